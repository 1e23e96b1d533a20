import Distributions

/// The difference between two arms once what was known of customers before the draw is taken into account: as unbiased
/// as the plain difference in large experiments, and more precise.
public struct AdjustedDifference: Sendable, Hashable {
  public enum Method: Sendable, Hashable {
    /// One slope for both arms (CUPED; Deng, Xu, Kohavi and Walker, 2013).
    case cuped
    /// A slope for each arm, and the means of all customers (Lin, 2013).
    case regression
  }

  public let effect: Estimate
  /// Share of the plain difference's variance that the covariates take away; not below 0 by more than chance.
  public let varianceExplained: Double

  /// Columns are the outcome and then the covariates. `nil` when covariates say the same as each other, or arms have
  /// no more rows than there are columns.
  public init?(treated: ArmSums, control: ArmSums, _ method: Method) {
    let size = treated.sums.count - 1
    guard size > 0, treated.count > size + 1, control.count > size + 1 else { return nil }
    let slopes: [[Double]]
    switch method {
    case .cuped:
      guard let slope = AdjustedDifference.slopes([treated, control], size) else { return nil }
      slopes = [slope, slope]
    case .regression:
      guard let a = AdjustedDifference.slopes([treated], size),
        let b = AdjustedDifference.slopes([control], size)
      else { return nil }
      slopes = [a, b]
    }
    let total = Double(treated.count + control.count)
    var (means, variance, plain) = ([Double](), 0.0, 0.0)
    for (arm, slope) in zip([treated, control], slopes) {
      var mean = arm.mean(0)
      for column in 1...size {
        let everyone = (treated.sums[column] + control.sums[column]) / total
        mean -= slope[column - 1] * (arm.mean(column) - everyone)
      }
      means.append(mean)
      let lost = method == .regression ? size : 0
      variance += AdjustedDifference.residuals(arm, slope) / Double(arm.count - 1 - lost) / Double(arm.count)
      plain += arm.meanCovariance(0, 0)
    }
    effect = Estimate(means[0] - means[1], standardError: max(0, variance).squareRoot())
    varianceExplained = plain > 0 ? 1 - variance / plain : 0
  }

  /// Least squares of the outcome on the covariates, within arms.
  private static func slopes(_ arms: [ArmSums], _ size: Int) -> [Double]? {
    var (matrix, target) = ([Double](repeating: 0, count: size * size), [Double](repeating: 0, count: size))
    for arm in arms {
      for i in 0..<size {
        target[i] += arm.centred(i + 1, 0)
        for j in 0..<size { matrix[i * size + j] += arm.centred(i + 1, j + 1) }
      }
    }
    return Cholesky(matrix, size: size, tolerance: 1e-9)?.solve(target)
  }

  /// The sum of squared residuals around the arm's own mean.
  private static func residuals(_ arm: ArmSums, _ slope: [Double]) -> Double {
    var sum = arm.centred(0, 0)
    for i in slope.indices {
      sum -= 2 * slope[i] * arm.centred(i + 1, 0)
      for j in slope.indices { sum += slope[i] * slope[j] * arm.centred(i + 1, j + 1) }
    }
    return max(0, sum)
  }
}
