import Testing

@testable import Models

@Suite struct PlanSumsTests {
  private let actions = [
    Intervention(
      name: "a", contactCost: 1, offer: .share(0.1, periods: 3), acceptance: 0.4,
      effect: Intervention.Effect(low: 0, base: 0.2, high: 0.3),
      effectsByGroup: [nil, Intervention.Effect(low: 0, base: 0.4, high: 0.5)]),
    Intervention(
      name: "b", contactCost: 4, offer: .nothing, acceptance: 1,
      effect: Intervention.Effect(.absolute, low: 0, base: 0.05, high: 0.1)),
  ]

  private func plan(_ seed: UInt64) -> (prospects: Prospects, choices: [Int8]) {
    var draws = SegmentDraws(seed: seed)
    let n = 500
    func column(_ most: Double) -> [Double] { (0..<n).map { _ in draws.share() * most } }
    let prospects = Prospects(
      // An effect in points is reckoned at the mean of a fortieth, so none lies below the effect itself.
      probabilities: column(0.9).map { 0.1 + $0 * 0.9 }, values: column(900), revenues: column(80),
      allowed: [UInt32](repeating: 3, count: n), groups: (0..<n).map { UInt8($0 % 2) })
    return (prospects, (0..<n).map { Int8($0 % 3) - 1 })
  }

  @Test(arguments: 1...20)
  func `sums say what the customers one by one say`(seed: UInt64) {
    let (prospects, choices) = plan(seed)
    let sums = PlanSums(actions, choices: choices, prospects)
    let outcome = PlanOutcome(actions, choices: choices, prospects)
    let result = sums.result(sums.base)
    #expect(abs(result.net - outcome.total.values[1].net.units) < 0.1)
    #expect(abs(result.saved - outcome.total.saved[1]) < 1e-9 * result.saved)
    #expect(abs(result.savedRevenue - outcome.total.savedRevenue[1]) < 1e-9 * result.savedRevenue)
  }

  @Test(arguments: 1...20)
  func `another effect, cost, offer or value does what it does to each customer`(seed: UInt64) {
    let (prospects, choices) = plan(seed)
    let sums = PlanSums(actions, choices: choices, prospects)
    var setting = sums.base
    setting.effects[0] = [0.1, 0.3, 0.1]
    setting.acceptances[0] = 0.7
    setting.contactCosts[1] = 9
    setting.value = 1.5
    setting.offer = 2
    var net = 0.0
    for row in choices.indices where choices[row] >= 0 {
      let (p, value) = (prospects.probabilities[row], prospects.values[row] * 1.5)
      if choices[row] == 0 {
        net += p * (row % 2 == 1 ? 0.3 : 0.1) * value - 1 - 0.7 * 2 * 0.3 * prospects.revenues[row]
      } else {
        net += 0.05 * value - 9
      }
    }
    #expect(abs(sums.result(setting).net - net) < 1e-6)
  }

  @Test func `a higher level of risk raises what is kept as it raises each probability`() {
    let (prospects, choices) = plan(3)
    let sums = PlanSums([actions[0], actions[0]], choices: choices, prospects)
    var setting = sums.base
    setting.risk = 0.3
    var saved = 0.0
    for row in choices.indices where choices[row] >= 0 {
      saved += PlanSums.shifted(prospects.probabilities[row], by: 0.3) * (row % 2 == 1 ? 0.4 : 0.2)
    }
    // Reckoned at the mean of each fortieth.
    #expect(abs(sums.result(setting).saved - saved) < 1e-3 * saved)
  }
}
