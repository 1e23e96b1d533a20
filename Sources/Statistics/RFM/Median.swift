import Distributions

/// A median with the interval that order statistics give, whatever the distribution (Conover 1999, §3.2).
public struct Median: Sendable, Hashable {
  public let value: Double
  /// Covers at least the level asked for; `nil` where so few values cannot.
  public let interval: ClosedRange<Double>?
  public let count: Int

  /// Of distinct values in ascending order with how often each occurs; `nil` of none.
  public init?(_ counts: [(value: Double, count: Int)], _ confidence: Confidence) {
    guard let value = Quantiles.value(0.5, of: counts) else { return nil }
    self.value = value
    count = counts.reduce(0) { $0 + $1.count }
    guard let below = Median.ranksBelow(count, confidence) else {
      interval = nil
      return
    }
    interval = Quantiles.ranked(below, counts)...Quantiles.ranked(count - 1 - below, counts)
  }

  /// How many values lie below the interval on each side: the most for which fewer than half of `1 − level` of
  /// the samples have so many of n values under the median.
  private static func ranksBelow(_ n: Int, _ confidence: Confidence) -> Int? {
    let tail = (1 - confidence.level) / 2
    let binomial = Binomial(trials: n, share: 0.5)
    let guess = Double(n) / 2 - confidence.z * Double(n).squareRoot() / 2
    var below = Swift.max(0, Int(guess))
    while below > 0, binomial.cumulative(Double(below)) > tail { below -= 1 }
    while below + 1 < n / 2, binomial.cumulative(Double(below + 1)) <= tail { below += 1 }
    return binomial.cumulative(Double(below)) <= tail ? below : nil
  }
}
