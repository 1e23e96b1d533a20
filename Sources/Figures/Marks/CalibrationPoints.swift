/// Observed shares with vertical whiskers at predicted shares.
public struct CalibrationPoints: Mark {
  public let points: [(x: Double, y: Double, low: Double, high: Double)]
  public let tone: Tone

  public init(points: [(x: Double, y: Double, low: Double, high: Double)], tone: Tone = .focus) {
    self.points = points
    self.tone = tone
  }

  public var extent: MarkExtent {
    MarkExtent(x: points.map { $0.x }, y: points.flatMap { [$0.y, $0.low, $0.high] })
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    for point in points where point.x.isFinite && point.y.isFinite {
      let x = frame.clampedHorizontal(point.x)
      if point.low.isFinite, point.high.isFinite {
        canvas.line(
          [Point(x, frame.clampedVertical(point.low)), Point(x, frame.clampedVertical(point.high))],
          Stroke(tone.ink, width: 1.2))
      }
      canvas.circle(
        Point(x, frame.clampedVertical(point.y)), radius: 3.2, fill: tone.ink,
        stroke: Stroke(Palette.paper, width: 0.75))
    }
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    points.flatMap { point in
      [point.low, point.y, point.high].filter { $0.isFinite }.map {
        Obstacle(Point(frame.clampedHorizontal(point.x), frame.clampedVertical($0)), weight: 4)
      }
    }
  }
}
