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

  public func alive(_ pattern: PurchasePatterns.Pattern) -> Sensitive { Sensitive(1) }

  public func expectedRepeats(in time: Double) -> Double { r / alpha * time }

  public func purchasesWhileAlive(repeats: Int, age: Double, over spells: Spells) -> ExpectedPurchases {
    let rate = (r + Double(repeats)) / (alpha + age)
    return ExpectedPurchases(
      weighted: rate * zip(spells.ends, spells.cumulative).reduce(0) { $0 + $1.0 * $1.1 },
      all: rate * (spells.ends.last ?? 0))
  }

  public func chancesWhileAlive(repeats: Int, age: Double, in time: Double) -> [Double] {
    ChancesOfPurchases.negativeBinomial(shape: r + Double(repeats), rate: alpha + age, time: time)
  }

  public static func likelihood(
    _ data: PurchasePatterns, _ parameters: [Double]
  ) -> LikelihoodMaximum.Point {
    let (r, alpha) = (parameters[0], parameters[1])
    let logs = data.times.map { log(alpha + $0) }
    var value = 0.0
    var slopes = [0.0, 0.0]
    let inverseTimes = data.times.map { 1 / (alpha + $0) }
    let runs = data.summed { _, range in
      var sums = SIMD8<Double>.zero
      for index in range {
        let n = data.patterns[index].count
        let age = Int(data.ageIndex[index])
        sums[0] += n
        sums[1] += n * logs[age]
        sums[2] += n * inverseTimes[age]
      }
      return sums
    }
    for (index, sums) in runs.enumerated() {
      let x = Double(data.repeats[index])
      let (n, logSum, inverses) = (sums[0], sums[1], sums[2])
      value +=
        n * (GammaFunctions.logGamma(r + x) - GammaFunctions.logGamma(r) + r * log(alpha)) - (r + x) * logSum
      slopes[0] += n * (GammaFunctions.digamma(r + x) - GammaFunctions.digamma(r) + log(alpha)) - logSum
      slopes[1] += n * r / alpha - (r + x) * inverses
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: slopes)
  }
}
