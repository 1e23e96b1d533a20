/// Something drawn on a panel's scales. Marks know nothing of each other.
public protocol Mark: Sendable {
  /// Positions it covers, so that scales and labels can be checked against it.
  var extent: MarkExtent { get }
  func draw(on canvas: inout some Canvas, in frame: Frame)
}

/// The ranges a mark covers; `nil` when it covers nothing on that axis.
public struct MarkExtent: Sendable, Hashable {
  public let x: ClosedRange<Double>?
  public let y: ClosedRange<Double>?

  public init(x: ClosedRange<Double>?, y: ClosedRange<Double>?) {
    self.x = x
    self.y = y
  }
}
