/// A table of results, in gt's vocabulary: headers with spanners, a stub, row groups, a summary row, notes.
public struct ResultTable: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    public enum Alignment: Sendable, Hashable { case leading, trailing, centre }

    /// The name in CSV and schemas, snake_case.
    public let name: String
    public let header: String
    /// Printed over the headers of neighbouring columns that share it.
    public let spanner: String?
    /// Under the header, such as "%" or "months", so that cells need not repeat it.
    public let unit: String?
    public let alignment: Alignment

    public init(
      _ name: String, header: String, spanner: String? = nil, unit: String? = nil,
      alignment: Alignment = .trailing
    ) {
      self.name = name
      self.header = header
      self.spanner = spanner
      self.unit = unit
      self.alignment = alignment
    }
  }

  public enum Cell: Sendable, Hashable {
    case text(String)
    /// The number alone, in its format.
    case value(Value)
    /// The number's interval alone.
    case interval(Value)
    /// A count.
    case count(Int)
    /// A number that others would print and that does not hold: it stands there crossed out.
    case struck(Value)
    /// Too few rows to show: "<10".
    case suppressed(String)
    case empty
  }

  public struct Row: Sendable, Hashable {
    public let cells: [Cell]
    /// Rows of one group follow each other under a line with this label.
    public let group: String?
    public let isSummary: Bool

    public init(_ cells: [Cell], group: String? = nil, isSummary: Bool = false) {
      self.cells = cells
      self.group = group
      self.isSummary = isSummary
    }
  }

  /// The first column is the stub: it names the row.
  public let columns: [Column]
  public let rows: [Row]
  /// "rows 1–15 of 500, the rest in outreach/generic.csv"; `nil` when every row is here.
  public let more: String?

  public init(columns: [Column], rows: [Row], more: String? = nil) {
    self.columns = columns
    self.rows = rows
    self.more = more
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "every row has a cell for each column")
  }
}

extension ResultTable {
  /// The same without a column that says nothing in any row.
  public func withoutEmpty(_ name: String) -> ResultTable {
    guard let index = columns.firstIndex(where: { $0.name == name }),
      rows.allSatisfy({ $0.cells[index] == .empty })
    else { return self }
    func cut<Item>(_ items: [Item]) -> [Item] { Array(items[..<index] + items[(index + 1)...]) }
    return ResultTable(
      columns: cut(columns),
      rows: rows.map { Row(cut($0.cells), group: $0.group, isSummary: $0.isSummary) }, more: more)
  }
}
