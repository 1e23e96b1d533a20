import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables
import TestSupport
import Testing

/// Who left by dates, and the change of the same customers.
struct ChurnDefinitionTests {
  private static func day(_ iso: String) throws -> Int32 { Int32(try #require(Day(iso: iso)).number) }

  /// 200 customers; the report's period is 2026Q3.
  private static func population(_ ended: (Int) throws -> String?) throws -> any Population {
    let days = try (0..<200).map { index -> Int32 in
      try ended(index).map { try day($0) } ?? Column.missingInteger
    }
    return try Clientele.population(Clientele.many(200)).adding([("ended", .days(days))])
  }

  private let yaml = "{ kind: kpis, items: [{ metric: churn_rate }, { metric: mrr }], churn_definition: "

  @Test func `an end date counts when it lies in the period`() throws {
    // 20 before it, 30 in it (first and last day too), 10 after it.
    let population = try Self.population { index in
      switch index {
      case 0..<20: "2026-06-30"
      case 20..<25: "2026-07-01"
      case 25..<45: "2026-08-15"
      case 45..<50: "2026-09-30"
      case 50..<60: "2026-10-01"
      default: nil
      }
    }
    let finding = try Clientele.run(yaml + "{ end_date: ended } }", on: population)
    #expect(isNear(finding["churn_rate"]?.number, 30.0 / 180, 1e-15))
    #expect(finding.ledger.excluded.map { $0.code } == ["left_before"] && finding.ledger.analysed == 180)
    #expect(finding.exhibits[0].alt.contains("Churn rate"))
    #expect(finding.caveats.contains { $0.code == "by_end_date" && $0.text.contains("ended") })
  }

  @Test func `not being seen for more than some days counts as having left`() throws {
    let population = try Self.population { index in
      switch index {
      case 0..<40: "2026-06-01"  // 121 days before 2026-09-30
      case 40..<60: "2026-07-02"  // 90 days
      case 60..<65: nil
      default: "2026-09-20"
      }
    }
    let finding = try Clientele.run(yaml + "{ inactivity: ended, days: 90 } }", on: population)
    #expect(isNear(finding["churn_rate"]?.number, 40.0 / 195, 1e-15))
    #expect(finding.ledger.excluded.map { $0.rows } == [5])
    #expect(finding.exhibits[0].alt.contains("Not seen for over 90 days"))
    let more = try Clientele.run(yaml + "{ inactivity: ended, days: 89 } }", on: population, language: .fr)
    #expect(isNear(more["churn_rate"]?.number, 60.0 / 195, 1e-15))
  }

  @Test func `a column without dates is refused`() throws {
    let error = try #require(
      try Clientele.error(
        yaml + "{ end_date: contract } }", on: Clientele.population(Clientele.many(50))))
    #expect(error.code == .unsuitableColumn && error.option == "churn_definition")
  }

  @Test(arguments: [
    "{ kind: kpis, items: [{ metric: customers }], churn_definition: ⟦dates⟧ }",
    "{ kind: kpis, items: [{ metric: customers }], churn_definition: ⟦{ inactivity: a }⟧ }",
    "{ kind: kpis, items: [{ metric: customers }], churn_definition: { inactivity: a, days: ⟦0⟧ } }",
    "{ kind: kpis, items: [{ metric: customers }], before: ⟦earlier⟧ }",
    "{ kind: kpis, items: [{ metric: churn_rate }], model: churn, before: ⟦earlier⟧ }",
  ])
  func `a mistake in the options is reported where it stands`(text: String) throws {
    let marked = MarkedText(text)
    let (_, problems) = try Clientele.cell(marked.source)
    #expect(problems.diagnostics.first?.place?.column == marked.places.first?.column)
  }

  // MARK: The same customers twice

  private static func reference(_ clients: [Client], observed: Roles.Observation = .snapshot) -> ReferenceData
  {
    ReferenceData(
      name: "earlier", population: Clientele.population(clients, observed: observed), newestDay: nil)
  }

  @Test func `a change between two snapshots allows for the customers of both`() throws {
    // 50 had left and stay gone, 20 more have left since, 5 came back.
    let before = Clientele.many(300) { client, index in client.left = index < 55 }
    let now = Clientele.many(300) { client, index in
      client.left = index < 50 || (100..<120).contains(index)
    }
    let yaml = "{ kind: kpis, items: [{ metric: churn_rate }], before: earlier }"
    let finding = try Clientele.run(
      yaml, on: Clientele.population(now), reference: Self.reference(before))
    let expected = PanelChange(
      before: Proportion(55, of: 300), now: Proportion(70, of: 300), neither: 225, onlyBefore: 5, onlyNow: 20,
      both: 50)
    guard case .table(let table) = finding.exhibits[1].content,
      case .interval(let change)? = table.rows.first?.cells.last
    else {
      Issue.record("the table ends with the change's interval")
      return
    }
    #expect(isNear(change.number, 15.0 / 300, 1e-12))
    #expect(isNear(change.interval?.low, expected.interval(.standard).lowerBound, 1e-12))
    let caveat = try #require(finding.caveats.first { $0.code == "panel" })
    #expect(caveat.text.contains("300 customers") && caveat.text.contains("20 left since"))
    // statsmodels.stats.contingency_tables.mcnemar([[50, 5], [20, 225]], exact=True) gives p = 0.0041
    #expect(caveat.text.contains("p = 0.004"))
  }

  @Test func `two windows are independent, and that is said`() throws {
    let window = Roles.Observation.window(start: "a", end: "b")
    let before = Clientele.many(200) { client, index in client.left = index >= 150 }
    let now = Clientele.many(150) { client, index in client.left = index < 30 }
    let finding = try Clientele.run(
      "{ kind: kpis, items: [{ metric: churn_rate }], before: earlier }",
      on: Clientele.population(now, observed: window), reference: Self.reference(before, observed: window))
    #expect(
      finding.caveats.contains { $0.code == "independent_windows" && $0.text.contains("150 customers") })
  }
}
