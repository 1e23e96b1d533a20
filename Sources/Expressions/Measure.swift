public import Formats

/// What an address stands for: a number with its interval and count, or the words that stand in its place.
public struct Measure: Sendable, Hashable {
  /// `nil` when there is no such number; `absence` then says why, in the report's language.
  public let number: Double?
  /// Bounds of the interval, of an estimate or of a scenario; `nil` for numbers that are exact.
  public let low: Double?
  public let high: Double?
  public let n: Int?
  public let format: Format
  public let absence: String?

  public init(
    _ number: Double, _ format: Format, low: Double? = nil, high: Double? = nil, n: Int? = nil
  ) {
    self.number = number
    self.low = low
    self.high = high
    self.n = n
    self.format = format
    absence = nil
  }

  public init(absent words: String, _ format: Format, low: Double? = nil, high: Double? = nil, n: Int? = nil)
  {
    number = nil
    self.low = low
    self.high = high
    self.n = n
    self.format = format
    absence = words
  }
}

/// A param's value.
public enum ParameterContent: Sendable, Hashable {
  case text(String)
  case number(Double)

  /// As it stands in a text without a format.
  public var words: String {
    switch self {
    case .text(let text): text
    case .number(let number):
      number.rounded() == number && number.magnitude < 1e15
        ? String(Int(number)) : String(number)
    }
  }
}

/// Knows the values that expressions name.
public protocol Resolver {
  /// The value without its attribute; `nil` when there is none of that name.
  func measure(_ address: Address) -> Measure?
  /// The same in the bundle compared with; absent, with words, when there is none.
  func previous(_ address: Address) -> Measure
  func parameter(_ name: String) -> ParameterContent?
  /// Names near an unknown address, for a hint.
  func candidates(for address: Address) -> [String]
}
