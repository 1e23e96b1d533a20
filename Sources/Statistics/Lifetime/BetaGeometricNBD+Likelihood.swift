import Distributions
import Glibc

extension BetaGeometricNBD {
  /// The log-likelihood of the patterns and its gradient by r, α, a, b.
  ///
  /// Γ functions depend on the repeats alone and logarithms of times on the distinct times alone, so a pattern costs
  /// one exponential.
  public static func likelihood(
    _ data: PurchasePatterns, _ variant: Variant, _ parameters: [Double]
  ) -> LikelihoodMaximum.Point {
    let (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
    let shift = variant == .plain ? 0.0 : 1.0
    let logs = data.times.map { log(alpha + $0) }
    let inverses = data.times.map { 1 / (alpha + $0) }
    var value = 0.0
    var slopes = [0.0, 0.0, 0.0, 0.0]
    let digammaR = GammaFunctions.digamma(r)
    let logGammaR = GammaFunctions.logGamma(r)
    let logBeta = GammaFunctions.logBeta(a, b)
    let digammaAB = GammaFunctions.digamma(a + b)
    let digammaB = GammaFunctions.digamma(b)
    let runs = data.summed { run, range in
      let x = Double(data.repeats[run])
      guard x + shift > 0 else { return Self.alwaysAlive(data, range, logs, inverses, power: r + x) }
      return Self.sums(
        data, range, logs, inverses, power: r + x, logOdds: log(a / (b + x + shift - 1)))
    }
    for (index, sums) in runs.enumerated() {
      let x = Double(data.repeats[index])
      let later = b + x + shift
      let (n, logSum, inverseSum, gone) = (sums[0], sums[2], sums[3], sums[4])
      value +=
        sums[1]
        + n
        * (GammaFunctions.logGamma(r + x) - logGammaR + r * log(alpha) + GammaFunctions.logBeta(a, later)
          - logBeta)
      let digammaWhole = GammaFunctions.digamma(a + later)
      slopes[0] += n * (GammaFunctions.digamma(r + x) - digammaR + log(alpha)) - logSum
      slopes[1] += n * r / alpha - (r + x) * inverseSum
      slopes[2] += n * (digammaAB - digammaWhole) + gone / a
      slopes[3] += n * (GammaFunctions.digamma(later) - digammaWhole + digammaAB - digammaB)
      if x + shift > 0 { slopes[3] -= gone / (later - 1) }
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: slopes)
  }

  /// Σ of customers, of the log-likelihood, of the logarithm and of the inverse of α + time, each weighted by whether
  /// the customer is gone, and of the chance of being gone; of patterns of one number of repeats, with r + x as power.
  private static func sums(
    _ data: PurchasePatterns, _ range: Range<Int>, _ logs: [Double], _ inverses: [Double], power: Double,
    logOdds: Double
  ) -> SIMD8<Double> {
    var (customers, value, logSum, inverseSum, goneSum) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var logarithms = SumOfLogarithms()
    for index in range {
      let n = data.counts[index]
      let (age, recency) = (Int(data.ageIndex[index]), Int(data.recencyIndex[index]))
      let odds = logOdds + power * (logs[age] - logs[recency])
      // log(1 + e^odds) without overflow.
      let small = exp(-abs(odds))
      let larger = 1 / (1 + small)
      let gone = odds > 0 ? larger : small * larger
      customers += n
      logarithms.add(1 + small, times: n)
      value += n * (max(0, odds) - power * logs[age])
      logSum += n * ((1 - gone) * logs[age] + gone * logs[recency])
      inverseSum += n * ((1 - gone) * inverses[age] + gone * inverses[recency])
      goneSum += n * gone
    }
    return SIMD8(customers, value + logarithms.sum, logSum, inverseSum, goneSum, 0, 0, 0)
  }

  /// The same of customers who had no occasion to drop out.
  private static func alwaysAlive(
    _ data: PurchasePatterns, _ range: Range<Int>, _ logs: [Double], _ inverses: [Double], power: Double
  ) -> SIMD8<Double> {
    var sums = SIMD8<Double>.zero
    for index in range {
      let n = data.counts[index]
      let age = Int(data.ageIndex[index])
      sums[0] += n
      sums[1] -= n * power * logs[age]
      sums[2] += n * logs[age]
      sums[3] += n * inverses[age]
    }
    return sums
  }
}

/// Σ n·log(x) of numbers from 1 to 2, as logarithms of products of many of them: as exact as the sum, which is far larger
/// than what the products round off.
private struct SumOfLogarithms {
  private var taken = 0.0
  private var product = 1.0
  private var factors = 0

  /// Factors below which a product of numbers up to 2 stays finite.
  private static let most = 1000
  /// Times that a number is multiplied rather than its logarithm.
  private static let few = 4.0

  var sum: Double { taken + log(product) }

  @inline(__always)
  mutating func add(_ number: Double, times n: Double) {
    if n == 1 {
      product *= number
      factors += 1
    } else if n <= Self.few, n == n.rounded(.down) {
      for _ in 0..<Int(n) { product *= number }
      factors += Int(n)
    } else {
      taken += n * log(number)
    }
    guard factors >= Self.most - Int(Self.few) else { return }
    taken += log(product)
    (product, factors) = (1, 0)
  }
}
