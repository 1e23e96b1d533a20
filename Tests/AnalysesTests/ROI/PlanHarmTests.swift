import Analyses
import Diagnostics
import Findings
import Models
import Populations
import Tables
import Testing

/// Customers whom an experiment says an action loses are not treated by it.
@Suite struct PlanHarmTests {
  private static let actions = """
    actions:
      - name: discount
        label: Discount
        channel: email
        contact_cost: 0.1
        source: { experiment: trial, arm: mail }
      - name: call
        label: Call
        channel: call
        contact_cost: 0.2
        source: { experiment: trial, arm: talk }
    """
  private static let rules = """
    model: churn
    actions: a.yaml
    experiment: trial
    value: { horizon: 12, margin: 0.5 }
    contact: { consent: { email: email_ok, call: sms_ok }, holdout: 0.1 }
    """
  private static let groups = ["Monthly", "Yearly", "Two years"]

  private struct Case {
    let fixture: PlanFixture
    let trial: Finding
    /// Of today's customers.
    let codes: [UInt8]

    func plan(
      column: String = "contract", rules: String = PlanHarmTests.rules,
      adding columns: [(name: String, column: Column)] = []
    ) throws -> Finding {
      let population = population(column, adding: columns)
      return try PlanFixture.read(ROI.self, rules).run(
        on: population,
        in: fixture.context(
          "plan", population, findings: ["trial": trial], files: ["a.yaml": PlanHarmTests.actions]))
    }

    func population(
      _ column: String = "contract", adding columns: [(name: String, column: Column)] = []
    ) -> TablePopulation {
      let levels = PlanHarmTests.groups + ["New"]
      let contracts = Column.categories(CategoryColumn(codes: .narrow(codes), levels: levels))
      return fixture.population(adding: [(column, contracts)] + columns)
    }
  }

  /// An experiment whose arms keep and lose other shares of each group, and later customers, some of them of the
  /// experiment.
  private static func random(_ seed: UInt64) throws -> Case {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 5
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var drawn: [Trials.Customer] = []
    for group in groups {
      for arm in ["none", "mail", "talk"] {
        let left = Int(60 + (arm == "none" ? 0 : share() * 120 - 60))
        drawn += Trials.arm(arm, left, of: 300) { customer, _ in customer.persona = group }
      }
    }
    // Ids of those still here are 01000 and on: a third of them were in the experiment.
    for index in drawn.indices where index % 9 == 0 { drawn[index].id = "0\(1000 + index / 3)" }
    let finding = try Trials.run(", by: persona", on: Trials.population(drawn))
    var renamed = finding
    renamed.effects = finding.effects.map { effect in
      MeasuredEffect(
        arm: effect.arm, group: effect.group.map { .init(column: "contract", label: $0.label) },
        relativeReduction: effect.relativeReduction, riskDifference: effect.riskDifference,
        treated: effect.treated, control: effect.control, level: effect.level, cell: effect.cell,
        pValue: effect.pValue)
    }
    let fixture = PlanFixture(240, seed: seed)
    let codes = fixture.customers.map { _ in [0, 1, 2, 3, 255][Int(share() * 5)] as UInt8 }
    return Case(fixture: fixture, trial: renamed, codes: codes)
  }

  /// Whether an action is known to lose a customer, by all that the experiment says.
  private static func isLost(_ row: Int, to arm: String, _ random: Case) -> Bool {
    let effects = random.trial.effects.filter { $0.arm == arm }
    let code = Int(random.codes[row])
    let own = effects.first { code < groups.count && $0.group?.label == groups[code] }
    let whole = effects.first { $0.group == nil }
    let hash = RowHash.hash(Array(random.fixture.customers[row].id.utf8), seed: SparedCustomers.seed)
    let isSpared = random.trial.spared.contains { $0.arm == arm && $0.hashes.contains(hash) }
    let isLost = whole?.isHarmful ?? false
    return isSpared || own.map { $0.isHarmful || isLost && !$0.isHelpful } ?? isLost
  }

  @Test(arguments: 1...25)
  func `nobody whom the experiment says an action loses is treated by it or held out from it`(
    seed: UInt64
  ) throws {
    let random = try Self.random(seed)
    let finding = try random.plan()
    let table = Table(finding.assignments)
    let (chosen, withheld) = (table.words("#action.plan"), table.words("#withheld_action.plan"))
    let barriers = table.words("#not_contactable.plan")
    for (row, customer) in random.fixture.customers.enumerated() {
      for (action, arm) in [("discount", "mail"), ("call", "talk")] where Self.isLost(row, to: arm, random) {
        #expect(chosen[row] != action && withheld[row] != action)
      }
      guard !customer.hasLeft, barriers[row] == "do_not_disturb" else { continue }
      let open = [("mail", customer.email), ("talk", customer.sms)].filter { $0.1 == "Yes" }
      #expect(!open.isEmpty && open.allSatisfy { Self.isLost(row, to: $0.0, random) })
    }
    let here = random.fixture.customers.indices.filter { !random.fixture.customers[$0].hasLeft }
    for (action, arm) in [("discount", "mail"), ("call", "talk")] {
      let count = here.filter { Self.isLost($0, to: arm, random) }.count
      #expect(finding["do_not_disturb", action]?.number == Double(count))
    }
    let entry = finding.ledger.excluded.first { $0.code == "do_not_disturb" }
    #expect(entry?.rows ?? 0 == barriers.filter { $0 == "do_not_disturb" }.count)
    #expect(
      Int(finding["contactable"]?.number ?? -1) == finding.ledger.analysed
        + Int(finding["held_out"]?.number ?? 0))
  }

  @Test func `random experiments lose some groups and keep others`() throws {
    let effects = try (1...25 as ClosedRange<UInt64>).flatMap { try Self.random($0).trial.effects }
    #expect(effects.contains { $0.isHarmful && $0.group != nil } && effects.contains { $0.isHelpful })
    #expect(effects.contains { $0.riskDifference.high < 0 && !$0.isHarmful }, "the correction decides some")
  }

  private func effect(
    _ arm: String, _ low: Double, _ base: Double, _ high: Double, _ group: String? = nil
  )
    -> MeasuredEffect
  {
    MeasuredEffect(
      arm: arm, group: group.map { .init(column: "contract", label: $0) },
      relativeReduction: .init(low: low, base: base, high: high),
      riskDifference: .init(low: low / 5, base: base / 5, high: high / 5), treated: 400, control: 200,
      level: 0.95, cell: "trial")
  }

  private func given(_ effects: [MeasuredEffect], spared: [SparedCustomers] = []) throws -> Case {
    var trial = Finding(ledger: Ledger(rowsIn: 600), effects: effects)
    trial.spared = spared
    let fixture = PlanFixture(240, seed: 3)
    return Case(fixture: fixture, trial: trial, codes: fixture.customers.indices.map { UInt8($0 % 4) })
  }

  /// How many customers of each group get an action.
  private func treated(_ finding: Finding, _ given: Case, _ action: String) -> [Int] {
    let chosen = Table(finding.assignments).words("#action.plan")
    return (0..<4).map { code in
      chosen.indices.filter { given.codes[$0] == code && chosen[$0] == action }.count
    }
  }

  private var usual: [MeasuredEffect] { [effect("mail", 0.1, 0.3, 0.5), effect("talk", -0.5, -0.4, 0.2)] }

  @Test func `effects by a column of today's data count for its groups, and a harmful one closes its own`()
    throws
  {
    let given = try given(
      usual + [effect("mail", -0.6, -0.4, -0.1, "Two years"), effect("mail", 0.4, 0.5, 0.7, "Monthly")])
    let finding = try given.plan()
    let counts = treated(finding, given, "discount")
    #expect(counts[0] > 0 && counts[1] > 0 && counts[2] == 0 && counts[3] > 0)
    // Without groups the same customers get it, and money is booked for them.
    let blind = try self.given(usual).plan()
    #expect(treated(blind, given, "discount")[2] > 0)
    let caveat = try #require(finding.caveats.first { $0.code == "do_not_disturb" })
    #expect(
      caveat.text.hasPrefix("Discount is closed to ") && caveat.text.contains("Two years (by contract)"))
    let table = Table(finding.assignments)
    let saved = table.numbers("#expected_reduction.plan")
    let risks = table.numbers("#churn_probability.plan")
    let chosen = table.words("#action.plan")
    for row in chosen.indices where chosen[row] == "discount" {
      #expect(abs(saved[row] - risks[row] * (given.codes[row] == 0 ? 0.5 : 0.3)) < 1e-12)
    }
    let effects = try #require(finding.trialTable("effects"))
    #expect(
      effects.rows.compactMap { row -> String? in
        if case .text(let text) = row.cells[0] { return text }
        return nil
      } == ["Discount", "Discount: Two years", "Discount: Monthly", "Call"])
    #expect(finding.caveats.contains { $0.code == "groups_unjudged" })
  }

  @Test func `an arm that loses customers as a whole stays open only to groups that it keeps`() throws {
    let given = try given([
      effect("mail", -0.5, -0.3, -0.1), effect("talk", 0.1, 0.2, 0.3),
      effect("mail", 0.2, 0.6, 0.8, "Monthly"), effect("mail", -0.1, 0.6, 0.8, "Yearly"),
    ])
    let counts = treated(try given.plan(), given, "discount")
    #expect(counts[0] > 0 && counts[1] == 0 && counts[2] == 0 && counts[3] == 0)
  }

  @Test func `customers of the experiment whom it found to lose are left alone by that action`() throws {
    let fixture = PlanFixture(240, seed: 3)
    let lost = Set(fixture.customers.indices.filter { $0 % 3 == 0 })
    let hashes = lost.map { RowHash.hash(Array(fixture.customers[$0].id.utf8), seed: SparedCustomers.seed) }
    let effects = [effect("mail", 0.1, 0.3, 0.5), effect("talk", 0.1, 0.2, 0.3)]
    let finding = try given(effects, spared: [SparedCustomers(arm: "mail", hashes: hashes)]).plan()
    let chosen = Table(finding.assignments).words("#action.plan")
    #expect(lost.allSatisfy { chosen[$0] != "discount" } && lost.contains { chosen[$0] == "call" })
    #expect(chosen.contains("discount"))
    let caveat = try #require(finding.caveats.first { $0.code == "do_not_disturb" })
    #expect(caveat.text.contains("customers of the experiment itself"))
  }

  @Test func `where today's data lack the column, or its groups, that is said`() throws {
    let given = try given(usual + [effect("mail", -0.6, -0.4, -0.1, "Two years")])
    let finding = try given.plan(column: "other")
    #expect(finding.caveats.contains { $0.code == "harm_unseen" })
    #expect(!finding.caveats.contains { $0.code == "do_not_disturb" })
    // Personas that happen to have the names of contracts are no contracts.
    let personas = Column.categories(
      CategoryColumn(codes: .narrow(given.codes), levels: Self.groups + ["New"]))
    let named = try given.plan(
      column: "other", rules: Self.rules + "\npersonas: who\n", adding: [("#persona.who", personas)])
    #expect(named.caveats.contains { $0.code == "harm_unseen" })
    #expect(treated(named, given, "discount")[2] > 0)
  }

  @Test func `a list counts those who are not disturbed under a reason of their own`() throws {
    let given = try given([effect("mail", -0.5, -0.3, -0.1), effect("talk", -0.5, -0.3, -0.1)])
    let plan = try given.plan()
    let population = given.population(adding: plan.assignments)
    let finding = try PlanFixture.read(Outreach.self, "from: plan\nallow_empty: true").run(
      on: population, in: given.fixture.context("outreach", population, findings: ["plan": plan]))
    let stopped = try #require(finding["excluded", "do_not_disturb"]?.number)
    #expect(
      stopped > 0 && stopped == Double(plan.ledger.excluded.first { $0.code == "do_not_disturb" }?.rows ?? -1)
    )
    #expect(finding["listed"]?.number == 0)
  }

  @Test func `other inputs are weighed with the effects of the groups`() throws {
    let given = try given(
      usual + [effect("mail", -0.6, -0.4, -0.1, "Two years"), effect("mail", 0.4, 0.5, 0.7, "Monthly")])
    let plan = try given.plan()
    let planned = given.population(adding: plan.assignments)
    let found = try PlanFixture.read(Sensitivity.self, "of: plan\nmode: [oneway, grid]\ngrid: { steps: 3 }\n")
      .run(
        on: planned, in: given.fixture.context("what_if", planned, findings: ["plan": plan]))
    let points = try #require(found.trialTable("grid_points"))
    guard case .value(let middle) = points.rows[1].cells[2] else {
      Issue.record("no value")
      return
    }
    #expect(abs((middle.number ?? 0) - (plan["net"]?.number ?? -1)) < 0.005)
  }

  @Test func `a group that never left alone and leaves when treated is closed as well`() throws {
    let drawn = Self.groups.flatMap { group in
      Trials.arm("none", group == "Yearly" ? 0 : 60, of: 300) { customer, _ in customer.persona = group }
        + Trials.arm("mail", 40, of: 300) { customer, _ in customer.persona = group }
    }
    let trial = try Trials.run(", by: persona", on: Trials.population(drawn))
    let yearly = try #require(trial.effects.first { $0.group?.label == "Yearly" })
    #expect(yearly.isHarmful && yearly.relativeReduction.base == 0)
    #expect(trial.spared.map { $0.hashes.count } == [600] && trial.spared[0].arm == "mail")
  }
}
