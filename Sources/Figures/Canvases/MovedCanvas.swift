/// Draws on another canvas, everything moved.
struct MovedCanvas<Base: Canvas>: Canvas {
  private(set) var base: Base
  private let offset: Point

  init(_ base: Base, by offset: Point) {
    self.base = base
    self.offset = offset
  }

  func width(of text: String, _ style: TextStyle) -> Double { base.width(of: text, style) }

  mutating func line(_ points: [Point], _ stroke: Stroke) { base.line(moved(points), stroke) }

  mutating func polygon(_ points: [Point], fill: Ink) { base.polygon(moved(points), fill: fill) }

  mutating func rectangle(_ box: Box, fill: Ink?, stroke: Stroke?) {
    let place = moved(Point(box.x, box.y))
    base.rectangle(
      Box(x: place.x, y: place.y, width: box.width, height: box.height), fill: fill, stroke: stroke)
  }

  mutating func circle(_ centre: Point, radius: Double, fill: Ink?, stroke: Stroke?) {
    base.circle(moved(centre), radius: radius, fill: fill, stroke: stroke)
  }

  mutating func dots(_ centres: [Point], radius: Double, fill: Ink) {
    base.dots(moved(centres), radius: radius, fill: fill)
  }

  mutating func text(_ text: String, at anchor: Point, _ style: TextStyle) {
    base.text(text, at: moved(anchor), style)
  }

  private func moved(_ point: Point) -> Point { Point(point.x + offset.x, point.y + offset.y) }

  private func moved(_ points: [Point]) -> [Point] { points.map(moved) }
}
