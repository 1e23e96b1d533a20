/// What stands around a panel's drawing area, measured before the area is known.
struct PanelParts {
  let panel: Panel
  /// Names of the categories on y, broken into lines.
  let categories: [TextBlock]
  /// Names of the categories on x, broken to the room of one.
  let columns: [TextBlock]
  let risk: RiskTableLayout?
  /// Labels at ends of curves may be this wide.
  let gutterWidth: Double
  let left: Double
  let right: Double
  let top: Double
  /// Without the risk table.
  let bottom: Double
  let showsY: Bool
  /// Values of bars stand in a column at the right, because beside the bars they would leave too little for them.
  let hasValueColumn: Bool

  static let titleHeight = 15.0
  static let axisLabelHeight = 13.0
  static let tickHeight = 14.0
  static let tickGap = 6.0
  static let categoryGap = 8.0

  init(_ panel: Panel, width: Double, showsY: Bool, measuring measurer: some TextMeasurer) {
    self.panel = panel
    self.showsY = showsY
    let nameWidth = width * 0.36
    gutterWidth = Swift.min(130, width * 0.3)
    categories =
      showsY
      ? panel.y.names.map { TextBlock($0, Typography.category, width: nameWidth, measuring: measurer) } : []
    risk = panel.riskTable.map {
      RiskTableLayout($0, labelWidth: Swift.min(120, width * 0.3), measuring: measurer)
    }
    let ticks = showsY ? panel.y.ticks.map { measurer.width(of: $0.label, Typography.tick) }.max() ?? 0 : 0
    let firstColumn = risk?.columns.first?.width ?? 0
    let forNames = (categories.map { $0.width }.max() ?? 0) + PanelParts.categoryGap
    let forTicks = panel.y.isBand || panel.y.isHidden || ticks == 0 ? 0 : ticks + PanelParts.tickGap
    let forRisk = risk.map { $0.labelWidth + firstColumn / 2 + 8 } ?? 0
    left = Swift.max(categories.isEmpty ? forTicks : forNames, forRisk)
    hasValueColumn = PanelParts.needsValueColumn(panel, width: width - left, measurer)
    right = PanelParts.rightMargin(panel, gutterWidth, hasValueColumn: hasValueColumn, measurer)
    top =
      (panel.title == nil ? 0 : PanelParts.titleHeight)
      + (panel.y.label == nil ? 0 : PanelParts.axisLabelHeight) + (panel.y.isBand ? 1 : 5)
      + (PanelParts.labels(of: panel).contains { $0.placement == .above } ? PanelParts.axisLabelHeight : 0)
    let room = Swift.max(8, (width - left - right) / Double(Swift.max(1, panel.x.names.count)) - 4)
    columns = panel.x.names.map {
      TextBlock($0, Typography.category, width: room, lines: 6, measuring: measurer)
    }
    bottom = PanelParts.bottomMargin(panel, columns)
  }

  /// Room for labels in the gutter or the column, of which the texts alone are needed.
  private static func rightMargin(
    _ panel: Panel, _ gutterWidth: Double, hasValueColumn: Bool, _ measurer: some TextMeasurer
  ) -> Double {
    labels(of: panel, hasValueColumn: hasValueColumn).reduce(0) { margin, label in
      switch label.placement {
      case .end where isAtEdge(label, of: provisionalFrame(of: panel)):
        let block = TextBlock(label.text, label.style, width: gutterWidth, measuring: measurer)
        return Swift.max(margin, block.width + GutterLabels.gap)
      case .column: return Swift.max(margin, measurer.width(of: label.text, label.style) + 12)
      default: return margin
      }
    }
  }

  private static func needsValueColumn(
    _ panel: Panel, width: Double, _ measurer: some TextMeasurer
  ) -> Bool {
    func widest(_ placement: MarkLabel.Placement) -> Double {
      labels(of: panel).filter { $0.placement == placement }.map {
        measurer.width(of: $0.text, $0.style)
      }.max() ?? 0
    }
    return widest(.before) + widest(.after) > width * 0.45
  }

  /// The labels of all marks, as this panel places them.
  func labels(in frame: Frame) -> [MarkLabel] {
    PanelParts.labels(of: panel, in: frame, hasValueColumn: hasValueColumn)
  }

  /// Without a frame: their texts and kinds hold, their places do not.
  private static func labels(
    of panel: Panel, in frame: Frame? = nil, hasValueColumn: Bool = false
  ) -> [MarkLabel] {
    let frame = frame ?? provisionalFrame(of: panel)
    return panel.marks.flatMap { $0.labels(in: frame) }.map { label in
      guard hasValueColumn, label.placement == .after || label.placement == .before else { return label }
      return MarkLabel(label.text, at: label.anchor, .column, ink: label.ink, weight: label.weight)
    }
  }

  private static func provisionalFrame(of panel: Panel) -> Frame {
    Frame(box: Box(x: 0, y: 0, width: 300, height: 150), x: panel.x, y: panel.y)
  }

  /// A curve that stops well before the edge is named where it stops, not in the gutter.
  static func isAtEdge(_ label: MarkLabel, of frame: Frame) -> Bool {
    label.anchor.x >= frame.box.right - frame.box.width * 0.07
  }

  private static func bottomMargin(_ panel: Panel, _ columns: [TextBlock]) -> Double {
    let label = panel.x.label == nil ? 0 : axisLabelHeight
    if panel.x.isHidden { return 1 }
    if panel.x.isBand { return 4 + (columns.map { $0.height }.max() ?? 0) + label + 2 }
    return (panel.x.ticks.isEmpty ? 2 : tickHeight) + label + 2
  }

  /// What the drawing area needs from top to bottom, where its rows decide.
  var rowsHeight: Double? {
    guard panel.y.isBand else { return nil }
    let tallest = categories.map { $0.lines.count }.max() ?? 1
    let row = panel.marks.map { $0.rowHeight }.max() ?? 0
    return Double(Swift.max(1, panel.y.bandCount))
      * Swift.max(row, tallest > 2 ? 38 : tallest > 1 ? 29 : 23)
  }

  /// What the labels in the gutter need from top to bottom.
  func gutterHeight(measuring measurer: some TextMeasurer) -> Double {
    PanelParts.labels(of: panel).filter { $0.placement == .end }.reduce(0) {
      $0 + TextBlock($1.text, $1.style, width: gutterWidth, measuring: measurer).height + 1
    }
  }
}
