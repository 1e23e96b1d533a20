public import Diagnostics
public import Formats
public import Populations
public import Tables

/// A data set as loaded: its rows, where they came from, and what is worth knowing about them.
public struct Dataset: Sendable {
  /// The key under `data:`.
  public let name: String
  public internal(set) var population: TablePopulation
  public let source: Source
  public private(set) var quality: DataQuality
  public internal(set) var warnings: [Diagnostic]
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
  /// Of the file, so that rows can be found in it again.
  let delimiter: UInt8

  public var table: Table { population.table }

  init(
    name: String, population: TablePopulation, source: Source, quality: DataQuality,
    warnings: [Diagnostic], newestDay: Day?, singleOutcome: String?, delimiter: UInt8
  ) {
    self.name = name
    self.population = population
    self.source = source
    self.quality = quality
    self.warnings = warnings
    self.newestDay = newestDay
    self.singleOutcome = singleOutcome
    self.delimiter = delimiter
  }

  /// The same with outcomes of expectations that only several data sets together can decide.
  public func adding(_ kept: [DataQuality.Kept]) -> Dataset {
    var copy = self
    copy.quality = DataQuality(
      rows: quality.rows, columns: quality.columns, expectations: quality.expectations + kept,
      age: quality.age,
      source: quality.source)
    return copy
  }

  /// The same without its rows, for where only what is known of it as a whole is still asked for.
  public var withoutRows: Dataset {
    var copy = self
    let columns = zip(table.names, table.columns).map { (name: $0, column: $1.rows([])) }
    copy.population = TablePopulation(Table(columns), roles: population.roles)
    copy.earlier = []
    return copy
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
