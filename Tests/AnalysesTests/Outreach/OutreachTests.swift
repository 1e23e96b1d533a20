import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Tables
import Testing

@Suite struct OutreachTests {
  static let header = [
    "customer_id", "persona", "churn_probability", "risk_band", "reason_1", "reason_2", "reason_3",
    "revenue_at_risk", "lifetime_value", "action", "channel", "offer", "offer_cost", "contact_cost",
    "expected_value", "effect_source", "priority", "arm", "not_contactable", "valid_until", "campaign_id",
    "model_version", "retained_value", "offer_to_saved", "offer_to_leavers", "subsidy",
  ]

  @Test(arguments: 1...20)
  func `nobody who opted out, is held out or does not pay is on the list, and totals are the plan's`(
    seed: UInt64
  ) throws {
    let fixture = PlanFixture(seed: seed)
    let plan = try fixture.roi(stop: fixture.suppressed)
    let finding = try fixture.outreach(plan)
    let list = try #require(finding.extracts.first { $0.path == "outreach/generic.csv" })
    let rows = try #require(list.rows)
    let (ids, expected) = (list.table.texts("customer_id"), list.table.numbers("expected_value"))
    let customers = Dictionary(uniqueKeysWithValues: fixture.customers.map { ($0.id, $0) })
    let stopped = Set(fixture.suppressed)
    let held = try #require(finding.extracts.first { $0.path == "outreach/holdout.csv" })
    let heldIDs = Set((held.rows ?? []).map { held.table.texts("customer_id")[Int($0)] })
    for row in rows {
      let customer = try #require(customers[ids[Int(row)]])
      #expect(!customer.hasLeft && !stopped.contains(customer.id) && !heldIDs.contains(customer.id))
      #expect(expected[Int(row)] > 0)
      let channel = list.table.words("channel")[Int(row)]
      #expect((channel == "email" ? customer.email : customer.sms) == "Yes")
    }
    let sum = rows.reduce(0) { $0 + expected[Int($1)] }
    #expect(abs(sum - (plan["net"]?.number ?? 0)) < 1e-6)
    #expect(rows.count == Int(plan["customers"]?.number ?? -1))
    #expect(finding["listed"]?.number == plan["customers"]?.number)
    #expect(finding.ledger.analysed == rows.count)
    let ranked = rows.map { expected[Int($0)] }
    #expect(zip(ranked, ranked.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `interventions have every column in order, everyone still here, and nothing personal`() throws {
    let fixture = PlanFixture(seed: 3)
    let finding = try fixture.outreach(try fixture.roi())
    let file = try #require(finding.extracts.first { $0.path == "interventions.csv" })
    #expect(file.fields.map { $0.name } == Self.header)
    #expect(file.table.rowCount == fixture.customers.filter { !$0.hasLeft }.count)
    #expect(file.rows == nil)
    #expect(!file.isPersonal)
    guard case .integers(let priority)? = file.table["priority"] else {
      Issue.record("priority is whole numbers")
      return
    }
    let given = priority.filter { $0 != Column.missingInteger }.sorted()
    #expect(given == (0..<given.count).map { Int32($0 + 1) })
    let arms = file.table.words("arm")
    #expect(zip(arms, priority).allSatisfy { ($0 == "treat") == ($1 != Column.missingInteger) })
  }

  @Test func `the list has contact data and consents, and the cut limits it alone`() throws {
    let fixture = PlanFixture(seed: 3)
    let plan = try fixture.roi()
    let whole = try fixture.outreach(plan)
    let cut = try fixture.outreach(plan, "from: plan\ntop: 5")
    let list = try #require(cut.extracts.first { $0.path == "outreach/generic.csv" })
    #expect(list.isPersonal)
    #expect(list.rows?.count == 5)
    let names = list.fields.map { $0.name }
    #expect(names.suffix(3) == ["e_mail", "email_ok", "sms_ok"])
    #expect(cut["treated"]?.number == whole["listed"]?.number)
    #expect(cut["excluded", "below_cut"]?.number == (whole["listed"]?.number ?? 0) - 5)
    #expect(cut.ledger.analysed == 5)
  }

  @Test func `executives see no ids, analysts do`() throws {
    let fixture = PlanFixture(seed: 3)
    let plan = try fixture.roi()
    func names(_ audience: Audience) throws -> [String] {
      let finding = try fixture.outreach(plan, "from: plan\nshow: 3", audience: audience)
      for case .table(let table) in finding.exhibits.map({ $0.content })
      where table.columns.contains(where: { $0.name == "priority" }) {
        #expect(table.rows.count == 3)
        return table.columns.map { $0.name }
      }
      return []
    }
    #expect(try names(.executive) == ["priority", "churn_probability", "action", "expected_value"])
    #expect(try names(.analyst).contains("customer_id"))
    #expect(try names(.marketing).contains("customer_id"))
  }

  @Test func `reasons and personas are carried into list and table`() throws {
    let fixture = PlanFixture(seed: 3)
    let plan = try fixture.roi()
    let codes = [UInt8](repeating: 0, count: 300)
    let reason = Column.categories(CategoryColumn(codes: .narrow(codes), levels: ["Support calls: 4"]))
    let finding = try fixture.outreach(
      plan, "from: plan\nreasons: why",
      extra: ["#reason_1.why", "#reason_2.why", "#reason_3.why"].map { ($0, reason) })
    let file = try #require(finding.extracts.first { $0.path == "interventions.csv" })
    #expect(file.table.words("reason_2").allSatisfy { $0 == "Support calls: 4" })
    #expect(finding.caveats.map { $0.code } == ["reasons_associate"])
  }

  @Test(arguments: 1...8)
  func `the order of the rows does not change the list`(seed: UInt64) throws {
    func ids(_ fixture: PlanFixture) throws -> [String] {
      let finding = try fixture.outreach(try fixture.roi())
      let list = try #require(finding.extracts.first { $0.path == "outreach/generic.csv" })
      return (list.rows ?? []).map { list.table.texts("customer_id")[Int($0)] }
    }
    let fixture = PlanFixture(seed: seed)
    #expect(try ids(fixture) == ids(fixture.shuffled()))
  }

  @Test func `an empty list is refused unless it is allowed`() throws {
    let fixture = PlanFixture(seed: 3)
    let plan = try fixture.roi(stop: fixture.customers.map { $0.id })
    #expect(plan["customers"]?.number == 0)
    let error = #expect(throws: AnalysisError.self) { try fixture.outreach(plan) }
    #expect(error?.code == .emptyOutreach)
    #expect(error?.option == "from")
    let finding = try fixture.outreach(plan, "from: plan\nallow_empty: true")
    #expect(finding["listed"]?.number == 0)
    #expect(
      finding["excluded", "suppressed"]?.number == Double(fixture.customers.filter { !$0.hasLeft }.count))
  }

  @Test func `a list that differs from its plan is refused`() throws {
    let fixture = PlanFixture(seed: 3)
    var plan = try fixture.roi()
    plan.values = plan.values.map { name, value in
      (name, name == ValueName("net") ? Value((value.number ?? 0) + 0.01, .money0) : value)
    }
    let error = #expect(throws: AnalysisError.self) { try fixture.outreach(plan) }
    #expect(error?.code == .planMismatch)
  }
}
