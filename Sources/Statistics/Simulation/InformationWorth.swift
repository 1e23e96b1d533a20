/// What it is worth to know an uncertain number better before choosing one of several plans.
///
/// Each plan's worth is known at some places of the number and taken as straight between them. Knowing the number
/// exactly is worth the mean, over what it may be, of the best plan there less the one that would be chosen today
/// (expected value of partial perfect information). An experiment moves what is thought of the number from its mean m
/// by less than the number itself lies from m: by a share ρ of it, ρ² being the share of the variance that the
/// experiment takes away. This normal approximation of a preposterior analysis (Jalal and Alarid-Escudero 2018) keeps
/// the shape of what is thought beforehand, so an experiment is never worth more than knowing, and more is never worth
/// less.
public struct InformationWorth: Sendable {
  private let places: [Double]
  /// By plan, at each place.
  private let worths: [[Double]]
  private let today: Int
  /// What the number may be, all alike.
  private let values: [Double]

  public var mean: Double { values.reduce(0, +) / Double(Swift.max(1, values.count)) }

  /// `places` rise; `today` is the index of the plan that would be chosen without knowing more.
  public init(of input: UncertainInput, places: [Double], worths: [[Double]], today: Int) {
    precondition(worths.allSatisfy { $0.count == places.count }, "a worth for each place")
    self.places = places
    self.worths = worths
    self.today = today
    values = InformationWorth.values(of: input)
  }

  /// Equally likely values of an input: the middles of as many equal shares.
  public static func values(of input: UncertainInput, count: Int = 400) -> [Double] {
    (0..<count).map { input.quantile((Double($0) + 0.5) / Double(count)) }
  }

  /// Of an experiment after which a `share` (0…1) of the variance is explained; 1 is knowing the number.
  public func gain(explaining share: Double) -> Double {
    guard places.count > 1 else { return 0 }
    let (mean, reach) = (mean, Swift.max(0, share).squareRoot())
    var total = 0.0
    for value in values {
      let place = mean + reach * (value - mean)
      var best = -Double.infinity
      let spot = spot(of: place)
      for worth in worths { best = Swift.max(best, InformationWorth.value(worth, spot)) }
      total += best - InformationWorth.value(worths[today], spot)
    }
    return total / Double(values.count)
  }

  /// The stretch between two places, and how far along it; beyond the ends the last stretch goes on.
  private func spot(of place: Double) -> (below: Int, share: Double) {
    var below = 0
    while below < places.count - 2, places[below + 1] <= place { below += 1 }
    let length = places[below + 1] - places[below]
    return (below, length > 0 ? (place - places[below]) / length : 0)
  }

  private static func value(_ worth: [Double], _ spot: (below: Int, share: Double)) -> Double {
    worth[spot.below] + spot.share * (worth[spot.below + 1] - worth[spot.below])
  }
}

/// The variance of a reduction of risk that a trial with two arms measures, by the delta method.
public struct TrialPrecision: Sendable {
  /// Of leaving, in the arm that is left alone.
  public let risk: Double
  /// What the action is thought to take off it: a share of the risk, or points.
  public let effect: Double
  public let isRelative: Bool

  public init(risk: Double, effect: Double, isRelative: Bool) {
    self.risk = risk
    self.effect = effect
    self.isRelative = isRelative
  }

  /// Of the measured effect with so many customers in each arm.
  public func variance(perArm: Double) -> Double {
    guard perArm > 0, risk > 0 else { return .infinity }
    let treated = Swift.min(1, Swift.max(0, isRelative ? risk * (1 - effect) : risk - effect))
    let (a, b) = (treated * (1 - treated) / perArm, risk * (1 - risk) / perArm)
    guard isRelative else { return a + b }
    // Of 1 − treated / risk.
    return a / (risk * risk) + b * treated * treated / (risk * risk * risk * risk)
  }

  /// The share of a prior variance that a trial of this size takes away.
  public func explained(priorVariance: Double, perArm: Double) -> Double {
    let variance = variance(perArm: perArm)
    return priorVariance > 0 && variance.isFinite ? priorVariance / (priorVariance + variance) : 0
  }
}
