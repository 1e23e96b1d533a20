/// Estimates as dots with whiskers, one a band of y: a forest plot.
public struct Dots: Mark {
  public let dots: [Bar]

  public init(
    dots: [Bar]
  ) {
    self.dots = dots
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}
