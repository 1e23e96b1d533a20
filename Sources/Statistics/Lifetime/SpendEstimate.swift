import Glibc

/// What a purchase is expected to be worth, of a customer with so many repeats at such a mean.
public struct SpendEstimate: Sendable {
  public enum Source: Sendable {
    case gammaGamma(GammaGamma)
    /// One mean for everybody, where no model holds.
    case mean(Estimate, GammaGamma.Refusal)
  }

  public let source: Source

  /// Of a model that is given.
  public init(_ fit: GammaGamma) { source = .gammaGamma(fit) }

  public init(_ spends: [GammaGamma.Spend]) {
    switch GammaGamma.fit(spends) {
    case .success(let fit): source = .gammaGamma(fit)
    case .failure(let refusal):
      let count = spends.reduce(0) { $0 + $1.count }
      let sum = spends.reduce(0) { $0 + $1.count * $1.mean }
      let squares = spends.reduce(0) { $0 + $1.count * $1.mean * $1.mean }
      let mean = count > 0 ? sum / count : 0
      let variance = count > 1 ? max(0, squares - count * mean * mean) / (count - 1) / count : 0
      source = .mean(Estimate(mean, standardError: variance.squareRoot()), refusal)
    }
  }

  /// Of the logarithms of the parameters.
  public var covariance: [[Double]] {
    switch source {
    case .gammaGamma(let fit): fit.logCovariance
    case .mean(let mean, _):
      [[mean.value > 0 ? mean.standardError * mean.standardError / (mean.value * mean.value) : 0]]
    }
  }

  /// Expected spend is `base + share·m̄`; m̄ counts as 0 without repeats.
  public func expectation(repeats: Int) -> (base: Double, share: Double) {
    switch source {
    case .gammaGamma(let fit): fit.expectation(repeats: repeats)
    case .mean(let mean, _): (mean.value, 0)
    }
  }

  /// What amounts of one customer are measured in: v + x·m̄ of the gamma-gamma model, else the mean.
  func unit(repeats: Int, mean: Double) -> Double {
    switch source {
    case .gammaGamma(let fit): fit.v + Double(repeats) * mean
    case .mean(let mean, _): mean.value
    }
  }

  /// Derivatives of `base` and `share` by the logarithms of the parameters.
  public func slopes(repeats: Int) -> (base: [Double], share: [Double]) {
    switch source {
    case .gammaGamma(let fit): fit.slopes(repeats: repeats)
    case .mean(let mean, _): ([mean.value], [0])
    }
  }

  /// What those expect who have not bought again, with its standard error.
  public var populationMean: Estimate {
    let value = expectation(repeats: 0).base
    return Estimate(
      value, standardError: SymmetricMatrix.quadratic(covariance, slopes(repeats: 0).base).squareRoot())
  }

  /// Variance of a quantity from the uncertainty of the parameters, by the delta method.
  public func variance(_ slopes: [Double]) -> Double { SymmetricMatrix.quadratic(covariance, slopes) }
  public func variance(_ slopes: SIMD4<Double>) -> Double { SymmetricMatrix.quadratic(covariance, slopes) }
}

/// How repeats and mean spend go together among repeaters: the gamma-gamma model takes them to be independent.
public struct SpendCorrelation: Sendable {
  /// Pearson's r; `nil` without variation.
  public let r: Double?
  public let count: Int

  public init(_ spends: [GammaGamma.Spend]) {
    var (n, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for spend in spends {
      let (w, a, b) = (spend.count, Double(spend.repeats), spend.mean)
      n += w
      x += w * a
      y += w * b
      xx += w * a * a
      yy += w * b * b
      xy += w * a * b
    }
    count = Int(n)
    let spread = (n * xx - x * x) * (n * yy - y * y)
    r = n > 2 && spread > 0 ? (n * xy - x * y) / spread.squareRoot() : nil
  }

  /// Fisher's interval.
  public func interval(_ confidence: Confidence) -> ClosedRange<Double>? {
    guard let r, count > 3, abs(r) < 1 else { return nil }
    let half = confidence.z / Double(count - 3).squareRoot()
    return tanh(atanh(r) - half)...tanh(atanh(r) + half)
  }
}
