/// Points of one series, small and translucent.
public struct Scatter: Mark {
  public let points: [Point]
  public let tone: Tone
  public let radius: Double
  public let opacity: Double

  public init(
    points: [Point], tone: Tone, radius: Double = 1.4, opacity: Double = 0.45
  ) {
    self.points = points
    self.tone = tone
    self.radius = radius
    self.opacity = opacity
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
