import Glibc

/// The parameters at which a log-likelihood of positive parameters is largest, with their covariance.
///
/// Searched on the scale of their logarithms, where they have no bounds: BFGS with a line search that asks for enough
/// descent, then Newton's steps with a Hessian of differenced gradients, which is also the observed information.
public struct LikelihoodMaximum: Sendable {
  public let parameters: [Double]
  public let logLikelihood: Double
  /// Of the logarithms of the parameters, row by row; empty when the information is not positive definite there.
  public let logCovariance: [[Double]]
  public let evaluations: Int
  /// The gradient is zero within rounding and the information positive definite.
  public let isConverged: Bool
  /// A logarithm left ±`bound`: the likelihood keeps rising towards a parameter of 0 or infinity.
  public let isAtBoundary: Bool

  public init(
    parameters: [Double], logLikelihood: Double, logCovariance: [[Double]], evaluations: Int,
    isConverged: Bool, isAtBoundary: Bool
  ) {
    self.parameters = parameters
    self.logLikelihood = logLikelihood
    self.logCovariance = logCovariance
    self.evaluations = evaluations
    self.isConverged = isConverged
    self.isAtBoundary = isAtBoundary
  }

  /// A log-likelihood and its gradient with respect to the parameters themselves.
  public struct Point: Sendable {
    public let logLikelihood: Double
    public let gradient: [Double]

    public init(logLikelihood: Double, gradient: [Double]) {
      self.logLikelihood = logLikelihood
      self.gradient = gradient
    }
  }

  /// Logarithms beyond this are taken for a maximum at infinity: e^14 is over a million.
  public static let bound = 14.0

  /// Standard errors of the parameters themselves, by the delta method; empty without a covariance.
  public var standardErrors: [Double] {
    logCovariance.indices.map { parameters[$0] * logCovariance[$0][$0].squareRoot() }
  }

  /// `size` is the number of observations: it sets when a gradient counts as zero. `covariance` is what is known of that
  /// of the logarithms beforehand: with a start close to the maximum it saves most of the search.
  public init(
    from start: [Double], size: Double, covariance: [[Double]] = [],
    _ likelihood: @escaping ([Double]) -> Point
  ) {
    var search = MaximumSearch(likelihood: likelihood, size: size)
    var logs = start.map { log($0) }
    search.climb(&logs, covariance)
    let information = search.polish(&logs)
    let best = search.point(logs)
    let inverse = information.flatMap { SymmetricMatrix.inverse($0) }
    let gradient = best.gradient.map { abs($0) }.max() ?? 0
    let atBoundary = logs.contains { abs($0) >= Self.bound }
    self.init(
      parameters: logs.map { exp($0) }, logLikelihood: -best.value, logCovariance: inverse ?? [],
      evaluations: search.evaluations,
      isConverged: inverse != nil && gradient <= 1e-5 * size.squareRoot() && !atBoundary
        && best.value.isFinite,
      isAtBoundary: atBoundary)
  }
}

/// A search for the smallest negative log-likelihood over the logarithms of parameters.
private struct MaximumSearch {
  struct Point {
    let value: Double
    let gradient: [Double]
  }

  let likelihood: ([Double]) -> LikelihoodMaximum.Point
  let size: Double
  private(set) var evaluations = 0

  init(likelihood: @escaping ([Double]) -> LikelihoodMaximum.Point, size: Double) {
    self.likelihood = likelihood
    self.size = size
  }

  mutating func point(_ logs: [Double]) -> Point {
    evaluations += 1
    let parameters = logs.map { exp($0) }
    let found = likelihood(parameters)
    let value = -found.logLikelihood
    return Point(
      value: value.isFinite ? value : .infinity, gradient: zip(found.gradient, parameters).map { -$0 * $1 })
  }

  /// BFGS until the gradient is small beside the noise of the data, or the search leaves the bounds.
  mutating func climb(_ logs: inout [Double], _ covariance: [[Double]]) {
    let count = logs.count
    var inverse = covariance.isEmpty ? SymmetricMatrix.identity(count) : covariance
    var now = point(logs)
    var isFresh = covariance.isEmpty
    for _ in 0..<200 {
      if (now.gradient.map { abs($0) }.max() ?? 0) <= 1e-6 * size.squareRoot() { return }
      if logs.contains(where: { abs($0) >= LikelihoodMaximum.bound }) { return }
      var direction = inverse.map { row in -zip(row, now.gradient).reduce(0) { $0 + $1.0 * $1.1 } }
      var slope = zip(direction, now.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      if !(slope < 0) {
        inverse = SymmetricMatrix.identity(count)
        isFresh = true
        direction = now.gradient.map { -$0 }
        slope = -now.gradient.reduce(0) { $0 + $1 * $1 }
      }
      // No step moves a parameter by more than a factor of e²; the first one, blind, by less.
      let longest = direction.map { abs($0) }.max() ?? 0
      let cap = isFresh ? 0.3 : 2.0
      if longest > cap {
        direction = direction.map { $0 * cap / longest }
        slope *= cap / longest
      }
      guard let (next, step) = descend(from: logs, now, direction, slope) else {
        if isFresh { return }
        inverse = SymmetricMatrix.identity(count)
        isFresh = true
        continue
      }
      let moved = direction.map { $0 * step }
      let bent = zip(next.gradient, now.gradient).map { $0 - $1 }
      SymmetricMatrix.update(&inverse, moved: moved, bent: bent, isFresh: isFresh)
      isFresh = false
      logs = zip(logs, moved).map { $0 + $1 }
      if now.value - next.value <= 1e-13 * abs(now.value) {
        now = next
        return
      }
      now = next
    }
  }

  /// Halves a step until it goes down enough (Armijo's condition); `nil` when none does.
  private mutating func descend(
    from logs: [Double], _ now: Point, _ direction: [Double], _ slope: Double
  ) -> (Point, Double)? {
    var step = 1.0
    for _ in 0..<40 {
      let next = point(zip(logs, direction).map { $0 + step * $1 })
      if next.value <= now.value + 1e-4 * step * slope { return (next, step) }
      step /= 2
    }
    return nil
  }

  /// Newton's steps while they help; the information at the end, `nil` where it could not be worked out.
  mutating func polish(_ logs: inout [Double]) -> [[Double]]? {
    for _ in 0..<8 {
      guard !logs.contains(where: { abs($0) >= LikelihoodMaximum.bound }) else { return nil }
      let information = hessian(logs)
      guard let inverse = SymmetricMatrix.inverse(information), let longest = step(&logs, inverse),
        longest > 1e-8
      else { return information }
      guard longest < 1e-4 else { continue }
      // The curvature hardly changes over so little, so it serves for the rest of the way.
      for _ in 0..<3 {
        guard let rest = step(&logs, inverse), rest > 1e-9 else { break }
      }
      return information
    }
    return hessian(logs)
  }

  /// One of Newton's steps, and how far it wanted to go; `nil` when it does not help.
  ///
  /// Near the maximum of millions of observations a step gains less than the sum of their log-likelihoods is rounded
  /// by, so there a smaller gradient says that it helps.
  private mutating func step(_ logs: inout [Double], _ inverse: [[Double]]) -> Double? {
    let now = point(logs)
    let step = inverse.map { row in -zip(row, now.gradient).reduce(0) { $0 + $1.0 * $1.1 } }
    let longest = step.map { abs($0) }.max() ?? 0
    guard longest > 1e-10 else { return longest }
    let factor = min(1, 0.5 / longest)
    let next = zip(logs, step).map { $0 + factor * $1 }
    let there = point(next)
    func steepest(_ point: Point) -> Double { point.gradient.map { abs($0) }.max() ?? 0 }
    let isFlat = there.value <= now.value + 1e-11 * abs(now.value) && steepest(there) < steepest(now)
    guard there.value <= now.value || isFlat else { return nil }
    logs = next
    return longest
  }

  /// Central differences of the gradient, made symmetric.
  private mutating func hessian(_ logs: [Double]) -> [[Double]] {
    let h = 1e-4
    let rows = logs.indices.map { index -> [Double] in
      var (up, down) = (logs, logs)
      up[index] += h
      down[index] -= h
      return zip(point(up).gradient, point(down).gradient).map { ($0 - $1) / (2 * h) }
    }
    return rows.indices.map { i in rows.indices.map { j in (rows[i][j] + rows[j][i]) / 2 } }
  }
}
