/// Vertical bars from zero, one a position of x.
public struct Columns: Mark {
  public let values: [(x: Double, y: Double)]
  /// In units of x.
  public let width: Double
  public let tone: Tone

  public init(values: [(x: Double, y: Double)], width: Double = 0.8, tone: Tone = .focus) {
    self.values = values
    self.width = width
    self.tone = tone
  }

  public var extent: MarkExtent {
    MarkExtent(x: values.flatMap { [$0.x - width / 2, $0.x + width / 2] }, y: [0] + values.map { $0.y })
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let zero = frame.clampedVertical(0)
    for value in values where value.x.isFinite && value.y.isFinite {
      let left = frame.clampedHorizontal(value.x - width / 2)
      let right = frame.clampedHorizontal(value.x + width / 2)
      let end = frame.clampedVertical(value.y)
      guard right > left, end != zero else { continue }
      canvas.rectangle(
        Box(x: left, y: Swift.min(zero, end), width: right - left, height: abs(end - zero)), fill: tone.ink,
        stroke: nil)
    }
  }

  public func obstacles(in frame: Frame) -> [Obstacle] {
    values.filter { $0.x.isFinite && $0.y.isFinite }.flatMap { value in
      Curve.samples(
        along: [
          Point(frame.clampedHorizontal(value.x), frame.clampedVertical(0)),
          Point(frame.clampedHorizontal(value.x), frame.clampedVertical(value.y)),
        ])
    }
  }
}
