import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import TestSupport
import Testing

/// Numbers cut into groups, means, hazard ratios and logistic adjustment.
struct CohortModelsTests {
  /// 240 customers of whom those who pay more leave more often; a third by the year.
  let clients = Clientele.many(240) { client, index in
    client.revenue = Int32(20_00 + (index % 60) * 1_00)
    client.left = index % 60 > 40 ? index % 2 == 0 : index % 6 == 0
    client.contract = index % 3 == 0 ? "One year" : "Monthly"
  }

  private func codes(_ finding: Finding) -> [String] { finding.caveats.map { $0.code } }

  @Test func `a number is cut at the points given, in their order`() throws {
    let finding = try Clientele.run(
      "{ kind: cohorts, by: tenure, bins: [11, 21] }", on: Clientele.population(clients))
    #expect(finding["customers", "under_11"]?.number == 60)
    #expect(finding["customers", "from_11_to_21"]?.number == 60)
    #expect(finding["customers", "from_21"]?.number == 120)
    guard case .table(let table) = finding.exhibits[1].content else {
      Issue.record("the second exhibit is the table")
      return
    }
    #expect(
      table.rows.map { $0.cells[0] } == [
        .text("under 11"), .text("11–20"), .text("21 or more"), .text("All customers"),
      ])
    #expect(finding.exhibits[0].title == "Share who had left by tenure")
  }

  @Test func `a number is cut into groups of about equal size, equal values together`() throws {
    let population = Clientele.population(clients)
    let four = try Clientele.run("{ kind: cohorts, by: revenue, bins: 4 }", on: population)
    let sizes = four.values.filter { $0.name.value == "customers" && $0.name.group != nil }
    #expect(sizes.compactMap { $0.value.number } == [60, 60, 60, 60])
    #expect(four["customers", "under_34_8"] != nil && four["rate", "from_64_3"]?.interval != nil)
    let same = Clientele.many(100) { client, index in client.revenue = index < 70 ? 5_00 : 9_00 }
    let two = try Clientele.run("{ kind: cohorts, by: revenue, bins: 4 }", on: Clientele.population(same))
    #expect(two["customers", "under_9"]?.number == 70 && two["customers", "from_9"]?.number == 30)
    let french = try Clientele.run(
      "{ kind: cohorts, by: revenue, bins: [30.5] }", on: population, language: .fr)
    guard case .table(let table) = french.exhibits[1].content else {
      Issue.record("the second exhibit is the table")
      return
    }
    #expect(table.rows[0].cells[0] == .text("moins de 30,5"))
  }

  @Test func `a column without different numbers cannot be cut`() throws {
    let same = Clientele.population(Clientele.many(50))
    let one = try #require(try Clientele.error("{ kind: cohorts, by: revenue, bins: 3 }", on: same))
    #expect(one.code == .oneGroup && one.option == "bins")
    let text = try #require(try Clientele.error("{ kind: cohorts, by: contract, bins: 3 }", on: same))
    #expect(text.code == .unsuitableColumn && text.option == "bins")
    let many = try #require(
      try Clientele.error("{ kind: cohorts, by: total }", on: Clientele.population(clients)))
    #expect(many.hint == "add bins: 4, or cut points such as bins: [10, 20]")
  }

  @Test func `means have a difference, a test and a ledger`() throws {
    var clients = clients
    for index in 0..<5 { clients[index].revenue = nil }
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, outcome: revenue }", on: Clientele.population(clients))
    #expect(finding["mean", "monthly"]?.format == .money2 && finding["mean"]?.interval != nil)
    let difference = try #require(finding["mean_difference", "one_year"])
    let gap = (finding["mean", "one_year"]?.number ?? 0) - (finding["mean", "monthly"]?.number ?? 0)
    #expect(isNear(difference.number, gap, 1e-12) && difference.interval != nil)
    #expect(finding["p", "one_year"] != nil && finding["welch_p"] != nil && finding["kruskal_p"] != nil)
    #expect(finding.ledger.excluded.map { $0.rows } == [5] && finding.ledger.analysed == 235)
    #expect(finding.exhibits[0].alt.contains("Mean of revenue by contract"))
    #expect(codes(finding).contains("association"))
    for (name, _) in finding.values {
      #expect(Cohorts.valueNames.contains { $0.covers(name.value) }, "\(name)")
    }
  }

  @Test func `means of small groups are held back, and joined where totals would give them away`() throws {
    let clients =
      clients
      + Clientele.many(4) { client, _ in client.contract = "Two year" }
      + Clientele.many(20) { client, _ in client.contract = "Weekly" }
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, outcome: revenue, pairs: all }", on: Clientele.population(clients))
    #expect(finding["mean", "two_year"] == nil && finding["mean", "other_groups"]?.n == 24)
    #expect(codes(finding).contains("small_groups"))
  }

  @Test func `hazard ratios follow the tenure, and say when they change over time`() throws {
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, effect: hr }",
      on: Clientele.population(
        clients.map { client in
          var client = client
          if client.contract == "One year" { client.tenure += 20 }
          return client
        }))
    let ratio = try #require(finding["hazard_ratio", "one_year"])
    #expect((ratio.interval?.low ?? 0) < (ratio.number ?? 0) && (ratio.number ?? 1) < 1)
    #expect(finding["hazard_p", "one_year"] != nil && finding["difference", "one_year"] != nil)
    #expect(finding.exhibits.contains { $0.id == "hazard_ratios" && $0.note?.contains("χ²") == true })
  }

  @Test func `columns are held equal by logistic regression, and rows without them left out and said`() throws
  {
    var clients = clients
    for index in clients.indices { clients[index].left = index * 7 % 5 == 0 }
    for index in 0..<7 { clients[index].revenue = nil }
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, adjust: { logistic: [revenue, senior] } }",
      on: Clientele.population(clients))
    let odds = try #require(finding["adjusted_odds_ratio", "one_year"])
    #expect(odds.interval != nil && finding["adjusted_p", "one_year"] != nil)
    #expect(finding.caveats.contains { $0.code == "missing_stratum" && $0.text.contains("7 customers") })
    #expect(finding.exhibits.contains { $0.id == "adjusted_logistic" })
    let split = Clientele.population(
      clients.map { client in
        var client = client
        client.reason = client.left == true ? "gone" : "here"
        return client
      })
    let error = try #require(
      try Clientele.error("{ kind: cohorts, by: contract, adjust: { logistic: [reason] } }", on: split))
    #expect(error.code == .notConverged && error.option == "adjust")
  }

  @Test(arguments: [
    ("adjust: { logistic: [contract] }", "groups are compared"),
    ("adjust: { logistic: [id] }", "names customers"),
    ("adjust: { logistic: ['#churned'] }", "outcome"), ("outcome: contract", "have no mean"),
    ("outcome: nowhere", "not in the data"),
  ])
  func `a column that will not do is refused`(option: String, why: String) throws {
    let error = try #require(
      try Clientele.error("{ kind: cohorts, by: contract, \(option) }", on: Clientele.population(clients)))
    #expect(error.message.contains(why), "\(error.message)")
  }

  @Test(arguments: [
    "{ kind: cohorts, by: a, bins: ⟦1⟧ }", "{ kind: cohorts, by: a, bins: ⟦[3, 2]⟧ }",
    "{ kind: cohorts, by: a, bins: ⟦many⟧ }", "{ kind: cohorts, by: a, outcome: b, effect: ⟦rr⟧ }",
    "{ kind: cohorts, by: a, effect: ⟦mean_diff⟧ }", "{ kind: cohorts, by: a, effect: hr, pairs: ⟦all⟧ }",
    "{ kind: cohorts, by: a, outcome: b, equivalence_margin: ⟦.1⟧ }",
    "{ kind: cohorts, by: a, adjust: { logistic: ⟦[]⟧ } }",
  ])
  func `a mistake in the options is reported where it stands`(text: String) throws {
    let marked = MarkedText(text)
    let (cell, problems) = try Clientele.cell(marked.source)
    #expect(cell == nil)
    #expect(problems.diagnostics.first?.place?.column == marked.places.first?.column)
  }
}

/// Means: SciPy 1.16's `ttest_ind(equal_var=False)` with its interval and `kruskal`, statsmodels 0.15.0's
/// `anova_oneway(use_var="unequal")`. Logistic regression: statsmodels' `logit`. Hazard ratios: statsmodels'
/// `PHReg(ties="efron")`.
@Suite(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
struct TelcoCohortModelsTests {
  @Test func `means of monthly charges by contract are SciPy's and statsmodels'`() throws {
    let finding = try Clientele.run(
      "{ kind: cohorts, by: Contract, outcome: MonthlyCharges }", on: DriverClients.telco())
    #expect(isNear(finding["mean", "month_to_month"]?.number, 66.39849032258066, 1e-9))
    #expect(isNear(finding["mean", "month_to_month"]?.interval?.low, 65.55042471586376, 1e-8))
    #expect(isNear(finding["welch"]?.number, 17.678132705119953, 1e-8))
    #expect(isNear(finding["welch_p"]?.number, 2.3321336083597274e-08, 1e-14))
    #expect(isNear(finding["kruskal"]?.number, 21.226197373559675, 1e-8))
    #expect(isNear(finding["kruskal_p"]?.number, 2.4591770911541552e-05, 1e-12))
    let year = try #require(finding["mean_difference", "one_year"])
    #expect(isNear(year.number, -1.3498820401638199, 1e-9))
    #expect(isNear(year.interval?.low, -3.184613482149635, 1e-8))
    #expect(isNear(year.interval?.high, 0.4848494018219953, 1e-8))
    // Holm over two comparisons leaves the larger p as it is and doubles the smaller.
    #expect(isNear(finding["p", "one_year"]?.number, 0.149219259043598, 1e-10))
    #expect(isNear(finding["p", "two_year"]?.number, 2 * 3.1559755533461337e-09, 1e-16))
  }

  @Test func `odds ratios given contract and charges are statsmodels'`() throws {
    let finding = try Clientele.run(
      "{ kind: cohorts, by: InternetService, reference: DSL, adjust: { logistic: [Contract, MonthlyCharges] } }",
      on: DriverClients.telco())
    let fibre = try #require(finding["adjusted_odds_ratio", "fiber_optic"])
    #expect(isNear(fibre.number.map { logarithm($0) }, 1.380575, 1e-6))
    #expect(isNear(fibre.interval?.low, 3.124124, 1e-6) && isNear(fibre.interval?.high, 5.063182, 1e-6))
    #expect(isNear(finding["adjusted_odds_ratio", "no"]?.number.map { logarithm($0) }, -1.197952, 1e-6))
    #expect(isNear(finding["odds_ratio", "fiber_optic"]?.number, 3.081734, 1e-6))
  }

  @Test func `hazard ratios by contract are statsmodels'`() throws {
    let finding = try Clientele.run(
      "{ kind: cohorts, by: Contract, effect: hr }", on: DriverClients.telco())
    for (group, value, error) in [
      ("one_year", -2.1910967578847136, 0.08344535549783708),
      ("two_year", -4.225386236261727, 0.1562629622174586),
    ] {
      let ratio = try #require(finding["hazard_ratio", group])
      let interval = try #require(ratio.interval)
      #expect(isNear(ratio.number.map { logarithm($0) }, value, 1e-8), "\(group)")
      let width = (logarithm(interval.high) - logarithm(interval.low)) / 2 / 1.959963984540054
      #expect(isNear(width, error, 1e-8), "\(group)")
    }
  }

  @Test func `tenure is cut as by pandas`() throws {
    let finding = try Clientele.run(
      "{ kind: cohorts, by: tenure, bins: [12, 24, 48] }", on: DriverClients.telco())
    #expect(isNear(finding["rate", "under_12"]?.number, 999.0 / 2069, 1e-12))
    #expect(isNear(finding["rate", "from_12_to_24"]?.number, 309.0 / 1047, 1e-12))
    #expect(isNear(finding["rate", "from_24_to_48"]?.number, 339.0 / 1624, 1e-12))
    #expect(isNear(finding["rate", "from_48"]?.number, 222.0 / 2303, 1e-12))
  }
}
