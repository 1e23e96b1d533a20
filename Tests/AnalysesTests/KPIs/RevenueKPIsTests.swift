import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables
import TestSupport
import Testing

/// Recurring revenue, what is kept of it, and how long customers stay.
struct RevenueKPIsTests {
  /// What one customer paid at both ends of the period; `nil` where it is not recorded.
  private struct Payer {
    var opening: Double? = 50
    var closing: Double? = 50
    var left = false
    var joined = false
    var tenure: Int32 = 12
  }

  private func population(_ payers: [Payer], window: Bool = true) -> TablePopulation {
    let table = Table([
      ("id", .text(TextColumn(payers.indices.map { "C-\($0)" }))),
      ("tenure", .integers(payers.map { $0.tenure })),
      ("#churned", .flags(payers.map { $0.left ? 1 : 0 })),
      ("#entry", .integers(payers.map { max(0, $0.tenure - 3) })),
      ("#joined_in_window", .flags(payers.map { $0.joined ? 1 : 0 })),
      ("opening", .numbers(payers.map { $0.opening ?? .nan })),
      ("closing", .numbers(payers.map { $0.closing ?? .nan })),
    ])
    var roles = Roles(
      id: "id", tenure: "tenure", entry: window ? "#entry" : nil, churned: "#churned", revenue: "opening",
      observation: window ? .window(start: "a", end: "b") : .snapshot)
    if payers.contains(where: { $0.joined }) { roles.joinedInWindow = "#joined_in_window" }
    return TablePopulation(table, roles: roles)
  }

  private static let rates = """
    kind: kpis
    opening_revenue: opening
    closing_revenue: closing
    items:
      - { metric: gross_revenue_retention }
      - { metric: net_revenue_retention }
      - { metric: gross_revenue_churn }
      - { metric: net_revenue_churn }
    """

  /// Of 100 customers 20 leave, 10 pay half, 10 pay double.
  private let payers =
    [Payer](repeating: Payer(closing: nil, left: true), count: 20)
    + [Payer](repeating: Payer(closing: 25), count: 10) + [Payer](repeating: Payer(closing: 100), count: 10)
    + [Payer](repeating: Payer(), count: 60)

  @Test func `gross retention counts nobody's expansion, net retention does`() throws {
    let finding = try Clientele.run(Self.rates, on: population(payers))
    #expect(isNear(finding["gross_revenue_retention"]?.number, 0.75, 1e-12))
    #expect(isNear(finding["net_revenue_retention"]?.number, 0.85, 1e-12))
    #expect(isNear(finding["gross_revenue_churn"]?.number, 0.25, 1e-12))
    #expect(isNear(finding["net_revenue_churn"]?.number, 0.15, 1e-12))
    // All paid alike at the start, so each is the mean of what was kept, with the mean's error.
    let kept =
      [Double](repeating: 0, count: 20) + [Double](repeating: 0.5, count: 10)
      + [Double](repeating: 1, count: 70)
    let variance = kept.map { ($0 - 0.75) * ($0 - 0.75) }.reduce(0, +) / 99
    let half = 1.959963984540054 * (variance / 100).squareRoot()
    for (name, value, sign) in [
      ("gross_revenue_retention", 0.75, 1.0), ("gross_revenue_churn", 0.25, -1),
    ] {
      let interval = try #require(finding[name]?.interval)
      #expect(isNear(interval.low, value - half, 1e-12), "\(name)")
      #expect(isNear(interval.high, value + half, 1e-12), "\(name) \(sign)")
      #expect(finding[name]?.n == 100)
    }
    #expect(finding.caveats.isEmpty)
  }

  @Test func `net churn is below zero where those who stay pay more than was lost`() throws {
    let finding = try Clientele.run(
      Self.rates, on: population([Payer(left: true)] + [Payer](repeating: Payer(closing: 60), count: 19)))
    #expect(isNear(finding["net_revenue_churn"]?.number, 1 - 1140.0 / 1000, 1e-12))
    #expect(isNear(finding["gross_revenue_churn"]?.number, 0.05, 1e-12))
    let interval = try #require(finding["gross_revenue_churn"]?.interval)
    #expect(interval.low == 0)
  }

  @Test func `who paid nothing, was refunded or has no revenue at the end is counted and said`() throws {
    let odd = [
      Payer(opening: 0, closing: 30), Payer(opening: nil), Payer(opening: -20, closing: 50),
      Payer(closing: -10), Payer(closing: nil),
    ]
    let finding = try Clientele.run(Self.rates, on: population(payers + odd))
    // Only the refund of those counts: 50 at the start, nothing at the end.
    #expect(isNear(finding["net_revenue_retention"]?.number, 4250.0 / 5050, 1e-12))
    #expect(finding["net_revenue_retention"]?.n == 101)
    let caveats = Dictionary(uniqueKeysWithValues: finding.caveats.map { ($0.code, $0.text) })
    #expect(caveats["no_opening_revenue"]?.hasPrefix("3 customers") == true)
    #expect(caveats["no_closing_revenue"]?.hasPrefix("1 customer still here has") == true)
    #expect(caveats["refunded"]?.hasPrefix("1 customer has") == true)
  }

  @Test func `totals, what was lost and the average are of everyone in the base`() throws {
    let yaml = "{ kind: kpis, items: [{ metric: mrr }, { metric: mrr_lost }, { metric: arpu }] }"
    let payers = payers + [Payer(opening: 0), Payer(opening: -30)]
    let finding = try Clientele.run(yaml, on: population(payers))
    #expect(isNear(finding["mrr"]?.number, 4970, 1e-9))
    #expect(isNear(finding["mrr_lost"]?.number, 1000, 1e-9))
    #expect(isNear(finding["arpu"]?.number, 4970.0 / 102, 1e-9))
    let (total, mean) = (try #require(finding["mrr"]?.interval), try #require(finding["arpu"]?.interval))
    #expect(isNear(total.low, mean.low * 102, 1e-6))
    #expect((finding["mrr_lost"]?.interval?.low ?? 0) > 500)
    #expect(finding.caveats.contains { $0.code == "negative_revenue" })
    #expect(finding.caveats.contains { $0.code == "pay_nothing" && $0.text.hasPrefix("1 customer pays") })
  }

  @Test func `who joined in the window is in no opening figure, and those who left at once are told`() throws
  {
    let joiners =
      [Payer](repeating: Payer(joined: true, tenure: 1), count: 8)
      + [Payer](repeating: Payer(left: true, joined: true, tenure: 1), count: 4)
    let yaml =
      "{ kind: kpis, items: [{ metric: churn_rate }, { metric: customers }, { metric: mrr }, { metric: revenue_churn }] }"
    let finding = try Clientele.run(yaml, on: population(payers + joiners))
    #expect(finding["customers"]?.number == 100)
    #expect(isNear(finding["churn_rate"]?.number, 0.2, 1e-15))
    #expect(isNear(finding["mrr"]?.number, 5000, 1e-9))
    #expect(isNear(finding["revenue_churn"]?.number, 0.2, 1e-12))
    #expect(
      finding.caveats.first?.text
        == "12 customers joined in the period and are not in the opening figures; 4 of them also left in it.")
    let error = try Clientele.error(yaml, on: population(joiners))
    #expect(error?.code == .noOpeningBase)
  }

  @Test func `the rate can be of the mean of the customers at the start and at the end`() throws {
    let joiners =
      [Payer](repeating: Payer(joined: true, tenure: 1), count: 40)
      + [Payer](repeating: Payer(left: true, joined: true, tenure: 1), count: 4)
    let yaml = "{ kind: kpis, opening_base: average, items: [{ metric: churn_rate }] }"
    let finding = try Clientele.run(yaml, on: population(payers + joiners))
    // 20 of the 100 at the start left; at the end there are 80 of them and 40 who joined.
    let rate = try #require(finding["churn_rate"])
    #expect(isNear(rate.number, 20 / 110, 1e-12) && rate.n == 100)
    let plain = Proportion(20, of: 100).interval(.standard)
    #expect(isNear(rate.interval?.low, plain.lowerBound * 100 / 110, 1e-12))
    #expect(isNear(rate.interval?.high, plain.upperBound * 100 / 110, 1e-12))
    let error = try Clientele.error(yaml, on: population(payers, window: false))
    #expect(error?.code == .noOpeningBase && error?.option == "opening_base")
  }

  @Test func `one revenue column cannot tell who pays more or less, which is said`() throws {
    let yaml = "{ kind: kpis, items: [{ metric: revenue_churn }] }"
    let finding = try Clientele.run(yaml, on: population(payers))
    #expect(finding.caveats.contains { $0.code == "one_revenue" })
    let both =
      "{ kind: kpis, opening_revenue: opening, closing_revenue: closing, items: [{ metric: revenue_churn }] }"
    #expect(try !Clientele.run(both, on: population(payers)).caveats.contains { $0.code == "one_revenue" })
  }

  @Test func `nothing paid at the start leaves no base`() throws {
    let error = try Clientele.error(
      Self.rates, on: population([Payer](repeating: Payer(opening: 0), count: 30)))
    #expect(error?.code == .noOpeningBase)
    #expect(error?.option == "opening_revenue")
  }

  @Test func `the expected time is the area under the curve as far as it is observed`() throws {
    let yaml = "{ kind: kpis, items: [{ metric: expected_lifetime }] }"
    // Half of 80 leave at 10; the rest are seen to 30.
    let payers =
      [Payer](repeating: Payer(left: true, tenure: 10), count: 40)
      + [Payer](repeating: Payer(tenure: 30), count: 40)
    let finding = try Clientele.run(yaml, on: population(payers, window: false))
    let value = try #require(finding["expected_lifetime"])
    #expect(isNear(value.number, 20, 1e-12))
    // 20 months hang on the step at 10, whose log has variance 40/(80·40).
    #expect(isNear(value.interval?.high, 20 + 1.959963984540054 * 10 * (1.0 / 80).squareRoot(), 1e-9))
    guard case .tiles(let tiles) = try #require(finding.exhibits.first).content else {
      Issue.record("the first exhibit is the strip of tiles")
      return
    }
    #expect(tiles[0].label == "Expected time, first 30 months")
    #expect(finding.caveats.map { $0.code } == ["snapshot_clock"])
  }

  @Test func `one over a constant risk is flagged, more so where the risk is not constant`() throws {
    let yaml = "{ kind: kpis, lifetime: constant_hazard, items: [{ metric: expected_lifetime }] }"
    let falling = (1...20).flatMap { month in
      [Payer](repeating: Payer(left: true, tenure: Int32(month)), count: month < 4 ? 60 : 5)
        + [Payer](repeating: Payer(tenure: Int32(month)), count: 10)
    }
    let finding = try Clientele.run(yaml, on: population(falling, window: false))
    let months = falling.reduce(0) { $0 + Double($1.tenure) }
    let left = Double(falling.filter { $0.left }.count)
    let value = try #require(finding["expected_lifetime"])
    #expect(isNear(value.number, months / left, 1e-12))
    let wilson = Wilson.interval(left / months, of: months, .standard)
    #expect(isNear(value.interval?.low, 1 / wilson.upperBound, 1e-12))
    #expect(isNear(value.interval?.high, 1 / wilson.lowerBound, 1e-12))
    let caveat = try #require(finding.caveats.first { $0.code == "constant_hazard" })
    #expect(caveat.text.contains("It is not (χ²"))
    let nobody = try Clientele.run(yaml, on: population([Payer](repeating: Payer(), count: 30)))
    #expect(nobody["expected_lifetime"]?.number == nil)
    #expect(nobody["expected_lifetime"]?.absence == "nobody left, so no end can be expected")
  }

  @Test func `a target is reached or missed where the whole interval is`() throws {
    func targets(_ target: Double, good: String = "down") throws -> (tile: String?, table: ResultTable.Cell?)
    {
      let finding = try Clientele.run(
        "{ kind: kpis, items: [{ metric: churn_rate, good: \(good), target: \(target) }] }",
        on: population(payers))
      guard case .tiles(let tiles) = finding.exhibits[0].content,
        case .table(let table) = finding.exhibits[1].content,
        let column = table.columns.firstIndex(where: { $0.name == "target_found" })
      else { return (nil, nil) }
      return (tiles[0].target, table.rows[0].cells[column])
    }
    #expect(try targets(0.4).tile == "target 40.0%: reached")
    #expect(try targets(0.05).tile == "target 5.0%: missed")
    #expect(try targets(0.19).tile == "target 19.0%: within chance")
    #expect(try targets(0.4, good: "up").table == .text("missed"))
  }

  @Test func `a change of any estimate has the interval of both`() throws {
    let previous = PreviousCell(
      period: "2026Q2",
      values: ["net_revenue_retention": .init(number: 0.95, low: 0.93, high: 0.99, n: 90)],
      history: ["net_revenue_retention": [0.9, 0.95]])
    let finding = try Clientele.run(Self.rates, on: population(payers), previous: previous)
    let now = try #require(finding["net_revenue_retention"]?.interval)
    guard case .table(let table) = finding.exhibits[1].content,
      let column = table.columns.firstIndex(where: { $0.name == "change" }),
      case .value(let change) = table.rows[1].cells[column]
    else {
      Issue.record("the table has changes")
      return
    }
    let (down, up) = (0.85 - now.low, now.high - 0.85)
    #expect(isNear(change.number, -0.10, 1e-12))
    #expect(isNear(change.interval?.low, -0.10 - (down * down + 0.04 * 0.04).squareRoot(), 1e-9))
    #expect(isNear(change.interval?.high, -0.10 + (up * up + 0.02 * 0.02).squareRoot(), 1e-9))
    guard case .tiles(let tiles) = finding.exhibits[0].content else { return }
    #expect(tiles[1].history.count == 3)
    #expect(finding.exhibits[0].alt.contains("3 published periods, from 90.0%"))
  }

  @Test func `the new measures speak French`() throws {
    let yaml = """
      kind: kpis
      opening_revenue: opening
      closing_revenue: closing
      items: [{ metric: mrr }, { metric: arpu }, { metric: net_revenue_retention }, { metric: expected_lifetime, target: 50 }]
      """
    let finding = try Clientele.run(yaml, on: population(payers), language: .fr)
    let text = finding.exhibits.map { $0.title + $0.alt + ($0.note ?? "") }.joined()
    for word in ["revenue", "month", "target", "customers"] { #expect(!text.contains(word), "\(word)") }
    #expect(text.contains("ARPU par mois"))
  }

  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `the Telco revenue is the oracle's`() throws {
    let yaml = """
      kind: kpis
      items: [{ metric: mrr }, { metric: mrr_lost }, { metric: revenue_churn }, { metric: arpu }, { metric: expected_lifetime }]
      """
    let finding = try Clientele.run(yaml, on: Clientele.telco())
    #expect(isNear(finding["mrr"]?.number, try SharedFiles.oracle("kpis_telco", "mrr"), 1e-6))
    #expect(isNear(finding["mrr_lost"]?.number, try SharedFiles.oracle("kpis_telco", "mrr_lost"), 1e-6))
    #expect(
      isNear(finding["revenue_churn"]?.number, try SharedFiles.oracle("kpis_telco", "revenue_churn"), 1e-9))
    #expect(isNear(finding["arpu"]?.number, 456116.6 / 7043, 1e-9))
    #expect(isNear(finding["expected_lifetime"]?.number, 54.492387, 5e-7))
  }
}
