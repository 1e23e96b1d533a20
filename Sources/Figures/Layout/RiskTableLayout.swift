/// A risk table with its labels broken and its rows stacked.
struct RiskTableLayout {
  private struct Line {
    let label: TextBlock
    let indent: Double
    let texts: [String]
    /// From the table's top.
    let top: Double
    let height: Double
  }

  private let table: RiskTable
  private let lines: [Line]
  /// The widest text at each position.
  private let widths: [Double]
  /// The room that row labels need.
  let labelWidth: Double
  let height: Double

  /// Between the axis and the table.
  private static let gap = 8.0
  private static let indent = 8.0
  private static let rowHeight = 11.0

  init(_ table: RiskTable, labelWidth limit: Double, measuring measurer: some TextMeasurer) {
    self.table = table
    var lines: [Line] = []
    var top = RiskTableLayout.gap
    func add(_ text: String, _ style: TextStyle, indent: Double, texts: [String] = [], isWide: Bool = false) {
      let block = TextBlock(
        text, style, width: isWide ? .infinity : limit - indent, lines: 2, measuring: measurer)
      let height = RiskTableLayout.rowHeight + Double(Swift.max(0, block.lines.count - 1)) * style.leading
      lines.append(Line(label: block, indent: indent, texts: texts, top: top, height: height))
      top += height
    }
    if !table.title.isEmpty { add(table.title, Typography.tableTitle, indent: 0, isWide: true) }
    var group: String?
    for row in table.rows {
      if let name = row.group, name != group {
        add(name, Typography.tableGroup.inked(row.tone.textInk), indent: 0, isWide: true)
      }
      group = row.group
      let style =
        row.group == nil ? Typography.tableGroup.inked(row.tone.textInk) : Typography.tick
      add(row.label, style, indent: row.group == nil ? 0 : RiskTableLayout.indent, texts: row.texts)
    }
    self.lines = lines
    height = top
    labelWidth = lines.filter { !$0.texts.isEmpty }.map { $0.label.width + $0.indent }.max() ?? 0
    widths = table.positions.indices.map { index in
      table.rows.map { measurer.width(of: $0.texts[index], Typography.tableText) }.max() ?? 0
    }
  }

  /// Positions on the axis with the widths of their columns.
  var columns: [(at: Double, width: Double)] { Array(zip(table.positions, widths)) }

  /// Texts with the table's top at `top` and its labels from `left`.
  func texts(left: Double, top: Double, in frame: Frame) -> [PlacedText] {
    let places = table.positions.map { frame.horizontal($0) }
    let shown = AxisLabels.kept(places, widths: widths, within: (frame.box.x - 1)...(frame.box.right + 1))
    return lines.flatMap { line in
      let middle = top + line.top + line.height / 2
      let label = line.label.placed(at: left + line.indent, middle: middle, .leading)
      guard !line.texts.isEmpty else { return label }
      let style = Typography.tableText.aligned(.centre)
      return label
        + shown.map { index in
          PlacedText(text: line.texts[index], at: Point(places[index], middle + style.drop), style: style)
        }
    }
  }
}
