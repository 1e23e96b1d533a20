extension Moments.Group {
  /// Σy/Σx over random rows, such as revenue at the end over revenue at the start.
  ///
  /// Its standard error is that of the linearised ratio, √(n/(n−1)·Σ(yᵢ − R·xᵢ)²)/Σx (Cochran 1977, §6.3; the delta
  /// method). Unweighted moments; `nil` with fewer than two rows, or when Σx comes to nothing or less.
  public func ratio(_ numerator: Int, over denominator: Int) -> Estimate? {
    let n = Double(count)
    guard count > 1, sums[denominator] > 0 else { return nil }
    let ratio = sums[numerator] / sums[denominator]
    let residuals =
      product(numerator, numerator) - 2 * ratio * product(numerator, denominator)
      + ratio * ratio * product(denominator, denominator)
    return Estimate(
      ratio, standardError: (n / (n - 1) * max(0, residuals)).squareRoot() / sums[denominator])
  }
}
