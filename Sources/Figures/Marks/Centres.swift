/// Large ringed points with labels, such as centres of clusters.
public struct Centres: Mark {
  public let points: [Point]
  public let labels: [String]
  public let tones: [Tone]

  /// One label and one tone for each point.
  public init(points: [Point], labels: [String], tones: [Tone]) {
    precondition(
      labels.count == points.count && tones.count == points.count, "every centre has a label and a tone")
    self.points = points
    self.labels = labels
    self.tones = tones
  }

  public var extent: MarkExtent { MarkExtent(x: points.map { $0.x }, y: points.map { $0.y }) }

  private static let radius = 5.5

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    for (point, tone) in zip(points, tones) where point.isFinite {
      let place = place(of: point, in: frame)
      canvas.circle(place, radius: Centres.radius + 1.5, fill: Palette.paper, stroke: nil)
      canvas.circle(place, radius: Centres.radius, fill: tone.ink, stroke: nil)
    }
  }

  public func labels(in frame: Frame) -> [MarkLabel] {
    zip(zip(points, labels), tones).filter { $0.0.0.isFinite && !$0.0.1.isEmpty }.map { pair, tone in
      MarkLabel(
        pair.1, at: place(of: pair.0, in: frame), .near(clearance: Centres.radius + 1.5), ink: tone.textInk,
        weight: .semibold)
    }
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    points.filter { $0.isFinite }.flatMap { point in
      let place = place(of: point, in: frame)
      return [(0.0, 0.0), (-1, 0), (1, 0), (0, -1), (0, 1)].map {
        Obstacle(Point(place.x + $0.0 * Centres.radius, place.y + $0.1 * Centres.radius), weight: 30)
      }
    }
  }

  private func place(of point: Point, in frame: Frame) -> Point {
    Point(frame.clampedHorizontal(point.x), frame.clampedVertical(point.y))
  }
}
