import TestSupport
import Testing

@testable import Models

/// Everyone of the Telco file, valued at a year of six tenths of the charges, and three actions.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/telco_oof_logit.csv") && SharedFiles.exists("data/telco.csv"),
    "../shared/data/telco_oof_logit.csv or telco.csv is missing; AllocationTests run the same code"))
struct TelcoAllocationTests {
  private static func menu() throws -> (menu: Menu, hashes: [UInt64]) {
    let scores = try SharedFiles.rows("data/telco_oof_logit.csv")
    let charges = try SharedFiles.rows("data/telco.csv").map { Double($0["MonthlyCharges"] ?? "") ?? .nan }
    func action(_ contact: Double, _ percent: Double, _ acceptance: Double, _ effect: Double) -> Intervention
    {
      Intervention(
        name: "a", contactCost: contact, offer: percent > 0 ? .share(percent, periods: 6) : .nothing,
        acceptance: acceptance, effect: Intervention.Effect(low: 0, base: effect, high: 1))
    }
    let menu = Menu(
      [action(0.2, 0.05, 0.3, 0.08), action(0.2, 0.1, 0.4, 0.14), action(8, 0, 1, 0.1)],
      Prospects(
        probabilities: scores.map { Double($0["p"] ?? "") ?? .nan }, values: charges.map { $0 * 0.6 * 12 },
        revenues: charges, allowed: [UInt32](repeating: 7, count: charges.count)))
    return (menu, RandomMenu.hashes(charges.count, seed: 1))
  }

  /// Optima of scipy 1.14: `milp(-gains, constraints=[LinearConstraint(one_each, ub=1), LinearConstraint(costs,
  /// ub=budget)], integrality=1, options={"mip_rel_gap": 0})` over the same gains and costs, rounded to ticks.
  @Test(arguments: [
    (50, 316.2973), (200, 1_260.6335), (500, 3_032.8959), (1_000, 5_800.7076), (2_000, 10_944.6939),
    (5_000, 24_221.3509), (10_000, 41_847.9927),
  ])
  func `the plan gains what an exact solver finds`(budget: Double, best: Double) throws {
    let (menu, hashes) = try Self.menu()
    let allocation = Allocation(of: menu, budget: Money(budget), hashes: hashes)
    #expect(allocation.gain.units > best * (1 - 2e-6))
    #expect(allocation.gain.units < best * (1 + 1e-6) + 0.001)
    #expect(allocation.bound.units > best * (1 - 1e-6) - 0.001)
    let exact = Allocation(of: menu, budget: Money(budget), hashes: hashes, effort: .exact)
    #expect(abs(exact.gain.units - best) < best * 1e-6 + 0.001)
  }

  @Test func `the gap is at most a twentieth of a percent at every budget`() throws {
    let (menu, hashes) = try Self.menu()
    for step in 1...24 {
      // From one contact to more than everything that pays costs.
      let budget = 20 * Double(step * step * step)
      let allocation = Allocation(of: menu, budget: Money(budget), hashes: hashes)
      #expect(allocation.gap <= 0.000_5, "budget \(budget): \(allocation.gap)")
      #expect(allocation.spent.units <= budget)
    }
  }
}
