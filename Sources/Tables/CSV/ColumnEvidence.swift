/// What a column's values have been seen to be; the union over all rows decides the column's type, so that the type
/// does not depend on how the file was divided.
struct ColumnEvidence: Sendable, Equatable {
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt16

    /// A whole number that fits in 32 bits.
    static let integer = Kinds(rawValue: 1)
    /// A whole number of up to 18 digits that does not.
    static let longInteger = Kinds(rawValue: 2)
    static let decimal = Kinds(rawValue: 4)
    /// A decimal that does not fit in 32 bits once scaled.
    static let longDecimal = Kinds(rawValue: 8)
    /// An exponent, more than 9 decimals, or too large for a scaled integer.
    static let number = Kinds(rawValue: 16)
    static let day = Kinds(rawValue: 32)
    static let text = Kinds(rawValue: 64)
    /// More levels than codes of one byte can tell apart.
    static let manyLevels = Kinds(rawValue: 128)
    /// More levels than categories may have.
    static let tooManyLevels = Kinds(rawValue: 256)

    static let numeric: Kinds = [integer, longInteger, decimal, longDecimal, number]
  }

  var kinds: Kinds = []
  /// The most digits after a point.
  var digits = 0

  mutating func add(_ other: ColumnEvidence) {
    kinds.formUnion(other.kinds)
    digits = Swift.max(digits, other.digits)
  }

  mutating func add(_ kind: Kinds) { kinds.formUnion(kind) }
}

/// How a column is read from its fields.
enum ColumnMode: Sendable, Equatable {
  /// No value so far.
  case missing
  case integer
  case smallDecimal(digits: Int)
  case decimal(digits: Int)
  case number
  case day
  case narrow
  case wide
  case text

  /// The only way of reading that loses nothing of what has been seen.
  init(_ evidence: ColumnEvidence) {
    let kinds = evidence.kinds
    let isMixed = kinds.contains(.day) && !kinds.isDisjoint(with: .numeric)
    if kinds.contains(.tooManyLevels) {
      self = .text
    } else if kinds.contains(.text) || isMixed {
      self = kinds.contains(.manyLevels) ? .wide : .narrow
    } else if kinds.contains(.day) {
      self = .day
    } else if kinds.contains(.number) {
      self = .number
    } else if !kinds.isDisjoint(with: [.decimal, .longInteger, .longDecimal]) {
      let isLong = !kinds.isDisjoint(with: [.longInteger, .longDecimal])
      self = isLong ? .decimal(digits: evidence.digits) : .smallDecimal(digits: evidence.digits)
    } else {
      self = kinds.contains(.integer) ? .integer : .missing
    }
  }
}
