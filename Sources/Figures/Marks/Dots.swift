/// Estimates as dots with whiskers, one a band of y: a forest plot, its values in a column at the right.
public struct Dots: Mark {
  public let dots: [Bar]

  public init(dots: [Bar]) {
    self.dots = dots
  }

  public var extent: MarkExtent {
    MarkExtent(
      x: dots.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }, y: dots.map { Double($0.band) }
    )
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    for dot in dots where dot.value.isFinite {
      let middle = frame.vertical(Double(dot.band))
      if let interval = dot.interval {
        drawWhisker(interval, at: middle, dot.tone.ink, on: &canvas, in: frame)
      }
      canvas.circle(
        Point(frame.clampedHorizontal(dot.value), middle), radius: 3.2, fill: dot.tone.ink,
        stroke: Stroke(Palette.paper, width: 0.75))
    }
  }

  /// With an arrow head where it goes on beyond the scale.
  private func drawWhisker(
    _ interval: ClosedRange<Double>, at middle: Double, _ ink: Ink, on canvas: inout some Canvas,
    in frame: Frame
  ) {
    let low = frame.clampedHorizontal(interval.lowerBound)
    let high = frame.clampedHorizontal(interval.upperBound)
    canvas.line([Point(low, middle), Point(high, middle)], Stroke(ink, width: 1.2))
    if frame.horizontal(interval.lowerBound) < frame.box.x - 0.01 {
      canvas.polygon(
        [Point(low, middle), Point(low + 4, middle - 2.5), Point(low + 4, middle + 2.5)], fill: ink)
    }
    if frame.horizontal(interval.upperBound) > frame.box.right + 0.01 {
      canvas.polygon(
        [Point(high, middle), Point(high - 4, middle - 2.5), Point(high - 4, middle + 2.5)], fill: ink)
    }
  }

  public func labels(in frame: Frame) -> [MarkLabel] {
    dots.filter { !$0.label.isEmpty }.map { dot in
      MarkLabel(
        dot.label, at: Point(frame.box.right, frame.vertical(Double(dot.band))), .column, ink: Palette.text,
        weight: .regular)
    }
  }
}
