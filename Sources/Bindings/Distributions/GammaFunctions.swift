import CBoostMath

/// The gamma function's relatives, for likelihoods; NaN or infinite outside their domain.
public enum GammaFunctions {
  /// log Γ(x), x > 0.
  public static func logGamma(_ x: Double) -> Double { tenure_log_gamma(x) }
  /// ψ(x), the derivative of log Γ, x > 0.
  public static func digamma(_ x: Double) -> Double { tenure_digamma(x) }
  /// log B(a, b), a and b > 0.
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    logGamma(a) + logGamma(b) - logGamma(a + b)
  }
}
