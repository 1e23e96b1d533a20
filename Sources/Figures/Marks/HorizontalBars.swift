/// Bars from zero along x, one a band of y, with an optional whisker and the value printed at the end.
public struct HorizontalBars: Mark {
  public let bars: [Bar]

  public init(bars: [Bar]) {
    self.bars = bars
  }

  public var extent: MarkExtent {
    MarkExtent(
      x: [0] + bars.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] },
      y: bars.map { Double($0.band) })
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let zero = frame.clampedHorizontal(0)
    let thickness = Swift.min(14, frame.pitch * 0.6)
    for bar in bars where bar.value.isFinite {
      let end = frame.clampedHorizontal(bar.value)
      let middle = frame.vertical(Double(bar.band))
      canvas.rectangle(
        Box(x: Swift.min(zero, end), y: middle - thickness / 2, width: abs(end - zero), height: thickness),
        fill: bar.tone.ink, stroke: nil)
      drawWhisker(of: bar, from: zero, to: end, at: middle, on: &canvas, in: frame)
    }
    canvas.line(
      [Point(zero, frame.box.y), Point(zero, frame.box.bottom)], Stroke(Palette.notes, width: 0.75))
  }

  /// White where it lies on the bar and dark beyond it, so that both ends can be read.
  private func drawWhisker(
    of bar: Bar, from zero: Double, to end: Double, at middle: Double, on canvas: inout some Canvas,
    in frame: Frame
  ) {
    guard let interval = bar.interval else { return }
    let low = frame.clampedHorizontal(interval.lowerBound)
    let high = frame.clampedHorizontal(interval.upperBound)
    let covered = Swift.min(zero, end)...Swift.max(zero, end)
    let cuts = [
      low, Swift.min(high, Swift.max(low, covered.lowerBound)),
      Swift.min(high, Swift.max(low, covered.upperBound)), high,
    ]
    for (a, b) in zip(cuts, cuts.dropFirst()) where b > a {
      let isOnBar = covered.contains((a + b) / 2)
      canvas.line(
        [Point(a, middle), Point(b, middle)], Stroke(isOnBar ? Palette.paper : Palette.text, width: 1))
    }
    for tip in [low, high] {
      let isOnBar = tip > covered.lowerBound + 0.5 && tip < covered.upperBound - 0.5
      canvas.line(
        [Point(tip, middle - 2.5), Point(tip, middle + 2.5)],
        Stroke(isOnBar ? Palette.paper : Palette.text, width: 1))
    }
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    let zero = frame.clampedHorizontal(0)
    return bars.filter { $0.value.isFinite }.flatMap { bar in
      let middle = frame.vertical(Double(bar.band))
      return Curve.samples(
        along: [
          Point(zero, middle), Point(frame.clampedHorizontal(bar.interval?.upperBound ?? bar.value), middle),
        ])
    }
  }

  public func labels(in frame: Frame) -> [MarkLabel] {
    bars.filter { $0.value.isFinite && !$0.label.isEmpty }.map { bar in
      let reach = [bar.value, bar.interval?.lowerBound ?? bar.value, bar.interval?.upperBound ?? bar.value]
      let isLeft = bar.value < 0
      let tip = frame.clampedHorizontal((isLeft ? reach.min() : reach.max()) ?? bar.value)
      let anchor = Point(tip, frame.vertical(Double(bar.band)))
      return MarkLabel(
        bar.label, at: anchor, isLeft ? .before : .after, ink: Palette.text, weight: .regular)
    }
  }
}
