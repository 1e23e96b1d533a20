import Testing

@testable import Models

@Suite struct ExpectedValueTests {
  let discount = Intervention(
    name: "discount", contactCost: 1, offer: .share(0.1, periods: 6), acceptance: 0.5,
    effect: Intervention.Effect(low: 0.1, base: 0.2, high: 0.3))

  @Test func `a hand-made example has the value it should`() {
    // p .4, Δ .2, V 500: kept 40; offer .5 × .1 × 50 × 6 = 15, of which 1.2 saved, 4.8 lost, 9 would have stayed.
    let value = ExpectedValue(of: discount, saved: 0.4 * 0.2, probability: 0.4, value: 500, revenue: 50)
    #expect(value.retained.units == 40)
    #expect(value.contact.units == 1)
    #expect(value.offerToSaved.units == 1.2)
    #expect(value.offerToLeavers.units == 4.8)
    #expect(value.subsidy.units == 9)
    #expect(value.net.units == 24)
  }

  @Test(arguments: 1...60)
  func `the parts add up, and the menu says the same`(seed: UInt64) {
    var draws = SegmentDraws(seed: seed)
    let (p, v, r) = (draws.share(), draws.share() * 3_000, draws.share() * 120)
    let value = ExpectedValue(of: discount, saved: p * 0.2, probability: p, value: v, revenue: r)
    #expect(
      value.net == value.retained - value.contact - value.offerToSaved - value.offerToLeavers - value.subsidy)
    let menu = Menu(
      [discount], Prospects(probabilities: [p], values: [v], revenues: [r], allowed: [1]))
    #expect(menu.gain(0, 0) == value.net)
    #expect(menu.cost(0, 0) == value.cost)
  }

  @Test func `what is not allowed or not known is never chosen`() {
    let menu = Menu(
      [discount],
      Prospects(
        probabilities: [0.9, .nan, 0.9], values: [900, 900, .nan], revenues: [10, 10, 10],
        allowed: [0, 1, 1]))
    let allocation = Allocation(of: menu, budget: nil, hashes: [1, 2, 3])
    #expect(allocation.choices == [-1, -1, -1])
  }

  @Test func `an effect in points takes off what there is, and a group can have its own`() {
    let points = Intervention(
      name: "a", contactCost: 0, offer: .nothing, acceptance: 1,
      effect: Intervention.Effect(.absolute, low: 0, base: 0.1, high: 0.2),
      effectsByGroup: [nil, Intervention.Effect(low: 0, base: 0.5, high: 1)])
    let prospects = Prospects(
      probabilities: [0.3, 0.04, 0.4, 0.4], values: [100, 100, 100, 100], revenues: [1, 1, 1, 1],
      allowed: [1, 1, 1, 1], groups: [0, 0, 1, Prospects.noGroup])
    let menu = Menu([points], prospects)
    #expect((0..<4).map { menu.gain($0, 0).units } == [10, 4, 20, 10])
    #expect((0..<4).map { prospects.expected(of: points, $0).retained.units } == [10, 4, 20, 10])
  }

  @Test func `what is made large decides what gains are`() {
    let prospects = Prospects(probabilities: [0.4], values: [500], revenues: [50], allowed: [1])
    let saved = Menu([discount], prospects, objective: .savedCustomers)
    #expect(saved.gain(0, 0).units / Objective.savedCustomers.scale == 0.08)
    let revenue = Menu([discount], prospects, objective: .revenue)
    #expect(revenue.gain(0, 0).units / Objective.revenue.scale == 4)
    #expect(saved.cost(0, 0).units == 16)
  }

  @Test func `an offer of money does not depend on the revenue`() {
    #expect(Intervention.Offer.amount(5, periods: 3).faceValue(revenue: 99) == 15)
    #expect(Intervention.Offer.share(0.05, periods: 6).faceValue(revenue: 100) == 30)
    #expect(Intervention.Offer.nothing.faceValue(revenue: 100) == 0)
  }
}
