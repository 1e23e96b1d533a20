import Glibc

/// What one unit a period is worth from customers of an age, while they stay: Σ_{t<H} S(a+t)/S(a)/(1+d)^t.
///
/// With the first payment now, a customer is worth at least one unit; with it a period from now, t runs from 1 to H.
/// The curve is held flat past the last observed time, and a customer older than a curve that reached 0 is taken to
/// pay what is due now, and nothing after.
public struct RemainingValue: RemainingWorth {
  /// H: payments counted.
  public let horizon: Int
  public let firstPayment: FirstPayment
  /// By which a payment one period later is worth less: d.
  public let discount: Double
  private let curve: KaplanMeier
  /// 1/(1+d)^t.
  private let factors: [Double]
  /// The number of steps before each of equal stretches of time, so that finding a step takes no search.
  private let starts: [Int]
  private let stretches: Double

  /// A horizon of at least one period and a discount above −1; anything else is our mistake.
  public init(
    _ curve: KaplanMeier, horizon: Int, discount: Double, firstPayment: FirstPayment = .start
  ) {
    precondition(horizon >= 1 && discount > -1, "a horizon holds a payment, and a discount keeps its sign")
    self.curve = curve
    self.horizon = horizon
    self.discount = discount
    self.firstPayment = firstPayment
    factors = Self.factors(horizon: horizon + firstPayment.delay, discount: discount)
    let count = 2 * curve.steps.count + 1
    stretches = curve.lastTime > 0 ? Double(count) / curve.lastTime : 0
    var starts: [Int] = []
    var step = 0
    for stretch in 0...count {
      while step < curve.steps.count, curve.steps[step].time * stretches < Double(stretch) { step += 1 }
      starts.append(step)
    }
    self.starts = starts
  }

  /// The rate of a period that compounds to an annual one: (1+d)^(1/periods) − 1, not d/periods.
  public static func periodRate(annual: Double, periodsPerYear: Double) -> Double {
    pow(1 + annual, 1 / periodsPerYear) - 1
  }

  /// Σ_{t<H} 1/(1+d)^t: what one unit a period is worth from someone sure to stay.
  public static func annuity(horizon: Int, discount: Double) -> Double {
    factors(horizon: horizon, discount: discount).reduce(0, +)
  }

  /// For a customer of this age, in periods; ages under 0 count as 0.
  public func perUnit(atAge age: Double) -> Double {
    let start = survival(at: max(0, age))
    guard start > 0 else { return firstPayment == .start ? 1 : 0 }
    var total = 0.0
    for period in firstPayment.delay..<horizon + firstPayment.delay {
      let share = survival(at: max(0, age) + Double(period))
      if share == 0 { break }
      total += share * factors[period]
    }
    return total / start
  }

  public func payments(atAge age: Double) -> [(chance: Double, worth: Double)] {
    let start = survival(at: max(0, age))
    return (firstPayment.delay..<horizon + firstPayment.delay).map { period in
      let share = survival(at: max(0, age) + Double(period))
      return (start > 0 ? share / start : period == 0 ? 1 : 0, factors[period])
    }
  }

  /// How `perUnit` changes with each step's log share: −(value of payments that a step at that time puts at risk).
  ///
  /// One number a step of the curve, for the variance of values that rest on it.
  public func sensitivities(atAge age: Double) -> [Double] {
    var result = [Double](repeating: 0, count: curve.steps.count)
    let start = survival(at: age)
    guard start > 0 else { return result }
    var later = 0.0
    var index = curve.steps.count - 1
    for period in (firstPayment.delay..<horizon + firstPayment.delay).reversed() {
      let time = age + Double(period)
      // Steps after this payment only bear on the later ones.
      while index >= 0, curve.steps[index].time > time {
        if curve.steps[index].time > age { result[index] = later }
        index -= 1
      }
      later += survival(at: time) / start * factors[period]
    }
    // Steps between now and the first payment bear on all of them.
    while index >= 0, curve.steps[index].time > age {
      result[index] = later
      index -= 1
    }
    return result
  }

  /// Σ over steps of (how the sum changes with the step's log share)² × Greenwood's increment.
  public func variance(of weights: [(age: Double, weight: Double)]) -> Double {
    var slopes = [Double](repeating: 0, count: curve.steps.count)
    for (age, weight) in weights {
      for (index, slope) in sensitivities(atAge: age).enumerated() { slopes[index] += weight * slope }
    }
    var before = 0.0
    var variance = 0.0
    for (step, slope) in zip(curve.steps, slopes) where step.logVariance.isFinite {
      variance += slope * slope * (step.logVariance - before)
      before = step.logVariance
    }
    return variance
  }

  private func survival(at time: Double) -> Double {
    let stretch = Int(min(time * stretches, Double(starts.count - 1)))
    var step = starts[stretch]
    while step < curve.steps.count, curve.steps[step].time <= time { step += 1 }
    return step > 0 ? curve.steps[step - 1].survival : 1
  }

  private static func factors(horizon: Int, discount: Double) -> [Double] {
    var factor = 1.0
    return (0..<horizon).map { _ in
      defer { factor /= 1 + discount }
      return factor
    }
  }
}
