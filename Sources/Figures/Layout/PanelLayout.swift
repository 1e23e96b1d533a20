/// A panel with everything placed, ready to be drawn.
struct PanelLayout {
  let parts: PanelParts
  /// All that the panel may cover.
  let slot: Box
  let frame: Frame
  private let texts: [PlacedText]
  private let gutter: GutterLabels
  private let beside: PointLabels
  private let xTicks: [Double]

  private var panel: Panel { parts.panel }

  init(_ parts: PanelParts, slot: Box, area: Box, measuring measurer: some TextMeasurer) {
    self.parts = parts
    self.slot = slot
    let frame = Frame(
      box: PanelLayout.fitted(area, in: slot, parts, measurer), x: parts.panel.x, y: parts.panel.y)
    self.frame = frame
    let labels = parts.labels(in: frame)
    let fixed = PanelLayout.fixed(labels, slot: slot, measurer)
    let ends = labels.filter { $0.placement == .end && PanelParts.isAtEdge($0, of: frame) }
    gutter = GutterLabels(ends, beside: frame, width: parts.gutterWidth, measuring: measurer)
    beside = PanelLayout.besides(labels, frame, slot, fixed + gutter.texts, parts, measurer)
    let places = parts.panel.x.ticks.map { frame.horizontal($0.at) }
    let widths = parts.panel.x.ticks.map { measurer.width(of: $0.label, Typography.tick) }
    let range = (frame.box.x - 0.5)...(frame.box.right + 0.5)
    let kept = AxisLabels.kept(places, widths: widths, within: range)
    xTicks = parts.panel.x.isHidden ? [] : kept.map { places[$0] }
    texts = PanelLayout.around(frame, slot: slot, parts, tickIndices: kept, measurer) + fixed
  }

  // MARK: Fitting

  /// Narrows the area until no text that hangs on it leaves the slot.
  private static func fitted(
    _ area: Box, in slot: Box, _ parts: PanelParts, _ measurer: some TextMeasurer
  ) -> Box {
    var box = area
    for _ in 0..<16 {
      let frame = Frame(box: box, x: parts.panel.x, y: parts.panel.y)
      var (fromLeft, fromRight) = (0.0, 0.0)
      for hanging in hanging(on: frame, slot: slot, parts, measurer) {
        let share = Swift.min(1, Swift.max(0, (hanging.anchor - box.x) / Swift.max(1, box.width)))
        fromLeft = Swift.max(fromLeft, (hanging.limit - hanging.left) / Swift.max(0.15, 1 - share))
        fromRight = Swift.max(fromRight, (hanging.right - slot.right) / Swift.max(0.15, share))
      }
      guard fromLeft > 0.01 || fromRight > 0.01 else { break }
      box.x += fromLeft
      box.width = Swift.max(20, box.width - fromLeft - fromRight)
    }
    return box
  }

  /// Texts whose place depends on the area: where they are tied to it, what they cover, how far left they may go.
  private static func hanging(
    on frame: Frame, slot: Box, _ parts: PanelParts, _ measurer: some TextMeasurer
  ) -> [(anchor: Double, left: Double, right: Double, limit: Double)] {
    var result: [(anchor: Double, left: Double, right: Double, limit: Double)] = []
    let start = slot.x + parts.left
    for label in parts.labels(in: frame) {
      let width = measurer.width(of: label.text, label.style)
      switch label.placement {
      case .after: result.append((label.anchor.x, label.anchor.x, label.anchor.x + width + 5, slot.x))
      case .before: result.append((label.anchor.x, label.anchor.x - width - 5, label.anchor.x, start))
      default: continue
      }
    }
    if !parts.panel.x.isHidden {
      for tick in parts.panel.x.ticks {
        let (x, half) = (frame.horizontal(tick.at), measurer.width(of: tick.label, Typography.tick) / 2)
        guard x >= frame.box.x - 0.5, x <= frame.box.right + 0.5 else { continue }
        result.append((x, x - half, x + half, slot.x))
      }
    }
    for column in parts.risk?.columns ?? [] {
      let x = frame.horizontal(column.at)
      guard x >= frame.box.x - 1, x <= frame.box.right + 1 else { continue }
      let limit = slot.x + (parts.risk?.labelWidth ?? 0) + 6
      result.append((x, x - column.width / 2, x + column.width / 2, limit))
    }
    return result
  }

  // MARK: Texts

  /// Labels whose place is settled by their anchor.
  private static func fixed(
    _ labels: [MarkLabel], slot: Box, _ measurer: some TextMeasurer
  ) -> [PlacedText] {
    labels.compactMap { label in
      let middle = label.anchor.y + label.style.drop
      return switch label.placement {
      case .after:
        PlacedText(text: label.text, at: Point(label.anchor.x + 5, middle), style: label.style)
      case .before:
        PlacedText(
          text: label.text, at: Point(label.anchor.x - 5, middle), style: label.style.aligned(.trailing))
      case .column:
        PlacedText(text: label.text, at: Point(slot.right, middle), style: label.style.aligned(.trailing))
      default: nil
      }
    } + above(labels, slot: slot, measurer)
  }

  /// Labels over the panel, side by side from the left; where there are too many for one line, as many as it holds.
  private static func above(
    _ labels: [MarkLabel], slot: Box, _ measurer: some TextMeasurer
  ) -> [PlacedText] {
    let sorted = labels.filter { $0.placement == .above }.sorted {
      ($0.anchor.x, $0.text) < ($1.anchor.x, $1.text)
    }
    var free = slot.x
    return sorted.compactMap { label in
      let width = measurer.width(of: label.text, label.style)
      let left = Swift.max(free, Swift.min(slot.right - width, label.anchor.x - width / 2))
      guard left + width <= slot.right + 0.01 else { return nil }
      free = left + width + 8
      return PlacedText(text: label.text, at: Point(left, label.anchor.y - 4), style: label.style)
    }
  }

  private static func besides(
    _ labels: [MarkLabel], _ frame: Frame, _ slot: Box, _ placed: [PlacedText], _ parts: PanelParts,
    _ measurer: some TextMeasurer
  ) -> PointLabels {
    let hasGutter = labels.contains { $0.placement == .end && PanelParts.isAtEdge($0, of: frame) }
    let right = hasGutter ? frame.box.right : slot.right
    var result = PointLabels(
      area: Box(
        x: frame.box.x + 2, y: frame.box.y - 2, width: right - frame.box.x - 2, height: frame.box.height),
      obstacles: parts.panel.marks.flatMap { $0.obstacles(in: frame) },
      taken: placed.map { $0.style.box(of: measurer.width(of: $0.text, $0.style), at: $0.at) })
    for label in labels {
      switch label.placement {
      case .near(let clearance): result.place(label, clearance: clearance, measuring: measurer)
      case .end where !PanelParts.isAtEdge(label, of: frame):
        result.place(label, clearance: 2, measuring: measurer)
      default: continue
      }
    }
    return result
  }

  /// Title, axis labels, tick labels, categories and the risk table.
  private static func around(
    _ frame: Frame, slot: Box, _ parts: PanelParts, tickIndices: [Int], _ measurer: some TextMeasurer
  ) -> [PlacedText] {
    var result: [PlacedText] = []
    let (panel, box) = (parts.panel, frame.box)
    var top = box.y - parts.top
    // Without ticks of its own, a panel's headings stand at its axis.
    let left = parts.showsY ? slot.x : box.x
    func heading(_ text: String, _ style: TextStyle, height: Double) {
      let block = TextBlock(text, style, width: slot.right - left, lines: 1, measuring: measurer)
      result += block.placed(at: left, middle: top + height / 2, .leading)
      top += height
    }
    if let title = panel.title { heading(title, Typography.panelTitle, height: PanelParts.titleHeight) }
    if let label = panel.y.label, parts.showsY {
      heading(label, Typography.axisLabel, height: PanelParts.axisLabelHeight)
    }
    for (index, name) in parts.categories.enumerated() {
      // Not at the box, which makes room for labels left of bars below zero.
      let right = slot.x + parts.left - PanelParts.categoryGap
      result += name.placed(at: right, middle: frame.vertical(Double(index)), .trailing)
    }
    if parts.showsY, !panel.y.isHidden, !panel.y.isBand { result += yTicks(frame) }
    result += below(frame, slot: slot, parts, tickIndices: tickIndices, measurer)
    if let risk = parts.risk {
      result += risk.texts(left: slot.x, top: box.bottom + parts.bottom, in: frame)
    }
    return result
  }

  private static func yTicks(_ frame: Frame) -> [PlacedText] {
    let places = frame.y.ticks.map { frame.vertical($0.at) }
    let heights = [Double](repeating: Typography.tick.size, count: places.count)
    let range = (frame.box.y - 0.5)...(frame.box.bottom + 0.5)
    let style = Typography.tick.aligned(.trailing)
    return AxisLabels.kept(places, widths: heights, within: range).map { index in
      PlacedText(
        text: frame.y.ticks[index].label,
        at: Point(frame.box.x - PanelParts.tickGap, places[index] + style.drop),
        style: style)
    }
  }

  private static func below(
    _ frame: Frame, slot: Box, _ parts: PanelParts, tickIndices: [Int], _ measurer: some TextMeasurer
  ) -> [PlacedText] {
    let x = parts.panel.x
    guard !x.isHidden else { return [] }
    var result: [PlacedText] = []
    let style = Typography.tick.aligned(.centre)
    var bottom = frame.box.bottom + (x.ticks.isEmpty ? 2 : PanelParts.tickHeight)
    for index in tickIndices {
      let tick = x.ticks[index]
      let at = Point(frame.horizontal(tick.at), frame.box.bottom + 9 + style.drop)
      result.append(PlacedText(text: tick.label, at: at, style: style))
    }
    for (index, name) in parts.columns.enumerated() {
      let middle = frame.box.bottom + 4 + name.height / 2
      result += name.placed(at: frame.horizontal(Double(index)), middle: middle, .centre)
    }
    if x.isBand { bottom = frame.box.bottom + 4 + (parts.columns.map { $0.height }.max() ?? 0) }
    if let label = x.label {
      let block = TextBlock(label, Typography.axisLabel, width: slot.width, lines: 1, measuring: measurer)
      let middle = Swift.max(slot.x + block.width / 2, Swift.min(slot.right - block.width / 2, frame.middle))
      result += block.placed(at: middle, middle: bottom + PanelParts.axisLabelHeight / 2, .centre)
    }
    return result
  }

  // MARK: Drawing

  func draw(on canvas: inout some Canvas) {
    drawGrid(on: &canvas)
    for mark in panel.marks { mark.drawUnderlay(on: &canvas, in: frame) }
    drawAxes(on: &canvas)
    for mark in panel.marks { mark.draw(on: &canvas, in: frame) }
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

extension Frame {
  /// The middle of the box across.
  fileprivate var middle: Double { box.x + box.width / 2 }
}
