/// A straight thin line between two points of the scales, with an optional label.
public struct ReferenceLine: Mark {
  public let from: Point
  public let to: Point
  public let label: String?
  public let dash: Stroke.Dash

  public init(
    from: Point, to: Point, label: String? = nil, dash: Stroke.Dash = .dashed
  ) {
    self.from = from
    self.to = to
    self.label = label
    self.dash = dash
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
