import CBoostMath

/// The chi-squared distribution of a sum of squares of normal variables whose means are not 0.
public struct NoncentralChiSquared: Sendable {
  public let degrees: Double
  /// The sum of the squared means; 0 is the ordinary distribution.
  public let noncentrality: Double

  public init(degrees: Double, noncentrality: Double) {
    self.degrees = degrees
    self.noncentrality = noncentrality
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    noncentrality > 0
      ? tenure_noncentral_chi_squared_lower(x, degrees, noncentrality)
      : tenure_chi_squared_lower(x, degrees)
  }
}
