import Commands
import TestSupport
import Testing

@Suite struct `A mistake in the spec publishes nothing` {
  private static let stay = "{ kind: survival, id: stay, by: contract, title: Retention }"

  static let slips: [Slip] = [
    .spec(
      "a mistyped option", "by: contract,", "horizon: [36],",
      ["reports/small.yaml:25:33: error[E0203]: unknown option 'horizon' for kind 'survival'"],
      hint: "^^^^^^^ did you mean 'horizons'?"),
    .spec(
      "an unknown kind", "kind: cohorts", "kind: cohort",
      ["reports/small.yaml:26:13: error[E0222]: unknown kind 'cohort'"], hint: "did you mean 'cohorts'?"),
    .spec(
      "a key that is planned", "by: contract,", "by_period: month,",
      ["reports/small.yaml:25:33: error[E0204]: option 'by_period' is planned, not built yet"]),
    .spec(
      "a kind that is planned", "kind: cohorts", "kind: customers",
      ["reports/small.yaml:26:13: error[E0204]: kind 'customers' is planned, not built yet"]),
    .spec(
      "a bracket that is not closed", "k: 3, title: Who }", "k: 3, title: Who",
      ["reports/small.yaml:27:5: error[E0101]: '{' is opened here and not closed where it should be"]),
    .spec(
      "a key that stands twice", "seed: 1", "seed: 1\nseed: 2",
      ["reports/small.yaml:20:1: error[E0102]: key 'seed' stands twice"]),
    .spec("a tab", "seed: 1", "seed:\t1", ["reports/small.yaml:19:6: error[E0103]: a tab stands here"]),
    .spec(
      "a column that is not there", "by: internet_service", "by: internet",
      ["reports/small.yaml:26:36: error[E0225]: file 'data/customers-2026Q3.csv' has no column 'internet'"],
      hint: "did you mean"),
    .spec(
      "an address that is not there", "head.churn_rate |", "head.churn_rat |",
      ["reports/small.yaml:23:53: error[E0302]: cells of kind 'kpis' have no value 'churn_rat'"],
      hint: "did you mean"),
    .spec(
      "a group that is not there", "{{ plan.cost |", "{{ stay.rmst.weekly |",
      ["reports/small.yaml:24:63: error[E0302]: 'contract' has no group 'weekly'"]),
    .spec(
      "a cell that is not there", "see @stay", "see @sty",
      ["reports/small.yaml:23:79: error[E0304]: no cell is called 'sty'"], hint: "did you mean '@stay'?"),
    .spec(
      "a circle between cells", stay,
      "{ kind: survival, id: stay, title: \"{{ nets.rate.dsl | pct1 }}\" }\n"
        + "  - { kind: cohorts, id: more, by: contract, title: \"{{ stay.tau | months0 }} {{ less.rate.dsl | pct1 }}\" }\n"
        + "  - { kind: cohorts, id: less, by: contract, title: \"{{ more.rate.dsl | pct1 }}\" }",
      ["reports/small.yaml:27:57: error[E0229]: cells use each other in a circle: more → less → more"]),
    .spec(
      "a budget of nothing", "default: 900", "default: 0",
      ["reports/small.yaml:35:13: error[E0202]: 'budget' of 0 leaves nothing to plan with"]),
    .spec(
      "everyone held out", "holdout: 0.10", "holdout: 1.0",
      ["reports/small.yaml:40:16: error[E0202]: 'holdout' of 1 leaves nobody to treat"]),
    .spec(
      "a share as a percentage", "margin: 0.6", "margin: 60",
      ["reports/small.yaml:36:35: error[E0202]: 'margin' must be a share above 0 and at most 1"]),
    Slip(
      "a parameter that is not declared",
      ["reports/small.yaml:5:1: error[E0211]: parameter 'bugdet' is not declared"],
      hint: "did you mean 'budget'?", flags: "-P bugdet=1"),
    Slip(
      "a parameter out of range",
      ["reports/small.yaml:6:3: error[E0212]: parameter 'budget' is '-1', less than 0"], flags: "-P budget=-1"
    ),
    Slip(
      "a parameter of the wrong type",
      ["reports/small.yaml:6:3: error[E0212]: parameter 'budget' is 'lots', not a number"],
      flags: "-P budget=lots"),
    Slip(
      "two mistakes at once",
      [
        "reports/small.yaml:26:13: error[E0222]: unknown kind 'cohort'",
        "reports/small.yaml:36:14: error[E0203]: unknown option 'horizn' for this map",
      ]
    ) {
      try $0.edit(SmallReport.path, "horizon: 24", "horizn: 24")
      try $0.edit(SmallReport.path, "kind: cohorts", "kind: cohort")
    },
  ]

  @Test(arguments: slips)
  func `and is shown where it stands`(slip: Slip) async throws { try await slip.check() }

  @Test func `a spec that is not there is named`() async throws {
    let outcome = await ReportFolder(world: MemoryWorld()).run("render reports/none.yaml")
    #expect(outcome.exit == .problem)
    #expect(outcome.findings == ["error[E0407]: reports/none.yaml: no such file or directory"])
  }
}
