/// Bars to either side of a common value, one pair a band of y: how far something moves when an input does.
///
/// The side towards the input's low end is hollow and the other filled, so that print tells them apart; each end may
/// carry a text, such as the input's value there, and a tick of its own.
public struct SpanBars: Mark {
  public struct Item: Sendable, Hashable {
    public let band: Int
    public let low: Double
    public let high: Double
    /// Written beyond the ends.
    public let lowLabel: String
    public let highLabel: String
    /// Values of something else, each an upright stroke.
    public let ticks: [Double]

    public init(
      band: Int, low: Double, high: Double, lowLabel: String = "", highLabel: String = "",
      ticks: [Double] = []
    ) {
      self.band = band
      self.low = low
      self.high = high
      self.ticks = ticks
      self.lowLabel = lowLabel
      self.highLabel = highLabel
    }
  }

  public let items: [Item]
  public let origin: Double

  public init(_ items: [Item], from origin: Double) {
    self.items = items
    self.origin = origin
  }

  public var extent: MarkExtent {
    MarkExtent(
      x: [origin] + items.flatMap { [$0.low, $0.high] + $0.ticks }, y: items.map { Double($0.band) })
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let thickness = Swift.min(12, frame.pitch * 0.55)
    let start = frame.clampedHorizontal(origin)
    for item in items {
      let top = frame.vertical(Double(item.band)) - thickness / 2
      // The longer side first, so that neither hides the other where both lie on one side.
      let sides = [(item.low, true), (item.high, false)].filter { $0.0.isFinite }
        .sorted { abs($0.0 - origin) > abs($1.0 - origin) }
      for (value, isLow) in sides {
        let end = frame.clampedHorizontal(value)
        let box = Box(x: Swift.min(start, end), y: top, width: abs(end - start), height: thickness)
        guard box.width > 0 else { continue }
        let stroke = Stroke(Palette.series1, width: 0.9)
        canvas.rectangle(box, fill: isLow ? Palette.paper : Palette.series1, stroke: stroke)
      }
    }
    canvas.line(
      [Point(start, frame.box.y), Point(start, frame.box.bottom)], Stroke(Palette.notes, width: 0.75))
    for item in items {
      let middle = frame.vertical(Double(item.band))
      for x in places(item.ticks, in: frame) {
        canvas.line(
          [Point(x, middle - thickness * 0.62), Point(x, middle + thickness * 0.62)],
          Stroke(Palette.series2, width: 1.4))
      }
    }
  }

  private func places(_ ticks: [Double], in frame: Frame) -> [Double] {
    ticks.filter { $0.isFinite }.map { frame.clampedHorizontal($0) }
  }

  /// As far out as strokes that a text there would cover.
  private func clear(_ end: Double, _ ticks: [Double], towards sign: Double) -> Double {
    ticks.reduce(end) { end, tick in
      let distance = (tick - end) * sign
      return distance > 0 && distance < SpanBars.room ? tick : end
    }
  }

  /// What a text at an end takes, in points.
  private static let room = 34.0

  /// Where both ends lie on one side, the nearer one's text stands on the other.
  public func labels(in frame: Frame) -> [MarkLabel] {
    let start = frame.clampedHorizontal(origin)
    return items.flatMap { item -> [MarkLabel] in
      let middle = frame.vertical(Double(item.band))
      let (low, high) = (frame.clampedHorizontal(item.low), frame.clampedHorizontal(item.high))
      let texts = low <= high ? (item.lowLabel, item.highLabel) : (item.highLabel, item.lowLabel)
      let ticks = places(item.ticks, in: frame)
      let left = clear(Swift.min(low, high, start), ticks, towards: -1)
      let right = clear(Swift.max(low, high, start), ticks, towards: 1)
      return [
        MarkLabel(texts.0, at: Point(left, middle), .before, ink: Palette.text, weight: .regular),
        MarkLabel(texts.1, at: Point(right, middle), .after, ink: Palette.text, weight: .regular),
      ]
    }.filter { !$0.text.isEmpty }
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    items.flatMap { item in
      let middle = frame.vertical(Double(item.band))
      return Curve.samples(
        along: [
          Point(frame.clampedHorizontal(item.low), middle), Point(frame.clampedHorizontal(item.high), middle),
        ])
    }
  }
}
