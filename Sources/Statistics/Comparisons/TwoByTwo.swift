import Glibc

/// Two independent shares compared: their difference, ratio and odds ratio with intervals, and a test.
public struct TwoByTwo: Sendable, Hashable {
  public let group: Proportion
  public let reference: Proportion

  public init(_ group: Proportion, against reference: Proportion) {
    self.group = group
    self.reference = reference
  }

  /// An effect with its interval.
  public struct Effect: Sendable, Hashable {
    public let value: Double
    public let interval: ClosedRange<Double>

    public init(_ value: Double, _ interval: ClosedRange<Double>) {
      self.value = value
      self.interval = interval
    }
  }

  /// A share of 0 or 1, so that ratios are made with .5 added to each of the four counts (Haldane, Anscombe).
  public var isFilled: Bool { counts.contains(0) }

  /// The difference of shares, with Newcombe's hybrid score interval (1998, method 10); exact counts, never filled.
  public func difference(_ confidence: Confidence) -> Effect {
    let difference = group.difference(from: reference, confidence)
    return Effect(difference.value, difference.interval)
  }

  /// The ratio of shares, with the interval of its logarithm (Katz and others, 1978).
  public func ratio(_ confidence: Confidence) -> Effect {
    let cells = filled
    let (group, reference) = (cells[0] + cells[1], cells[2] + cells[3])
    let value = cells[0] / group / (cells[2] / reference)
    let variance = 1 / cells[0] - 1 / group + 1 / cells[2] - 1 / reference
    return TwoByTwo.effect(value, variance, confidence)
  }

  /// The odds ratio, with the interval of its logarithm (Woolf, 1955).
  public func oddsRatio(_ confidence: Confidence) -> Effect {
    let cells = filled
    let variance = cells.reduce(0) { $0 + 1 / $1 }
    return TwoByTwo.effect(cells[0] * cells[3] / (cells[1] * cells[2]), variance, confidence)
  }

  /// Fisher's exact test where an expected count is under 5, else Pearson's without correction; `nil` when all left
  /// or all stayed, where there is nothing to test.
  public var test: (pValue: Double, isExact: Bool)? {
    guard let table = ContingencyTable([[counts[0], counts[1]], [counts[2], counts[3]]]) else { return nil }
    return table.smallestExpected < 5 ? (fisher, true) : (table.pValue, false)
  }

  /// Two-sided, the tables no likelier than the one observed (Fisher's own; R's and SciPy's).
  public var fisher: Double { FisherExact.pValue(group, reference) }

  /// With and without the event in the group, then in the reference.
  private var counts: [Int] {
    [group, reference].flatMap { [$0.successes, $0.count - $0.successes] }
  }

  private var filled: [Double] { counts.map { Double($0) + (isFilled ? 0.5 : 0) } }

  static func effect(_ value: Double, _ variance: Double, _ confidence: Confidence) -> Effect {
    let half = exp(confidence.z * variance.squareRoot())
    return Effect(value, value / half...value * half)
  }
}
