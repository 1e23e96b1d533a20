import Documents
import Findings
import Formats

/// A table with every cell as the words that are printed, the same in PDF and HTML.
struct PrintedTable: Sendable {
  struct Column: Sendable {
    let header: String
    let unit: String?
    let spanner: String?
    let alignment: ResultTable.Column.Alignment
  }

  struct Cell: Sendable, Hashable {
    let text: String
    /// Numbers and intervals are never broken over lines.
    let isNumber: Bool
    /// In the colour of notes: suppressed and missing values.
    let isQuiet: Bool
    /// Crossed out.
    let isStruck: Bool

    init(_ text: String, isNumber: Bool = false, isQuiet: Bool = false, isStruck: Bool = false) {
      self.text = text
      self.isNumber = isNumber
      self.isQuiet = isQuiet
      self.isStruck = isStruck
    }
  }

  struct Row: Sendable {
    let cells: [Cell]
    let group: String?
    let isSummary: Bool
  }

  let columns: [Column]
  let rows: [Row]

  init(_ table: ResultTable, in wording: Wording) {
    columns = table.columns.map {
      Column(header: $0.header, unit: $0.unit, spanner: $0.spanner, alignment: $0.alignment)
    }
    rows = table.rows.map { row in
      Row(
        cells: row.cells.map { PrintedTable.print($0, in: wording) }, group: row.group,
        isSummary: row.isSummary)
    }
  }

  init(_ grid: Grid) {
    columns = zip(grid.header, grid.alignments).map { header, alignment in
      Column(header: plainText(header), unit: nil, spanner: nil, alignment: alignment)
    }
    rows = grid.rows.map { row in
      let cells = zip(row, grid.alignments).map { Cell(plainText($0), isNumber: $1 == .trailing) }
      return Row(cells: cells, group: nil, isSummary: false)
    }
  }

  var hasSpanners: Bool { columns.contains { $0.spanner != nil } }

  /// Runs of neighbouring columns under one spanner, or under none.
  var spans: [(spanner: String?, columns: Range<Int>)] {
    var spans: [(spanner: String?, columns: Range<Int>)] = []
    for (index, column) in columns.enumerated() {
      if let last = spans.last, last.spanner == column.spanner {
        spans[spans.count - 1].columns = last.columns.lowerBound..<index + 1
      } else {
        spans.append((column.spanner, index..<index + 1))
      }
    }
    return spans
  }

  private static func print(_ cell: ResultTable.Cell, in wording: Wording) -> Cell {
    switch cell {
    case .text(let text): Cell(text)
    case .value(let value):
      value.number.map {
        // The header says that it is a p-value.
        let text = value.format == .pvalue ? wording.bareProbability($0) : wording.number($0, value.format)
        return Cell(text, isNumber: true)
      }
        ?? Cell(value.absence ?? "—", isQuiet: true)
    case .interval(let value):
      value.interval.map {
        Cell(wording.interval($0.low, $0.high, value.format), isNumber: true)
      } ?? Cell("—", isQuiet: true)
    case .count(let count): Cell(wording.number(Double(count), .num0), isNumber: true)
    case .struck(let value):
      value.number.map {
        Cell(wording.number($0, value.format), isNumber: true, isQuiet: true, isStruck: true)
      } ?? Cell("—", isQuiet: true)
    case .suppressed(let text): Cell(text, isNumber: true, isQuiet: true)
    case .empty: Cell("")
    }
  }
}

/// Inline pieces as plain words.
func plainText(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text), .code(let text), .reference(let text, anchor: _): text
    case .strong(let inside), .emphasis(let inside), .link(let inside, url: _): plainText(inside)
    case .lineBreak: " "
    }
  }.joined()
}
