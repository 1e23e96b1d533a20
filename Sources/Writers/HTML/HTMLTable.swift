import Findings
import HTMLTemplates

/// Fills the template of a table's head and rows.
enum HTMLTable {
  static func fill(_ fields: HTMLFields, with table: PrintedTable) {
    if table.hasSpanners { fillSpans(fields.addSection("SPANS"), table) }
    // Named once: finding a case's name takes longer than the rest of a cell.
    let alignments = table.columns.map { "\($0.alignment)" }
    for (column, alignment) in zip(table.columns, alignments) {
      let head = fields.addSection("HEAD")
      head.set("WORDS", column.header)
      head.set("ALIGNMENT", alignment)
      if let unit = column.unit { head.addSection("UNIT").set("WORDS", unit) }
    }
    var group: String?
    for row in table.rows {
      let line = fields.addSection("ROW")
      if let label = row.group, label != group {
        let header = line.addSection("GROUP")
        header.set("COLUMNS", String(table.columns.count))
        header.set("WORDS", label)
      }
      group = row.group
      fill(line, with: row, alignments)
    }
  }

  private static func fillSpans(_ fields: HTMLFields, _ table: PrintedTable) {
    for span in table.spans {
      let header = fields.addSection("SPAN").addSection(span.spanner == nil ? "NONE" : "OVER")
      header.set("COLUMNS", String(span.columns.count))
      header.set("WORDS", span.spanner ?? "")
    }
  }

  /// The first cell is the row's header.
  private static func fill(_ line: HTMLFields, with row: PrintedTable.Row, _ alignments: [String]) {
    line.set("KIND", row.isSummary ? "summary" : "row")
    for (index, cell) in row.cells.enumerated() {
      let target = index == 0 ? line : line.addSection("CELL")
      if cell.isStruck {
        target.addSection("STRUCK").set("WORDS", cell.text)
      } else if index > 0 {
        target.addSection("PLAIN").set("WORDS", cell.text)
      } else {
        target.set("WORDS", cell.text)
      }
      target.set("ALIGNMENT", alignments[index])
    }
  }
}
