import Distributions

/// The difference of two independent means, whatever their variances (Welch, 1947).
public struct MeanDifference: Sendable, Hashable {
  public let value: Double
  public let standardError: Double
  /// Of the t distribution (Welch and Satterthwaite).
  public let degrees: Double

  /// `nil` for fewer than two rows on either side.
  public init?(_ group: SampleSums, minus reference: SampleSums) {
    guard let a = group.mean, let b = reference.mean else { return nil }
    let (u, v) = (a.standardError * a.standardError, b.standardError * b.standardError)
    value = a.value - b.value
    standardError = (u + v).squareRoot()
    let spread = u * u / Double(group.count - 1) + v * v / Double(reference.count - 1)
    degrees = spread > 0 ? (u + v) * (u + v) / spread : Double(group.count + reference.count - 2)
  }

  public var estimate: Estimate { Estimate(value, standardError: standardError) }

  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    let half = StudentT(degrees: degrees).quantile(0.5 + confidence.level / 2) * standardError
    return value - half...value + half
  }

  /// Two-sided, against no difference; 1 where there is neither a difference nor a spread.
  public var pValue: Double {
    guard standardError > 0 else { return value == 0 ? 1 : 0 }
    return min(1, 2 * StudentT(degrees: degrees).upperTail(abs(value / standardError)))
  }
}

extension SampleSums {
  /// With n − 1; `nil` for fewer than two rows.
  public var variance: Double? {
    mean.map { $0.standardError * $0.standardError * Double(count) }
  }

  /// How far two groups' means lie apart, in standard deviations of both (Austin, 2009): under .1 they are as good as
  /// alike, whatever the number of rows. `nil` for fewer than two rows; 0 where neither group has a spread and the
  /// means are equal.
  public func standardisedDifference(from other: SampleSums) -> Double? {
    guard let a = mean?.value, let b = other.mean?.value, let u = variance, let v = other.variance else {
      return nil
    }
    let spread = ((u + v) / 2).squareRoot()
    return a == b ? 0 : spread > 0 ? (a - b) / spread : (a > b ? .infinity : -.infinity)
  }
}

extension Proportion {
  /// The same of two shares, with their binomial variances.
  public func standardisedDifference(from other: Proportion) -> Double {
    let (p, q) = (share, other.share)
    let spread = ((p * (1 - p) + q * (1 - q)) / 2).squareRoot()
    return p == q ? 0 : spread > 0 ? (p - q) / spread : (p > q ? .infinity : -.infinity)
  }
}
