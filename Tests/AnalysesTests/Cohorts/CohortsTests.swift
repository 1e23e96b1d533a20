import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import TestSupport
import Testing

struct CohortsTests {
  static let yaml = "{ kind: cohorts, by: contract }"

  /// 200 customers a month at a time, of whom 40 left; 100 by the year, of whom 5 left; 5 by two years.
  let clients =
    Clientele.many(200) { client, index in client.left = index % 5 == 0 }
    + Clientele.many(100) { client, index in
      client.contract = "One year"
      client.left = index % 20 == 0
    }
    + Clientele.many(5) { client, _ in client.contract = "Two year" }

  /// The same without the small group.
  var large: [Client] { clients.filter { $0.contract != "Two year" } }

  @Test func `shares, differences and their intervals are those of the groups`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(large))
    #expect(isNear(finding["rate", "monthly"]?.number, 0.2, 1e-15))
    #expect(isNear(finding["rate", "one_year"]?.number, 0.05, 1e-15))
    #expect(isNear(finding["rate"]?.number, 45.0 / 300, 1e-15))
    #expect(isNear(finding["ratio", "one_year"]?.number, 0.25, 1e-15))
    #expect(isNear(finding["odds_ratio", "one_year"]?.number, (5.0 / 95) / (40.0 / 160), 1e-15))
    let difference = try #require(finding["difference", "one_year"])
    #expect(isNear(difference.number, -0.15, 1e-15))
    // Newcombe's method 10 by hand from Wilson's (.0215–.1118) and (.1504–.2609).
    let interval = try #require(difference.interval)
    #expect(isNear(interval.low, -0.2173, 5e-4))
    #expect(isNear(interval.high, -0.0707, 5e-4))
    #expect(finding["difference", "monthly"] == nil)
    #expect((finding["chi_square_p"]?.number ?? 1) < 0.001)
    #expect(finding["logrank"] != nil)
  }

  @Test(arguments: ["cohorts", "survival"])
  func `groups made of the outcome, or known only once it is, are refused`(kind: String) throws {
    let population = Clientele.population(clients, outcome: "contract", afterOutcome: ["senior"])
    let outcome = try #require(try Clientele.error("{ kind: \(kind), by: contract }", on: population))
    #expect(outcome.message == "'contract' is the outcome itself")
    let after = try #require(try Clientele.error("{ kind: \(kind), by: senior }", on: population))
    #expect(after.message == "'senior' is known only once a customer has left")
    for error in [outcome, after] {
      #expect(error.option == "by" && error.code == .unsuitableColumn && error.hint != nil)
    }
  }

  @Test func `a group under the minimum is named, and hidden with the next larger one`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    #expect(finding["rate", "two_year"] == nil)
    // Shown alone, 100 customers by the year would leave 305 − 200 − 100 = 5 for anyone to work out.
    let clients = clients + Clientele.many(60) { client, _ in client.contract = "Weekly" }
    let more = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    #expect(more["rate", "two_year"] == nil && more["rate", "weekly"] == nil)
    #expect(more["customers", "other_groups"]?.number == 65)
    #expect(more["customers"]?.number == 365)
    #expect(more.ledger.excluded.isEmpty && more.ledger.analysed == 365)
    let caveat = try #require(more.caveats.first { $0.code == "small_groups" })
    #expect(caveat.text.contains("Two year") && caveat.text.contains("joined with Weekly"))
    guard case .table(let table) = more.exhibits[1].content else {
      Issue.record("the second exhibit is the table")
      return
    }
    #expect(
      table.rows.map { $0.cells[0] } == [
        .text("Other groups"), .text("Monthly"), .text("One year"), .text("Weekly"), .text("Two year"),
        .text("All customers"),
      ])
    #expect(table.rows[4].cells[1] == .suppressed("<10"))
  }

  @Test func `a group held back is no reference`() throws {
    let clients = clients + Clientele.many(60) { client, _ in client.contract = "Weekly" }
    let error = try Clientele.error(
      "{ kind: cohorts, by: contract, reference: weekly }", on: Clientele.population(clients))
    #expect(error?.code == .withheldReference && error?.option == "reference")
    #expect(error?.hint == "one of Monthly, One year")
  }

  @Test func `the reference can be chosen, by label or address`() throws {
    for name in ["One year", "one_year"] {
      let finding = try Clientele.run(
        "{ kind: cohorts, by: contract, reference: \(name) }", on: Clientele.population(large))
      #expect(isNear(finding["difference", "monthly"]?.number, 0.15, 1e-15))
      #expect(finding["difference", "one_year"] == nil)
    }
    let error = try Clientele.error(
      "{ kind: cohorts, by: contract, reference: Weekly }", on: Clientele.population(clients))
    #expect(error?.option == "reference")
  }

  @Test func `flags are groups called yes and no in any language`() throws {
    let finding = try Clientele.run(
      "{ kind: cohorts, by: senior }", on: Clientele.population(clients), language: .fr)
    #expect(finding["rate", "yes"] != nil)
    #expect(finding["rate", "no"] != nil)
    #expect(finding.exhibits[0].alt.contains("Oui"))
  }

  @Test func `rows without a group or an outcome are in the ledger`() throws {
    var clients = clients
    clients[0].contract = nil
    clients[1].left = nil
    clients[2].left = nil
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    #expect(finding.ledger.excluded.map { $0.code } == ["missing_churned", "missing_contract"])
    #expect(finding.ledger.excluded.map { $0.rows } == [2, 1])
    #expect(finding.ledger.analysed == 302)
  }

  @Test func `associations are worded as such`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    #expect(finding.caveats.first?.code == "association")
    #expect(!finding.remarks.joined().contains("because"))
  }

  @Test func `nobody left: rates of zero with intervals and no test`() throws {
    let stayed = clients.map { client in
      var client = client
      client.left = false
      return client
    }
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(stayed))
    #expect(finding["rate", "monthly"]?.number == 0)
    #expect((finding["rate", "monthly"]?.interval?.high ?? 0) > 0)
    #expect(finding["chi_square"] == nil)
    #expect(finding["logrank"] == nil)
  }

  @Test(
    arguments: [
      ("contract", [], "E0501"),
      ("contract", Clientele.many(50), "E0508"),
      ("contract", Clientele.many(6), "E0508"),
      ("total", Clientele.many(50), "E0506"),
      ("tenure", Clientele.many(50), "E0506"),
      ("id", Clientele.many(50), "E0506"),
    ] as [(String, [Client], String)])
  func `columns that make no groups are refused at the option`(
    by: String, clients: [Client], code: String
  ) throws {
    let error = try Clientele.error("{ kind: cohorts, by: \(by) }", on: Clientele.population(clients))
    #expect(error?.code.name == code)
    #expect(error?.option == (clients.isEmpty ? nil : "by"))
  }

  @Test func `two labels with one address are refused`() throws {
    let clients = Clientele.many(80) { client, index in
      client.contract = index % 2 == 0 ? "One-year" : "One year"
    }
    let error = try Clientele.error(Self.yaml, on: Clientele.population(clients))
    #expect(error?.code == .sameAddress)
  }

  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `Telco contracts are the oracle's`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.telco())
    #expect(isNear(finding["rate", "month_to_month"]?.number, 1655.0 / 3875, 1e-15))
    #expect(isNear(finding["rate", "month_to_month"]?.interval?.low, 0.4116019532373783, 1e-12))
    #expect(isNear(finding["chi_square"]?.number, 1184.5965720837926, 1e-9))
    #expect(isNear(finding["cramers_v"]?.number, 0.4101156965761409, 1e-12))
    #expect(isNear(finding["logrank"]?.number, 2352.8725382593416, 1e-6))
  }
}
