/// Points of one series, small and translucent.
public struct Scatter: Mark {
  public let points: [Point]
  public let tone: Tone
  public let radius: Double
  public let opacity: Double

  public init(points: [Point], tone: Tone, radius: Double = 1.4, opacity: Double = 0.45) {
    self.points = points
    self.tone = tone
    self.radius = radius
    self.opacity = opacity
  }

  public var extent: MarkExtent { MarkExtent(x: points.map { $0.x }, y: points.map { $0.y }) }

  /// Layers of dots: within one they do not add up, between them they do, so that crowds still show darker while
  /// thousands of points cost a few shapes.
  private static let layers = 4

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let places = points.filter { $0.isFinite }.map { frame.point($0) }.filter { frame.box.contains($0) }
    for layer in 0..<Scatter.layers {
      let some = stride(from: layer, to: places.count, by: Scatter.layers).map { places[$0] }
      if !some.isEmpty { canvas.dots(some, radius: radius, fill: tone.ink.opacity(opacity)) }
    }
  }

  /// A few hundred stand for all.
  public func obstacles(in frame: Frame) -> [Obstacle] {
    let step = Swift.max(1, points.count / 300)
    return stride(from: 0, to: points.count, by: step).map { points[$0] }.filter { $0.isFinite }.map {
      Obstacle(frame.point($0), weight: 0.3)
    }
  }
}
