import Glibc

/// The scale on which a survival curve's interval is symmetric.
public enum SurvivalBand: String, Sendable, Hashable, CaseIterable {
  /// exp(−exp(log(−log S) ± z·√v/log S)): always within 0…1 (Kalbfleisch & Prentice).
  case logLog = "log-log"
  /// S·exp(±z·√v), cut at 1: R's default.
  case log
  /// S ± z·S·√v, cut at 0 and 1.
  case plain

  /// Bounds of a share with the variance of its logarithm; `nil` at 1 before any event and at 0, where the data say
  /// nothing of them.
  public func bounds(
    _ survival: Double, logVariance: Double, _ confidence: Confidence
  )
    -> ClosedRange<Double>?
  {
    guard survival > 0, survival < 1, logVariance.isFinite else { return nil }
    let deviation = confidence.z * logVariance.squareRoot()
    switch self {
    case .logLog:
      let logarithm = -Glibc.log(survival)
      let half = deviation / logarithm
      return exp(-logarithm * exp(half))...exp(-logarithm * exp(-half))
    case .log:
      return survival * exp(-deviation)...min(1, survival * exp(deviation))
    case .plain:
      return max(0, survival * (1 - deviation))...min(1, survival * (1 + deviation))
    }
  }
}

extension KaplanMeier {
  /// The interval of the share still here just after a time; `nil` before the first event and where the share is 0.
  public func interval(
    at time: Double, _ confidence: Confidence, _ band: SurvivalBand = .logLog
  )
    -> ClosedRange<Double>?
  {
    step(at: time).flatMap { band.bounds($0.survival, logVariance: $0.logVariance, confidence) }
  }
}
