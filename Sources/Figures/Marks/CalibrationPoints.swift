/// Observed shares with vertical whiskers at predicted shares.
public struct CalibrationPoints: Mark {
  public let points: [(x: Double, y: Double, low: Double, high: Double)]
  public let tone: Tone

  public init(
    points: [(x: Double, y: Double, low: Double, high: Double)], tone: Tone = .focus
  ) {
    self.points = points
    self.tone = tone
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
