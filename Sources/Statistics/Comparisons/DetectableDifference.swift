import Distributions

/// How large a difference of two shares must be to be found, with the two-sided test of pooled shares.
public struct DetectableDifference: Sendable, Hashable {
  /// The chance of a false finding of one test.
  public let alpha: Double
  /// The chance of finding a difference that is there.
  public let power: Double

  public init(alpha: Double = 0.05, power: Double = 0.8) {
    precondition(alpha > 0 && alpha < 1 && power > 0 && power < 1, "chances lie between 0 and 1")
    self.alpha = alpha
    self.power = power
  }

  /// Rows that each of two groups of one size needs; `nil` for equal shares, which no size tells apart.
  public func rows(_ a: Double, _ b: Double) -> Int? {
    guard a != b else { return nil }
    let pooled = (a + b) / 2
    let root =
      critical * (2 * pooled * (1 - pooled)).squareRoot()
      + wanted * (a * (1 - a) + b * (1 - b)).squareRoot()
    return Int((root * root / ((a - b) * (a - b))).rounded(.up))
  }

  /// The smallest difference from a share of `reference` that would be found with the stated chance: the smaller of
  /// the way up and the way down; `nil` when not even a share of 0 or 1 would be.
  public func smallest(from reference: Double, rows: Int, referenceRows: Int) -> Double? {
    let ways = [1.0, -1].compactMap { sign in
      smallest(from: reference, sign, Double(rows), Double(referenceRows))
    }
    return ways.min()
  }

  /// The same of two means whose difference has a standard error that is known.
  public func smallest(standardError: Double) -> Double { (critical + wanted) * standardError }

  private func smallest(from reference: Double, _ sign: Double, _ n: Double, _ m: Double) -> Double? {
    func isFound(_ gap: Double) -> Bool {
      let share = reference + sign * gap
      let pooled = (n * share + m * reference) / (n + m)
      let standardError = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
      let spread = (share * (1 - share) / n + reference * (1 - reference) / m).squareRoot()
      return gap >= critical * standardError + wanted * spread
    }
    var (low, high) = (0.0, sign > 0 ? 1 - reference : reference)
    guard high > 0, isFound(high) else { return nil }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if isFound(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private var critical: Double { StandardNormal().quantile(1 - alpha / 2) }
  private var wanted: Double { StandardNormal().quantile(power) }
}
