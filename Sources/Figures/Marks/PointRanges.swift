/// Estimates along x as dots with upright whiskers.
public struct PointRanges: Mark {
  public struct Item: Sendable, Hashable {
    public let x: Double
    public let y: Double
    public let low: Double?
    public let high: Double?

    public init(x: Double, y: Double, low: Double? = nil, high: Double? = nil) {
      self.x = x
      self.y = y
      self.low = low
      self.high = high
    }
  }

  public let items: [Item]
  public let tone: Tone

  public init(_ items: [Item], tone: Tone) {
    self.items = items
    self.tone = tone
  }

  public var extent: MarkExtent {
    MarkExtent(
      x: items.map { $0.x }, y: items.flatMap { [$0.y, $0.low ?? $0.y, $0.high ?? $0.y] })
  }

  /// Whiskers lie under the lines of the panel.
  public func drawUnderlay(on canvas: inout some Canvas, in frame: Frame) {
    for item in items where item.x.isFinite {
      guard let low = item.low, let high = item.high, low.isFinite, high.isFinite else { continue }
      let x = frame.clampedHorizontal(item.x)
      canvas.line(
        [Point(x, frame.clampedVertical(low)), Point(x, frame.clampedVertical(high))],
        Stroke(tone.ink.opacity(0.35), width: 1.6))
    }
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let places = items.filter { $0.x.isFinite && $0.y.isFinite }.map {
      Point(frame.clampedHorizontal($0.x), frame.clampedVertical($0.y))
    }
    if !places.isEmpty { canvas.dots(places, radius: 1.7, fill: tone.ink) }
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    items.filter { $0.x.isFinite && $0.y.isFinite }.flatMap { item in
      [item.low ?? item.y, item.y, item.high ?? item.y].map {
        Obstacle(Point(frame.clampedHorizontal(item.x), frame.clampedVertical($0)), weight: 3)
      }
    }
  }
}
