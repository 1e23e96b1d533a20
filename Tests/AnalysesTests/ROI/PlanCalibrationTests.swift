import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables
import Testing

/// Scores that a plan weighs beside what came of them.
@Suite struct PlanCalibrationTests {
  /// Customers who leave with the chance that their score says, once its log-odds are divided by `spread`.
  private static func fixture(spread: Double) -> PlanFixture {
    var state: UInt64 = 99
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    func chance(_ odds: Double) -> Double { odds / (1 + odds) }
    return PlanFixture(
      PlanFixture(1_500, seed: 8).customers.map { customer in
        // Odds from about 1 to 10 up to 10 to 1, and further apart by the spread.
        let power = (share() - 0.6) * 4
        let (truth, score) = (chance(exponential(power)), chance(exponential(power * spread)))
        return PlanFixture.Customer(
          id: customer.id, tenure: customer.tenure, spend: customer.spend, hasLeft: share() < truth,
          score: Float(score), email: customer.email, sms: customer.sms, contacted: customer.contacted)
      })
  }

  private static func exponential(_ power: Double) -> Double {
    // (1 + x/1024)^1024, near enough for odds.
    (0..<10).reduce(1 + power / 1_024) { value, _ in value * value }
  }

  @Test func `a calibration slope that excludes 1 is named with its interval`() throws {
    let fixture = Self.fixture(spread: 2)
    let finding = try fixture.roi("model: churn\nactions: a.yaml\n")
    let table = ScoreTable(
      scores: fixture.customers.map { $0.score }, outcomes: fixture.customers.map { $0.hasLeft ? 1 : 0 })
    let slope = try #require(CalibrationLine(table)?.slope)
    let value = try #require(finding["calibration_slope"])
    #expect(value.number == slope.value && value.n == 1_500 && slope.value < 0.7)
    #expect(value.interval?.kind == .confidence(0.95))
    let caveat = try #require(finding.caveats.first { $0.code == "scores_uncalibrated" })
    #expect(caveat.text.contains("lie too far apart: their calibration slope is 0."))
    let timid = try Self.fixture(spread: 0.5).roi("model: churn\nactions: a.yaml\n", language: .fr)
    let other = try #require(timid.caveats.first { $0.code == "scores_uncalibrated" })
    #expect(other.text.contains("trop resserrés"))
  }

  @Test func `scores that agree with outcomes are passed over`() throws {
    let finding = try Self.fixture(spread: 1).roi("model: churn\nactions: a.yaml\nuncalibrated: refuse\n")
    let range = try #require(finding["calibration_slope"]?.interval)
    #expect(range.low < 1 && range.high > 1)
    #expect(!finding.caveats.contains { $0.code == "scores_uncalibrated" })
  }

  @Test func `a cell can refuse to plan with scores that are not calibrated`() throws {
    let error = #expect(throws: AnalysisError.self) {
      try Self.fixture(spread: 2).roi("model: churn\nactions: a.yaml\nuncalibrated: refuse\n")
    }
    #expect(error?.code == .uncalibratedScores && error?.option == "model")
    #expect(
      error?.message.hasPrefix("the scores of 'churn' are not calibrated: their calibration slope is 0.")
        == true)
  }

  @Test(arguments: 1...10)
  func `the parts of the plan by persona make the whole, and small groups stand together`(seed: UInt64) throws
  {
    let fixture = PlanFixture(300, seed: seed)
    let levels = ["Keen", "Idle", "Rare"]
    let codes = fixture.customers.indices.map { $0 < 5 ? UInt8(2) : $0 % 7 == 0 ? 255 : UInt8($0 % 2) }
    let population = fixture.population(
      adding: [("#persona.who", .categories(CategoryColumn(codes: .narrow(codes), levels: levels)))])
    let finding = try PlanFixture.read(
      ROI.self, "model: churn\nactions: a.yaml\npersonas: who\nbudget: 300\n"
    ).run(
      on: population, in: fixture.context("plan", population))
    let table = try #require(finding.trialTable("groups"))
    func number(_ cell: ResultTable.Cell) -> Double {
      switch cell {
      case .count(let count): Double(count)
      case .value(let value): value.number ?? .nan
      default: .nan
      }
    }
    #expect(table.rows.count == 4)
    for (column, name) in [(2, "customers"), (4, "cost"), (5, "net")] {
      let parts = table.rows.map { number($0.cells[column]) }
      #expect(abs(parts.dropLast().reduce(0, +) - parts[3]) < 1e-6)
      #expect(parts[3] == finding[name]?.number, "\(name)")
      #expect(finding["group_\(name)", "keen"]?.number == parts[0], "\(name)")
    }
    #expect(finding["group_net", "rare"] == nil)
  }
}
