import Glibc

/// An axis: a scale, its ticks with their final texts, and a label.
public struct Axis: Sendable, Hashable {
  public enum Scale: Sendable, Hashable {
    case linear(ClosedRange<Double>)
    /// Positive values only.
    case logarithmic(ClosedRange<Double>)
    /// Categories in order, first at the left or at the top; positions are 0, 1, 2 …
    case band([String])
    /// Not drawn: no line, ticks or labels.
    case hidden(ClosedRange<Double>)
  }

  public struct Tick: Sendable, Hashable {
    public let at: Double
    public let label: String

    public init(_ at: Double, _ label: String) {
      self.at = at
      self.label = label
    }
  }

  public let scale: Scale
  /// Empty for band scales, whose categories are their ticks.
  public let ticks: [Tick]
  public let label: String?
  public let hasGrid: Bool

  public init(_ scale: Scale, ticks: [Tick] = [], label: String? = nil, hasGrid: Bool = false) {
    self.scale = scale
    self.ticks = ticks
    self.label = label
    self.hasGrid = hasGrid
  }

  /// Round tick positions that cover a range: steps of 1, 2, 2.5 or 5 times a power of ten, about `count` of them.
  ///
  /// The first is at or below the range, the last at or above it; a range of one value is widened around it.
  public static func niceTicks(_ range: ClosedRange<Double>, count: Int = 5) -> [Double] {
    NiceTicks.positions(over: range, count: count)
  }

  /// Where on the axis a value lies: 0 at its start, 1 at its end, outside that for values outside the scale.
  ///
  /// A value that a logarithmic scale cannot show lies at its start; so does everything on a scale of no length.
  func share(of value: Double) -> Double {
    switch scale {
    case .linear(let range), .hidden(let range):
      Axis.share(of: value, from: range.lowerBound, to: range.upperBound)
    case .logarithmic(let range):
      value > 0 && range.lowerBound > 0
        ? Axis.share(of: log(value), from: log(range.lowerBound), to: log(range.upperBound)) : 0
    case .band(let names): (value + 0.5) / Double(Swift.max(1, names.count))
    }
  }

  private static func share(of value: Double, from low: Double, to high: Double) -> Double {
    high > low ? (value - low) / (high - low) : 0
  }

  var isBand: Bool { if case .band = scale { true } else { false } }

  var isHidden: Bool { if case .hidden = scale { true } else { false } }

  /// Categories, or none.
  var names: [String] { if case .band(let names) = scale { names } else { [] } }

  var bandCount: Int { names.count }
}
