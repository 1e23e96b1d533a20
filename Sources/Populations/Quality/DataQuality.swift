public import Tables

/// What the columns of a data set hold and lack, what was expected of them, and whether the file is a known one.
public struct DataQuality: Sendable, Hashable {
  public struct ColumnQuality: Sendable, Hashable {
    public let name: String
    public let kind: ColumnKind
    public let missing: Int
    /// Distinct values; `nil` when there are more than `DataQuality.distinctLimit`.
    public let distinct: Int?

    public init(name: String, kind: ColumnKind, missing: Int, distinct: Int?) {
      self.name = name
      self.kind = kind
      self.missing = missing
      self.distinct = distinct
    }
  }

  /// One expectation, kept or broken.
  public struct Kept: Sendable, Hashable {
    public let rule: ExpectationRule
    public let severity: ExpectationSeverity
    /// Rows that it was asked of.
    public let rows: Int
    /// Rows that break it; for `rows`, 1 when the number of rows does.
    public let failures: Int
    /// Of the rows asked, the share that may break it.
    public let tolerance: Double
    /// Lines of the file with the first of them, the header being line 1.
    public let lines: [Int]

    public init(
      rule: ExpectationRule, severity: ExpectationSeverity = .error, rows: Int, failures: Int,
      tolerance: Double = 0, lines: [Int] = []
    ) {
      self.rule = rule
      self.severity = severity
      self.rows = rows
      self.failures = failures
      self.tolerance = tolerance
      self.lines = lines
    }

    public var isKept: Bool { Double(failures) <= tolerance * Double(rows) }
  }

  public static let distinctLimit = 10_000

  public let rows: Int
  /// The columns of the file, in its order.
  public let columns: [ColumnQuality]
  public let expectations: [Kept]
  /// Days from the newest date of the freshness column to the report's date; `nil` without one.
  public let age: Int?
  /// The public file that this one is, or claims to be.
  public let source: KnownSource?

  public init(
    rows: Int, columns: [ColumnQuality], expectations: [Kept], age: Int?, source: KnownSource? = nil
  ) {
    self.rows = rows
    self.columns = columns
    self.expectations = expectations
    self.age = age
    self.source = source
  }
}
