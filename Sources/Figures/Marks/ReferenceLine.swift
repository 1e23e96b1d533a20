/// A straight thin line between two points of the scales, with an optional label.
public struct ReferenceLine: Mark {
  public let from: Point
  public let to: Point
  public let label: String?
  public let dash: Stroke.Dash

  public init(from: Point, to: Point, label: String? = nil, dash: Stroke.Dash = .dashed) {
    self.from = from
    self.to = to
    self.label = label
    self.dash = dash
  }

  public var extent: MarkExtent { MarkExtent(x: [from.x, to.x], y: [from.y, to.y]) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    canvas.line(ends(in: frame), Stroke(Palette.notes, width: 0.75, dash: dash))
  }

  /// Over a panel of rows; else beside the upper end of a line that goes up, or along one that goes across.
  public func labels(in frame: Frame) -> [MarkLabel] {
    let ends = ends(in: frame)
    guard let label, !label.isEmpty, ends.count == 2 else { return [] }
    let (a, b) = (ends[0], ends[1])
    let isSteep = abs(b.y - a.y) > 3 * abs(b.x - a.x)
    let upper = a.y < b.y ? a : b
    if isSteep, frame.y.isBand {
      let anchor = Point(upper.x, frame.box.y)
      return [MarkLabel(label, at: anchor, .above, ink: Palette.notes, weight: .regular)]
    }
    let (left, right) = a.x < b.x ? (a, b) : (b, a)
    // Where a line across is named leaves its right end, where curves end, to them.
    let share = abs(b.y - a.y) < 1 ? 0.82 : 0.6
    let anchor =
      isSteep
      ? Point(upper.x, upper.y + 5)
      : Point(left.x + (right.x - left.x) * share, left.y + (right.y - left.y) * share)
    return [MarkLabel(label, at: anchor, .near(clearance: 1), ink: Palette.notes, weight: .regular)]
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    Curve.samples(along: ends(in: frame), weight: 3)
  }

  /// In points; upright lines have no segment to cut, so their ends are only held to the box.
  private func ends(in frame: Frame) -> [Point] {
    guard from.isFinite, to.isFinite else { return [] }
    let (a, b) = (frame.point(from), frame.point(to))
    if abs(a.x - b.x) < 0.01 {
      guard a.x >= frame.box.x - 0.5, a.x <= frame.box.right + 0.5 else { return [] }
      return [a, b].map { Point($0.x, Swift.min(frame.box.bottom, Swift.max(frame.box.y, $0.y))) }
    }
    return frame.cut(a, b)
  }
}
