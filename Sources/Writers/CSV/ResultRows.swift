import Documents
import Findings

/// The numbers behind a table of results, unrounded: one column for each value, two for each interval.
///
/// A first column names the group of each row where rows have groups, and `row_kind` tells totals from details where
/// there are totals. What was suppressed or is not there is left empty.
struct ResultRows {
  enum Content {
    case group
    case kind
    case cell(Int)
    case low(Int)
    case high(Int)
  }

  struct Field {
    let name: String
    let title: String
    let content: Content
    let type: String
    let unit: String?
  }

  let table: ResultTable
  let fields: [Field]

  init(_ table: ResultTable) {
    self.table = table
    let taken = Set(table.columns.map { $0.name })
    func free(_ name: String) -> String { taken.contains(name) ? "table_\(name)" : name }
    var fields: [Field] = []
    if table.rows.contains(where: { $0.group != nil }) {
      fields.append(
        Field(name: free("group"), title: "group", content: .group, type: "string", unit: nil))
    }
    for index in table.columns.indices { fields += Self.fields(of: index, in: table) }
    if table.rows.contains(where: { $0.isSummary }) {
      fields.append(
        Field(name: free("row_kind"), title: "detail or total", content: .kind, type: "string", unit: nil))
    }
    self.fields = fields
  }

  var bytes: [UInt8] {
    var text = CSVText()
    for field in fields { text.text(field.name) }
    text.endLine()
    for row in table.rows {
      for field in fields { append(field, of: row, to: &text) }
      text.endLine()
    }
    return text.take()
  }

  private static func fields(of index: Int, in table: ResultTable) -> [Field] {
    let column = table.columns[index]
    let cells = table.rows.map { $0.cells[index] }
    let unit = cells.compactMap { $0.value?.format.unit }.first
    let hasIntervals = cells.contains { if case .interval = $0 { true } else { false } }
    let hasOthers = cells.contains { if case .interval = $0 { false } else { $0.isPresent } }
    func field(_ suffix: String, _ content: Content, _ type: String) -> Field {
      Field(name: column.name + suffix, title: column.header, content: content, type: type, unit: unit)
    }
    var fields: [Field] = []
    if hasOthers || !hasIntervals { fields.append(field("", .cell(index), type(of: cells))) }
    if hasIntervals {
      fields += [field("_low", .low(index), "number"), field("_high", .high(index), "number")]
    }
    return fields
  }

  private static func type(of cells: [ResultTable.Cell]) -> String {
    var isWhole = true
    for cell in cells {
      switch cell {
      case .text: return "string"
      case .value, .struck: isWhole = false
      case .count, .interval, .suppressed, .empty: continue
      }
    }
    let hasCounts = cells.contains { if case .count = $0 { true } else { false } }
    return isWhole ? hasCounts ? "integer" : "string" : "number"
  }

  private func append(_ field: Field, of row: ResultTable.Row, to text: inout CSVText) {
    switch field.content {
    case .group: text.text(row.group ?? "")
    case .kind: text.plain(row.isSummary ? "total" : "detail")
    case .cell(let index): append(row.cells[index], to: &text)
    case .low(let index): append(row.cells[index].interval?.low, to: &text)
    case .high(let index): append(row.cells[index].interval?.high, to: &text)
    }
  }

  private func append(_ cell: ResultTable.Cell, to text: inout CSVText) {
    switch cell {
    case .text(let words): text.text(words)
    case .value(let value), .struck(let value): append(value.number, to: &text)
    case .count(let count): text.plain(String(count))
    case .interval, .suppressed, .empty: text.skip()
    }
  }

  private func append(_ number: Double?, to text: inout CSVText) {
    if let plain = number.flatMap({ CSVNumber.text($0, decimals: nil) }) {
      text.plain(plain)
    } else {
      text.skip()
    }
  }
}

extension ResultTable.Cell {
  fileprivate var value: Value? {
    switch self {
    case .value(let value), .interval(let value), .struck(let value): value
    default: nil
    }
  }

  fileprivate var interval: Value.Interval? {
    if case .interval(let value) = self { value.interval } else { nil }
  }

  fileprivate var isPresent: Bool {
    switch self {
    case .empty, .suppressed: false
    default: true
    }
  }
}
