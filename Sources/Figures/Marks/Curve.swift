/// A line through points, with an optional band and a label at its end.
public struct Curve: Mark {
  public let points: [Point]
  public let band: [(x: Double, low: Double, high: Double)]
  public let tone: Tone
  public let dash: Stroke.Dash
  public let label: String?

  public init(
    points: [Point], band: [(x: Double, low: Double, high: Double)] = [], tone: Tone,
    dash: Stroke.Dash = .solid, label: String? = nil
  ) {
    self.points = points
    self.band = band
    self.tone = tone
    self.dash = dash
    self.label = label
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
