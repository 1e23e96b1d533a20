import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import TestSupport
import Testing

/// Groups, reasons, weights and the clock of a hazard cell.
struct HazardGroupsTests {
  /// Of everyone at risk in a month of 24, a share leaves.
  private static func clients(
    _ contract: String, _ count: Int, reason: String = "Price", _ hazard: (Int) -> Double
  ) -> [Client] {
    var clients: [Client] = []
    var present = count
    for month in 1...24 {
      let left = Int((Double(present) * hazard(month)).rounded())
      clients += (0..<left).map { index in
        Client(
          tenure: Int32(month), left: true, contract: contract, reason: index % 4 == 0 ? "Moved" : reason)
      }
      present -= left
    }
    return clients
      + [Client](repeating: Client(tenure: 24, left: false, contract: contract), count: present)
  }

  private let clients =
    clients("Monthly", 3000) { $0 == 14 ? 0.06 : 0.02 } + clients("Yearly", 2000) { _ in 0.01 }

  private func run(
    _ options: String, _ clients: [Client]? = nil, observed: Roles.Observation = .snapshot,
    language: Language = .en
  ) throws -> Finding {
    try Clientele.run(
      "{ kind: hazard, \(options) }", on: Clientele.population(clients ?? self.clients, observed: observed),
      language: language)
  }

  @Test func `each group has a hazard and tests of its own`() throws {
    let finding = try run("by: contract")
    #expect(finding["spikes", "monthly"]?.number == 1 && finding["spikes", "yearly"]?.number == 0)
    #expect(isNear(finding["hazard_14", "monthly"]?.number, 0.06, 0.001))
    #expect(isNear(finding["hazard_mean", "yearly"]?.number, 0.01, 0.001))
    #expect(finding["customers", "monthly"]?.number == 3000 && finding["customers"]?.number == 5000)
    #expect(finding["hazard_14", "yearly"]?.interval != nil)
    let lines = try #require(finding.exhibits.first { $0.id == "by" })
    #expect(lines.alt.contains("Monthly: Month 14: moment of truth"))
    #expect(lines.alt.contains("Yearly: no period stands out"))
    let table = try #require(finding.exhibits.first { $0.id == "groups" })
    #expect(table.subtitle.contains("2 groups"))
    for (name, _) in finding.values {
      #expect(Hazard.valueNames.contains { $0.covers(name.value) }, "\(name)")
    }
  }

  @Test func `a group too small to show is left out and counted`() throws {
    let few = Clientele.many(6) { client, _ in client.contract = "Weekly" }
    let finding = try run("by: contract", clients + few)
    #expect(finding["customers", "weekly"] == nil && finding["customers"]?.number == 5000)
    #expect(finding.ledger.excluded.contains { $0.code == "small_group" && $0.rows == 6 })
    #expect(finding.caveats.contains { $0.code == "small_groups" && $0.text.contains("Weekly") })
  }

  @Test func `one reason alone can be looked at, others at risk until they leave`() throws {
    let all = try run("check: [14]")
    let price = try run("causes: reason, cause_of_interest: Price, check: [14]")
    let left = clients.filter { $0.left == true && $0.reason == "Price" && $0.tenure == 14 }.count
    let atRisk = clients.filter { $0.tenure >= 14 }.count
    #expect(isNear(price["hazard_14"]?.number, Double(left) / Double(atRisk), 1e-12))
    #expect((all["hazard_14"]?.number ?? 0) > (price["hazard_14"]?.number ?? 1))
    #expect(price["customers"]?.number == 5000)
    #expect(price.exhibits[0].title.contains("leave for “Price”"))
    #expect(price.caveats.contains { $0.code == "cause_specific" && $0.text.contains("customers who left") })
    let weighted = try run("causes: reason, cause_of_interest: Price, weights: total")
    #expect(
      weighted.caveats.contains { $0.code == "cause_specific" && $0.text.contains("Customers who left") })
  }

  @Test func `equal weights of any size change nothing, and unequal ones widen intervals`() throws {
    let plain = try run("check: [14]")
    let equal = try run(
      "weights: weight, check: [14]",
      clients.map { client in
        var client = client
        client.weight = 3
        return client
      })
    for name in ["hazard_14", "neighbours_14", "ratio_14", "p_14"] {
      #expect(isNear(equal[name]?.number, plain[name]?.number ?? -1, 1e-9), "\(name)")
    }
    let (a, b) = (plain["hazard_14"]?.interval, equal["hazard_14"]?.interval)
    #expect(isNear(a?.low, b?.low ?? -1, 1e-9) && equal["customers"]?.number == 5000)
    let mixed = clients.enumerated().map { index, client in
      var client = client
      client.weight = index % 2 == 0 ? 1 : 9
      return client
    }
    let uneven = try run("weights: weight", mixed)
    let here = mixed.filter { $0.tenure >= 14 }
    let weighed = here.filter { $0.left == true && $0.tenure == 14 }.reduce(0) { $0 + $1.weight }
    #expect(isNear(uneven["hazard_14"]?.number, weighed / here.reduce(0) { $0 + $1.weight }, 1e-9))
    func width(_ finding: Finding) -> Double {
      (finding["hazard_14"]?.interval?.high ?? 0) - (finding["hazard_14"]?.interval?.low ?? 0)
    }
    #expect(width(uneven) > 1.2 * width(plain))
    #expect(uneven.caveats.contains { $0.code == "weighted" })
  }

  @Test(arguments: ["hazard", "survival"])
  func `the calendar's clock counts everyone from the window's start`(kind: String) throws {
    // Ten leave in each of six months of the window, whatever their tenure.
    let clients = (0..<400).map { (index: Int32) -> Client in
      let month: Int32 = index < 60 ? 1 + index / 10 : 6
      return Client(tenure: 20 + index % 30 + month, left: index < 60, entry: 20 + index % 30)
    }
    let population = Clientele.population(clients, observed: .window(start: "a", end: "b"))
    let finding = try Clientele.run(
      kind == "hazard"
        ? "{ kind: hazard, clock: calendar }" : "{ kind: survival, clock: calendar, horizons: [3] }",
      on: population)
    if kind == "hazard" {
      #expect(isNear(finding["hazard_1"]?.number, 10.0 / 400, 1e-12))
      #expect(isNear(finding["hazard_6"]?.number, 10.0 / 350, 1e-12))
    } else {
      #expect(isNear(finding["survival_3"]?.number, 370.0 / 400, 1e-12))
    }
    #expect(finding.caveats.contains { $0.code == "calendar_clock" })
    #expect(finding.exhibits[0].title.hasSuffix("since the start of the window"))
    #expect(!finding.caveats.contains { $0.code == "delayed_entry" })
    let error = try #require(
      try Clientele.error("{ kind: \(kind), clock: calendar }", on: Clientele.population(clients)))
    #expect(error.code == .missingRole && error.option == "clock")
  }

  @Test(arguments: [
    ("causes: reason, cause_of_interest: Pric", "E0514"), ("by: total", "E0506"), ("by: '#churned'", "E0506"),
    ("causes: contract, cause_of_interest: Monthly, by: contract", "E0514"),
  ])
  func `data that cannot answer are refused`(options: String, code: String) throws {
    let error = try #require(
      try Clientele.error("{ kind: hazard, \(options) }", on: Clientele.population(clients)))
    #expect(error.code.name == code, "\(error.message)")
  }

  @Test func `weights below 0 and of nothing are refused`() throws {
    let negative = clients.map { client in
      var client = client
      client.weight = -1
      return client
    }
    let below = try Clientele.error("{ kind: hazard, weights: weight }", on: Clientele.population(negative))
    #expect(below?.code == .badWeights && below?.option == "weights")
    let nothing = clients.map { client in
      var client = client
      client.weight = 0
      return client
    }
    let none = try Clientele.error("{ kind: hazard, weights: weight }", on: Clientele.population(nothing))
    #expect(none?.code == .badWeights)
  }

  @Test(arguments: [
    "{ kind: hazard, causes: ⟦reason⟧ }", "{ kind: hazard, cause_of_interest: ⟦Price⟧ }",
    "{ kind: hazard, clock: ⟦wall⟧ }", "{ kind: survival, cause_of_interest: ⟦Price⟧ }",
  ])
  func `a mistake in the options is reported where it stands`(text: String) throws {
    let marked = MarkedText(text)
    let (cell, problems) = try Clientele.cell(marked.source)
    #expect(cell == nil)
    #expect(problems.diagnostics.first?.place?.column == marked.places.first?.column)
  }
}

/// The Telco customers, with their way of paying as if it were a reason: shares by Aalen and Johansen's formula written
/// out with numpy, the log-rank test of lifelines 0.30.3's `multivariate_logrank_test` with others censored.
@Suite(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
struct TelcoCauseTests {
  @Test func `one reason is compared between groups`() throws {
    let finding = try Clientele.run(
      "{ kind: survival, by: Contract, causes: PaymentMethod, cause_of_interest: Electronic check, horizons: [24] }",
      on: DriverClients.telco())
    #expect(isNear(finding["interest_24", "month_to_month"]?.number, 0.2510699334170401, 1e-12))
    #expect(isNear(finding["interest_24", "one_year"]?.number, 0.004408402017686829, 1e-12))
    #expect(finding["interest_24", "two_year"]?.number == 0)
    #expect(isNear(finding["interest_logrank"]?.number, 1480.6197650728675, 1e-6))
    let exhibit = try #require(finding.exhibits.first { $0.id == "interest" })
    #expect(exhibit.title == "Share who left for “Electronic check”, by contract")
    for (name, _) in finding.values {
      #expect(Survival.valueNames.contains { $0.covers(name.value) }, "\(name)")
    }
    let error = try #require(
      try Clientele.error(
        "{ kind: survival, by: Contract, causes: PaymentMethod, cause_of_interest: Cheque }",
        on: DriverClients.telco()))
    #expect(error.option == "cause_of_interest" && error.code == .badCauses)
  }

  @Test func `the hazard of one reason is that of pandas`() throws {
    let finding = try Clientele.run(
      "{ kind: hazard, causes: PaymentMethod, cause_of_interest: electronic_check }",
      on: DriverClients.telco())
    #expect(isNear(finding["hazard_1"]?.number, 221.0 / 7032, 1e-12))
  }
}
