import Analyses
import Findings
import Formats
import Models
import Populations
import Tables
import Testing

/// A plan beside rules of thumb, and what it may turn out to bring.
@Suite struct PlanPoliciesTests {
  private static let rules =
    PlanFixture.rules
    + "\npolicies: [none, everyone, risk, value, uplift, optimal]\nuncertainty: { draws: 400 }\n"

  @Test(arguments: 1...12)
  func `no rule of thumb beats the plan under its own assumptions, and none spends more`(seed: UInt64) throws
  {
    let finding = try PlanFixture(400, seed: seed).roi(Self.rules)
    let net = try #require(finding["net"]?.number)
    for policy in ["everyone", "risk", "value", "uplift"] {
      #expect((finding["policy_net", policy]?.number ?? .infinity) <= net + 1e-6)
      #expect((finding["policy_cost", policy]?.number ?? .infinity) <= 400)
    }
    #expect(finding["policy_net", "none"]?.number == 0)
    #expect(finding["policy_net", "optimal"]?.number == net)
    #expect(finding.caveats.contains { $0.code == "optimum_by_construction" })
    #expect(finding.exhibits.contains { $0.id == "policies" && !$0.alt.isEmpty })
  }

  @Test func `draws lie about what the base effects bring, and the same seed draws the same`() throws {
    let fixture = PlanFixture(400, seed: 4)
    let (one, two) = (try fixture.roi(Self.rules), try fixture.shuffled().roi(Self.rules))
    let value = try #require(one["simulated_net"])
    let interval = try #require(value.interval)
    #expect(interval.low < value.number ?? 0 && value.number ?? 0 < interval.high)
    #expect(interval.kind == .scenario)
    let other = try #require(two["simulated_net"]?.number)
    #expect(abs((value.number ?? 0) - other) < 1e-6 * abs(other))
    let loss = try #require(one["p_loss"])
    #expect(loss.n == 400 && loss.interval != nil)
  }

  @Test func `fixed inputs draw the plan itself`() throws {
    let actions = PlanFixture.actions.replacing(
      "low: 0.05, base: 0.15, high: 0.25", with: "low: 0.15, base: 0.15, high: 0.15"
    ).replacing("low: 0.1, base: 0.2, high: 0.3", with: "low: 0.2, base: 0.2, high: 0.2")
      .replacing("low: 0, base: 0.08, high: 0.1", with: "low: 0.08, base: 0.08, high: 0.08")
    let fixture = PlanFixture(400, seed: 4)
    let population = fixture.population()
    let finding = try PlanFixture.read(
      ROI.self, "model: churn\nactions: a.yaml\nbudget: 300\nuncertainty: { draws: 100, scores: fixed }\n"
    ).run(on: population, in: fixture.context("plan", population, files: ["a.yaml": actions]))
    let (drawn, net) = (try #require(finding["simulated_net"]), try #require(finding["net"]?.number))
    // Ticks are ten-thousandths, and the sums behind draws are not rounded to them.
    #expect(abs((drawn.number ?? 0) - net) < 0.05)
    #expect(abs((drawn.interval?.high ?? 0) - (drawn.interval?.low ?? 1)) < 1e-9)
    #expect(finding["p_loss"]?.number == 0)
  }

  @Test func `in French the new exhibits have no English words`() throws {
    let fixture = PlanFixture(300, seed: 4)
    let population = fixture.population()
    let finding = try PlanFixture.read(ROI.self, Self.rules).run(
      on: population,
      in: fixture.context("plan", population, files: ["stop.csv": "id\n"], language: .fr))
    #expect(finding.exhibits.first { $0.id == "policies" }?.title == "Le plan face à des règles simples")
    #expect(finding.exhibits.first { $0.id == "uncertainty" }?.note?.contains("tirages") == true)
  }
}
