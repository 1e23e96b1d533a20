import Commands
import TestSupport
import Testing

@Suite struct `A mistake in the spec publishes nothing` {
  private static let stay = "{ kind: survival, id: stay, by: contract, title: Retention }"

  static let slips: [Slip] = [
    .spec(
      "a mistyped option", "by: contract,", "horizon: [36],", ["x"], hint: "^^^^^^^ did you mean 'horizons'?"),
    .spec("an unknown kind", "kind: cohorts", "kind: cohort", ["x"], hint: "did you mean 'cohorts'?"),
    .spec("a key that is planned", "by: contract,", "by_period: month,", ["x"]),
    .spec("a kind that is planned", "kind: cohorts", "kind: retention", ["x"]),
    .spec("a bracket that is not closed", "k: 3, title: Who }", "k: 3, title: Who", ["x"]),
    .spec("a key that stands twice", "seed: 1", "seed: 1\nseed: 2", ["x"]),
    .spec("a tab", "seed: 1", "seed:\t1", ["x"]),
    .spec("a column that is not there", "by: internet_service", "by: internet", ["x"], hint: "did you mean"),
    .spec("an address that is not there", "head.churn_rate |", "head.churn_rat |", ["x"], hint: "did you mean"),
    .spec("a group that is not there", "{{ plan.cost |", "{{ stay.rmst.weekly |", ["x"]),
    .spec("a cell that is not there", "see @stay", "see @sty", ["x"], hint: "did you mean '@stay'?"),
    .spec(
      "a circle between cells", stay,
      "{ kind: survival, id: stay, title: \"{{ nets.rate.dsl | pct1 }}\" }\n"
        + "  - { kind: cohorts, id: more, by: contract, title: \"{{ stay.tau | months0 }} {{ less.n }}\" }\n"
        + "  - { kind: cohorts, id: less, by: contract, title: \"{{ more.n }}\" }",
      ["x"]),
    .spec("a budget of nothing", "default: 900", "default: 0", ["x"]),
    .spec("everyone held out", "holdout: 0.10", "holdout: 1.0", ["x"]),
    .spec("a share as a percentage", "margin: 0.6", "margin: 60", ["x"]),
    Slip("a parameter that is not declared", ["x"], hint: "did you mean 'budget'?", flags: "-P bugdet=1"),
    Slip("a parameter out of range", ["x"], flags: "-P budget=-1"),
    Slip("a parameter of the wrong type", ["x"], flags: "-P budget=lots"),
    Slip("two mistakes at once", ["x"]) {
      try $0.edit(SmallReport.path, "horizon: 24", "horizn: 24")
      try $0.edit(SmallReport.path, "kind: cohorts", "kind: cohort")
    },
  ]

  @Test(arguments: slips)
  func `and is shown where it stands`(slip: Slip) async throws { try await slip.check() }

  @Test func `a spec that is not there is named`() async throws {
    let outcome = await ReportFolder(world: MemoryWorld()).run("render reports/none.yaml")
    #expect(outcome.exit == .problem)
    #expect(outcome.findings == ["x"])
  }
}
