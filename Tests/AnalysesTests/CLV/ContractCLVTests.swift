import Analyses
import Diagnostics
import Findings
import Formats
import Glibc
import Populations
import Specs
import Tables
import TestSupport
import Testing

struct ContractCLVTests {
  static let yaml = "{ kind: clv, margin: 0.5, model: km }"

  let clients = Clientele.many(400) { client, index in
    client.contract = index % 2 == 0 ? "Monthly" : "Two year"
    client.left = index % 2 == 0 ? index % 6 == 0 : index % 40 == 1
    client.revenue = Int32(4000 + 10 * index)
  }

  @Test func `the value of everyone is the sum over customers by the definition`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    var table: [(time: Double, left: Bool)] = []
    for client in clients { table.append((Double(client.tenure), client.left == true)) }
    func survival(_ time: Double) -> Double {
      var share = 1.0
      for at in Set(table.filter { $0.left && $0.time <= time }.map { $0.time }).sorted() {
        let risk = table.count { $0.time >= at }
        share *= 1 - Double(table.count { $0.time == at && $0.left }) / Double(risk)
      }
      return share
    }
    let curve = (0...60).map { survival(Double($0)) }
    var total = 0.0
    for client in clients where client.left == false {
      let age = Int(client.tenure)
      for t in 0..<12 {
        total +=
          0.5 * Double(client.revenue ?? 0) / 100 * curve[age + t] / curve[age] * pow(1.1, -Double(t) / 12)
      }
    }
    #expect(isNear(finding["clv_total"]?.number, total, 1e-6 * total))
    let interval = try #require(finding["clv_total"]?.interval)
    #expect(interval.low < total && total < interval.high)
    let here = clients.count { $0.left == false }
    #expect(finding["customers"]?.number == Double(here))
    #expect(finding.ledger.analysed == here)
    #expect(finding.assignments.first?.name == "#clv.cell")
  }

  @Test func `groups add up to everyone and have values of their own`() throws {
    let finding = try Clientele.run(
      "{ kind: clv, margin: 0.5, model: km, by: contract }", on: Clientele.population(clients))
    let groups = ["monthly", "two_year"].compactMap { finding["clv_total", $0]?.number }
    let total = try #require(finding["clv_total"]?.number)
    #expect(groups.count == 2 && isNear(groups.reduce(0, +), total, 1e-9 * total))
    #expect((finding["clv", "two_year"]?.number ?? 0) > (finding["clv", "monthly"]?.number ?? 0))
  }

  @Test func `each customer has a value, its interval and the range of what they may bring`() throws {
    for yaml in [
      "{ kind: clv, margin: 0.5, model: km, by: contract }", "{ kind: clv, margin: 0.5, model: sbg }",
    ] {
      let finding = try Clientele.run(yaml, on: Clientele.population(clients))
      let extract = try #require(finding.extracts.first)
      #expect(extract.path == "data/cell.customers.csv")
      let rows = try #require(extract.rows).map { Int($0) }
      #expect(rows.count == clients.count { $0.left == false })
      func number(_ name: String, _ row: Int) throws -> Double {
        try #require(extract.table[name]?.number(row))
      }
      var total = 0.0
      var isWide = false
      for row in rows {
        let (value, low, high) = (
          try number("value", row), try number("value_low", row), try number("value_high", row)
        )
        let (least, most) = (try number("likely_low", row), try number("likely_high", row))
        #expect(low <= value && value <= high && least <= value + 1e-9 && value <= most + 1e-9)
        if most - least > high - low { isWide = true }
        total += value
      }
      #expect(isWide)
      #expect(isNear(finding["clv_total"]?.number, total, 1e-9 * total))
      let top = try #require(finding["top_decile"])
      let interval = try #require(top.interval)
      #expect(interval.low < top.number ?? 0 && (top.number ?? 0) < interval.high)
      // The share of the largest tenth, the last of them in part.
      let sorted = try rows.map { try number("value", $0) }.sorted(by: >)
      let wanted = Double(sorted.count) / 10
      let whole = Int(wanted)
      let share =
        (sorted.prefix(whole).reduce(0, +) + sorted[whole] * (wanted - Double(whole))) / sorted.reduce(0, +)
      #expect(isNear(top.number, share, 1e-9))
    }
  }

  @Test func `what is said of several groups alike is said once`() throws {
    let finding = try Clientele.run(
      "{ kind: clv, margin: 0.5, model: km, by: contract, horizon: 60 }", on: Clientele.population(clients))
    let flat = finding.caveats.filter { $0.code == "curve_held_flat" }
    #expect(flat.count == 1)
    #expect(flat.first?.text.contains("Monthly") == true && flat.first?.text.contains("Two year") == true)
  }

  @Test func `a group too small is valued by everyone's curve and named`() throws {
    let few =
      clients + [
        Client(tenure: 5, left: false, contract: "Weekly"), Client(tenure: 6, left: true, contract: "Weekly"),
      ]
    let finding = try Clientele.run(
      "{ kind: clv, margin: 0.5, model: km, by: contract }", on: Clientele.population(few))
    #expect(finding["clv", "weekly"] == nil)
    #expect(finding.caveats.contains { $0.code == "small_groups" && $0.text.contains("Weekly") })
    #expect(finding["customers"]?.number == Double(clients.count { $0.left == false } + 1))
  }

  @Test func `auto looks past the data with a model that follows them, and says so`() throws {
    // Leaving by the shifted beta-geometric model itself: α 1, β 3, ten periods observed.
    var random = SeededRandom(state: 4)
    let clients = (0..<3000).map { index -> Client in
      let chance = random.beta(1, 3)
      let seen = Int32(1 + index % 10)
      for period in 1...seen where random.uniform() < chance {
        return Client(tenure: period, left: true)
      }
      return Client(tenure: seen, left: false)
    }
    let population = Clientele.population(clients)
    let finding = try Clientele.run("{ kind: clv, margin: 1, model: auto, horizon: 36 }", on: population)
    #expect(finding.caveats.contains { $0.code == "curve_projected" })
    #expect(finding.exhibits.contains { $0.id == "model" })
    // The truth for a new customer: Σ S(t)/(1.1)^(t/12), S(t) = Π (β+k−1)/(α+β+k−1).
    var share = 1.0
    var truth = 0.0
    for t in 0..<36 {
      if t > 0 { share *= (3 + Double(t) - 1) / (4 + Double(t) - 1) }
      truth += 50 * share * pow(1.1, -Double(t) / 12)
    }
    let new = try #require(finding["clv_new"])
    #expect((new.interval?.low ?? .infinity) < truth && truth < (new.interval?.high ?? 0))
    // The observed curve alone, held flat past ten periods, leans high.
    let flat = try Clientele.run("{ kind: clv, margin: 1, model: km, horizon: 36 }", on: population)
    #expect((flat["clv_new"]?.number ?? 0) > (new.number ?? 0) * 1.05)
    #expect(flat.caveats.contains { $0.code == "curve_held_flat" })
  }

  @Test func `within what was observed, auto takes the observed curve`() throws {
    let old = clients.map { client in
      var client = client
      if client.left == false { client.tenure = 1 + client.tenure % 20 }
      return client
    }
    let finding = try Clientele.run("{ kind: clv, margin: 1, horizon: 12 }", on: Clientele.population(old))
    #expect(finding.caveats.contains { $0.code == "curve_observed" })
    #expect(!finding.exhibits.contains { $0.id == "model" })
  }

  @Test func `a hazard that rises is refused as a model, in words`() throws {
    let rising = (0..<1000).map { index -> Client in
      Client(tenure: Int32(1 + index % 20), left: index % 20 > 12)
    }
    let finding = try Clientele.run("{ kind: clv, margin: 1, model: sbg }", on: Clientele.population(rising))
    let caveat = try #require(finding.caveats.first { $0.code == "model_refused" })
    #expect(caveat.text.contains("no identifiable differences between customers"))
    #expect(!finding.exhibits.contains { $0.id == "model" })
    #expect(finding["clv"]?.number != nil)
  }

  @Test func `nobody left, nobody here and no revenue are said`() throws {
    let stayed = clients.map { client in
      var client = client
      client.left = false
      return client
    }
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(stayed))
    #expect(finding.caveats.contains { $0.code == "nobody_left" })
    let gone = stayed.map { client in
      var client = client
      client.left = true
      return client
    }
    #expect(try Clientele.error(Self.yaml, on: Clientele.population(gone))?.code == .emptyPopulation)
    #expect(
      try Clientele.error(Self.yaml, on: Clientele.population(clients, hasRevenue: false))?.code
        == .missingRole)
  }

  @Test func `the margin must be given, and options of orders have no place here`() throws {
    func problems(_ yaml: String) throws -> [DiagnosticCode] {
      try Clientele.cell(SourceText(path: "cell.yaml", yaml)).problems.sorted.map { $0.code }
    }
    #expect(try problems("{ kind: clv }") == [.missingOption])
    #expect(try problems("{ kind: clv, margin: -0.2 }") == [.badOption])
    #expect(try problems("{ kind: clv, margin: 0.5, horizon: 0 }") == [.badOption])
    #expect(try problems("{ kind: clv, margin: 0.5, model: km, orders: orders }") == [.badOption])
    #expect(
      try problems("{ kind: clv, margin: 0.5, model: km, calibration_end: 2026-01-01 }") == [.badOption])
    #expect(try problems("{ kind: clv, margin: 0.5, calibration_end: soon }") == [.badOption])
    #expect(try problems("{ kind: clv, margin: 0.5, model: bgnbd, by: contract }") == [])
    #expect(try problems("{ kind: clv, margin: 0.5, first_payment: later }") == [.badOption])
    #expect(try problems("{ kind: clv, margin: 0.5, horizon: 24 }").isEmpty)
  }

  @Test(arguments: [Language.en, .fr]) func `words are filled in in every language`(language: Language) throws
  {
    for options in ["model: km", "model: sbg", "by: contract, model: auto, horizon: 36"] {
      let finding = try Clientele.run(
        "{ kind: clv, margin: 1, \(options) }", on: Clientele.population(clients), language: language)
      let texts =
        finding.remarks + finding.caveats.map { $0.text }
        + finding.exhibits.flatMap { [$0.title, $0.subtitle, $0.alt, $0.note ?? ""] }
      #expect(texts.allSatisfy { !$0.contains("{") && !$0.contains("nan") })
    }
  }
}
