public import Tables

/// What a line of a data contract asks.
public enum ExpectationRule: Sendable, Hashable {
  case unique(column: String)
  /// No two rows have the same values in all of these.
  case uniqueTogether(columns: [String])
  case notNull(column: String)
  case rows(min: Int?, max: Int?)
  case inSet(column: String, values: [String])
  case minimum(column: String, value: Double)
  case maximum(column: String, value: Double)
  case kind(column: String, is: ExpectedKind)
  /// Every value, as a whole, matches a regular expression.
  case matches(column: String, pattern: String)
  /// Every value occurs in a column of another data set.
  case relationship(column: String, to: String, of: String)
  /// A condition on the columns of a row, as it is written.
  case check(String)

  /// The column it is about; `nil` for whole rows.
  public var column: String? {
    switch self {
    case .unique(let column), .notNull(let column), .inSet(let column, _), .minimum(let column, _),
      .maximum(let column, _), .kind(let column, _), .matches(let column, _), .relationship(let column, _, _):
      column
    case .uniqueTogether, .rows, .check: nil
    }
  }
}

/// What a column must hold.
public enum ExpectedKind: String, Sendable, Hashable, CaseIterable {
  case integer, number, date, text

  public func accepts(_ kind: ColumnKind) -> Bool {
    switch self {
    case .integer: kind == .integer || kind == .flag
    case .number: kind.isNumeric || kind == .flag
    case .date: kind == .day
    case .text: kind == .category || kind == .text
    }
  }
}

/// What a broken expectation does: stop the report, or be told in it.
public enum ExpectationSeverity: String, Sendable, Hashable, CaseIterable { case error, warn, info }
