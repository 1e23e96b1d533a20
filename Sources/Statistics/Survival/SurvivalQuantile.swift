/// A time by which a share has left, with an interval; each is `nil` where the curve or its band does not get there.
public struct SurvivalQuantile: Sendable, Hashable {
  public let time: Double?
  public let low: Double?
  public let high: Double?
}

extension KaplanMeier {
  /// The first time at which at most `1 − share` remain, as R's `survfit` takes it: when the curve lies exactly at
  /// that height for a while, the middle of that while.
  ///
  /// The interval inverts the band (Brookmeyer & Crowley 1982): from where its lower edge comes down to that height
  /// to where its upper edge does.
  public func quantile(
    _ share: Double = 0.5, _ confidence: Confidence = .standard, _ band: SurvivalBand = .logLog
  ) -> SurvivalQuantile {
    let height = 1 - share
    let bounds = steps.map { band.bounds($0.survival, logVariance: $0.logVariance, confidence) }
    return SurvivalQuantile(
      time: crossing(height) { steps[$0].survival },
      low: crossing(height) { bounds[$0]?.lowerBound },
      high: crossing(height) { bounds[$0]?.upperBound })
  }

  /// The median time to leaving.
  public func median(_ confidence: Confidence = .standard, _ band: SurvivalBand = .logLog) -> SurvivalQuantile
  {
    quantile(0.5, confidence, band)
  }

  /// Heights are equal up to rounding within this, as in R.
  private static let tolerance = 1.5e-8

  private func crossing(_ height: Double, _ curve: (Int) -> Double?) -> Double? {
    for index in steps.indices {
      guard let here = curve(index), here <= height + Self.tolerance else { continue }
      guard abs(here - height) <= Self.tolerance else { return steps[index].time }
      let next = steps.indices.first { later in
        later > index && (curve(later).map { $0 < height - Self.tolerance } ?? false)
      }
      return next.map { (steps[index].time + steps[$0].time) / 2 } ?? steps[index].time
    }
    return nil
  }
}
