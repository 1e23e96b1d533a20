import Analyses
import Diagnostics
import Findings
import Models
import Populations
import Statistics
import Tables
import Testing

/// Rank intervals, held-out permutation and the probability wording of an explanation.
struct ExplainDepthTests {
  @Test func `ranks have intervals that hold them, and unlike columns do not share a place`() throws {
    let population = Modelled.population(2400)
    let finding = try Modelled.run(
      "{ kind: explain, id: why, model: churn, stability: 100 }", on: population,
      model: try Modelled.model(of: population))
    for column in ["calls", "plan", "tenure"] {
      let rank = try #require(finding["rank", column])
      let range = try #require(rank.interval)
      #expect(range.low <= (rank.number ?? 0) && range.high >= (rank.number ?? 9))
    }
    // Nothing depends on tenure, so it is last in every draw.
    #expect(finding["rank", "tenure"]?.interval?.low == 3)
    #expect(finding.exhibits.first { $0.id == "drivers" }?.isSupplementary == false)
  }

  @Test func `the ranking falls without what drives leaving, and hardly without what does not`() throws {
    let population = Modelled.population(2400)
    let model = try Modelled.model(of: population)
    let finding = try Modelled.run(
      "{ kind: explain, id: why, model: churn, permutation: 5 }", on: population, model: model)
    let calls = try #require(finding["permutation_drop", "calls"])
    let tenure = try #require(finding["permutation_drop", "tenure"]?.number)
    #expect(try #require(calls.number) > 0.03 && calls.interval != nil)
    #expect(abs(tenure) < 0.01)
    #expect(finding.exhibits.map { $0.id }.contains("permutation"))
    // A seed of its own: the same numbers again.
    let again = try model.permutationImportance(on: population, repeats: 5, association: 0.7, seed: 1)
    let twice = try model.permutationImportance(on: population, repeats: 5, association: 0.7, seed: 1)
    #expect(again.groups.map { $0.drops } == twice.groups.map { $0.drops })
  }

  /// A column that says the same as another hides it when dealt alone, and not when dealt with it.
  @Test func `columns that say the same are dealt together`() throws {
    let base = Modelled.population(2400)
    guard case .integers(let calls)? = base.table["calls"] else { return }
    let population = TablePopulation(
      base.table.adding([("echo", .integers(calls.map { 10 * $0 + 3 }))]), roles: base.roles)
    let model = try Modelled.model(of: population)
    let together = try model.permutationImportance(on: population, repeats: 5, association: 0.7, seed: 2)
    let pair = try #require(together.groups.first { $0.columns.contains("echo") })
    #expect(Set(pair.columns) == ["calls", "echo"] && pair.drop > 0.03)
    let apart = try model.permutationImportance(on: population, repeats: 5, association: 1, seed: 2)
    #expect(apart.groups.allSatisfy { $0.columns.count == 1 || Set($0.columns) == ["calls", "echo"] })
    #expect(together.groups.reduce(0) { $0 + $1.columns.count } == 4)
  }

  @Test func `log-odds are said as risks too`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(
      "{ kind: explain, id: why, model: churn, actionable: [calls] }", on: population,
      model: try Modelled.model(of: population))
    guard case .flags(let outcomes)? = population.table["#churned"] else { return }
    let known = outcomes.filter { $0 <= 1 }
    let prevalence = Double(known.reduce(0) { $0 + Int($1) }) / Double(known.count)
    let importance = try #require(finding["importance", "calls"]?.number)
    let after = try #require(finding["risk_after", "calls"])
    #expect(abs((after.number ?? 0) - LogOdds(prevalence).adding(importance)) < 1e-12)
    #expect((after.number ?? 0) > prevalence && after.interval != nil)
    guard case .table(let table)? = finding.exhibits.first(where: { $0.id == "drivers" })?.content else {
      Issue.record("drivers are a table")
      return
    }
    #expect(
      table.rows.map { $0.group } == ["Can be acted on"]
        + Array(repeating: "Context, never given as a reason", count: 2))
  }

  @Test func `logistic models are explained and permuted too`() throws {
    let population = Modelled.population(2400)
    let model = try ChurnModel.train(
      name: "churn", on: population, settings: ChurnSettings(learners: [.logistic], folds: 4, seed: 3))
    let finding = try Modelled.run(
      "{ kind: explain, id: why, model: churn, stability: 60, permutation: 2 }", on: population, model: model)
    #expect(try #require(finding["additivity"]?.number) <= 1e-5)
    #expect(try #require(finding["permutation_drop", "calls"]?.number) > 0.03)
    #expect(finding["rank", "tenure"]?.interval?.low == 3)
  }

  @Test func `scores made elsewhere cannot be permuted`() {
    let population = Modelled.population()
    let model = ChurnModel(
      name: "m", scores: .floats([Float](repeating: 0.5, count: population.count)), version: "1")
    #expect(throws: ModelError.notTrainedHere) {
      try model.permutationImportance(on: population, repeats: 2, association: 0.7, seed: 1)
    }
    #expect(throws: ModelError.notTrainedHere) {
      try model.rankStability(on: population, draws: 50, level: 0.95, seed: 1)
    }
  }

  @Test(arguments: [
    ("stability: 10", "'stability' must be 50 to 5000"), ("permutation: 1", "'permutation' must be 2 to 100"),
    ("group_above: 0", "'group_above' must be above 0 and at most 1"),
  ])
  func `wrong options are told where they are`(options: String, message: String) throws {
    let (_, problems) = try Modelled.read("{ kind: explain, id: t, model: churn, \(options) }")
    #expect(problems.diagnostics.contains { $0.message == message && $0.place != nil })
  }
}
