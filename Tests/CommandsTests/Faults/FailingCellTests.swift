import Commands
import TestSupport
import Testing

/// One cell that cannot be computed is enough: a report with a hole is never published.
@Suite struct `A cell that fails` {
  static let slips: [Slip] = [
    Slip(
      "kpis: nobody pays anything",
      [
        "reports/small.yaml:22:23: error[E0504]: column 'monthly_charges' adds up to nothing, so no share of it can have left",
        "reports/small.yaml:42:43: error[E0531]: nobody is left to contact",
      ]
    ) { folder in
      try folder.edit(SmallReport.path, "metric: revenue_at_risk", "metric: revenue_churn")
      try folder.editRows { try $0.set("monthly_charges") { _, _ in "0" } }
    },
    .spec(
      "text: a group nobody has", "head.churn_rate |", "nets.rate.satellite |",
      ["reports/small.yaml:23:48: error[E0302]: 'internet_service' has no group 'satellite'"]),
    .spec(
      "callout: a group nobody has", "{{ plan.cost |", "{{ who.size.nobody |",
      ["reports/small.yaml:24:63: error[E0302]: no value has the address 'who.size.nobody'"]),
    .spec(
      "survival: no group is large enough", "by: contract,", "by: contract, min_n: 900,",
      ["reports/small.yaml:25:37: error[E0504]: no group of 'contract' has 900 customers"]),
    .spec(
      "cohorts: no group is large enough", "by: internet_service,", "by: internet_service, min_n: 900,",
      [
        "reports/small.yaml:26:36: error[E0508]: column 'internet_service' has no group of 900 customers or more, and a comparison takes two"
      ]),
    Slip(
      "personas: everyone is the same",
      ["reports/small.yaml:27:42: error[E0506]: every feature has the same value for all customers"]
    ) { try alike(in: $0) },
    Slip(
      "model: too few left",
      ["reports/small.yaml:18:3: error[E0504]: only 3 customers left; a model needs at least 20"]
    ) { folder in
      try folder.editRows { try $0.set("churned") { row, _ in row < 3 ? "Yes" : "No" } }
    },
    Slip(
      "explain: a reason that the model never saw",
      ["reports/small.yaml:29:81: error[E0523]: column 'customer_id' is not among the model's features"]
    ) { folder in
      try folder.edit(SmallReport.path, "price_change_pct]", "customer_id]")
    },
    Slip(
      "roi: nobody is known to pay",
      [
        "reports/small.yaml:23:23: error[E0501]: no customer still here has both a score and revenue",
        "reports/small.yaml:33:12: error[E0533]: nobody is still here with a score, a tenure and a revenue",
      ]
    ) { folder in
      try folder.edit(
        SmallReport.path, "[left_on, leaving_reason]",
        "[left_on, leaving_reason]\n    not_features: [monthly_charges]")
      try folder.editRows { rows in
        let left = try rows.values("churned")
        try rows.set("monthly_charges") { left[$0] == "Yes" ? $1 : "" }
      }
    },
    Slip(
      "outreach: nobody may be contacted",
      ["reports/small.yaml:42:43: error[E0531]: nobody is left to contact"]
    ) { folder in
      let rows = try CustomerRows(try folder.text(SmallReport.data))
      let ids = try rows.values("customer_id").map { $0 + "\n" }.joined()
      folder.world.put("customer_id\n" + ids, at: "data/do_not_contact.csv")
    },
  ]

  private static func alike(in folder: ReportFolder) throws {
    try folder.edit(SmallReport.path, "[tenure_months, monthly_charges]", "[price_change_pct]")
    try folder.edit(SmallReport.path, "[support_calls_90d, price_change_pct]", "[support_calls_90d]")
    try folder.editRows { try $0.set("price_change_pct") { _, _ in "0" } }
  }

  @Test(arguments: slips)
  func `fails the report`(slip: Slip) async throws { try await slip.check() }

  @Test func `is marked on a terminal, and those that need it are not begun`() async throws {
    let folder = try await SmallReport.published()
    try Self.alike(in: folder)
    let outcome = await folder.run("render \(SmallReport.path)", isInteractive: true)
    #expect(outcome.messages.contains("✗ who"))
    #expect(outcome.messages.contains("✓ stay"))
    #expect(!outcome.messages.contains(" plan ") && !outcome.messages.contains(" outreach "))
  }
}
