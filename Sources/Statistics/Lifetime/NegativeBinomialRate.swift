import Distributions
import Glibc

/// Customers buy at a rate of their own, which follows a gamma distribution (r, α), and nobody drops out: what is left
/// when data show no dropout, and what a model with dropout must improve on (Ehrenberg 1959).
public struct NegativeBinomialRate: PurchaseModel, Hashable {
  public static let parameterNames = ["r", "alpha"]
  public let r: Double
  public let alpha: Double

  public init(r: Double, alpha: Double) {
    self.r = r
    self.alpha = alpha
  }

  public var parameters: [Double] { [r, alpha] }

  public func at(_ parameters: [Double]) -> NegativeBinomialRate {
    NegativeBinomialRate(r: parameters[0], alpha: parameters[1])
  }

  public func alive(_ pattern: PurchasePatterns.Pattern) -> Sensitive { Sensitive(1, [0, 0]) }

  public func expectedRepeats(in time: Double) -> Double { r / alpha * time }

  public func purchasesWhileAlive(repeats: Int, age: Double, over spells: Spells) -> Double {
    let rate = (r + Double(repeats)) / (alpha + age)
    return rate * zip(spells.ends, spells.cumulative).reduce(0) { $0 + $1.0 * $1.1 }
  }

  public static func likelihood(
    _ data: PurchasePatterns, _ parameters: [Double]
  ) -> LikelihoodMaximum.Point {
    let (r, alpha) = (parameters[0], parameters[1])
    let logs = data.times.map { log(alpha + $0) }
    var value = 0.0
    var slopes = [0.0, 0.0]
    for (index, run) in data.runs.enumerated() {
      let x = Double(data.repeats[index])
      var (n, logSum, inverses) = (0.0, 0.0, 0.0)
      for index in run {
        let pattern = data.patterns[index]
        n += pattern.count
        logSum += pattern.count * logs[Int(data.ageIndex[index])]
        inverses += pattern.count / (alpha + pattern.age)
      }
      value +=
        n * (GammaFunctions.logGamma(r + x) - GammaFunctions.logGamma(r) + r * log(alpha)) - (r + x) * logSum
      slopes[0] += n * (GammaFunctions.digamma(r + x) - GammaFunctions.digamma(r) + log(alpha)) - logSum
      slopes[1] += n * r / alpha - (r + x) * inverses
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: slopes)
  }
}
