/// Telephone numbers as people write them, as ITU-T E.164 has them: +, country code, at most fifteen digits.
struct PhoneSyntax {
  /// Digits put before numbers that are written without a country; `nil` leaves those as they are.
  let countryCode: String?

  /// Countries whose numbers keep a leading zero when dialled from abroad, or never had one to drop.
  private static let keepsZero: Set<String> = ["1", "39", "378", "379", "7"]

  func read(_ written: ArraySlice<UInt8>, into result: inout [UInt8]) -> AddressForm.Reading {
    var isInternational = written.first == UInt8(ascii: "+")
    guard let written = dialled(isInternational ? written.dropFirst() : written) else { return .malformed }
    var digits = written[...]
    if !isInternational, digits.starts(with: "00".utf8) {
      isInternational = true
      digits = digits.dropFirst(2)
    }
    if isInternational {
      guard (8...15).contains(digits.count), digits.first != UInt8(ascii: "0") else { return .malformed }
      result.append(UInt8(ascii: "+"))
      result += digits
      return .usable
    }
    guard let code = countryCode else {
      guard (5...15).contains(digits.count) else { return .malformed }
      result += digits
      return .national
    }
    return read(digits, inCountry: code, into: &result)
  }

  private func read(
    _ digits: ArraySlice<UInt8>, inCountry code: String, into result: inout [UInt8]
  ) -> AddressForm.Reading {
    var digits = digits
    if code == "1" {
      // North America: ten digits, written with or without the 1.
      if digits.count == 11, digits.first == UInt8(ascii: "1") { digits = digits.dropFirst() }
      guard digits.count == 10, digits.first != UInt8(ascii: "0") else { return .malformed }
    } else if !Self.keepsZero.contains(code), digits.first == UInt8(ascii: "0") {
      digits = digits.dropFirst()
    }
    guard digits.count >= 4, (8...15).contains(digits.count + code.utf8.count) else { return .malformed }
    result.append(UInt8(ascii: "+"))
    result += code.utf8
    result += digits
    return .usable
  }

  /// The digits without what people write between them; a zero in brackets, as in +33 (0)6, is not dialled from
  /// abroad. `nil` where there is anything else.
  private func dialled(_ written: ArraySlice<UInt8>) -> [UInt8]? {
    var digits: [UInt8] = []
    var rest = written
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "(") where rest.starts(with: "0)".utf8) && !digits.isEmpty: rest = rest.dropFirst(2)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        continue
      case 0xC2 where rest.first == 0xA0: rest = rest.dropFirst()
      default: return nil
      }
    }
    return digits
  }
}
