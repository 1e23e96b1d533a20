public import Formats

/// A number as it is reported: with its format, its interval and how many rows stand behind it.
public struct Value: Sendable, Hashable {
  public struct Interval: Sendable, Hashable {
    public let low: Double
    public let high: Double
    public let kind: Kind

    public enum Kind: Sendable, Hashable {
      /// Confidence at a level such as .95.
      case confidence(Double)
      /// From assumed low to assumed high: a scenario, not an estimate of uncertainty.
      case scenario
    }

    public init(_ low: Double, _ high: Double, _ kind: Kind) {
      self.low = low
      self.high = high
      self.kind = kind
    }
  }

  /// `nil` when there is no such number; `absence` then says why, in the report's language.
  public let number: Double?
  public let format: Format
  public let interval: Interval?
  public let n: Int?
  public let absence: String?

  public init(_ number: Double, _ format: Format, interval: Interval? = nil, n: Int? = nil) {
    self.number = number
    self.format = format
    self.interval = interval
    self.n = n
    absence = nil
  }

  /// A value that is not there, in words such as "not reached by month 72".
  public init(absent words: String, format: Format, interval: Interval? = nil, n: Int? = nil) {
    number = nil
    self.format = format
    self.interval = interval
    self.n = n
    absence = words
  }
}

/// The name of a value within a cell: `rmst` or, for one group, `rmst.two_year`.
public struct ValueName: Sendable, Hashable, CustomStringConvertible {
  public let value: String
  /// A slug of the group's label.
  public let group: String?

  public init(_ value: String, group: String? = nil) {
    self.value = value
    self.group = group
  }

  public var description: String { group.map { "\(value).\($0)" } ?? value }
}

/// A label as it appears in addresses: lower case letters and digits of ASCII, the rest as single underscores.
///
/// Accented letters of Western Europe lose their accents, so that "fidélité" is `fidelite` and not `fid_lit`.
public func slug(_ label: String) -> String {
  var result = ""
  for scalar in label.lowercased().unicodeScalars {
    if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      result.unicodeScalars.append(scalar)
    } else if let plain = unaccented[scalar] {
      result += plain
    } else if ("\u{300}"..."\u{36F}").contains(scalar) {
      continue  // an accent written apart from its letter
    } else if !result.hasSuffix("_"), !result.isEmpty {
      result += "_"
    }
  }
  while result.hasSuffix("_") { result.removeLast() }
  return result
}

private let unaccented: [Unicode.Scalar: String] = {
  let letters = [
    ("àáâãäå", "a"), ("ç", "c"), ("èéêë", "e"), ("ìíîï", "i"), ("ñ", "n"), ("òóôõöø", "o"), ("ùúûü", "u"),
    ("ýÿ", "y"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"),
  ]
  var plain: [Unicode.Scalar: String] = [:]
  for (accented, letter) in letters {
    for scalar in accented.unicodeScalars { plain[scalar] = letter }
  }
  return plain
}()
