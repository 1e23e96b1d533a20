/// A line through points, with an optional band and a label at its end.
public struct Curve: Mark {
  public let points: [Point]
  public let band: [(x: Double, low: Double, high: Double)]
  public let tone: Tone
  public let dash: Stroke.Dash
  public let label: String?

  /// Without a `dash`, the line has the style that goes with its tone.
  public init(
    points: [Point], band: [(x: Double, low: Double, high: Double)] = [], tone: Tone,
    dash: Stroke.Dash? = nil, label: String? = nil
  ) {
    self.points = points
    self.band = band
    self.tone = tone
    self.dash = dash ?? tone.dash
    self.label = label
  }

  public var extent: MarkExtent {
    MarkExtent(
      x: points.map { $0.x } + band.map { $0.x },
      y: points.map { $0.y } + band.flatMap { [$0.low, $0.high] })
  }

  public func drawUnderlay(on canvas: inout some Canvas, in frame: Frame) {
    let upper = frame.clipped(band.map { Point($0.x, $0.high) })
    let lower = frame.clipped(band.map { Point($0.x, $0.low) })
    guard upper.count > 1, lower.count > 1 else { return }
    canvas.polygon(upper + lower.reversed(), fill: tone.ink.opacity(Palette.bandOpacity))
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    canvas.line(frame.clipped(points), Stroke(tone.ink, width: 1.6, dash: dash))
  }

  public func labels(in frame: Frame) -> [MarkLabel] {
    guard let label, let end = frame.clipped(points).last else { return [] }
    return [MarkLabel(label, at: end, .end, ink: tone.textInk)]
  }

  public func obstacles(in frame: Frame) -> [Obstacle] { Curve.samples(along: frame.clipped(points)) }

  /// Places about 5 points apart along a line.
  static func samples(along line: [Point], weight: Double = 3) -> [Obstacle] {
    zip(line, line.dropFirst()).flatMap { a, b in
      let length = Swift.max(abs(b.x - a.x), abs(b.y - a.y))
      let count = Swift.max(1, Int(length / 5))
      return (0..<count).map { step in
        let share = Double(step) / Double(count)
        return Obstacle(Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share), weight: weight)
      }
    }
  }
}
