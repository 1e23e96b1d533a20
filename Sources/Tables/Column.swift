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

/// Dictionary-coded text: a code a row into a list of levels, in the order they first appear in the file.
public struct CategoryColumn: Sendable {
  public enum Codes: Sendable {
    /// Up to 254 levels; 255 is missing.
    case narrow([UInt8])
    /// Any number of levels; -1 is missing.
    case wide([Int32])
  }

  public let codes: Codes
  public let levels: [String]

  public init(codes: Codes, levels: [String]) {
    self.codes = codes
    self.levels = levels
  }

  public var count: Int {
    switch codes {
    case .narrow(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  /// The code of a row, `nil` when missing.
  public func code(at row: Int) -> Int? {
    switch codes {
    case .narrow(let codes): codes[row] == 255 ? nil : Int(codes[row])
    case .wide(let codes): codes[row] < 0 ? nil : Int(codes[row])
    }
  }
}

/// Text of any length, as one run of UTF-8 and the offsets at which rows end; an empty text is missing.
public struct TextColumn: Sendable {
  public let bytes: [UInt8]
  /// `count + 1` offsets into `bytes`.
  public let offsets: [Int]

  public init(bytes: [UInt8], offsets: [Int]) {
    self.bytes = bytes
    self.offsets = offsets
  }

  public var count: Int { offsets.count - 1 }

  public subscript(row: Int) -> String {
    String(decoding: bytes[offsets[row]..<offsets[row + 1]], as: UTF8.self)
  }
}
