/// Vertical bars from zero, one a position of x.
public struct Columns: Mark {
  public let values: [(x: Double, y: Double)]
  /// In units of x.
  public let width: Double
  public let tone: Tone

  public init(
    values: [(x: Double, y: Double)], width: Double = 0.8, tone: Tone = .focus
  ) {
    self.values = values
    self.width = width
    self.tone = tone
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
