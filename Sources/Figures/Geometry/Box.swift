/// A rectangle in points, from its top left corner.
public struct Box: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var right: Double { x + width }
  public var bottom: Double { y + height }

  /// The area that two boxes share; 0 when they do not meet.
  func overlap(with other: Box) -> Double {
    let across = Swift.min(right, other.right) - Swift.max(x, other.x)
    let down = Swift.min(bottom, other.bottom) - Swift.max(y, other.y)
    return across > 0 && down > 0 ? across * down : 0
  }

  func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= right && point.y >= y && point.y <= bottom
  }

  /// Whether another box lies in this one, give or take `slack` points.
  func encloses(_ other: Box, slack: Double = 0) -> Bool {
    other.x >= x - slack && other.y >= y - slack && other.right <= right + slack
      && other.bottom <= bottom + slack
  }

  func grown(by margin: Double) -> Box {
    Box(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }
}
