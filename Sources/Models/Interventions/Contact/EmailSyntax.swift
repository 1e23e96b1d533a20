/// The syntax of addresses that mail programs and marketing tools take: RFC 5321 without quoted names and without
/// letters beyond ASCII, and a domain with a dot, as HTML's `input type=email` has it.
enum EmailSyntax {
  /// In lower case: what stands before the @ may tell cases apart and, at every large provider, does not.
  static func read(_ written: ArraySlice<UInt8>, into result: inout [UInt8]) -> AddressForm.Reading {
    guard written.count <= 254, let at = written.lastIndex(of: UInt8(ascii: "@")) else { return .malformed }
    let (local, domain) = (written[..<at], written[(at + 1)...])
    guard isLocal(local), isDomain(domain) else { return .malformed }
    for byte in written {
      result.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte)
    }
    return .usable
  }

  private static let marks = Set("!#$%&'*+/=?^_`{|}~-".utf8)

  private static func isLocal(_ local: ArraySlice<UInt8>) -> Bool {
    guard (1...64).contains(local.count) else { return false }
    var previous = UInt8(ascii: ".")
    for byte in local {
      let isDot = byte == UInt8(ascii: ".")
      if isDot && previous == byte { return false }
      guard isDot || isLetterOrDigit(byte) || marks.contains(byte) else { return false }
      previous = byte
    }
    return previous != UInt8(ascii: ".")
  }

  private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
    let hyphen = UInt8(ascii: "-")
    let areSound = labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
        && label.allSatisfy { $0 == hyphen || isLetterOrDigit($0) }
    }
    return areSound && !last.allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
