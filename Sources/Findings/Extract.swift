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
    /// Texts stand as they are, also where a spreadsheet would take them for a formula: an address or id that a tool
    /// looks up would be another with an apostrophe before it.
    public let isVerbatim: Bool

    public init(
      _ name: String, _ description: String, decimals: Int? = nil, isQuoted: Bool = false,
      isVerbatim: Bool = false
    ) {
      self.name = name
      self.description = description
      self.decimals = decimals
      self.isQuoted = isQuoted
      self.isVerbatim = isVerbatim
    }
  }

  /// A column that is made of rows of the table while they are written, a block at a time, so that no more of it is
  /// ever held.
  public struct Made: Sendable {
    public let name: String
    public let kind: ColumnKind
    /// One value for each of the rows, in their order.
    public let values: @Sendable (_ rows: [Int]) -> Column

    public init(_ name: String, _ kind: ColumnKind, _ values: @escaping @Sendable (_ rows: [Int]) -> Column) {
      self.name = name
      self.kind = kind
      self.values = values
    }
  }

  /// Path in the bundle: `interventions.csv`, `outreach/generic.csv`.
  public let path: String
  /// One for each column of the table, with the same name and in that order, and for each that is made.
  public let fields: [Field]
  public let table: Table
  public let made: [Made]
  /// Rows of the table to write, in this order; `nil` for all of them.
  public let rows: [Int32]?
  /// Holds personal data, so it may only stand under `outreach/`.
  public let isPersonal: Bool
  /// Begins with a byte order mark, without which Excel takes UTF-8 for something else.
  public let hasMark: Bool

  public init(
    path: String, fields: [Field], table: Table, made: [Made] = [], rows: [Int32]? = nil,
    isPersonal: Bool = false, hasMark: Bool = false
  ) {
    let added = Set(made.map { $0.name })
    let kept = fields.map { $0.name }.filter { !added.contains($0) }
    precondition(
      kept == table.names && fields.count == kept.count + made.count,
      "an extract describes each of its columns")
    precondition(!isPersonal || path.hasPrefix("outreach/"), "personal data stay under outreach/")
    self.path = path
    self.fields = fields
    self.table = table
    self.made = made
    self.rows = rows
    self.isPersonal = isPersonal
    self.hasMark = hasMark
  }
}
