/// Upright strokes across a band of y each: a limit that differs from row to row.
public struct Ticks: Mark {
  public struct Item: Sendable, Hashable {
    public let band: Int
    public let value: Double

    public init(band: Int, value: Double) {
      self.band = band
      self.value = value
    }
  }

  public let items: [Item]
  public let tone: Tone

  public init(_ items: [Item], tone: Tone = .muted) {
    self.items = items
    self.tone = tone
  }

  public var extent: MarkExtent {
    MarkExtent(x: items.map { $0.value }, y: items.map { Double($0.band) })
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let half = Swift.min(7, frame.pitch * 0.32)
    for item in items where item.value.isFinite {
      let x = frame.clampedHorizontal(item.value)
      let middle = frame.vertical(Double(item.band))
      canvas.line([Point(x, middle - half), Point(x, middle + half)], Stroke(tone.ink, width: 1.4))
    }
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    items.filter { $0.value.isFinite }.map {
      Obstacle(Point(frame.clampedHorizontal($0.value), frame.vertical(Double($0.band))), weight: 3)
    }
  }
}
