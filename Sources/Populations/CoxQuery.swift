public import Statistics

/// What a table for Cox's model is counted by.
public struct CoxQuery: Sendable, Hashable {
  public var time: String
  /// A flag column.
  public var event: String
  /// Time at which each row comes under observation; `nil` for 0.
  public var entry: String?
  /// Category, flag and numeric columns.
  public var covariates: [String]
  /// Category, flag and whole-number columns whose combinations have a baseline of their own.
  public var strata: [String]
  /// A column whose values name the customers that are not independent of each other; any kind, text by its hash.
  public var cluster: String?

  public init(
    time: String, event: String, entry: String? = nil, covariates: [String], strata: [String] = [],
    cluster: String? = nil
  ) {
    self.time = time
    self.event = event
    self.entry = entry
    self.covariates = covariates
    self.strata = strata
    self.cluster = cluster
  }
}

public struct CoxAnswer: Sendable, Equatable {
  public let table: CoxTable
  /// Rows left out, by the first column of the query whose value is missing, in the order of the query. Rows that
  /// come in at or after they were last seen count under the entry.
  public let excluded: [(column: String, rows: Int)]

  public init(table: CoxTable, excluded: [(column: String, rows: Int)]) {
    self.table = table
    self.excluded = excluded
  }

  public static func == (a: CoxAnswer, b: CoxAnswer) -> Bool {
    a.table == b.table && a.excluded.elementsEqual(b.excluded) { $0 == $1 }
  }
}
