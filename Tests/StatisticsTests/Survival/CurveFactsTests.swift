import Statistics
import Testing

/// Zero durations, quantiles, curves that cross, and curves nobody left.
struct CurveFactsTests {
  let rows =
    [Life(time: 0, left: true), Life(time: 0, left: false)]
    + [2.0, 4, 6, 8].map { Life(time: $0, left: true) }

  @Test func `zero durations are kept, dropped or taken as half of the shortest unit`() throws {
    let table = LifeTable(rows)
    let kept = try #require(KaplanMeier(table.applying(.keep, zeroRows: [2])))
    #expect(kept.survival(at: 0) == 5.0 / 6)
    #expect(kept.atRisk(at: 1) == 4 && kept.rows == 6)
    let dropped = try #require(KaplanMeier(table.applying(.drop, zeroRows: [2])))
    #expect(dropped.survival(at: 0) == 1 && dropped.survival(at: 2) == 0.75)
    #expect(dropped.rows == 4 && dropped.count == 4)
    let halved = try #require(KaplanMeier(table.applying(.half, zeroRows: [2])))
    #expect(halved.survival(at: 0) == 1 && halved.survival(at: 0.5) == 5.0 / 6)
    #expect(halved.steps.first?.time == 0.5)
    // Shorter than a unit: half of the shortest.
    let short = LifeTable([Life(time: 0, left: true), Life(time: 0.2, left: true)])
    #expect(short.applying(.half, zeroRows: [1]).times == [0.1, 0.2])
    #expect(LifeTable([Life(time: 2, left: true)]).applying(.drop, zeroRows: [0]).times == [2])
  }

  @Test func `quantiles take the middle of a flat stretch at their height, as R does`() throws {
    // quantile(survfit(Surv(1:4, rep(1, 4)) ~ 1), c(.25, .5, .6, .75)): 1.5, 2.5, 3, 3.5.
    let curve = try #require(KaplanMeier(LifeTable([1.0, 2, 3, 4].map { Life(time: $0, left: true) })))
    #expect([0.25, 0.5, 0.6, 0.75].map { curve.quantile($0).time } == [1.5, 2.5, 3, 3.5])
    let open = try #require(
      KaplanMeier(LifeTable([Life(time: 1, left: true)] + [5.0, 6, 7].map { Life(time: $0, left: false) })))
    #expect(open.quantile(0.5).time == nil)
  }

  /// Two groups; `a` leaves fast until 6 and not after, `b` the other way round, when they cross.
  private func pair(crossing: Bool, _ seed: UInt64) throws -> (KaplanMeier, KaplanMeier) {
    var generator = SeededGenerator(state: seed)
    func lives(_ group: String, _ early: Double, _ late: Double) -> [Life] {
      (0..<300).map { _ in
        for time in 1...24 where Double.random(in: 0..<1, using: &generator) < (time <= 6 ? early : late) {
          return Life(time: Double(time), left: true, group: group)
        }
        return Life(time: 24, left: false, group: group)
      }
    }
    let table = LifeTable(
      lives("a", crossing ? 0.08 : 0.04, crossing ? 0.005 : 0.04) + lives("b", 0.02, 0.04))
    let other = LifeTable(lives("a", 0.04, 0.04) + lives("b", 0.04, 0.04))
    let used = crossing ? table : other
    return (try #require(KaplanMeier(used, group: 0)), try #require(KaplanMeier(used, group: 1)))
  }

  @Test func `curves that change places are found, with when and who leads first`() throws {
    let (a, b) = try pair(crossing: true, 5)
    let crossing = try #require(CurveCrossing(a, b, .standard, atLeast: 20))
    #expect((10...20).contains(crossing.time))
    #expect(!crossing.firstLeads)
    let turned = try #require(CurveCrossing(b, a, .standard, atLeast: 20))
    #expect(turned.time == crossing.time && turned.firstLeads)
    let before = a.survival(at: crossing.time - 1) - b.survival(at: crossing.time - 1)
    #expect(before <= 0 && a.survival(at: crossing.time) > b.survival(at: crossing.time))
  }

  @Test func `equal curves are rarely said to cross`() throws {
    let found = try (0..<300 as Range<UInt64>).filter { seed in
      let (a, b) = try pair(crossing: false, 1000 + seed)
      return CurveCrossing(a, b, .standard, atLeast: 20) != nil
    }
    #expect(found.count <= 15, "\(found.count) of 300")
  }

  @Test func `the rule of three bounds what nobody did`() throws {
    let table = LifeTable(
      (0..<50).map { _ in Life(time: 12, left: false) } + [Life(time: 12, left: false, entry: 6)])
    #expect(table.personTime(of: 0) == 606)
    let bound = try #require(RuleOfThree(personTime: 600, .standard))
    #expect(isNear(bound.hazard, 0.00499, 1e-5))
    #expect(isNear(bound.survival(at: 12), 0.9418, 1e-4))
    #expect(isNear(bound.restrictedMean(to: 12), 11.647, 1e-3))
    #expect(RuleOfThree(personTime: 0, .standard) == nil)
  }
}
