public import Tables

/// A file of rows for the bundle, given as columns; writers stream it to CSV.
public struct Extract: Sendable {
  public struct Field: Sendable, Hashable {
    /// Header in the CSV: snake_case, or what the tool asks for that imports the file.
    public let name: String
    /// One line for the Table Schema, in English.
    public let description: String
    /// Decimals printed for numbers; `nil` prints the shortest text that reads back the same.
    public let decimals: Int?
    /// Texts always stand in quotes, as telephone numbers do: their plus is no formula's.
    public let isQuoted: Bool

    public init(_ name: String, _ description: String, decimals: Int? = nil, isQuoted: Bool = false) {
      self.name = name
      self.description = description
      self.decimals = decimals
      self.isQuoted = isQuoted
    }
  }

  /// Path in the bundle: `interventions.csv`, `outreach/generic.csv`.
  public let path: String
  /// One for each column of the table, with the same name.
  public let fields: [Field]
  public let table: Table
  /// Rows of the table to write, in this order; `nil` for all of them.
  public let rows: [Int32]?
  /// Holds personal data, so it may only stand under `outreach/`.
  public let isPersonal: Bool
  /// Begins with a byte order mark, without which Excel takes UTF-8 for something else.
  public let hasMark: Bool

  public init(
    path: String, fields: [Field], table: Table, rows: [Int32]? = nil, isPersonal: Bool = false,
    hasMark: Bool = false
  ) {
    precondition(fields.map { $0.name } == table.names, "an extract describes each of its columns")
    precondition(!isPersonal || path.hasPrefix("outreach/"), "personal data stay under outreach/")
    self.path = path
    self.fields = fields
    self.table = table
    self.rows = rows
    self.isPersonal = isPersonal
    self.hasMark = hasMark
  }
}
