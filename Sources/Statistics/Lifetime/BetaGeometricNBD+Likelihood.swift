import Distributions
import Glibc

extension BetaGeometricNBD {
  /// The log-likelihood of the patterns and its gradient by r, α, a, b.
  ///
  /// Γ functions depend on the repeats alone and logarithms of times on the distinct times alone, so a pattern costs
  /// one exponential and one logarithm.
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
    for (index, run) in data.runs.enumerated() {
      let x = Double(data.repeats[index])
      let sums = Self.sums(data, run, logs, inverses, x: x, r: r, a: a, b: b, shift: shift)
      let later = b + x + shift
      let n = sums.count
      value +=
        sums.value
        + n
        * (GammaFunctions.logGamma(r + x) - logGammaR + r * log(alpha) + GammaFunctions.logBeta(a, later)
          - logBeta)
      let digammaWhole = GammaFunctions.digamma(a + later)
      slopes[0] += n * (GammaFunctions.digamma(r + x) - digammaR + log(alpha)) - sums.logs
      slopes[1] += n * r / alpha - (r + x) * sums.inverses
      slopes[2] += n * (digammaAB - digammaWhole) + sums.gone / a
      slopes[3] += n * (GammaFunctions.digamma(later) - digammaWhole + digammaAB - digammaB)
      if x + shift > 0 { slopes[3] -= sums.gone / (later - 1) }
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: slopes)
  }

  private struct Sums {
    var count = 0.0
    var value = 0.0
    /// Σ of the logarithm and inverse of α + time, each weighted by whether the customer is gone.
    var logs = 0.0
    var inverses = 0.0
    /// Σ of the chance of having dropped out.
    var gone = 0.0
  }

  /// Over the patterns of one number of repeats.
  private static func sums(
    _ data: PurchasePatterns, _ run: Range<Int>, _ logs: [Double], _ inverses: [Double], x: Double, r: Double,
    a: Double, b: Double, shift: Double
  ) -> Sums {
    var sums = Sums()
    let hasOccasion = x + shift > 0
    let logOdds = hasOccasion ? log(a / (b + x + shift - 1)) : 0
    for index in run {
      let n = data.patterns[index].count
      let (age, recency) = (Int(data.ageIndex[index]), Int(data.recencyIndex[index]))
      sums.count += n
      guard hasOccasion else {
        sums.value -= n * (r + x) * logs[age]
        sums.logs += n * logs[age]
        sums.inverses += n * inverses[age]
        continue
      }
      let odds = logOdds + (r + x) * (logs[age] - logs[recency])
      // log(1 + e^odds) without overflow.
      let small = exp(-abs(odds))
      let gone = odds > 0 ? 1 / (1 + small) : small / (1 + small)
      sums.value += n * (log1p(small) + max(0, odds) - (r + x) * logs[age])
      sums.gone += n * gone
      sums.logs += n * ((1 - gone) * logs[age] + gone * logs[recency])
      sums.inverses += n * ((1 - gone) * inverses[age] + gone * inverses[recency])
    }
    return sums
  }
}
