import Commands
import Documents
import TestSupport
import Testing

/// Data of which nobody left, or everyone did: answered by what compares nobody, refused by what does.
@Suite struct `One outcome in the data` {
  static let spec = """
    spec: 1
    id: small
    title: A quiet quarter
    period: 2026Q3
    data:
      customers:
        file: data/customers-2026Q3.csv
        id: customer_id
        observed: { window: { start: window_start, end: snapshot_date, joined: joined_on } }
        tenure: tenure_months
        churned: { column: churned, is: "Yes" }
        revenue: monthly_charges
        pii: [email, first_name, phone]
        after_outcome: [left_on, leaving_reason]
    seed: 1
    outputs: [csv, html, pdf]
    cells:
      - kind: kpis
        id: head
        items: [ { metric: churn_rate }, { metric: mrr }, { metric: arpu }, { metric: revenue_churn },
          { metric: expected_lifetime } ]
      - { kind: survival, id: stay, by: contract, horizons: [12], title: How long }
      - { kind: hazard, id: moments, title: When }
      - { kind: cohorts, id: nets, by: internet_service, title: Networks }

    """

  private func folder(_ churned: String) throws -> ReportFolder {
    let folder = try ReportFolder.sample()
    folder.world.put(Self.spec, at: SmallReport.path)
    try folder.editRows { try $0.set("churned") { _, _ in churned } }
    return folder
  }

  @Test(arguments: ["No", "Yes"]) func `key figures, survival and hazard answer it`(
    churned: String
  ) async throws {
    let folder = try folder(churned)
    let outcome = await folder.run("render \(SmallReport.path)")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    #expect(outcome.messages.contains("warning[W0418]"))
    let results = try folder.results(SmallReport.link)
    #expect(results["head.churn_rate"]?.number == (churned == "Yes" ? 1 : 0))
    #expect(results["head.churn_rate"]?.low != nil && results["head.churn_rate"]?.high != nil)
    #expect((results["stay.hazard_bound"]?.number ?? 0 > 0) == (churned == "No"))
    #expect(results["moments.spikes"]?.number == 0 || churned == "Yes")
  }

  @Test func `cells and models that compare leavers with others are named`() async throws {
    let folder = try folder("No")
    folder.world.put(
      Self.spec + "  - { kind: personas, id: who, k: 3 }\n", at: SmallReport.path)
    let outcome = await folder.run("render \(SmallReport.path)")
    #expect(outcome.exit != .success)
    let message = outcome.messages
    #expect(
      message.contains("reports/small.yaml:25:13: error[E0412]: cell 'who' compares customers who left"))
    #expect(!message.contains("cell 'stay'") && !message.contains("cell 'moments'"))
  }
}
