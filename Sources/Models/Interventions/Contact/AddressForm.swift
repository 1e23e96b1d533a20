/// An e-mail address or a telephone number, checked and brought to the one form in which equal ones are equal.
public enum AddressForm: Sendable, Hashable {
  /// Without spaces around it, in lower case.
  case email
  /// E.164, such as +33612345678; `countryCode` are the digits that numbers written without one are given.
  case phone(countryCode: String?)

  public enum Reading: Sendable, Hashable {
    case blank
    /// What is written cannot be an address or a number.
    case malformed
    case usable
    /// A number that can be dialled from somewhere, and does not say from where.
    case national
  }

  /// Reads what is written and puts its one form in `result`, which holds nothing unless the reading is `usable` or
  /// `national`.
  public func read(_ written: some BidirectionalCollection<UInt8>, into result: inout [UInt8]) -> Reading {
    result.removeAll(keepingCapacity: true)
    let trimmed = AddressForm.trimmed(written)
    if trimmed.isEmpty { return .blank }
    let reading =
      switch self {
      case .email: EmailSyntax.read(trimmed, into: &result)
      case .phone(let code): PhoneSyntax(countryCode: code).read(trimmed, into: &result)
      }
    if reading == .malformed { result.removeAll(keepingCapacity: true) }
    return reading
  }

  /// The one form as text; `nil` for what is blank or cannot be right.
  public func text(_ written: String) -> String? {
    var result: [UInt8] = []
    let reading = read(Array(written.utf8), into: &result)
    return reading == .usable || reading == .national ? String(decoding: result, as: UTF8.self) : nil
  }

  /// Without the spaces, tabs, line ends and no-break spaces around it.
  static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> ArraySlice<UInt8> {
    var slice = Array(bytes)[...]
    while let first = slice.first {
      if first <= 0x20 {
        slice.removeFirst()
      } else if first == 0xC2, slice.dropFirst().first == 0xA0 {
        slice.removeFirst(2)
      } else {
        break
      }
    }
    while let last = slice.last {
      if last <= 0x20 {
        slice.removeLast()
      } else if last == 0xA0, slice.dropLast().last == 0xC2 {
        slice.removeLast(2)
      } else {
        break
      }
    }
    return slice
  }
}
