import Analyses
import Diagnostics
import Findings
import Specs
import Testing

@Suite struct SensitivityMistakesTests {
  @Test(arguments: [
    ("draws: 200\n", "option 'of' is missing"),
    ("of: plan\ndraws: 99\n", "'draws' lies between 100 and 100000"),
    ("of: plan\ndraws: 100001\n", "'draws' lies between 100 and 100000"),
    ("of: plan\ninputs: { margn: fixed }\n", "'margn' is not an input of a plan"),
    (
      "of: plan\ninputs: { margin: { low: 0.8, high: 0.5 } }\n",
      "'low', 'base' and 'high' are not in rising order"
    ),
    (
      "of: plan\ninputs: { margin: fixd }\n",
      "'fixd' is not fixed, or a map of low, base, high, shape, coverage"
    ),
    ("of: plan\ngrid: { x: margin, y: margin }\n", "'x' and 'y' are both 'margin'"),
    ("of: plan\ngrid: { steps: 4 }\n", "'steps' is an odd number from 3 to 15"),
    ("of: plan\ntrial: { per_arm: 5 }\n", "'per_arm' lies between 10 and 10000000"),
    ("of: plan\nmode: oneway\ndraws: 500\n", "'draws' is given, and 'mode' leaves out montecarlo"),
    ("of: plan\nmode: tornado\n", "'tornado' is not oneway, grid or montecarlo"),
  ])
  func `options that are wrong are told`(yaml: String, message: String) {
    let problems = #expect(throws: Problems.self) { try PlanFixture.read(Sensitivity.self, yaml) }
    #expect(problems?.sorted.first?.message == message)
    #expect(problems?.sorted.first?.place != nil)
  }

  private func error(_ yaml: String, rules: String = PlanFixture.rules) throws -> AnalysisError? {
    let fixture = PlanFixture(seed: 4)
    let population = fixture.population()
    let plan = try PlanFixture.read(ROI.self, rules).run(
      on: population, in: fixture.context("plan", population, files: ["stop.csv": "id\n"]))
    let planned = fixture.population(adding: plan.assignments)
    let cell = try PlanFixture.read(Sensitivity.self, "of: plan\n" + yaml)
    do {
      _ = try cell.run(on: planned, in: fixture.context("what_if", planned, findings: ["plan": plan]))
      return nil
    } catch { return error }
  }

  @Test func `what a plan cannot answer is told where it was asked`() throws {
    let cases = [
      ("inputs: { effect_cal: fixed }\n", "'effect_cal' is about no action of the plan"),
      (
        "inputs: { acceptance_call: { low: 0.1, high: 0.9 } }\n",
        "the plan does not depend on 'acceptance_call'"
      ),
      (
        "inputs: { margin: { low: 0.6, high: 0.9 } }\n",
        "the plan's own 'margin', 0.5, lies outside of the range"
      ),
      (
        "inputs: { horizon: { low: 6.5, high: 20 } }\n",
        "the range of 'horizon' is not a whole number from 1 to 1200"
      ),
      (
        "inputs: { effect_credit: { low: 0, high: 0.1, shape: lognormal } }\n",
        "no lognormal distribution has this range"
      ),
      ("grid: { x: effect_cll }\n", "'effect_cll' is about no action of the plan"),
      ("trial: { action: cal }\n", "'cal' is no action of the plan"),
      (
        "trial: { action: call }\ninputs: { effect_call: fixed }\n",
        "the effect of 'call' has no range, so a trial could teach nothing"
      ),
    ]
    for (yaml, message) in cases {
      let error = try error(yaml)
      #expect(error?.message == message, "\(yaml)")
      #expect(error?.problems?.sorted.first?.place != nil, "\(yaml)")
    }
    let large = try error("trial: { action: call, per_arm: 5000 }\n")
    #expect(large?.option == "trial")
    #expect(large?.message.contains("with 5000 customers an arm is larger than the") == true)
  }

  @Test func `an empty plan and another data set are told at the option that names the plan`() throws {
    let dear = PlanFixture.rules.replacing("budget: 400", with: "budget: 0.01")
    let empty = try error("", rules: dear)
    #expect(empty?.option == "of" && empty?.code == .nothingToPlan)
    let fixture = PlanFixture(seed: 4)
    let plan = try fixture.roi()
    let elsewhere = fixture.population()
    let cell = try PlanFixture.read(Sensitivity.self, "of: plan\n")
    let other = #expect(throws: AnalysisError.self) {
      try cell.run(on: elsewhere, in: fixture.context("what_if", elsewhere, findings: ["plan": plan]))
    }
    #expect(other?.message == "the plan of 'plan' is of another data set")
    #expect(other?.hint == "give this cell the 'data:' of the roi cell")
  }

  @Test func `everything fixed leaves nothing to vary`() throws {
    let names = [
      "effect_discount", "effect_call", "effect_credit", "acceptance_discount", "acceptance_credit",
      "contact_cost", "offer", "margin", "horizon", "discount_annual", "risk",
    ]
    let fixed = try error("inputs: { \(names.map { "\($0): fixed" }.joined(separator: ", ")) }\n")
    #expect(fixed?.option == "inputs")
  }
}
