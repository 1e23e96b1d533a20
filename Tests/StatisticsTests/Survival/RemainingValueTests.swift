import Statistics
import Testing

struct RemainingValueTests {
  let curve = KaplanMeier(LifeTable(mercaptopurine))

  @Test func `a tenth a year is less than a twelfth of it a month`() {
    let rate = RemainingValue.periodRate(annual: 0.10, periodsPerYear: 12)
    #expect(isNear(rate, 0.00797414, 1e-8))
  }

  @Test func `twelve payments at a constant retention match the closed form`() throws {
    // Oracle clv_formula_m50_r.9_d.1: 12 periods paid at the start, 50 a period, retention .9, discount .1.
    let rows = (0..<12).flatMap { period -> [Life] in
      // Of 10^4 customers a tenth leaves at each whole period; counts are put in as weights below.
      [Life(time: Double(period) + 1, left: true)]
    }
    var table = LifeTable(rows)
    var left = 10_000.0
    var group = table.groups[0]
    group.initial = left
    for index in table.times.indices {
      group.events[index] = left * 0.1
      left *= 0.9
    }
    group.censored[11] = left
    table = LifeTable(times: table.times, groups: [group])
    let curve = try #require(KaplanMeier(table))
    let value = RemainingValue(curve, horizon: 12, discount: 0.1)
    #expect(isNear(50 * value.perUnit(atAge: 0), 250.252542607513, 1e-9))
  }

  @Test(arguments: [0.0, 0.5, 3, 6, 9.75, 13, 22, 34, 35, 60])
  func `the sum is the definition at every age`(age: Double) throws {
    let curve = try #require(curve)
    let value = RemainingValue(curve, horizon: 24, discount: 0.01)
    var expected = 0.0
    var factor = 1.0
    for period in 0..<24 {
      expected += curve.survival(at: age + Double(period)) / curve.survival(at: age) * factor
      factor /= 1.01
    }
    #expect(isNear(value.perUnit(atAge: age), expected, 1e-12))
  }

  @Test func `past the curve everyone stays, and past a curve at zero one payment is left`() throws {
    let flat = RemainingValue(try #require(curve), horizon: 6, discount: 0)
    #expect(isNear(flat.perUnit(atAge: 50), 6, 1e-12))
    let gone = RemainingValue(try #require(KaplanMeier(LifeTable(placebo))), horizon: 6, discount: 0)
    #expect(gone.perUnit(atAge: 30) == 1)
  }

  @Test func `sensitivities are derivatives`() throws {
    let rows = mercaptopurine
    let curve = try #require(KaplanMeier(LifeTable(rows)))
    let value = RemainingValue(curve, horizon: 12, discount: 0.01)
    let found = value.sensitivities(atAge: 5)
    // A step that takes one more percent off the log share takes that much of all later payments.
    for (index, step) in curve.steps.enumerated() {
      var expected = 0.0
      var factor = 1.0
      for period in 0..<12 {
        let time = 5 + Double(period)
        if step.time > 5, step.time <= time {
          expected += curve.survival(at: time) / curve.survival(at: 5) * factor
        }
        factor /= 1.01
      }
      #expect(isNear(found[index], expected, 1e-12))
    }
  }

  @Test func `one who is sure to stay is worth the annuity`() {
    #expect(isNear(RemainingValue.annuity(horizon: 3, discount: 0.5), 1 + 2 / 3.0 + 4 / 9.0, 1e-12))
  }
}
