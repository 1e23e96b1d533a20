/// A share of an amount that rows carry, such as the share of revenue that left, with an interval.
///
/// The ratio Σ(w·event)/Σw has the linearised variance of a ratio estimator, n/(n−1)·Σe²/(Σw)² with e = w·(event −
/// share). Wilson's interval is taken at the count that has this variance (Kish 1965; Korn and Graubard 1998), so it
/// stays within 0…1 and is not empty where no row, or every row, has the event.
public struct WeightedShare: Sendable, Hashable {
  public let share: Double
  /// Rows.
  public let count: Int
  /// Rows of equal weight that would say as much.
  public let effectiveCount: Double

  /// From Σw, Σw² over the rows and over those with the event; `nil` without rows or when the weights do not add up
  /// to more than 0.
  public init?(count: Int, total: Double, squares: Double, eventTotal: Double, eventSquares: Double) {
    guard count > 0, total > 0, squares > 0 else { return nil }
    let share = Swift.min(1, Swift.max(0, eventTotal / total))
    let even = total * total / squares
    let n = Double(count)
    let residuals = Swift.max(0, (1 - 2 * share) * eventSquares + share * share * squares)
    let variance = count > 1 ? n / (n - 1) * residuals / (total * total) : 0
    self.share = share
    self.count = count
    effectiveCount = variance > 0 ? Swift.min(share * (1 - share) / variance, n) : Swift.min(even, n)
  }

  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    let n = Swift.max(effectiveCount, 1)
    let z2 = confidence.z * confidence.z
    let centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    let half = confidence.z / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
    let low = share == 0 ? 0 : Swift.min(share, Swift.max(0, centre - half))
    let high = share == 1 ? 1 : Swift.max(share, Swift.min(1, centre + half))
    return low...high
  }
}
