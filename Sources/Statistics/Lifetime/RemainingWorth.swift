import Glibc

/// What one unit a period is worth from customers of an age, while they stay.
public protocol RemainingWorth: Sendable {
  /// For a customer of this age, in periods; ages under 0 count as 0.
  func perUnit(atAge age: Double) -> Double
  /// The payments counted: the chance that a customer of this age makes each, and what it is worth.
  func payments(atAge age: Double) -> [(chance: Double, worth: Double)]
  /// The variance of Σ weight × `perUnit` that comes from the uncertainty of the curve.
  func variance(of weights: [(age: Double, weight: Double)]) -> Double
}

extension RemainingWorth {
  /// What one customer of this age pays until leaving, worth no more in a share of cases: customers leave or stay, so
  /// it is the sum of the first payments, few or many.
  public func perUnit(atAge age: Double, quantile share: Double) -> Double {
    var sum = 0.0
    for payment in payments(atAge: age) {
      // Those who make no further payment are so many that the share is reached.
      if 1 - payment.chance >= share { break }
      sum += payment.worth
    }
    return sum
  }
}

/// When the first of the payments counted is made.
public enum FirstPayment: String, Sendable, CaseIterable {
  /// Now.
  case start
  /// At the end of the first period.
  case end

  /// Periods until the first payment.
  public var delay: Int { self == .start ? 0 : 1 }
}

/// The worth of what customers are yet to pay by the shifted beta-geometric model: ages count in completed periods.
public struct ShiftedWorth: RemainingWorth {
  public let model: ShiftedBetaGeometric
  public let horizon: Int
  public let discount: Double
  public let firstPayment: FirstPayment

  /// A horizon of at least one period and a discount above −1; anything else is our mistake.
  public init(
    _ model: ShiftedBetaGeometric, horizon: Int, discount: Double, firstPayment: FirstPayment = .start
  ) {
    precondition(horizon >= 1 && discount > -1, "a horizon holds a payment, and a discount keeps its sign")
    self.model = model
    self.horizon = horizon
    self.discount = discount
    self.firstPayment = firstPayment
  }

  public func perUnit(atAge age: Double) -> Double { sensitive(age).value }

  public func payments(atAge age: Double) -> [(chance: Double, worth: Double)] {
    let reached = max(0, age).rounded(.down)
    var (share, factor) = (1.0, 1.0)
    var payments: [(chance: Double, worth: Double)] = []
    for period in 0..<horizon + firstPayment.delay {
      if period > 0 {
        let earlier = reached + Double(period) - 1
        share *= (model.beta + earlier) / (model.alpha + model.beta + earlier)
      }
      if period >= firstPayment.delay { payments.append((share, factor)) }
      factor /= 1 + discount
    }
    return payments
  }

  public func variance(of weights: [(age: Double, weight: Double)]) -> Double {
    guard !model.logCovariance.isEmpty else { return 0 }
    var slopes = SIMD4<Double>.zero
    for (age, weight) in weights { slopes += weight * sensitive(age).slopes }
    return SymmetricMatrix.quadratic(model.logCovariance, slopes)
  }

  /// With its derivatives by log α and log β.
  private func sensitive(_ age: Double) -> Sensitive {
    let reached = max(0, age).rounded(.down)
    var share = 1.0
    var factor = 1.0
    var (bySize, byRest) = (0.0, 0.0)
    var sum = Sensitive(0)
    for period in 0..<horizon + firstPayment.delay {
      if period > 0 {
        let earlier = reached + Double(period) - 1
        let whole = model.alpha + model.beta + earlier
        share *= (model.beta + earlier) / whole
        bySize -= 1 / whole
        byRest += 1 / (model.beta + earlier) - 1 / whole
      }
      if period >= firstPayment.delay {
        sum.value += share * factor
        sum.slopes[0] += share * factor * bySize * model.alpha
        sum.slopes[1] += share * factor * byRest * model.beta
      }
      factor /= 1 + discount
    }
    return sum
  }
}

/// The value of a payment a period while a customer stays with a constant chance, for ever.
public enum ConstantRetention {
  /// `m·r/(1+d−r)` with the first payment after one period, `m·(1+d)/(1+d−r)` with it now; r below 1+d.
  public static func value(
    margin: Double, retention: Double, discount: Double, firstPayment: FirstPayment
  ) -> Double {
    margin * (firstPayment == .start ? 1 + discount : retention) / (1 + discount - retention)
  }
}
