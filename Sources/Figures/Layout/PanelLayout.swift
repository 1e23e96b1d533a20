/// A panel with everything placed, ready to be drawn.
struct PanelLayout {
  let parts: PanelParts
  /// All that the panel may cover.
  let slot: Box
  let frame: Frame
  private let texts: [PlacedText]
  /// Below values that a line of the chart would strike through.
  private let backgrounds: [Box]
  private let gutter: GutterLabels
  private let beside: PointLabels
  private let xTicks: [Double]

  private var panel: Panel { parts.panel }

  init(_ parts: PanelParts, slot: Box, area: Box, measuring measurer: some TextMeasurer) {
    self.parts = parts
    self.slot = slot
    let frame = Frame(
      box: PanelFitting.fitted(area, in: slot, parts, measurer), x: parts.panel.x, y: parts.panel.y)
    self.frame = frame
    let labels = parts.labels(in: frame)
    let fixed = PanelTexts.fixed(labels, slot: slot, measurer)
    backgrounds = PanelTexts.backgrounds(fixed, frame, parts, measurer)
    let ends = labels.filter { $0.placement == .end && PanelParts.isAtEdge($0, of: frame) }
    gutter = GutterLabels(ends, beside: frame, width: parts.gutterWidth, measuring: measurer)
    beside = PanelTexts.besides(labels, frame, slot, fixed + gutter.texts, parts, measurer)
    let places = parts.panel.x.ticks.map { frame.horizontal($0.at) }
    let widths = parts.panel.x.ticks.map { measurer.width(of: $0.label, Typography.tick) }
    let range = (frame.box.x - 0.5)...(frame.box.right + 0.5)
    let kept = AxisLabels.kept(places, widths: widths, within: range)
    xTicks = parts.panel.x.isHidden ? [] : kept.map { places[$0] }
    texts = PanelTexts.around(frame, slot: slot, parts, tickIndices: kept, measurer) + fixed
  }

  // MARK: Drawing

  func draw(on canvas: inout some Canvas) {
    drawGrid(on: &canvas)
    for mark in panel.marks { mark.drawUnderlay(on: &canvas, in: frame) }
    drawAxes(on: &canvas)
    for mark in panel.marks { mark.draw(on: &canvas, in: frame) }
    for box in backgrounds { canvas.rectangle(box, fill: Palette.paper.opacity(0.85), stroke: nil) }
    gutter.drawLeaders(on: &canvas)
    for entry in beside.entries {
      if !entry.leader.isEmpty { canvas.line(entry.leader, Stroke(Palette.grey, width: 0.5)) }
      if entry.coversMarks {
        canvas.rectangle(entry.box.grown(by: 0.5), fill: Palette.paper.opacity(0.75), stroke: nil)
      }
    }
    for text in beside.entries.flatMap({ $0.texts }) + gutter.texts + texts { text.draw(on: &canvas) }
  }

  private func drawGrid(on canvas: inout some Canvas) {
    let (box, stroke) = (frame.box, Stroke(Palette.grid, width: 0.6))
    if panel.y.hasGrid, !panel.y.isBand {
      for tick in panel.y.ticks {
        let y = frame.vertical(tick.at)
        guard y >= box.y - 0.5, y <= box.bottom + 0.5 else { continue }
        canvas.line([Point(box.x, y), Point(box.right, y)], stroke)
      }
    }
    if panel.x.hasGrid, !panel.x.isBand {
      for x in xTicks { canvas.line([Point(x, box.y), Point(x, box.bottom)], stroke) }
    }
  }

  private func drawAxes(on canvas: inout some Canvas) {
    let (box, stroke) = (frame.box, Stroke(Palette.notes, width: 0.75))
    if !panel.x.isHidden, !panel.y.isBand {
      canvas.line([Point(box.x, box.bottom), Point(box.right, box.bottom)], stroke)
      for x in xTicks { canvas.line([Point(x, box.bottom), Point(x, box.bottom + 3)], stroke) }
    }
    if !panel.y.isHidden, !panel.y.isBand, !panel.y.hasGrid {
      canvas.line([Point(box.x, box.y), Point(box.x, box.bottom)], stroke)
    }
  }
}
