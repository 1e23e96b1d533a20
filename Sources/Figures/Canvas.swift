/// Knows how wide a text will be.
public protocol TextMeasurer {
  /// In points, as it will be drawn.
  func width(of text: String, _ style: TextStyle) -> Double
}

/// A surface to draw on: Cairo, SVG, or a recorder in tests. Points, y downward, origin at the top left.
public protocol Canvas: TextMeasurer {
  mutating func line(_ points: [Point], _ stroke: Stroke)
  mutating func polygon(_ points: [Point], fill: Ink)
  mutating func rectangle(_ box: Box, fill: Ink?, stroke: Stroke?)
  mutating func circle(_ centre: Point, radius: Double, fill: Ink?, stroke: Stroke?)
  /// Many circles of one ink as one shape, in which overlaps do not add up.
  mutating func dots(_ centres: [Point], radius: Double, fill: Ink)
  /// One line of text; the anchor is on its baseline.
  mutating func text(_ text: String, at anchor: Point, _ style: TextStyle)
}

extension Canvas {
  public mutating func dots(_ centres: [Point], radius: Double, fill: Ink) {
    for centre in centres { circle(centre, radius: radius, fill: fill, stroke: nil) }
  }
}
