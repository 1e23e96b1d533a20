import Distributions
import Glibc

extension CalibrationBins {
  /// The expected calibration error that scores calibrated perfectly would show in these bins by chance, since
  /// distances add up whichever way they go: Σ w·√(2/π)·σ with σ² = p(1 − p)/n.
  public var expectedErrorByChance: Double {
    let total = Double(bins.reduce(0) { $0 + $1.observed.count })
    return Summation.sum(
      bins.map { bin in
        let n = Double(bin.observed.count)
        let spread = (bin.meanPredicted * (1 - bin.meanPredicted) / n).squareRoot()
        return n / total * spread * (2 / Double.pi).squareRoot()
      })
  }

  /// An interval of the expected calibration error, bins taken as normal and independent.
  ///
  /// An absolute distance of a noisy share is a folded normal variable, whose mean exceeds the distance; this excess
  /// is taken off both ends (as the basic bootstrap would), and the interval is widened to hold the error itself.
  public func expectedErrorInterval(_ confidence: Confidence) -> ClosedRange<Double> {
    let total = Double(bins.reduce(0) { $0 + $1.observed.count })
    var mean = 0.0
    var variance = 0.0
    for bin in bins {
      let n = Double(bin.observed.count)
      let weight = n / total
      let gap = abs(bin.observed.share - bin.meanPredicted)
      // Two outcomes of each kind added, so that a bin where nobody left is not taken as sure (Agresti & Coull 1998).
      let share = (Double(bin.observed.successes) + 2) / (n + 4)
      let spread = (share * (1 - share) / n).squareRoot()
      let folded = CalibrationBins.foldedMean(gap, spread)
      mean += weight * folded
      variance += weight * weight * Swift.max(0, gap * gap + spread * spread - folded * folded)
    }
    let error = expectedError
    let half = confidence.z * variance.squareRoot()
    let centre = 2 * error - mean
    return Swift.max(0, Swift.min(error, centre - half))...Swift.max(error, centre + half)
  }

  /// E|X| of a normal X.
  private static func foldedMean(_ mean: Double, _ deviation: Double) -> Double {
    guard deviation > 0 else { return abs(mean) }
    let ratio = mean / deviation
    return deviation * (2 / Double.pi).squareRoot() * exp(-ratio * ratio / 2)
      + mean * (1 - 2 * StandardNormal().upperTail(ratio))
  }
}
