import Statistics
import Testing

struct LogRankTests {
  @Test func `matches the published leukaemia trial`() throws {
    // survdiff of Freireich's data: chi-square 16.79, observed 9 and 21, expected 19.25 and 10.75.
    let test = try #require(LogRank(LifeTable(mercaptopurine + placebo)))
    #expect(isNear(test.chiSquared, 16.793, 1e-3))
    #expect(test.degrees == 1)
    #expect(test.groups.map { $0.observed } == [9, 21])
    #expect(isNear(test.groups[0].expected, 19.25, 5e-3))
    #expect(isNear(test.groups[1].expected, 10.75, 5e-3))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `the order of groups does not matter and expected counts add up`(seed: UInt64) throws {
    let table = LifeTable(KaplanMeierTests.random(seed, delayed: true))
    guard let test = LogRank(table) else { return }
    let turned = try #require(LogRank(table.selecting(Array(table.groups.indices.reversed()))))
    #expect(isNear(turned.chiSquared, test.chiSquared, 1e-8 * max(1, test.chiSquared)))
    #expect(
      isNear(test.groups.reduce(0) { $0 + $1.expected }, test.groups.reduce(0) { $0 + $1.observed }, 1e-9))
  }

  @Test func `one group, no event and groups apart cannot be tested`() {
    #expect(LogRank(LifeTable(placebo)) == nil)
    let none = LifeTable([Life(time: 1, left: false, group: "a"), Life(time: 2, left: false, group: "b")])
    #expect(LogRank(none) == nil)
    let apart = LifeTable([
      Life(time: 2, left: true, group: "a"), Life(time: 3, left: true, group: "a"),
      Life(time: 6, left: true, group: "b", entry: 4), Life(time: 7, left: true, group: "b", entry: 4),
    ])
    #expect(LogRank(apart) == nil)
  }

  @Test func `pairs of one group are none`() {
    #expect(LogRank.pairs(LifeTable(placebo), correction: .holm).isEmpty)
  }

  @Test func `the last time with enough at risk is found over all groups`() {
    let table = LifeTable(mercaptopurine + placebo)
    #expect(table.latestTime(withAtLeast: 21) == 1)
    #expect(table.latestTime(withAtLeast: 2) == 22)
    #expect(table.latestTime(withAtLeast: 22) == nil)
  }
}
