import Glibc

/// What can be said when nobody left: the largest steady hazard under which that would still be no surprise.
public struct RuleOfThree: Sendable, Hashable {
  /// Departures a unit of time, at most: −log(1 − level)/time observed, which is 3/time at a level of .95.
  public let hazard: Double

  /// `personTime` is everyone's time under observation together; `nil` when there is none.
  public init?(personTime: Double, _ confidence: Confidence) {
    guard personTime > 0 else { return nil }
    hazard = -log(1 - confidence.level) / personTime
  }

  /// The least share still here after a time, if leaving is equally likely at any time.
  public func survival(at time: Double) -> Double { exp(-hazard * time) }

  /// The least mean time within the first `horizon`, likewise.
  public func restrictedMean(to horizon: Double) -> Double {
    hazard * horizon > 1e-8 ? -expm1(-hazard * horizon) / hazard : horizon
  }
}
