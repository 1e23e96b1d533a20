/// The ratio of two estimates that may vary together, with Fieller's interval (1954).
public struct FiellerRatio: Sendable, Hashable {
  public let value: Double
  /// `nil` where the denominator may be 0 at the level asked for: any ratio is then possible.
  public let interval: ClosedRange<Double>?

  /// `nil` when the denominator is 0.
  public init?(
    _ numerator: Estimate, over denominator: Estimate, covariance: Double, _ confidence: Confidence
  ) {
    guard denominator.value != 0 else { return nil }
    let ratio = numerator.value / denominator.value
    value = ratio
    let n = numerator.standardError * numerator.standardError
    let d = denominator.standardError * denominator.standardError
    let quantile = confidence.z
    // How much of the denominator is noise: from 1 on, 0 lies within its interval.
    let g = quantile * quantile * d / (denominator.value * denominator.value)
    guard g < 1 else {
      interval = nil
      return
    }
    let residual = n - 2 * ratio * covariance + ratio * ratio * d
    let given = d > 0 ? n - covariance * covariance / d : n
    let half = quantile / abs(denominator.value) * max(0, residual - g * given).squareRoot()
    let middle = ratio - (d > 0 ? g * covariance / d : 0)
    let (low, high) = ((middle - half) / (1 - g), (middle + half) / (1 - g))
    interval = min(low, ratio)...max(high, ratio)
  }
}
