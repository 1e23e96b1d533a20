/// Bars from zero along x, one a band of y, with an optional whisker and the value printed at the end.
public struct HorizontalBars: Mark {
  public let bars: [Bar]

  public init(
    bars: [Bar]
  ) {
    self.bars = bars
  }

  public var extent: MarkExtent { MarkExtent(x: nil, y: nil) }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {}
}

/// One bar of a chart.
public struct Bar: Sendable, Hashable {
  /// Position on the band axis.
  public let band: Int
  public let value: Double
  public let low: Double?
  public let high: Double?
  public let label: String
  public let tone: Tone

  public init(
    band: Int, value: Double, low: Double? = nil, high: Double? = nil, label: String, tone: Tone = .focus
  ) {
    self.band = band
    self.value = value
    self.low = low
    self.high = high
    self.label = label
    self.tone = tone
  }
}
