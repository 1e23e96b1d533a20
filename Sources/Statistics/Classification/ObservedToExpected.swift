/// How many had the outcome beside how many their probabilities led to expect.
public struct ObservedToExpected: Sendable, Hashable {
  public let observed: Proportion
  /// Σp over the same rows.
  public let expected: Double
  /// Of the count, were every probability right: Σp(1 − p), the rows independent.
  public let variance: Double

  /// `nil` without rows, or where nothing at all was expected.
  public init?(_ table: ScoreTable) {
    guard table.count > 0 else { return nil }
    let rows = zip(table.positives, table.negatives).map { $0 + $1 }
    expected = Summation.sum(zip(table.scores, rows).map { $0 * $1 })
    variance = Summation.sum(zip(table.scores, rows).map { $0 * (1 - $0) * $1 })
    guard expected > 0 else { return nil }
    observed = Proportion(Int(table.positiveCount), of: Int(table.count))
  }

  /// 1 where as many had the outcome as were expected.
  public var ratio: Double { Double(observed.successes) / expected }

  /// Wilson's interval of the share observed, over the share expected, which is taken as given.
  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    let share = observed.interval(confidence)
    let scale = Double(observed.count) / expected
    return share.lowerBound * scale...share.upperBound * scale
  }

  /// Where the count would lie if every probability were right.
  public func expectedInterval(_ confidence: Confidence) -> ClosedRange<Double> {
    let half = confidence.z * variance.squareRoot()
    return max(0, expected - half)...min(Double(observed.count), expected + half)
  }
}
