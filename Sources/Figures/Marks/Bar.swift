/// One estimate of a chart by categories.
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

  /// The interval, where both ends are known.
  var interval: ClosedRange<Double>? {
    guard let low, let high, low.isFinite, high.isFinite, low <= high else { return nil }
    return low...high
  }
}
