/// A named column's storage: one type, immutable, with an explicit way of being missing.
public enum Column: Sendable {
  /// Whole numbers; `Column.missingInteger` where missing.
  case integers([Int32])
  /// Decimal numbers as scaled integers (value × 10^digits), so that sums of money are exact.
  /// `Column.missingDecimal` where missing.
  case decimals([Int64], digits: Int)
  /// As `decimals`, in half the space, when every value fits; `Column.missingInteger` where missing.
  case smallDecimals([Int32], digits: Int)
  /// Floating-point numbers; NaN where missing.
  case numbers([Double])
  /// Scores and contributions; NaN where missing.
  case floats([Float])
  case categories(CategoryColumn)
  /// Days since 1970-01-01; `Column.missingInteger` where missing.
  case days([Int32])
  /// 0, 1, or `Column.missingFlag`.
  case flags([UInt8])
  case text(TextColumn)

  public static let missingInteger = Int32.min
  public static let missingDecimal = Int64.min
  public static let missingFlag: UInt8 = 255

  public var count: Int {
    switch self {
    case .integers(let values): values.count
    case .decimals(let values, _): values.count
    case .smallDecimals(let values, _): values.count
    case .numbers(let values): values.count
    case .floats(let values): values.count
    case .categories(let column): column.count
    case .days(let values): values.count
    case .flags(let values): values.count
    case .text(let column): column.count
    }
  }

  public var kind: ColumnKind {
    switch self {
    case .integers: .integer
    case .decimals, .smallDecimals: .decimal
    case .numbers, .floats: .number
    case .categories: .category
    case .days: .day
    case .flags: .flag
    case .text: .text
    }
  }
}

/// What a column holds, as schemas and messages name it.
public enum ColumnKind: String, Sendable, Hashable {
  case integer, decimal, number, category, day, flag, text

  public var isNumeric: Bool { self == .integer || self == .decimal || self == .number }
}
