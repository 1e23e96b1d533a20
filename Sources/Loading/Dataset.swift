public import Diagnostics
public import Formats
public import Populations
public import Tables

/// A data set as loaded: its rows, where they came from, and what is worth knowing about them.
public struct Dataset: Sendable {
  /// The key under `data:`.
  public let name: String
  public let population: TablePopulation
  public let source: Source
  public let quality: DataQuality
  public let warnings: [Diagnostic]
  /// The newest day of the data: of the window's end, else of any column; `nil` when there is none.
  public let newestDay: Day?
  /// That nobody left, or everyone did, in words; `nil` when some left and some stayed.
  public let singleOutcome: String?
  /// Of customers made of orders: the same as they stood on earlier days, newest first.
  public internal(set) var earlier: [EarlierRows] = []
  /// Of customers made of orders: the last day whose orders are features.
  public internal(set) var featuresUntil: Day?
  /// Of customers made of orders: how.
  public internal(set) var shop: ShopRequest?

  public var table: Table { population.table }

  init(
    name: String, population: TablePopulation, source: Source, quality: DataQuality,
    warnings: [Diagnostic], newestDay: Day?, singleOutcome: String?
  ) {
    self.name = name
    self.population = population
    self.source = source
    self.quality = quality
    self.warnings = warnings
    self.newestDay = newestDay
    self.singleOutcome = singleOutcome
  }

  /// The file, so that a report says exactly what it was made from.
  public struct Source: Sendable, Hashable {
    /// As the spec names it.
    public let path: String
    /// Of the file as it lies on disk, compressed or not, in lower-case hexadecimal.
    public let sha256: String
    public let bytes: Int
    public let rows: Int
  }
}

/// What the columns hold and lack, for the appendix and the quality cell.
public struct DataQuality: Sendable, Hashable {
  public struct ColumnQuality: Sendable, Hashable {
    public let name: String
    public let kind: ColumnKind
    public let missing: Int
    /// Distinct values; `nil` when there are more than `DataQuality.distinctLimit`.
    public let distinct: Int?
  }

  /// One expectation, kept or broken.
  public struct Kept: Sendable, Hashable {
    public let rule: Expectation.Rule
    public let rows: Int
    /// Rows that break it; for `rows`, 1 when the number of rows does.
    public let failures: Int
  }

  public static let distinctLimit = 10_000

  public let rows: Int
  /// The columns of the file, in its order.
  public let columns: [ColumnQuality]
  public let expectations: [Kept]
  /// Days from the newest date of the freshness column to the report's date; `nil` without one.
  public let age: Int?
}
