/// A single point worth naming, with its label.
public struct Marker: Mark {
  public let at: Point
  public let label: String
  public let tone: Tone

  public init(
    at: Point, label: String, tone: Tone = .focus
  ) {
    self.at = at
    self.label = label
    self.tone = tone
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
