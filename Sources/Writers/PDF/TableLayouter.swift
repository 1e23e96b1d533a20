import Diagnostics
import Drawing
import Findings
import Formats
import PDFEditing

/// Sets a table as rows of the flow, with a header that stands again on every further page.
struct TableLayouter {
  /// Above and below the words of a row: less in tables that go over pages anyway.
  private var padding: Double { table.rows.count > 40 ? 0.9 : 2.8 }

  let table: PrintedTable
  let measure: TableMeasure
  let shaper: TextShaper
  /// "Table 2, continued".
  let continued: String

  /// Caption and notes stand outside; `caption` begins the table's structure.
  func items(caption: [FlowItem], notes: [FlowItem]) -> [FlowItem] {
    let header = headerItem
    var body = rowItems
    let again = FlowItem.Continuation(
      elements: continuedLine + decoration(header.elements).map { $0.moved(0, 14) },
      height: header.height + 14)
    for index in body.indices { body[index].continuation = again }
    body.keepEnds()
    if !body.isEmpty {
      body[body.count - 1].elements.append(
        rule(at: body[body.count - 1].height, PaperInk.rule, width: 0.8))
      body[body.count - 1].keepsWithNext = !notes.isEmpty
    }
    var head = caption + [header].tagged(.tableHead)
    for index in head.indices { head[index].keepsWithNext = true }
    var items = (head + body.tagged(.tableBody)).tagged(.table) + notes
    for index in items.indices { items[index].paper = measure.paper }
    return items
  }

  // MARK: The header

  private var headerItem: FlowItem {
    var elements: [PageElement] = []
    var y = 0.0
    if table.hasSpanners { y += spannerRow(into: &elements) }
    let leading = measure.header.size * 1.28
    let paragraphs = table.columns.enumerated().map { index, column in
      paragraph(column.header, measure.header, index, PaperInk.text, leading: leading)
    }
    let text = (paragraphs.map { $0.height }.max() ?? 0)
    let units = table.columns.contains { $0.unit != nil } ? 10.5 : 0
    elements.append(.begin(.tableRow))
    for (index, column) in table.columns.enumerated() {
      let paragraph = paragraphs[index]
      // Headers of different heights end on one line.
      let top = y + text - paragraph.height + (column.unit == nil ? units : 0)
      elements.append(.beginHeader(.init(.column)))
      elements.append(lines(paragraph, index, y: top))
      if let unit = column.unit {
        elements.append(line(unit, measure.unit, PaperInk.quiet, index, baseline: y + text + units - 2.5))
      }
      elements.append(.end(.tableHeader))
    }
    elements.append(.end(.tableRow))
    y += text + units + 3
    elements.append(rule(at: y, PaperInk.rule, width: 0.8))
    return FlowItem(height: y + 1, gap: 6, elements, keepsWithNext: true)
  }

  private func spannerRow(into elements: inout [PageElement]) -> Double {
    let lefts = measure.lefts
    elements.append(.begin(.tableRow))
    for span in table.spans {
      elements.append(.beginHeader(.init(.column, columns: span.columns.count)))
      if let spanner = span.spanner {
        let left = lefts[span.columns.lowerBound]
        let last = span.columns.upperBound - 1
        let right = lefts[last] + measure.widths[last]
        let middle = (left + right) / 2
        elements.append(.text(shaper.line(spanner, measure.header), x: middle, y: 9, PaperInk.quiet, .centre))
        elements.append(.stroke([(left, 13), (right, 13)], PaperInk.line, width: 0.5))
      }
      elements.append(.end(.tableHeader))
    }
    elements.append(.end(.tableRow))
    return 17
  }

  private var continuedLine: [PageElement] {
    [.text(shaper.line(continued, PageStyle.note), x: 0, y: 8, PaperInk.quiet, .leading)]
  }

  /// The same marks without structure: repeated headers are not read aloud again.
  private func decoration(_ elements: [PageElement]) -> [PageElement] {
    elements.filter { element in
      switch element {
      case .begin, .beginHeader, .end, .destination: false
      default: true
      }
    }
  }

  // MARK: The rows

  private var rowItems: [FlowItem] {
    var items: [FlowItem] = []
    var group: String?
    for (position, row) in table.rows.enumerated() {
      if let label = row.group, label != group { items.append(groupItem(label)) }
      group = row.group
      let isLast = position == table.rows.count - 1
      let summaryFollows = !isLast && table.rows[position + 1].isSummary
      items.append(rowItem(row, separator: isLast || summaryFollows ? nil : PaperInk.separator))
    }
    return items
  }

  private func groupItem(_ label: String) -> FlowItem {
    let height = measure.leading + 2 * padding + 3
    let baseline = height - padding - measure.leading * 0.28
    let elements: [PageElement] = [
      .begin(.tableRow), .beginHeader(.init(.row, columns: table.columns.count)),
      .text(shaper.line(label, measure.strong), x: 0, y: baseline, PaperInk.navy, .leading),
      .end(.tableHeader),
      .end(.tableRow),
      rule(at: height, PaperInk.separator, width: 0.5),
    ]
    return FlowItem(height: height, elements, keepsWithNext: true)
  }

  private func rowItem(_ row: PrintedTable.Row, separator: Color?) -> FlowItem {
    let font = row.isSummary ? measure.strong : measure.body
    var elements: [PageElement] = row.isSummary ? [rule(at: 0, PaperInk.rule, width: 0.5)] : []
    var height = measure.leading
    elements.append(.begin(.tableRow))
    for (index, cell) in row.cells.enumerated() {
      elements.append(index == 0 ? .beginHeader(.init(.row)) : .begin(.tableCell))
      let color = cell.isQuiet ? PaperInk.quiet : PaperInk.text
      if cell.isNumber || shaper.width(of: cell.text, font) <= measure.widths[index] {
        let baseline = padding + measure.leading * 0.74
        elements.append(line(cell.text, font, color, index, baseline: baseline))
        if cell.isStruck {
          elements.append(strike(shaper.width(of: cell.text, font), index, baseline, color))
        }
      } else {
        let paragraph = paragraph(cell.text, font, index, color, leading: measure.leading)
        elements.append(lines(paragraph, index, y: padding))
        height = max(height, paragraph.height)
      }
      elements.append(.end(index == 0 ? .tableHeader : .tableCell))
    }
    elements.append(.end(.tableRow))
    height += 2 * padding
    if let separator { elements.append(rule(at: height, separator, width: 0.5)) }
    return FlowItem(height: height, elements)
  }

  // MARK: Parts

  private func rule(at y: Double, _ color: Color, width: Double) -> PageElement {
    .stroke([(0, y), (measure.width, y)], color, width: width)
  }

  private func alignment(_ column: Int) -> Paragraph.Alignment {
    switch table.columns[column].alignment {
    case .leading: .leading
    case .centre: .centre
    case .trailing: .trailing
    }
  }

  private func paragraph(
    _ text: String, _ font: FontStyle, _ column: Int, _ color: Color, leading: Double
  ) -> Paragraph {
    shaper.paragraph(
      [TextRun(text, font, color)], width: measure.widths[column], leading: leading,
      alignment: alignment(column))
  }

  private func lines(_ paragraph: Paragraph, _ column: Int, y: Double) -> PageElement {
    .lines(paragraph, 0..<paragraph.lines.count, x: measure.lefts[column], y: y)
  }

  /// A line through a number that ends at the right of its column.
  private func strike(_ width: Double, _ column: Int, _ baseline: Double, _ color: Color) -> PageElement {
    let right = measure.lefts[column] + measure.widths[column]
    let y = baseline - measure.leading * 0.24
    return .stroke([(right - width - 1, y), (right + 1, y)], color, width: 0.8)
  }

  private func line(
    _ text: String, _ font: FontStyle, _ color: Color, _ column: Int, baseline: Double
  ) -> PageElement {
    let left = measure.lefts[column]
    let x =
      switch alignment(column) {
      case .leading: left
      case .centre: left + measure.widths[column] / 2
      case .trailing: left + measure.widths[column]
      }
    return .text(shaper.line(text, font), x: x, y: baseline, color, alignment(column))
  }
}

extension [FlowItem] {
  /// A short table stays whole; of a longer one neither the first nor the last two rows are parted.
  fileprivate mutating func keepEnds() {
    if count <= 10 {
      self = keptTogether()
      return
    }
    for index in [0, 1, count - 2] { self[index].keepsWithNext = true }
  }
}
