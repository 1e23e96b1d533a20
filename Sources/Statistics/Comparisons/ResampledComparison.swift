import Distributions

/// A difference measured on each of many test folds, such as one learner's AUC less another's, tested with the
/// corrected resampled t test of Nadeau & Bengio (2003).
///
/// Training sets of folds overlap, so the differences are not independent and the plain t test finds far too much.
/// The correction takes the variance of their mean as (1/k + n_test/n_train)·s².
public struct ResampledComparison: Sendable, Hashable {
  public let mean: Double
  /// Of the mean, corrected.
  public let standardError: Double
  /// Spread of the differences over the folds.
  public let deviation: Double
  public let count: Int

  /// `testShare` is the rows tested on over those trained on: 1/(folds − 1) in cross-validation, repeated or not.
  /// `nil` for fewer than two differences.
  public init?(_ differences: [Double], testShare: Double) {
    precondition(testShare > 0, "something is tested on")
    guard differences.count > 1 else { return nil }
    let k = Double(differences.count)
    let mean = Summation.sum(differences) / k
    let squares = Summation.sum(differences.map { ($0 - mean) * ($0 - mean) })
    let variance = squares / (k - 1)
    self.mean = mean
    deviation = variance.squareRoot()
    standardError = ((1 / k + testShare) * variance).squareRoot()
    count = differences.count
  }

  private var distribution: StudentT { StudentT(degrees: Double(count - 1)) }

  /// Two-sided, against no difference; 1 where there is neither a difference nor a spread.
  public var pValue: Double { probability(standardError) }

  /// What the plain t test would say, which takes the folds as independent: shown only to be warned of.
  public var naivePValue: Double { probability(deviation / Double(count).squareRoot()) }

  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    let half = distribution.quantile(0.5 + confidence.level / 2) * standardError
    return mean - half...mean + half
  }

  private func probability(_ error: Double) -> Double {
    guard error > 0 else { return mean == 0 ? 1 : 0 }
    return min(1, 2 * distribution.upperTail(abs(mean / error)))
  }
}
