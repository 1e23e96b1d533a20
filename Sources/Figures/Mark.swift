/// Something drawn on a panel's scales. Marks know nothing of each other.
public protocol Mark: Sendable {
  /// Positions it covers, so that scales and labels can be checked against it.
  var extent: MarkExtent { get }
  /// What lies below the lines and points of every mark of the panel, such as a band.
  func drawUnderlay(on canvas: inout some Canvas, in frame: Frame)
  func draw(on canvas: inout some Canvas, in frame: Frame)
  /// Texts that go with it; the panel finds them room, so that they neither collide nor leave the figure.
  func labels(in frame: Frame) -> [MarkLabel]
  /// What a category on y needs from top to bottom, in points; 0 where its name is all that counts.
  var rowHeight: Double { get }
  /// Places, in points, that labels should rather not cover.
  func obstacles(in frame: Frame) -> [Obstacle]
}

extension Mark {
  public func drawUnderlay(on canvas: inout some Canvas, in frame: Frame) {}
  public func labels(in frame: Frame) -> [MarkLabel] { [] }
  public var rowHeight: Double { 0 }
  public func obstacles(in frame: Frame) -> [Obstacle] { [] }
}

/// The ranges a mark covers; `nil` when it covers nothing on that axis.
public struct MarkExtent: Sendable, Hashable {
  public let x: ClosedRange<Double>?
  public let y: ClosedRange<Double>?

  public init(x: ClosedRange<Double>?, y: ClosedRange<Double>?) {
    self.x = x
    self.y = y
  }

  /// Of all finite values.
  init(x: [Double], y: [Double]) {
    self.init(x: MarkExtent.range(x), y: MarkExtent.range(y))
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double>? {
    let finite = values.filter { $0.isFinite }
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return low...high
  }
}
