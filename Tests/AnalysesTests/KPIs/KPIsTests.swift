import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import TestSupport
import Testing

struct KPIsTests {
  static let all = """
    kind: kpis
    model: churn
    at_risk: 0.6
    value: { horizon: 12, margin: 0.5, discount_annual: 0.10 }
    items:
      - { metric: churn_rate, target: 0.2 }
      - { metric: revenue_churn, good: down }
      - { metric: customers }
      - { metric: customers_at_risk }
      - { metric: average_score }
      - { metric: revenue_at_risk, format: money0k }
      - { metric: lifetime_value }
    """

  let clients = Clientele.many(200) { client, index in
    client.score = Float(index % 10) / 10
    client.revenue = Int32(20_00 + index * 10)
  }

  @Test func `every number is what its definition says`() throws {
    let finding = try Clientele.run(Self.all, on: Clientele.population(clients))
    let here = clients.filter { $0.left == false }
    let revenue = { (client: Client) in Double(client.revenue ?? 0) / 100 }
    #expect(isNear(finding["churn_rate"]?.number, 0.25, 1e-15))
    #expect(finding["customers"]?.number == 200)
    let left = clients.filter { $0.left == true }.map(revenue).reduce(0, +)
    #expect(isNear(finding["revenue_churn"]?.number, left / clients.map(revenue).reduce(0, +), 1e-12))
    #expect(finding["customers_at_risk"]?.number == Double(here.filter { $0.score >= 0.6 }.count))
    let scores = here.map { Double($0.score) }
    #expect(isNear(finding["average_score"]?.number, scores.reduce(0, +) / Double(here.count), 1e-12))
    #expect(isNear(finding["expected_leavers"]?.number, scores.reduce(0, +), 1e-9))
    let annuity = ValueTerms(horizon: 12, margin: 0.5, annualDiscount: 0.10).annuity(unit: .month)
    let atRisk = here.map { Double($0.score) * revenue($0) * annuity }.reduce(0, +)
    #expect(isNear(finding["revenue_at_risk"]?.number, atRisk, 1e-6 * atRisk))
  }

  @Test func `every estimate has an interval that holds it, and n`() throws {
    let finding = try Clientele.run(Self.all, on: Clientele.population(clients))
    for (name, value) in finding.values where name.value != "customers" {
      let interval = try #require(value.interval)
      let number = try #require(value.number)
      #expect(interval.low <= number && number <= interval.high, "\(name)")
      #expect(interval.low < interval.high, "\(name)")
      #expect((value.n ?? 0) > 0, "\(name)")
    }
  }

  @Test func `lifetime value is the mean of what the curve gives each customer`() throws {
    let finding = try Clientele.run(Self.all, on: Clientele.population(clients))
    var events = [Double](repeating: 0, count: 41)
    var censored = events
    for client in clients {
      if client.left == true { events[Int(client.tenure)] += 1 } else { censored[Int(client.tenure)] += 1 }
    }
    let table = LifeTable(
      times: (0...40).map(Double.init),
      groups: [
        .init(label: "", events: events, censored: censored, entered: events.map { _ in 0 }, initial: 200)
      ])
    let curve = try #require(KaplanMeier(table))
    let rate = RemainingValue.periodRate(annual: 0.10, periodsPerYear: 12)
    let here = clients.filter { $0.left == false }
    let worth = here.map { client -> Double in
      let age = Double(client.tenure)
      var factor = 1.0
      var total = 0.0
      for month in 0..<12 {
        total += curve.survival(at: age + Double(month)) / max(curve.survival(at: age), 1e-300) * factor
        factor /= 1 + rate
      }
      return total * 0.5 * Double(client.revenue ?? 0) / 100
    }
    #expect(isNear(finding["lifetime_value"]?.number, worth.reduce(0, +) / Double(here.count), 1e-6))
    #expect(finding.caveats.contains { $0.code == "curve_held_flat" })
  }

  @Test func `the interval of the lifetime value counts the curve as well as the customers`() throws {
    // Everyone still here is alike, so only the curve varies: half of 40 at risk leave at 12, the rest at 30.
    let clients =
      [Client](repeating: Client(tenure: 10, left: false), count: 100)
      + [Client](repeating: Client(tenure: 12, left: true), count: 20)
      + [Client](repeating: Client(tenure: 30, left: true), count: 20)
    let finding = try Clientele.run(
      "{ kind: kpis, value: { horizon: 12, discount_annual: 0 }, items: [{ metric: lifetime_value }] }",
      on: Clientele.population(clients))
    let value = try #require(finding["lifetime_value"])
    // Two sure payments of 50 and ten at one half.
    #expect(isNear(value.number, 350, 1e-9))
    // Ten payments of 25 hang on the step at 12, whose log has variance 20/(40·20).
    let half = 1.959963984540054 * 250 * (0.025).squareRoot()
    #expect(isNear(value.interval?.high, 350 + half, 1e-9))
    #expect(isNear(value.interval?.low, 350 - half, 1e-9))
  }

  @Test func `a change on the period before has an interval of its own`() throws {
    let previous = PreviousCell(
      period: "2026Q2",
      values: [
        "churn_rate": .init(number: 0.45, low: 0.383, high: 0.519, n: 200),
        "average_score": .init(number: 0.448, low: 0.40, high: 0.50, n: 150),
        "customers": .init(number: 190, low: nil, high: nil, n: 190),
      ], history: ["churn_rate": [0.5, 0.45]])
    let finding = try Clientele.run(Self.all, on: Clientele.population(clients), previous: previous)
    guard case .tiles(let tiles) = try #require(finding.exhibits.first).content else {
      Issue.record("the first exhibit is the strip of tiles")
      return
    }
    // Churn fell by 20 points and that is good; the interval leaves no doubt.
    #expect(tiles[0].direction == .better)
    #expect(tiles[0].judgement == "better")
    #expect(tiles[0].change?.contains("▼") == true)
    #expect(tiles[0].change?.contains("Q2 2026") == true)
    #expect(tiles[0].target?.contains("20") == true)
    #expect(tiles[0].history == [0.5, 0.45, 0.25])
    // A change within its interval is not judged.
    #expect(tiles[4].direction == .neutral)
    #expect(tiles[4].judgement == "within chance")
    // A count of everyone has a change and no interval, so up is good.
    #expect(tiles[2].direction == .better)
    // Nothing to compare with.
    #expect(tiles[6].change == nil)
    #expect(tiles[6].history.count == 1)
  }

  @Test func `rows without an outcome or a value are counted and said`() throws {
    var clients = clients
    for index in 0..<5 { clients[index].left = nil }
    for index in 5..<12 { clients[index].revenue = nil }
    let finding = try Clientele.run(Self.all, on: Clientele.population(clients))
    #expect(finding.ledger.rowsIn == 200)
    #expect(finding.ledger.excluded.map { $0.rows } == [5])
    #expect(finding["customers"]?.n == 195)
    #expect(finding["revenue_churn"]?.n == 188)
    #expect(finding.caveats.contains { $0.code == "missing_revenue" && $0.text.contains("7") })
  }

  @Test func `a snapshot's rate is called what it is`() throws {
    let yaml = "{ kind: kpis, items: [{ metric: churn_rate }] }"
    let snapshot = try Clientele.run(yaml, on: Clientele.population(clients))
    #expect(try label(of: snapshot) == "Share who had left")
    let window = try Clientele.run(
      yaml, on: Clientele.population(clients, observed: .window(start: "a", end: "b")))
    #expect(try label(of: window) == "Churn rate")
  }

  private func label(of finding: Finding) throws -> String {
    guard case .tiles(let tiles) = try #require(finding.exhibits.first).content else { return "" }
    return try #require(tiles.first).label
  }

  @Test func `the same cell speaks French`() throws {
    let finding = try Clientele.run(Self.all, on: Clientele.population(clients), language: .fr)
    #expect(try label(of: finding) == "Part de clients partis")
    #expect(finding.exhibits.allSatisfy { !$0.title.isEmpty && !$0.alt.contains("Customers") })
  }

  @Test func `without margin value is said to be revenue`() throws {
    let finding = try Clientele.run(
      "{ kind: kpis, items: [{ metric: lifetime_value }] }", on: Clientele.population(clients))
    #expect(finding.caveats.contains { $0.code == "no_margin" })
  }

  @Test(
    arguments: [
      ("no rows", [], "churn_rate", "E0501"),
      ("no outcomes", [Client(tenure: 1, left: nil)], "churn_rate", "E0501"),
      ("everyone left", [Client(tenure: 1, left: true)], "average_score", "E0501"),
      ("no scores", [Client(tenure: 1, left: false, score: .nan)], "customers_at_risk", "E0501"),
      ("no revenue at all", [Client(tenure: 1, left: false, revenue: 0)], "revenue_churn", "E0504"),
      ("one customer", [Client(tenure: 1, left: false)], "lifetime_value", "E0504"),
    ] as [(String, [Client], String, String)])
  func `data that cannot answer are refused`(
    _: String, clients: [Client], metric: String, code: String
  ) throws {
    let yaml = "{ kind: kpis, model: churn, items: [{ metric: \(metric) }] }"
    let error = try #require(try Clientele.error(yaml, on: Clientele.population(clients)))
    #expect(error.code.name == code)
  }

  @Test func `a missing role is named`() throws {
    let yaml = "{ kind: kpis, items: [{ metric: revenue_churn }] }"
    let error = try Clientele.error(yaml, on: Clientele.population(clients, hasRevenue: false))
    #expect(error?.code == .missingRole)
    #expect(error?.message == "the data set declares no 'revenue'")
  }

  @Test(arguments: [
    ("{ kind: kpis, items: [⟦{ metric: average_score }⟧] }", "E0511"),
    ("{ kind: kpis, items: [{ metric: customers }, ⟦{ metric: customers }⟧] }", "E0202"),
    ("{ kind: kpis, items: [{ metric: ⟦churn⟧ }] }", "E0202"),
    ("{ kind: kpis, items: [{ metric: customers, format: ⟦pc1⟧ }] }", "E0202"),
    ("{ kind: kpis, items: ⟦[]⟧ }", "E0202"),
    ("{ kind: kpis, at_risk: ⟦60⟧, items: [{ metric: customers }] }", "E0202"),
    ("{ kind: kpis, value: { margin: ⟦60⟧ }, items: [{ metric: customers }] }", "E0202"),
    ("⟦{ kind: kpis }⟧", "E0201"),
    ("{ kind: kpis, items: [⟦{ metric: net_revenue_retention }⟧] }", "E0591"),
    ("{ kind: kpis, opening_revenue: ⟦opening⟧, items: [{ metric: customers }] }", "E0591"),
    ("{ kind: kpis, lifetime: ⟦weibull⟧, items: [{ metric: expected_lifetime }] }", "E0202"),
  ])
  func `a mistake in the options is reported where it stands`(text: String, code: String) throws {
    let marked = MarkedText(text)
    let (_, problems) = try Clientele.cell(marked.source)
    let diagnostic = try #require(problems.diagnostics.first)
    #expect(diagnostic.code.name == code)
    #expect(diagnostic.place?.column == marked.places.first?.column)
  }

  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `the Telco headline is the oracle's`() throws {
    let yaml =
      "{ kind: kpis, items: [{ metric: churn_rate }, { metric: revenue_churn }, { metric: lifetime_value }] }"
    let finding = try Clientele.run(yaml, on: Clientele.telco())
    #expect(isNear(finding["churn_rate"]?.number, 1869.0 / 7043, 1e-15))
    #expect(isNear(finding["revenue_churn"]?.number, 0.3050335155, 1e-9))
    #expect((finding["lifetime_value"]?.number ?? 0) > 500)
  }
}
