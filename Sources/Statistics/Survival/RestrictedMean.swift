/// Mean time kept within the first τ: the area under a survival curve up to τ.
public struct RestrictedMean: Sendable, Hashable {
  /// τ, in the unit of the times.
  public let horizon: Double
  /// The standard error is the estimator's: √Σ (area from tᵢ to τ)²·dᵢ/(nᵢ(nᵢ−dᵢ)) over event times to τ;
  /// with weights it is that of `WeightedResiduals`.
  public let estimate: Estimate
  /// The horizon lies past the last observed time, where the curve is held flat.
  public let isExtrapolated: Bool
}

extension KaplanMeier {
  /// `horizon` is positive; anything else is our mistake.
  public func restrictedMean(to horizon: Double) -> RestrictedMean {
    precondition(horizon > 0, "a restricted mean has a positive horizon")
    var area = 0.0
    var variance = 0.0
    var end = horizon
    var moves = [Double](repeating: 0, count: steps.count)
    // From the right, so that the area still to come is at hand at each event.
    for index in steps.indices.reversed() where steps[index].time <= horizon {
      let step = steps[index]
      area += step.survival * (end - step.time)
      end = step.time
      moves[index] = area
      let increment = step.logVariance - (index > 0 ? steps[index - 1].logVariance : 0)
      if step.events > 0, increment.isFinite { variance += area * area * increment }
    }
    area += end
    if let residuals { variance = residuals.variance(moves) }
    return RestrictedMean(
      horizon: horizon, estimate: Estimate(area, standardError: variance.squareRoot()),
      isExtrapolated: isBeyondData(horizon))
  }
}
