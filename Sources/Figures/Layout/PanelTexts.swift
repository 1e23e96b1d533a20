/// Places the texts of a panel once its drawing area is known.
enum PanelTexts {
  /// Labels whose place is settled by their anchor.
  static func fixed(
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

  static func backgrounds(
    _ texts: [PlacedText], _ frame: Frame, _ parts: PanelParts, _ measurer: some TextMeasurer
  ) -> [Box] {
    let obstacles = parts.panel.marks.flatMap { $0.obstacles(in: frame) }
    return texts.compactMap { text in
      let box = text.style.box(of: measurer.width(of: text.text, text.style), at: text.at)
      return obstacles.contains { box.grown(by: 1).contains($0.at) } ? box.grown(by: 1) : nil
    }
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

  static func besides(
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
  static func around(
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
}

extension Frame {
  /// The middle of the box across.
  fileprivate var middle: Double { box.x + box.width / 2 }
}
