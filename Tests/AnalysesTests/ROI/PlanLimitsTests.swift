import Analyses
import Diagnostics
import Findings
import Models
import Populations
import Specs
import Tables
import Testing

/// Capacities, quotas, and who an action is for.
@Suite struct PlanLimitsTests {
  private static let actions = """
    actions:
      - name: discount
        label: Discount
        channel: email
        contact_cost: 0.5
        offer: { percent: 10, months: 3 }
        acceptance: 0.4
        effect: { low: 0.05, base: 0.15, high: 0.25 }
        capacity: 30
      - name: call
        label: Call
        channel: call
        contact_cost: 6
        effect: { kind: absolute, low: 0.02, base: 0.06, high: 0.1 }
        only_for: "tenure < 24 and sms_ok == 'Yes'"
      - name: credit
        label: Credit
        channel: sms
        contact_cost: 0.2
        offer: { amount: 4, months: 2 }
        acceptance: 0.5
        effect: { low: 0, base: 0.08, high: 0.1 }
        personas: [keen]
        effect_by_persona: { Keen: { low: 0.1, base: 0.2, high: 0.3 } }
    """

  private func run(
    _ yaml: String, _ fixture: PlanFixture, actions: String = actions,
    extra: [(name: String, column: Column)] = []
  ) throws -> (finding: Finding, table: Table) {
    let codes = fixture.customers.indices.map { UInt8($0 % 3 == 2 ? 255 : $0 % 3) }
    let personas = Column.categories(CategoryColumn(codes: .narrow(codes), levels: ["Keen", "Idle"]))
    let population = fixture.population(adding: [("#persona.who", personas)] + extra)
    let finding = try PlanFixture.read(ROI.self, yaml).run(
      on: population, in: fixture.context("plan", population, files: ["a.yaml": actions]))
    return (finding, Table(finding.assignments))
  }

  private static let rules = "model: churn\nactions: a.yaml\npersonas: who\nvalue: { horizon: 12 }\n"

  @Test(arguments: 1...12)
  func `nobody gets an action that is not for them, and capacities hold`(seed: UInt64) throws {
    let fixture = PlanFixture(400, seed: seed)
    let (finding, table) = try run(Self.rules + "capacity: { call: 12 }\n", fixture)
    let chosen = table.words("#action.plan")
    var counts: [String: Int] = [:]
    for (row, customer) in fixture.customers.enumerated() {
      guard let action = chosen[row] else { continue }
      counts[action, default: 0] += 1
      if action == "call" { #expect(customer.tenure < 24 && customer.sms == "Yes") }
      if action == "credit" { #expect(row % 3 == 0) }
    }
    #expect(counts["discount"] == 30)
    #expect(counts["call"] ?? 0 <= 12)
    #expect((finding["gap"]?.number ?? 1) < 0.01)
    let limits = try #require(finding.exhibits.first { $0.id == "limits" })
    guard case .table(let shown) = limits.content else { return }
    #expect(shown.rows.map { $0.cells[2] } == [.count(30), .count(counts["call"] ?? 0)])
  }

  @Test(arguments: 1...12)
  func `quotas hold, as numbers and as shares`(seed: UInt64) throws {
    let fixture = PlanFixture(400, seed: seed)
    let quotas = """
      budget: 300
      quotas:
        - { column: email_ok, group: "No", min_share: 0.4 }
        - { column: sms_ok, group: "Yes", max: 25 }

      """
    let (finding, table) = try run(Self.rules + quotas, fixture, actions: PlanFixture.actions)
    let chosen = table.words("#action.plan")
    let treated = fixture.customers.indices.filter { chosen[$0] != nil }
    #expect(Double(treated.count { fixture.customers[$0].email == "No" }) >= 0.4 * Double(treated.count))
    #expect(treated.count { fixture.customers[$0].sms == "Yes" } <= 25)
    #expect((finding["cost"]?.number ?? .infinity) <= 300)
    #expect((finding["net"]?.number ?? 0) <= (finding["bound"]?.number ?? 0))
  }

  @Test func `a quota that cannot be kept is refused where it is written`() throws {
    let fixture = PlanFixture(100, seed: 2)
    let error = #expect(throws: AnalysisError.self) {
      try run(
        Self.rules + "quotas: [ { column: email_ok, group: \"No\", min: 90 } ]\n", fixture,
        actions: PlanFixture.actions)
    }
    #expect(error?.code == .unreachableLimit)
    #expect(error?.option == "quotas")
    #expect(error?.message.hasSuffix("at least 90 (Email ok: No)") == true, "\(error?.message ?? "")")
    let nobody = #expect(throws: AnalysisError.self) {
      try run(Self.rules + "quotas:\n  - { column: email_ok, group: Maybe, min: 1 }\n", fixture)
    }
    #expect(nobody?.message == "nobody still here has 'Maybe' in column 'email_ok'")
    #expect(nobody?.problems?.diagnostics.first?.place?.line == 6)
  }

  @Test func `a persona that is not there is named with its place in the file`() throws {
    let error = #expect(throws: AnalysisError.self) {
      try run(
        Self.rules, PlanFixture(100, seed: 2),
        actions: Self.actions.replacing("personas: [keen]", with: "personas: [ken]"))
    }
    let problem = try #require(error?.problems?.diagnostics.first)
    #expect(problem.message == "no persona is called 'ken'")
    #expect(problem.hint == "did you mean 'Keen'?")
    #expect(problem.place?.path == "a.yaml")
  }

  @Test func `what is made large is reached better than by another aim`() throws {
    let fixture = PlanFixture(400, seed: 5)
    func plan(_ objective: String) throws -> Finding {
      try run(Self.rules + "budget: 150\nobjective: \(objective)\n", fixture, actions: PlanFixture.actions)
        .finding
    }
    let (net, saved, revenue) = (try plan("net_value"), try plan("saved_customers"), try plan("revenue"))
    func number(_ finding: Finding, _ name: String) -> Double { finding[name]?.number ?? .nan }
    #expect(number(net, "net") >= number(saved, "net"))
    #expect(number(saved, "saved_customers") >= number(net, "saved_customers"))
    #expect(number(revenue, "plan_revenue") >= number(net, "plan_revenue"))
    #expect(number(saved, "saved_customers") <= number(saved, "bound") + 1e-6)
  }

  @Test func `what is wrong with capacities and quotas is said where it is written`() throws {
    let yaml = """
      model: churn
      capacity: { fax: 3, call: -1 }
      quotas:
        - { column: email_ok, group: "No" }
        - { column: email_ok, group: "No", min: 4, max: 3 }
        - { column: email_ok, group: "No", min_share: 40 }
      objective: profit
      """
    let problems = #expect(throws: Problems.self) { try PlanFixture.read(ROI.self, yaml) }
    #expect(problems?.sorted.map { $0.place?.line } == [2, 2, 4, 5, 6, 7])
  }
}

/// Effects that an experiment measured, in place of assumed ones.
@Suite struct MeasuredPlanTests {
  private static let actions = """
    actions:
      - name: discount
        label: Discount
        channel: email
        contact_cost: 0.5
        source: { experiment: trial, arm: ten_off }
      - name: call
        label: Call
        channel: call
        contact_cost: 6
        effect: { low: 0.1, base: 0.2, high: 0.3 }
    """

  private func effect(
    _ arm: String, _ low: Double, _ base: Double, _ high: Double, group: String? = nil
  )
    -> MeasuredEffect
  {
    MeasuredEffect(
      arm: arm, group: group.map { MeasuredEffect.Group(column: "persona", label: $0) },
      relativeReduction: MeasuredEffect.Estimate(low: low, base: base, high: high),
      riskDifference: MeasuredEffect.Estimate(low: low / 5, base: base / 5, high: high / 5), treated: 400,
      control: 200, level: 0.95, cell: "trial")
  }

  private func plan(
    _ effects: [MeasuredEffect], actions: String = actions, judged: [JudgedPolicy] = []
  ) throws -> Finding {
    let fixture = PlanFixture(400, seed: 5)
    let codes = fixture.customers.indices.map { UInt8($0 % 2) }
    let personas = Column.categories(CategoryColumn(codes: .narrow(codes), levels: ["Keen", "Idle"]))
    let population = fixture.population(adding: [("#persona.who", personas)])
    var trial = Finding(ledger: Ledger(rowsIn: 600), effects: effects)
    trial.judged = judged
    return try PlanFixture.read(
      ROI.self, "model: churn\nactions: a.yaml\npersonas: who\nexperiment: trial\nbudget: 200\n"
    ).run(
      on: population,
      in: fixture.context("plan", population, findings: ["trial": trial], files: ["a.yaml": actions]))
  }

  @Test func `a measured effect stands in place of an assumed one, and the report says so`() throws {
    let finding = try plan([effect("ten_off", 0.05, 0.2, 0.35)])
    let value = try #require(finding["effect", "discount"])
    #expect(value.number == 0.2)
    #expect(value.interval?.kind == .confidence(0.95))
    #expect(value.n == 600)
    let sources = Table(finding.assignments).words("#effect_source.plan")
    let chosen = Table(finding.assignments).words("#action.plan")
    #expect(
      zip(sources, chosen).allSatisfy { $0 == ($1 == nil ? nil : $1 == "discount" ? "measured" : "assumed") })
    let codes = finding.caveats.map { $0.code }
    #expect(codes.contains("effects_partly_assumed"))
    #expect(!codes.contains("effects_assumed") && !codes.contains("effect_may_be_nothing"))
  }

  @Test func `rules that the experiment judged stand beside the plan, out of fold`() throws {
    func judged(_ rule: JudgedPolicy.Rule, _ kept: Double) -> JudgedPolicy {
      func estimate(_ base: Double) -> MeasuredEffect.Estimate {
        MeasuredEffect.Estimate(low: base - 0.01, base: base, high: base + 0.01)
      }
      return JudgedPolicy(
        rule: rule, treatedShare: rule == .none ? 0 : 0.3, kept: estimate(kept), weighted: estimate(0.8),
        worth: estimate(kept * 100), arm: "ten_off", customers: 600, level: 0.95)
    }
    let rules = [judged(.none, 0), judged(.risk, 0.02), judged(.optimal, 0.05)]
    let finding = try plan([effect("ten_off", 0.05, 0.2, 0.35)], judged: rules)
    let value = try #require(finding["judged_kept", "optimal"])
    #expect(value.number == 50 && value.interval?.kind == .confidence(0.95) && value.n == 600)
    #expect(finding["judged_kept", "none"] == nil)
    let exhibit = try #require(finding.exhibits.first { $0.id == "judged" })
    #expect(exhibit.subtitle.hasPrefix("“Ten off” and those left alone, 600 customers"))
    #expect(exhibit.subtitle.contains("treat 30%"))
    let without = try plan([effect("ten_off", 0.05, 0.2, 0.35)])
    #expect(!without.exhibits.contains { $0.id == "judged" })
  }

  @Test func `an interval that includes no effect is said, and may lose money`() throws {
    let finding = try plan([effect("ten_off", -0.2, 0.3, 0.6)])
    let codes = finding.caveats.map { $0.code }
    #expect(codes.contains("effect_may_be_nothing"))
    #expect(codes.contains("may_lose"))
  }

  @Test func `an effect on a persona counts for its customers`() throws {
    let finding = try plan([effect("ten_off", 0, 0.2, 0.3), effect("ten_off", -0.1, 0, 0.1, group: "Idle")])
    let chosen = Table(finding.assignments).words("#action.plan")
    #expect(chosen.indices.filter { $0 % 2 == 1 }.allSatisfy { chosen[$0] != "discount" })
    #expect(chosen.contains("discount"))
  }

  @Test func `an arm that was not measured is named with its place`() throws {
    let error = #expect(throws: AnalysisError.self) { try plan([effect("tenoff", 0, 0.2, 0.3)]) }
    let problem = try #require(error?.problems?.diagnostics.first)
    #expect(problem.code == .unmeasuredArm)
    #expect(problem.message == "experiment 'trial' measured no arm 'ten_off'")
    #expect(problem.hint == "did you mean 'tenoff'?")
    #expect(problem.place?.line == 6)
  }

  @Test func `an experiment that the cell does not name is found before any data are read`() throws {
    let cell = try PlanFixture.read(ROI.self, "model: churn\nactions: a.yaml\n")
    let problems = cell.problems(in: ["a.yaml": Array(Self.actions.utf8)]).diagnostics
    #expect(
      problems.map { $0.message } == [
        "the effect comes from experiment 'trial', which the cell does not name"
      ])
    #expect(problems.first?.place?.line == 6)
    #expect(problems.first?.hint?.hasPrefix("add `experiment: trial`") == true)
  }

  @Test func `columns that conditions name are told with their places`() throws {
    let file = Self.actions + "\n    only_for: tenur > 3 and sms_ok == 'Yes'\n"
    let cell = try PlanFixture.read(ROI.self, "model: churn\nactions: a.yaml\nexperiment: trial\n")
    let columns = cell.columns(in: ["a.yaml": Array(file.utf8)])
    #expect(columns.map { $0.name.value } == ["tenur", "sms_ok"])
    #expect(columns[0].name.place.line == 12)
  }
}
