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

extension Box {
  /// Whether a straight line between two points runs through the box.
  func meets(_ a: Point, _ b: Point) -> Bool {
    if contains(a) || contains(b) { return true }
    let corners = [Point(x, y), Point(right, y), Point(right, bottom), Point(x, bottom)]
    return corners.indices.contains { Box.cross(a, b, corners[$0], corners[($0 + 1) % 4]) }
  }

  /// Whether two straight lines between points cross.
  static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }
}
