/// A right-continuous step function, such as a survival curve, with an optional band and a label at its end.
public struct StepCurve: Mark {
  /// Ascending x; each y holds until the next x.
  public let points: [Point]
  public let band: [(x: Double, low: Double, high: Double)]
  public let tone: Tone
  public let dash: Stroke.Dash
  /// From this x on drawn dashed, because few are left.
  public let fadesFrom: Double?
  public let label: String?

  public init(
    points: [Point], band: [(x: Double, low: Double, high: Double)] = [], tone: Tone,
    dash: Stroke.Dash = .solid, fadesFrom: Double? = nil, label: String? = nil
  ) {
    self.points = points
    self.band = band
    self.tone = tone
    self.dash = dash
    self.fadesFrom = fadesFrom
    self.label = label
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
