import Statistics
import TestSupport
import Testing

struct DiscreteHazardTests {
  @Test func `whole times give leavers over those at risk, period by period`() {
    let hazard = DiscreteHazard(
      LifeTable([
        Life(time: 1, left: true), Life(time: 1, left: false), Life(time: 2, left: true),
        Life(time: 3, left: false), Life(time: 3, left: true),
      ]))
    #expect(hazard.periods.map { $0.atRisk } == [5, 3, 2])
    #expect(hazard.periods.map { $0.events } == [1, 1, 1])
    #expect(hazard.periods.map { $0.censored } == [1, 0, 1])
    #expect(!hazard.isActuarial)
    #expect(hazard.pooled.events == 3)
    #expect(hazard.pooled.atRisk == 10)
  }

  @Test func `a time of 0 is at risk in no period`() {
    let hazard = DiscreteHazard(
      LifeTable([Life(time: 0, left: true), Life(time: 0, left: false), Life(time: 1, left: false)]))
    #expect(hazard.atZero == 2)
    #expect(hazard.periods.map { $0.atRisk } == [1])
  }

  @Test func `those who come in late are at risk from the next period on`() {
    let hazard = DiscreteHazard(
      LifeTable([
        Life(time: 4, left: true), Life(time: 4, left: false, entry: 2), Life(time: 3, left: true, entry: 1),
      ]))
    #expect(hazard.periods.map { $0.atRisk } == [1, 2, 3, 2])
    #expect(hazard.periods.map { $0.events } == [0, 0, 1, 1])
    #expect(!hazard.isActuarial)
  }

  @Test func `who comes or goes within a period counts for half of it`() {
    let hazard = DiscreteHazard(
      LifeTable([
        Life(time: 1.5, left: false), Life(time: 1.8, left: true), Life(time: 3, left: false),
        Life(time: 3, left: false, entry: 1.2),
      ]))
    // In the second period two are at risk throughout, one is last seen inside it, one comes in inside it.
    #expect(hazard.periods.map { $0.atRisk } == [3, 3, 2])
    #expect(hazard.periods[1].hazard == 1.0 / 3)
    #expect(hazard.isActuarial)
  }

  @Test func `wider periods gather times, and those seen to their end count whole`() {
    let rows = (1...6).flatMap { time in
      [Life(time: Double(time), left: true), Life(time: Double(time), left: false)]
    }
    let hazard = DiscreteHazard(LifeTable(rows), width: 3)
    // Twelve start; two are last seen before the end of the first period, one at its end.
    #expect(hazard.periods.map { $0.atRisk } == [11, 5])
    #expect(hazard.periods.map { $0.events } == [3, 3])
  }

  @Test func `a period without anyone coming or going holds whoever is there`() {
    let hazard = DiscreteHazard(LifeTable([Life(time: 1, left: true), Life(time: 4, left: true)]))
    #expect(hazard.periods.map { $0.atRisk } == [2, 1, 1, 1])
    #expect(hazard.periods.map { $0.events } == [1, 0, 0, 1])
  }

  @Test func `a period in which nobody is at risk has no interval`() throws {
    let hazard = DiscreteHazard(
      LifeTable([Life(time: 1, left: true), Life(time: 5, left: true, entry: 3)]))
    #expect(hazard.periods.map { $0.atRisk } == [1, 0, 0, 1, 1])
    #expect(hazard.periods[1].interval(.standard) == nil)
    #expect(hazard.periods[1].hazard == 0)
  }

  /// `binomtest(6, 13, .4)` of scipy 1.11 and the same with alternative less; the interval's ends solve the tails.
  @Test func `rates are compared exactly, given all events`() throws {
    let comparison = RateRatio(events: 6, exposure: 40, otherEvents: 7, otherExposure: 60)
    #expect(isNear(comparison.pHigher, 0.4256_036, 1e-6))
    #expect(isNear(comparison.pHigher + comparison.pLower, 1 + 13 * 132 * 0.004096 * 0.0279936, 1e-9))
    let interval = try #require(comparison.interval(.standard))
    #expect(interval.contains(try #require(comparison.ratio)))
    // At each end the observed count is just as unlikely as the level says.
    for (ratio, isLow) in [(interval.lowerBound, true), (interval.upperBound, false)] {
      let shifted = RateRatio(
        events: 6, exposure: 40 * ratio, otherEvents: 7, otherExposure: 60)
      #expect(isNear(isLow ? shifted.pHigher : shifted.pLower, 0.025, 1e-9))
    }
  }

  @Test func `without events there is no ratio, and without others no upper end`() {
    let none = RateRatio(events: 0, exposure: 10, otherEvents: 0, otherExposure: 10)
    #expect(none.ratio == nil && none.interval(.standard) == nil && none.pHigher == 1)
    let alone = RateRatio(events: 4, exposure: 10, otherEvents: 0, otherExposure: 10)
    #expect(alone.ratio == .infinity && alone.interval(.standard)?.upperBound == .infinity)
    #expect(isNear(alone.pHigher, 1.0 / 16, 1e-12))
  }
}
