/// A single point worth naming, with its label.
public struct Marker: Mark {
  public let at: Point
  public let label: String
  public let tone: Tone

  public init(at: Point, label: String, tone: Tone = .focus) {
    self.at = at
    self.label = label
    self.tone = tone
  }

  public var extent: MarkExtent { MarkExtent(x: [at.x], y: [at.y]) }

  private static let radius = 3.6

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    guard at.isFinite else { return }
    canvas.circle(
      place(in: frame), radius: Marker.radius, fill: tone.ink, stroke: Stroke(Palette.paper, width: 1))
  }

  public func labels(in frame: Frame) -> [MarkLabel] {
    guard at.isFinite, !label.isEmpty else { return [] }
    return [
      MarkLabel(label, at: place(in: frame), .near(clearance: Marker.radius), ink: tone.textInk)
    ]
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    at.isFinite ? [Obstacle(place(in: frame), weight: 30)] : []
  }

  private func place(in frame: Frame) -> Point {
    Point(frame.clampedHorizontal(at.x), frame.clampedVertical(at.y))
  }
}
