/// Writes down what is drawn, one operation a line, for tests; texts are also kept with the boxes they cover, and
/// every point that lines and shapes go through.
public struct RecorderCanvas<Measurer: TextMeasurer>: Canvas {
  public private(set) var operations: [String] = []
  public private(set) var texts: [(text: String, box: Box)] = []
  /// Corners of lines, areas and rectangles; centres of circles.
  public private(set) var points: [Point] = []
  private let measurer: Measurer

  public init(measuring measurer: Measurer) {
    self.measurer = measurer
  }

  public var transcript: String { operations.map { $0 + "\n" }.joined() }

  public func width(of text: String, _ style: TextStyle) -> Double { measurer.width(of: text, style) }

  public mutating func line(_ points: [Point], _ stroke: Stroke) {
    self.points += points
    operations.append("line \(describe(stroke)) \(describe(points))")
  }

  public mutating func polygon(_ points: [Point], fill: Ink) {
    self.points += points
    operations.append("polygon \(describe(fill)) \(describe(points))")
  }

  public mutating func rectangle(_ box: Box, fill: Ink?, stroke: Stroke?) {
    let place = [box.x, box.y, box.width, box.height].map { Fixed.text($0) }.joined(separator: " ")
    points += [Point(box.x, box.y), Point(box.right, box.bottom)]
    operations.append("rectangle \(describe(fill, stroke)) \(place)")
  }

  public mutating func circle(_ centre: Point, radius: Double, fill: Ink?, stroke: Stroke?) {
    points.append(centre)
    operations.append("circle \(describe(fill, stroke)) \(describe([centre])) \(Fixed.text(radius))")
  }

  public mutating func dots(_ centres: [Point], radius: Double, fill: Ink) {
    points += centres
    operations.append("dots \(describe(fill)) \(Fixed.text(radius)) \(describe(centres))")
  }

  public mutating func text(_ text: String, at anchor: Point, _ style: TextStyle) {
    texts.append((text, style.box(of: width(of: text, style), at: anchor)))
    operations.append(
      "text \(style.weight) \(Fixed.text(style.size)) \(describe(style.ink)) \(style.alignment) "
        + "\(describe([anchor])) \"\(text)\"")
  }

  private func describe(_ points: [Point]) -> String {
    points.map { "\(Fixed.text($0.x)),\(Fixed.text($0.y))" }.joined(separator: " ")
  }

  private func describe(_ ink: Ink) -> String {
    (Palette.name(of: ink) ?? ink.hex) + (ink.alpha < 1 ? "@\(Fixed.text(ink.alpha))" : "")
  }

  private func describe(_ stroke: Stroke) -> String {
    "\(describe(stroke.ink)) \(Fixed.text(stroke.width)) \(stroke.dash)"
  }

  private func describe(_ fill: Ink?, _ stroke: Stroke?) -> String {
    let parts = [fill.map { "fill " + describe($0) }, stroke.map { "stroke " + describe($0) }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
