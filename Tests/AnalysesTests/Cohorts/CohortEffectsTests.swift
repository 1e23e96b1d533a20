import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Tables
import TestSupport
import Testing

struct CohortEffectsTests {
  /// Customers of a plan who share a tenure, which is `senior` where it is even.
  private func clients(_ cells: [(plan: String, tenure: Int32, left: Int, count: Int)]) -> [Client] {
    cells.flatMap { cell in
      Clientele.many(cell.count) { client, index in
        client.contract = cell.plan
        client.tenure = cell.tenure
        client.left = index < cell.left
      }
    }
  }

  private func table(_ id: String, of finding: Finding) throws -> ResultTable {
    let exhibit = try #require(finding.exhibits.first { $0.id == id })
    guard case .table(let table) = exhibit.content else {
      Issue.record("\\(id) is a table")
      return ResultTable(columns: [], rows: [])
    }
    return table
  }

  /// Of plan B 60 % of 100 left at an even tenure and 10 % of 400 at an odd one, of plan A 50 % of 400 and 6 % of 100.
  private var simpson: [Client] {
    clients([("B", 2, 60, 100), ("B", 1, 40, 400), ("A", 2, 200, 400), ("A", 1, 6, 100)])
  }

  @Test func `a sign that turns once like is compared with like is said so`() throws {
    // All together 100 of 500 of plan B left and 206 of 500 of plan A; at each level B leaves more often.
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, reference: A, adjust: { mantel_haenszel: senior, standardise: senior } }",
      on: Clientele.population(simpson))
    #expect((finding["difference", "b"]?.number ?? 0) < 0)
    #expect((finding["adjusted", "b"]?.number ?? 0) > 0)
    let caveat = try #require(finding.caveats.first { $0.code == "reversal" })
    #expect(caveat.text.contains("Simpson") && caveat.text.contains("“B” against “A”"))
    // Both to half even and half odd.
    #expect(isNear(finding["standardised", "b"]?.number, 0.35, 1e-12))
    #expect(isNear(finding["standardised", "a"]?.number, 0.28, 1e-12))
    #expect(isNear(finding["standardised_difference", "b"]?.number, 0.07, 1e-12))
    let french = try Clientele.run(
      "{ kind: cohorts, by: contract, adjust: { mantel_haenszel: senior } }",
      on: Clientele.population(simpson), language: .fr)
    #expect(french.caveats.contains { $0.text.contains("paradoxe de Simpson") })
  }

  @Test func `without a reversal nothing is said of one`() throws {
    let even = clients([("B", 2, 60, 100), ("B", 1, 40, 400), ("A", 2, 20, 100), ("A", 1, 20, 400)])
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, adjust: { mantel_haenszel: senior }, effect: or }",
      on: Clientele.population(even))
    #expect(!finding.caveats.contains { $0.code == "reversal" })
    #expect(finding["cmh"] == nil && finding["cmh", "b"] != nil)
  }

  @Test func `odds that differ between strata are said to`() throws {
    let uneven = clients([("B", 2, 80, 100), ("B", 1, 10, 100), ("A", 2, 20, 100), ("A", 1, 40, 100)])
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, adjust: { mantel_haenszel: senior } }",
      on: Clientele.population(uneven))
    #expect(finding.caveats.contains { $0.code == "uneven_strata" })
    #expect((finding["homogeneity_p", "b"]?.number ?? 1) < 0.001)
  }

  @Test func `strata that lack a group are left out in words, and none shared is an error`() throws {
    let partly = clients([("B", 2, 30, 100), ("A", 2, 50, 100), ("A", 1, 6, 40)])
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, adjust: { mantel_haenszel: senior } }",
      on: Clientele.population(partly))
    let caveat = try #require(finding.caveats.first { $0.code == "empty_strata" })
    #expect(caveat.text.hasPrefix("40 customers have nobody"))
    let none = clients([("B", 2, 30, 100), ("A", 1, 50, 100)])
    for method in ["mantel_haenszel", "standardise"] {
      let error = try Clientele.error(
        "{ kind: cohorts, by: contract, adjust: { \(method): senior } }", on: Clientele.population(none))
      #expect(error?.code == .noSharedStratum && error?.option == "adjust")
    }
  }

  @Test(
    arguments: [
      ("contract", "'contract' is the column whose groups are compared"),
      ("#churned", "'#churned' is the outcome, or known only once a customer has left"),
    ])
  func `groups and outcome make no strata`(column: String, message: String) throws {
    let error = try Clientele.error(
      "{ kind: cohorts, by: contract, adjust: { mantel_haenszel: '\(column)' } }",
      on: Clientele.population(simpson))
    #expect(error?.message == message && error?.code == .badStratum && error?.option == "adjust")
  }

  @Test func `every pair is compared on request, and too many are refused`() throws {
    let three = Clientele.many(300) { client, index in
      client.contract = ["A", "B", "C"][index % 3]
      client.left = index % 3 == 0 ? index % 2 == 0 : index % 5 == 0
    }
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, pairs: all }", on: Clientele.population(three))
    let pairs = try table("pairs", of: finding)
    #expect(
      pairs.rows.map { $0.cells[0] } == [
        .text("B against A"), .text("C against A"), .text("B against C"),
      ])
    #expect(finding.exhibits.contains { $0.id == "effects" })
    let many = Clientele.many(600) { client, index in client.contract = "Plan \(index % 11)" }
    let error = try Clientele.error(
      "{ kind: cohorts, by: contract, pairs: all }", on: Clientele.population(many))
    #expect(error?.code == .tooManyPairs && error?.option == "pairs")
  }

  @Test func `a difference not found is said with the one that would have been`() throws {
    let alike = clients([("A", 1, 50, 200), ("B", 1, 55, 200)])
    let finding = try Clientele.run("{ kind: cohorts, by: contract }", on: Clientele.population(alike))
    let words = try #require(finding.remarks.dropFirst().first)
    #expect(words.hasPrefix("The comparison shows no difference beyond chance."))
    #expect(words.contains("four times in five"))
    let detectable = try #require(finding["detectable", "b"]?.number)
    #expect(detectable > 0.1 && detectable < 0.15)
  }

  @Test func `equivalence is found for many alike, and not for few`() throws {
    let yaml = "{ kind: cohorts, by: contract, equivalence_margin: 0.05 }"
    let many = clients([("A", 1, 2500, 10_000), ("B", 1, 2520, 10_000)])
    let found = try Clientele.run(yaml, on: Clientele.population(many))
    #expect(found.remarks[1].contains("can be ruled out for “B” against “A”"))
    let few = clients([("A", 1, 25, 100), ("B", 1, 25, 100)])
    let open = try Clientele.run(yaml, on: Clientele.population(few))
    #expect(open.remarks[1].contains("ruled out for no pair"))
  }

  @Test func `a group that nobody left has its ratios flagged`() throws {
    let none = clients([("A", 1, 50, 200), ("B", 1, 0, 60)])
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, effect: rr }", on: Clientele.population(none))
    #expect(finding.caveats.contains { $0.code == "half_added" && $0.text.contains("B") })
    #expect(isNear(finding["difference", "b"]?.number, -0.25, 1e-15))
    #expect(finding["odds_ratio", "b"]?.interval != nil)
  }

  @Test func `two groups with small counts are tested exactly`() throws {
    let few = clients([("A", 1, 3, 60), ("B", 1, 1, 40)])
    let finding = try Clientele.run("{ kind: cohorts, by: contract }", on: Clientele.population(few))
    // scipy.stats.fisher_exact([[3, 57], [1, 39]])
    #expect(isNear(finding["chi_square_p"]?.number, 0.6479161486525257, 1e-9))
    #expect(finding["p", "b"]?.number == finding["chi_square_p"]?.number)
    #expect(finding.exhibits[1].note?.contains("Fisher") == true)
  }

  @Test(
    arguments: [
      ("effect: ⟦ratio⟧", "E0202"), ("pairs: ⟦some⟧", "E0202"),
      ("adjust: ⟦{}⟧", "E0201"), ("adjust: { logistic: ⟦senior⟧ }", "E0202"),
      ("equivalence_margin: ⟦5⟧", "E0202"),
    ])
  func `options that cannot be are told where they stand`(option: String, code: String) throws {
    let text = MarkedText("{ kind: cohorts, by: contract, \(option) }\n")
    let (_, problems) = try Clientele.cell(text.source)
    let problem = try #require(problems.sorted.first)
    #expect(problem.place == text.places.first && problem.code.name == code)
  }

  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `fibre against DSL given contract is statsmodels'`() throws {
    let rows = try SharedFiles.rows("data/telco.csv")
    let customers = Clientele.population(
      try rows.map { row in
        Client(
          tenure: try #require(row["tenure"].flatMap(Int32.init)), left: row["Churn"] == "Yes",
          contract: row["InternetService"])
      })
    let population = try customers.adding([
      ("term", .categories(CategoryColumn(rows.map { $0["Contract"] })))
    ])
    let finding = try Clientele.run(
      "{ kind: cohorts, by: contract, reference: DSL, effect: or, adjust: { mantel_haenszel: term } }",
      on: population)
    let adjusted = try #require(finding["adjusted", "fiber_optic"])
    #expect(isNear(adjusted.number, 2.5490, 5e-5))
    #expect(isNear(adjusted.interval?.low, 2.2311, 5e-5))
    #expect(isNear(adjusted.interval?.high, 2.9121, 5e-5))
    #expect(isNear(finding["cmh", "fiber_optic"]?.number, 195.37, 5e-3))
    #expect(isNear(finding["homogeneity_p", "fiber_optic"]?.number, 0.3736, 5e-5))
    #expect(isNear(finding["odds_ratio", "fiber_optic"]?.number, 3.0817, 5e-5))
    #expect(isNear(finding["ratio", "fiber_optic"]?.interval?.high, 2.4231, 5e-5))
    #expect(isNear(finding["difference", "fiber_optic"]?.interval?.low, 0.2057, 5e-5))
    #expect(!finding.caveats.contains { $0.code == "reversal" || $0.code == "uneven_strata" })
  }
}
