/// A right-continuous step function, such as a survival curve, with an optional band and a label at its end.
public struct StepCurve: Mark {
  /// Ascending x; each y holds until the next x.
  public let points: [Point]
  public let band: [(x: Double, low: Double, high: Double)]
  public let tone: Tone
  public let dash: Stroke.Dash
  /// From this x on drawn thin and pale, because few are left.
  public let fadesFrom: Double?
  public let label: String?

  /// Without a `dash`, the line has the style that goes with its tone.
  public init(
    points: [Point], band: [(x: Double, low: Double, high: Double)] = [], tone: Tone,
    dash: Stroke.Dash? = nil, fadesFrom: Double? = nil, label: String? = nil
  ) {
    self.points = points
    self.band = band
    self.tone = tone
    self.dash = dash ?? tone.dash
    self.fadesFrom = fadesFrom
    self.label = label
  }

  public var extent: MarkExtent {
    MarkExtent(
      x: points.map { $0.x } + band.map { $0.x },
      y: points.map { $0.y } + band.flatMap { [$0.low, $0.high] })
  }

  public func drawUnderlay(on canvas: inout some Canvas, in frame: Frame) {
    let upper = frame.clipped(StepCurve.stairs(band.map { Point($0.x, $0.high) }))
    let lower = frame.clipped(StepCurve.stairs(band.map { Point($0.x, $0.low) }))
    guard upper.count > 1, lower.count > 1 else { return }
    canvas.polygon(upper + lower.reversed(), fill: tone.ink.opacity(Palette.bandOpacity))
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let stairs = StepCurve.stairs(points)
    guard let fadesFrom, let last = points.last, fadesFrom < last.x else {
      canvas.line(frame.clipped(stairs), Stroke(tone.ink, width: 1.6, dash: dash))
      return
    }
    let turn = Point(fadesFrom, points.last { $0.x <= fadesFrom }?.y ?? last.y)
    canvas.line(
      frame.clipped(stairs.filter { $0.x <= fadesFrom } + [turn]), Stroke(tone.ink, width: 1.6, dash: dash))
    canvas.line(
      frame.clipped([turn] + stairs.filter { $0.x > fadesFrom }),
      Stroke(tone.ink.opacity(0.55), width: 1, dash: dash))
  }

  public func labels(in frame: Frame) -> [MarkLabel] {
    guard let label, let end = frame.clipped(StepCurve.stairs(points)).last else { return [] }
    return [MarkLabel(label, at: end, .end, ink: tone.textInk)]
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    Curve.samples(along: frame.clipped(StepCurve.stairs(points)))
  }

  /// The corners of a step function through its points.
  static func stairs(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    for point in points {
      if let last = result.last, last.y != point.y { result.append(Point(point.x, last.y)) }
      result.append(point)
    }
    return result
  }
}
