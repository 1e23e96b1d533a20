import Glibc
import Statistics
import Testing

struct RemainingWorthTests {
  @Test func `the closed forms differ by when the first payment is made`() {
    // Oracle clv_formula_m50_r.9_d.1.
    func value(_ first: FirstPayment) -> Double {
      ConstantRetention.value(margin: 50, retention: 0.9, discount: 0.1, firstPayment: first)
    }
    #expect(isNear(value(.end), 225, 1e-9))
    #expect(isNear(value(.start), 275, 1e-9))
  }

  /// A curve of 10⁶ customers of whom a tenth leaves at each of many periods.
  private func constant(_ periods: Int) throws -> KaplanMeier {
    let times = (1...periods).map { Double($0) }
    var left = 1_000_000.0
    var events: [Double] = []
    for _ in times {
      events.append(left * 0.1)
      left *= 0.9
    }
    var censored = times.map { _ in 0.0 }
    censored[periods - 1] = left
    let group = LifeTable.Group(
      label: "", events: events, censored: censored, entered: times.map { _ in 0 }, initial: 1_000_000)
    return try #require(KaplanMeier(LifeTable(times: times, groups: [group])))
  }

  @Test func `twelve payments now or at the end of each period match the oracle`() throws {
    let curve = try constant(14)
    let start = RemainingValue(curve, horizon: 12, discount: 0.1)
    let end = RemainingValue(curve, horizon: 12, discount: 0.1, firstPayment: .end)
    #expect(isNear(50 * start.perUnit(atAge: 0), 250.252542607513, 1e-9))
    #expect(isNear(50 * end.perUnit(atAge: 0), 204.75208032, 1e-7))
  }

  @Test func `payments add up to what a customer is worth, and quantiles are sums of the first ones`() throws
  {
    let model = ShiftedBetaGeometric(alpha: 0.668, beta: 3.806)
    for first in FirstPayment.allCases {
      let worths: [any RemainingWorth] = [
        RemainingValue(try constant(20), horizon: 12, discount: 0.1, firstPayment: first),
        ShiftedWorth(model, horizon: 12, discount: 0.1, firstPayment: first),
      ]
      for worth in worths {
        for age in [0.0, 3] {
          let payments = worth.payments(atAge: age)
          #expect(payments.count == 12)
          let sum = payments.reduce(0) { $0 + $1.chance * $1.worth }
          #expect(isNear(sum, worth.perUnit(atAge: age), 1e-12))
          #expect(isNear(worth.perUnit(atAge: age, quantile: 1), payments.reduce(0) { $0 + $1.worth }, 1e-12))
          // Every quantile is reached by those who make no more payments, and not by those who make one less.
          for share in [0.025, 0.3, 0.5, 0.9] {
            let made = payments.prefix { 1 - $0.chance < share }
            #expect(
              isNear(worth.perUnit(atAge: age, quantile: share), made.reduce(0) { $0 + $1.worth }, 1e-12))
          }
        }
      }
    }
    // With a tenth leaving each period, four make at most the first payment with chance .1, and .19 at most two.
    let plain = RemainingValue(try constant(20), horizon: 12, discount: 0)
    #expect(plain.perUnit(atAge: 0, quantile: 0.09) == 1 && plain.perUnit(atAge: 0, quantile: 0.15) == 2)
  }

  @Test func `retention rates carry the delta method's errors`() {
    let covariance = [[0.02, 0.015], [0.015, 0.03]]
    func rate(_ alpha: Double, _ beta: Double) -> Double {
      ShiftedBetaGeometric(alpha: alpha, beta: beta).retention(in: 5)
    }
    let h = 1e-5
    let a = (rate(0.7 * exp(h), 2.5) - rate(0.7 * exp(-h), 2.5)) / (2 * h)
    let b = (rate(0.7, 2.5 * exp(h)) - rate(0.7, 2.5 * exp(-h))) / (2 * h)
    let variance = a * a * 0.02 + 2 * a * b * 0.015 + b * b * 0.03
    let found = ShiftedBetaGeometric(alpha: 0.7, beta: 2.5, logCovariance: covariance).retentionEstimate(
      in: 5)
    #expect(isNear(found.standardError, variance.squareRoot(), 1e-8))
    #expect(found.value == rate(0.7, 2.5))
  }

  @Test func `the model's worth is its discounted lifetime when the horizon is long`() {
    let model = ShiftedBetaGeometric(alpha: 0.668, beta: 3.806)
    let new = ShiftedWorth(model, horizon: 3000, discount: 0.1)
    #expect(isNear(new.perUnit(atAge: 0), model.discountedLifetime(discount: 0.1), 1e-8))
    // Renewals from the fourth on, for those who have paid three times: worth at the end of each period.
    let late = ShiftedWorth(model, horizon: 3000, discount: 0.1, firstPayment: .end)
    #expect(
      isNear(late.perUnit(atAge: 3) * 1.1, model.discountedResidualLifetime(period: 4, discount: 0.1), 1e-8))
  }

  @Test func `variances are those of numeric derivatives`() throws {
    let covariance = [[0.02, 0.015], [0.015, 0.03]]
    let model = ShiftedBetaGeometric(alpha: 0.7, beta: 2.5, logCovariance: covariance)
    let weights = [(age: 0.0, weight: 3.0), (age: 7, weight: 2), (age: 12.5, weight: 1)]
    func total(_ alpha: Double, _ beta: Double) -> Double {
      let worth = ShiftedWorth(
        ShiftedBetaGeometric(alpha: alpha, beta: beta), horizon: 24, discount: 0.008, firstPayment: .end)
      return weights.reduce(0) { $0 + $1.weight * worth.perUnit(atAge: $1.age) }
    }
    let h = 1e-5
    let a = (total(0.7 * exp(h), 2.5) - total(0.7 * exp(-h), 2.5)) / (2 * h)
    let b = (total(0.7, 2.5 * exp(h)) - total(0.7, 2.5 * exp(-h))) / (2 * h)
    let expected = a * a * 0.02 + 2 * a * b * 0.015 + b * b * 0.03
    let found = ShiftedWorth(model, horizon: 24, discount: 0.008, firstPayment: .end).variance(of: weights)
    #expect(isNear(found, expected, 1e-6 * expected))
  }

  @Test func `a curve's sensitivities at the end of periods are derivatives too`() throws {
    let curve = try #require(KaplanMeier(LifeTable(mercaptopurine)))
    let value = RemainingValue(curve, horizon: 12, discount: 0.01, firstPayment: .end)
    for age in [0.0, 5, 5.5, 9] {
      let found = value.sensitivities(atAge: age)
      for (index, step) in curve.steps.enumerated() where step.events > 0 {
        var expected = 0.0
        var factor = 1.0
        for period in 1...12 {
          factor /= 1.01
          let time = age + Double(period)
          guard step.time > age, step.time <= time else { continue }
          expected += curve.survival(at: time) / curve.survival(at: age) * factor
        }
        #expect(isNear(abs(found[index]), expected, 1e-12))
      }
    }
  }
}
