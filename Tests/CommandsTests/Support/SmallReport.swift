import Commands
import TestSupport
import Testing

/// A short report with a cell of every kind, over the data of one quarter.
enum SmallReport {
  static let path = "reports/small.yaml"
  static let link = "output/small/2026Q3/all"
  static let data = "data/customers-2026Q3.csv"

  static let spec = """
    spec: 1
    id: small
    title: A small report
    period: 2026Q3
    params:
      budget: { type: number, default: 900, min: 0 }
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
    models:
      churn: { folds: 3 }
    seed: 1
    outputs: [csv, html]
    cells:
      - { kind: kpis, id: head, model: churn, items: [ { metric: churn_rate }, { metric: revenue_at_risk } ] }
      - { kind: text, id: words, md: "Churn was {{ head.churn_rate | pct1 }}, see @stay." }
      - { kind: callout, id: ask, tone: decision, md: "Approve {{ plan.cost | money0 }}." }
      - { kind: survival, id: stay, by: contract, title: Retention }
      - { kind: cohorts, id: nets, by: internet_service, title: Networks }
      - { kind: personas, id: who, features: [tenure_months, monthly_charges], k: 3, title: Who }
      - { kind: model, id: trust, model: churn, title: Trust }
      - { kind: explain, id: reasons, model: churn, actionable: [support_calls_90d, price_change_pct], title: Why }
      - kind: roi
        id: plan
        model: churn
        personas: who
        actions: data/actions.yaml
        budget: "{{ params.budget }}"
        value: { horizon: 24, margin: 0.6 }
        contact:
          suppress: data/do_not_contact.csv
          consent: { email: email_opt_in, sms: sms_opt_in }
          holdout: 0.10
        title: Plan
      - { kind: outreach, id: outreach, from: plan, reasons: reasons, top: 50, show: 5, title: Whom }
      - { kind: appendix, id: appendix, include: [method, data_quality, glossary, provenance] }

    """

  /// The folder with the report published once, as every test of a mistake starts.
  static func published() async throws -> ReportFolder { try await once.value.copy() }

  private static let once = Task {
    let folder = try ReportFolder.sample()
    folder.world.put(spec, at: path)
    let outcome = await folder.run("render \(path)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    return folder
  }
}
