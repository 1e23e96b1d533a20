/// Finds the drawing area of a panel.
enum PanelFitting {
  /// Narrows the area until no text that hangs on it leaves the slot.
  static func fitted(
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
}
