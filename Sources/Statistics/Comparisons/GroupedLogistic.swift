import Glibc

/// Logistic regression of leaving, fitted by Newton's method to customers counted by pattern.
///
/// Times play no part. `nil` where the likelihood has no maximum: where some column alone, or a sum of them, tells who
/// left (separation), or all or none left.
public struct GroupedLogistic: Sendable {
  public let design: CoxDesign
  /// One a column of the design, of 0/1 columns and of standardised numbers.
  public let coefficients: [Double]
  /// Of customers in every reference, at the mean of every number.
  public let intercept: Double
  /// Of the coefficients, the intercept's left out; row-major.
  public let covariance: [Double]
  public let logLikelihood: Double
  public let nullLogLikelihood: Double
  public let customers: Int

  private static let limit = 50
  /// A log odds ratio that data with a maximum do not reach with …
  private static let hugeCoefficient = 10.0
  /// … a standard error that says that nothing is known of it.
  private static let hugeError = 20.0

  public init?(_ table: CoxTable, _ design: CoxDesign) {
    guard !design.columns.isEmpty else { return nil }
    let counts = PatternOutcomes(table)
    guard counts.left > 0, counts.left < counts.all else { return nil }
    let size = design.columns.count
    let share = counts.left / counts.all
    var intercept = log(share / (1 - share))
    var beta = [Double](repeating: 0, count: size)
    var likelihood = counts.likelihood(design, beta, intercept)
    nullLogLikelihood = likelihood
    for _ in 0..<Self.limit {
      let slope = counts.slope(design, beta, intercept)
      guard let factor = Cholesky(slope.information, size: size + 1) else { return nil }
      let step = factor.solve(slope.score)
      let gain = zip(step, slope.score).reduce(0) { $0 + $1.0 * $1.1 }
      let inverse = factor.inverse
      let isRunaway = (0..<size).contains {
        abs(beta[$0]) > Self.hugeCoefficient
          && inverse[$0 * (size + 1) + $0] > Self.hugeError * Self.hugeError
      }
      if isRunaway { return nil }
      if gain < 1e-12 * (1 + abs(likelihood)) {
        self.design = design
        coefficients = zip(beta, step).map { $0 + $1 }
        self.intercept = intercept + step[size]
        covariance = Cholesky.part(inverse, size: size + 1, Array(0..<size))
        logLikelihood = counts.likelihood(design, coefficients, self.intercept)
        customers = Int(counts.all)
        return
      }
      var scale = 1.0
      var isUphill = false
      for _ in 0..<20 where !isUphill {
        let next = zip(beta, step).map { $0 + scale * $1 }
        let reached = counts.likelihood(design, next, intercept + scale * step[size])
        if reached.isFinite, reached > likelihood {
          (beta, intercept, likelihood, isUphill) = (next, intercept + scale * step[size], reached, true)
        }
        scale /= 2
      }
      guard isUphill else { return nil }
    }
    return nil
  }

  /// The log odds ratio of a level against the reference, or of one standard deviation of a number.
  public func estimate(_ column: Int) -> Estimate {
    let size = design.columns.count
    return Estimate(
      coefficients[column], standardError: covariance[column * size + column].squareRoot())
  }
}

/// Who left and who stayed, by pattern.
private struct PatternOutcomes {
  let counts: [Double]
  let leavers: [Double]
  let all: Double
  let left: Double

  init(_ table: CoxTable) {
    var leavers = [Double](repeating: 0, count: table.patternCount)
    for line in 0..<table.lines.count {
      leavers[Int(table.lines.pattern[line])] += Double(table.lines.left[line])
    }
    counts = table.patternCounts
    self.leavers = leavers
    all = counts.reduce(0, +)
    left = leavers.reduce(0, +)
  }

  /// log(1 + exp x) without overflow.
  private func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

  func likelihood(_ design: CoxDesign, _ beta: [Double], _ intercept: Double) -> Double {
    let predictors = design.predictors(beta)
    return Summation.sum(
      counts.indices.map { pattern in
        let x = predictors[pattern] + intercept
        return leavers[pattern] * x - counts[pattern] * softplus(x)
      })
  }

  /// The first derivative, and minus the second; the intercept comes last.
  func slope(
    _ design: CoxDesign, _ beta: [Double], _ intercept: Double
  ) -> (score: [Double], information: [Double]) {
    let predictors = design.predictors(beta)
    let size = design.columns.count
    let shares = predictors.map { 1 / (1 + exp(-$0 - intercept)) }
    let gaps = counts.indices.map { leavers[$0] - counts[$0] * shares[$0] }
    let weights = counts.indices.map { counts[$0] * shares[$0] * (1 - shares[$0]) }
    let products = design.crossProducts(weights)
    let edge = design.sums(weights)
    var information = [Double](repeating: 0, count: (size + 1) * (size + 1))
    for i in 0..<size {
      for j in 0..<size {
        information[i * (size + 1) + j] = products[min(i, j) * size + max(i, j)]
      }
      information[i * (size + 1) + size] = edge[i]
      information[size * (size + 1) + i] = edge[i]
    }
    information[size * (size + 1) + size] = Summation.sum(weights)
    return (design.sums(gaps) + [Summation.sum(gaps)], information)
  }
}

extension CoxDesign {
  /// Σ c·x over patterns, of each column.
  func sums(_ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: columns.count + 1)
    let first = columns.count - numberCount
    for pattern in weights.indices {
      for k in 0..<codeCount { sums[Int(codes[pattern * codeCount + k])] += weights[pattern] }
      for k in 0..<numberCount { sums[first + k] += weights[pattern] * numbers[pattern * numberCount + k] }
    }
    return Array(sums.dropLast())
  }
}
