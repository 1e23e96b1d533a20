import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Tables
import Testing

@Suite struct ROITests {
  @Test(arguments: 1...25)
  func `the budget holds, parts add up to the net value, and the bound is above it`(seed: UInt64) throws {
    let fixture = PlanFixture(seed: seed)
    let finding = try fixture.roi(stop: fixture.suppressed)
    func number(_ name: String, _ group: String? = nil) -> Double { finding[name, group]?.number ?? .nan }
    #expect(number("cost") <= 400)
    #expect(abs(number("contact_cost") + number("offer_cost") - number("cost")) < 1e-6)
    #expect(abs(number("retained_value") - number("cost") - number("net")) < 1e-6)
    #expect(number("subsidy") < number("offer_cost"))
    #expect(number("net") <= number("bound"))
    #expect(number("gap") < 0.05)
    #expect(abs(number("plan_value") - number("baseline_value") - number("net")) < 1e-6)
    #expect(number("plan_revenue") >= number("baseline_revenue"))
    #expect(number("plan_customers") >= number("baseline_customers"))
    let groups = ["discount", "call", "credit"]
    for name in ["customers", "saved_customers", "cost", "net"] {
      let sum = groups.reduce(0) { $0 + number(name, $1) }
      #expect(abs(sum - number(name)) < 1e-6, "\(name)")
    }
    #expect(finding.ledger.rowsIn == 300)
  }

  @Test(arguments: 1...10)
  func `what is at risk and what customers are worth are the sums of their columns`(seed: UInt64) throws {
    let fixture = PlanFixture(seed: seed)
    let finding = try fixture.roi()
    let table = Table(finding.assignments)
    for name in ["revenue_at_risk", "lifetime_value", "retained_value", "offer_to_saved", "subsidy"] {
      let values = table.numbers("#\(name).plan").filter { !$0.isNaN }
      let ticks = values.reduce(0) { $0 + Int(($1 * 10_000).rounded()) }
      #expect(finding[name]?.number == Double(ticks) / 10_000, "\(name)")
      #expect(finding[name]?.n == values.count, "\(name)")
    }
    #expect(finding["lifetime_value"]?.interval?.kind == .confidence(0.95))
    let population = fixture.population()
    let headline = try PlanFixture.read(
      KPIs.self, "model: churn\nvalue: { horizon: 12, margin: 0.5 }\nitems:\n  - metric: revenue_at_risk\n"
    ).run(on: population, in: fixture.context("headline", population))
    #expect(headline["revenue_at_risk"]?.number == finding["revenue_at_risk"]?.number)
  }

  @Test func `tables say that customers are counted over the scores' period and money over the horizon`()
    throws
  {
    let exhibits = try PlanFixture(seed: 1).roi().exhibits
    for title in ["What the plan does, by action", "No action against the plan"] {
      let subtitle = try #require(exhibits.first { $0.title == title }?.subtitle)
      #expect(subtitle.contains("in the period the scores are about; value: over "), "\(title)")
    }
  }

  @Test(arguments: 1...25)
  func `nobody suppressed, without consent, just contacted or held out is treated`(seed: UInt64) throws {
    let fixture = PlanFixture(seed: seed)
    let finding = try fixture.roi(stop: fixture.suppressed)
    let table = Table(finding.assignments)
    let (actions, arms) = (table.words("#action.plan"), table.words("#arm.plan"))
    let expected = table.numbers("#expected_value.plan")
    let stopped = Set(fixture.suppressed)
    for (row, customer) in fixture.customers.enumerated() {
      guard let action = actions[row] else { continue }
      #expect(!customer.hasLeft)
      #expect(!stopped.contains(customer.id))
      #expect((action == "discount" ? customer.email : customer.sms) == "Yes")
      #expect(arms[row] == "treat")
      #expect(expected[row] > 0)
      let days =
        customer.contacted == Column.missingInteger
        ? 999 : PlanFixture.asOf.number - Int(customer.contacted)
      #expect(days >= 30)
    }
    #expect(arms.contains("holdout"))
    #expect(arms.filter { $0 == "treat" }.count == Int(finding["customers"]?.number ?? -1))
  }

  @Test(arguments: 1...10)
  func `the order of the rows changes neither the numbers nor anyone's action`(seed: UInt64) throws {
    let fixture = PlanFixture(seed: seed)
    let other = fixture.shuffled()
    let (a, b) = (try fixture.roi(stop: ["01003"]), try other.roi(stop: ["01003"]))
    for name in ["net", "cost", "customers", "bound", "saved_customers", "baseline_value"] {
      let (x, y) = (try #require(a[name]?.number), try #require(b[name]?.number))
      #expect(abs(x - y) <= 1e-9 * abs(x), "\(name)")
    }
    func byID(_ finding: Finding, _ fixture: PlanFixture) -> [String: String] {
      let words = Table(finding.assignments).words("#action.plan")
      var result: [String: String] = [:]
      for (row, customer) in fixture.customers.enumerated() { result[customer.id] = words[row] }
      return result
    }
    #expect(byID(a, fixture) == byID(b, other))
  }

  @Test func `customers are weighed by their scores for the next window where there are any`() throws {
    let fixture = PlanFixture(80, seed: 5)
    let next = fixture.customers.map { 1 - $0.score }
    let population = fixture.population(adding: [("#next.churn", .floats(next))])
    let finding = try PlanFixture.read(ROI.self, PlanFixture.rules).run(
      on: population,
      in: fixture.context("plan", population, files: ["stop.csv": fixture.stopList([])]))
    let weighed = Table(finding.assignments).numbers("#churn_probability.plan")
    for (row, customer) in fixture.customers.enumerated() where !customer.hasLeft && !customer.score.isNaN {
      #expect(weighed[row] == Double(next[row]))
    }
  }

  @Test func `ranges go from the low to the high effect and are scenarios`() throws {
    let finding = try PlanFixture(seed: 4).roi()
    for name in ["saved_customers", "net", "retained_value", "plan_value"] {
      let value = try #require(finding[name])
      let interval = try #require(value.interval)
      #expect(interval.kind == .scenario)
      #expect(interval.low < value.number ?? 0)
      #expect(interval.high > value.number ?? 0)
    }
    #expect(finding.caveats.map { $0.code }.contains("effects_assumed"))
    #expect(finding.caveats.map { $0.code }.contains("optimistic_plan"))
  }

  @Test func `sums without action carry the spread of who will leave`() throws {
    let fixture = PlanFixture(seed: 4)
    let finding = try fixture.roi()
    let stay = try #require(finding["baseline_customers"])
    let scores = fixture.customers.filter { !$0.hasLeft }.map { Double($0.score) }
    let mean = scores.reduce(0) { $0 + 1 - $1 }
    let half = 1.959963984540054 * scores.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot()
    #expect(abs((stay.number ?? 0) - mean) < 1e-9)
    #expect(abs((stay.interval?.high ?? 0) - mean - half) < 1e-6)
    #expect(finding["revenue_at_risk"]?.interval?.kind == .confidence(0.95))
  }

  @Test func `at the break-even effect an action neither gains nor loses`() throws {
    let finding = try PlanFixture(seed: 4).roi()
    let even = try #require(finding["break_even", "call"]?.number)
    let cost = try #require(finding["cost", "call"]?.number)
    let net = try #require(finding["net", "call"]?.number)
    // Value kept is proportional to the effect: net + cost at the base effect of .2.
    #expect(abs((net + cost) / 0.2 * even - cost) < 1e-6 * cost)
  }

  @Test func `without contact rules everyone can be reached and the report says so`() throws {
    let finding = try PlanFixture(seed: 2).roi("model: churn\nactions: a.yaml\n")
    #expect(finding["contactable"]?.number == finding["customers"]?.n.map(Double.init))
    let codes = finding.caveats.map { $0.code }
    #expect(codes.contains("consent_not_declared"))
    #expect(codes.contains("no_holdout"))
    #expect(finding["budget"]?.absence == "no limit")
    #expect(finding["lambda"]?.number == 0)
  }

  @Test func `the same customer is on the same side of a campaign whatever the data around`() throws {
    let fixture = PlanFixture(seed: 6)
    let half = PlanFixture(Array(fixture.customers.prefix(150)))
    func arms(_ fixture: PlanFixture) throws -> [String?] {
      Table(try fixture.roi().assignments).words("#arm.plan")
    }
    let (all, some) = (try arms(fixture), try arms(half))
    #expect(some.map { $0 == "holdout" } == all.prefix(150).map { $0 == "holdout" })
  }

  @Test func `a plan in French has no English words`() throws {
    let finding = try PlanFixture(seed: 4).roi(language: .fr)
    #expect(finding.remarks[0].contains("Le plan traite"))
    #expect(finding.exhibits.allSatisfy { !$0.title.contains("plan does") && !$0.alt.isEmpty })
  }

  @Test(arguments: [
    ("model: churn\nactions: a.yaml\nbudget: 0\n", "'budget' of 0 leaves nothing to plan with", 3),
    ("model: churn\nactions: a.yaml\nbudget: -5\n", "'budget' must be above 0", 3),
    (
      "model: churn\nactions: a.yaml\ncontact:\n  holdout: 1.0\n", "'holdout' of 1 leaves nobody to treat",
      4
    ),
    (
      "model: churn\nactions: a.yaml\nbands: [0.6, 0.3]\n", "'bands' are two rising shares between 0 and 1", 3
    ),
    (
      "model: churn\nactions: a.yaml\ncontact:\n  consent: { fax: f }\n",
      "'fax' is not a channel that takes consent", 4
    ),
  ])
  func `a mistake is reported where it is written`(yaml: String, message: String, line: Int) throws {
    let problems = #expect(throws: Problems.self) { try PlanFixture.read(ROI.self, yaml) }
    let first = try #require(problems?.sorted.first)
    #expect(first.message == message)
    #expect(first.place?.line == line)
  }
}

@Suite struct ClosedChannelTests {
  @Test func `a channel without a consent column is closed once consents are named`() throws {
    let rules = PlanFixture.rules.replacingCall(with: "{ email: email_ok, sms: sms_ok }")
    let finding = try PlanFixture(400, seed: 3).roi(rules)
    let called = try #require(finding["customers", "call"]?.number)
    #expect(called == 0)
    #expect(finding.caveats.contains { $0.code == "channel_closed" })
  }
}

extension String {
  /// The rules of the fixture with other consents.
  fileprivate func replacingCall(with consents: String) -> String {
    split(separator: "\n").map { $0.contains("consent:") ? "  consent: \(consents)" : String($0) }
      .joined(separator: "\n")
  }
}
