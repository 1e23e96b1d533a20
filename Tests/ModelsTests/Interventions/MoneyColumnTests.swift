import Tables
import Testing

@testable import Models

@Suite struct MoneyColumnTests {
  @Test func `ticks take half the space where they fit, and read back the same`() {
    let few: [Int64] = [0, -5, Money.missingTicks, 2_147_483_647]
    guard case .smallDecimals(_, 4) = Money.column(ticks: few) else {
      Issue.record("they fit")
      return
    }
    #expect(Money.amounts(Money.column(ticks: few)).map { $0.ticks } == [0, -5, 0, 2_147_483_647])
    #expect(Money.column(ticks: few).isMissing(2) && !Money.column(ticks: few).isMissing(3))
    let many = few + [2_147_483_648, -2_147_483_648]
    guard case .decimals(let ticks, 4) = Money.column(ticks: many) else {
      Issue.record("they do not fit")
      return
    }
    #expect(ticks == many && Money.amounts(.decimals(ticks, digits: 4))[4].ticks == 2_147_483_648)
    #expect(Money.amounts(.numbers([1.5, .nan])).map { $0.units } == [1.5, 0])
  }

  @Test(arguments: 1...30) func `a total is that of the rounded amounts`(seed: UInt64) {
    var draws = SegmentDraws(seed: seed)
    let values = (0..<200).map { _ in draws.share() < 0.1 ? .nan : (draws.share() - 0.2) * 1e5 }
    let total = Money.total(values)
    let ticks = Money.ticks(values).filter { $0 != Money.missingTicks }
    #expect(total.sum.ticks == ticks.reduce(0, +) && total.count == ticks.count)
    #expect(zip(values, Money.ticks(values)).allSatisfy { $0.isNaN == ($1 == Money.missingTicks) })
    #expect(
      values.allSatisfy { $0.isNaN ? Money.rounded($0).isNaN : abs(Money.rounded($0) - $0) <= 0.000_051 })
  }

  @Test(arguments: 1...30) func `parts of what is chosen add up customer by customer`(seed: UInt64) {
    var draws = SegmentDraws(seed: seed)
    let actions = (0..<3).map { index in
      Intervention(
        name: "a\(index)", contactCost: draws.share() * 5, offer: .share(draws.share() * 0.3, periods: 3),
        acceptance: draws.share(), effect: .init(low: 0, base: draws.share(), high: 1))
    }
    let prospects = Prospects(
      probabilities: (0..<80).map { _ in draws.share() }, values: (0..<80).map { _ in draws.share() * 2_000 },
      revenues: (0..<80).map { _ in draws.share() * 100 }, allowed: [UInt32](repeating: 7, count: 80))
    let choices = (0..<80).map { _ in Int8(draws.share() * 4) - 1 }
    let values = ChosenValues(actions, choices: choices, prospects)
    let outcome = PlanOutcome(actions, choices: choices, prospects).total.values[1]
    func sum(_ part: (ExpectedValue) -> Money) -> Int64 {
      values.ticks(part).filter { $0 != Money.missingTicks }.reduce(0, +)
    }
    #expect(sum { $0.net } == outcome.net.ticks && sum { $0.retained } == outcome.retained.ticks)
    #expect(
      sum { $0.offerToSaved } == outcome.offerToSaved.ticks && sum { $0.subsidy } == outcome.subsidy.ticks)
    #expect(sum { $0.offerToLeavers } + sum { $0.offerToSaved } + sum { $0.subsidy } == outcome.offer.ticks)
    #expect(zip(choices, values.reductions).allSatisfy { ($0 < 0) == $1.isNaN })
  }
}
