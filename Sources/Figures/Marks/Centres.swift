/// Large ringed points with labels, such as centres of clusters.
public struct Centres: Mark {
  public let points: [Point]
  public let labels: [String]
  public let tones: [Tone]

  public init(
    points: [Point], labels: [String], tones: [Tone]
  ) {
    self.points = points
    self.labels = labels
    self.tones = tones
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
