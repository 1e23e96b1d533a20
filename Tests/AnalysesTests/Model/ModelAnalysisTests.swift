import Analyses
import Diagnostics
import Figures
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables
import TestSupport
import Testing

struct ModelAnalysisTests {
  private let yaml = "{ kind: model, id: trust, model: churn }"

  @Test func `values, exhibits and ledger agree with each other`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    func number(_ name: String) throws -> Double { try #require(finding[name]?.number) }
    #expect(finding.ledger.rowsIn == 1600 && finding.ledger.analysed == 1597)
    #expect(try number("customers") == 1597)
    let auc = try #require(finding["auc"])
    let range = try #require(auc.interval)
    #expect(try number("auc") > 0.65 && number("auc") < 0.8)
    #expect(range.low < (auc.number ?? 0) && range.high > (auc.number ?? 1))
    #expect(try abs(number("flagged") / 1597 - 0.2) < 0.03)
    #expect(try number("precision") > number("prevalence"))
    #expect(try number("lift_top_decile") > 1.3)
    let reference = try number("prevalence") * (1 - number("prevalence"))
    #expect(try abs(number("brier_skill") - (1 - number("brier") / reference)) < 1e-9)
    #expect(try number("baseline_auc") < number("auc"))
    #expect(
      finding.exhibits.map { $0.id } == [
        "", "calibration", "fairness", "measures", "lift", "confusion", "learners", "comparison",
      ])
    #expect(finding.exhibits.allSatisfy { !$0.alt.isEmpty })
    #expect(Set(finding.values.map { $0.name.value }).isSubset(of: ModelAnalysis.valueNames.map { $0.name }))
  }

  @Test func `the tenths hold every customer and every leaver once`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    guard case .table(let lift)? = finding.exhibits.first(where: { $0.id == "lift" })?.content,
      case .table(let confusion)? = finding.exhibits.first(where: { $0.id == "confusion" })?.content
    else {
      Issue.record("both are tables")
      return
    }
    func count(_ cell: ResultTable.Cell) -> Double {
      switch cell {
      case .count(let count): Double(count)
      case .value(let value): value.number ?? .nan
      default: .nan
      }
    }
    let left = lift.rows.reduce(0) { $0 + count($1.cells[2]) }
    #expect(lift.rows.count == 10)
    #expect(abs(lift.rows.reduce(0) { $0 + count($1.cells[1]) } - 1597) < 6)
    #expect(abs(left - count(confusion.rows[2].cells[1])) < 1e-6)
    #expect(count(confusion.rows[2].cells[3]) == 1597)
  }

  @Test func `a threshold by cost flags whoever it pays to flag`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    func flagged(_ alarm: Int, _ miss: Int) throws -> Double {
      let cost = "{ cost: { false_positive: \(alarm), false_negative: \(miss) } }"
      let finding = try Modelled.run(
        "{ kind: model, id: trust, model: churn, threshold: \(cost) }", on: population, model: model)
      return try #require(finding["flagged"]?.number)
    }
    // Dear misses flag nearly everyone, dear alarms nearly nobody.
    #expect(try flagged(1, 100) > 1400)
    #expect(try flagged(1, 1) > flagged(3, 1))
    #expect(try flagged(100, 1) < 80)
  }

  @Test func `a fold's threshold does not look at its own outcomes`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    guard case .flags(let outcomes)? = population.table["#churned"] else { return }
    let turned = outcomes.indices.map { row in
      model.folds[row] == 0 && outcomes[row] <= 1 ? 1 - outcomes[row] : outcomes[row]
    }
    let other = TablePopulation(
      population.table.adding([("#churned", .flags(turned))]), roles: population.roles)
    let rule = ThresholdRule.cost(falsePositive: 1, falseNegative: 2)
    let before = try model.evaluation(on: population, rule: rule, confidence: .standard)
    let after = try model.evaluation(on: other, rule: rule, confidence: .standard)
    #expect(before.thresholds[0] == after.thresholds[0])
    #expect(before.thresholds.dropFirst() != after.thresholds.dropFirst())
    #expect(before.confusion != after.confusion)
  }

  @Test func `scores that part the classes are flagged without a mistake`() throws {
    let scores = (0..<400).map { Float($0 * 7919 % 400) / 400 }
    let population = TablePopulation(
      Table([
        ("id", .integers((0..<400).map { Int32($0) })), ("#churned", .flags(scores.map { $0 > 0.6 ? 1 : 0 })),
      ]), roles: Roles(id: "id", churned: "#churned"))
    let model = ChurnModel(name: "churn", scores: .floats(scores), version: "1")
    let evaluation = try model.evaluation(
      on: population, rule: .cost(falsePositive: 1, falseNegative: 1), confidence: .standard)
    #expect(evaluation.confusion.falsePositives == 0 && evaluation.confusion.falseNegatives == 0)
    #expect(evaluation.ranking.auc.value == 1)
  }

  @Test func `tenure as a feature is said to be one`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    #expect(finding.caveats.contains { $0.code == "tenure_feature" })
    #expect(!finding.caveats.contains { $0.code == "capped_sample" })
  }

  @Test func `French is written in French`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    let finding = try Modelled.run(yaml, on: population, model: model, language: .fr)
    #expect(finding.remarks.first?.hasPrefix("De deux clients") == true)
    #expect(finding.exhibits.first?.title.hasPrefix("Classement") == true)
  }

  @Test(arguments: [
    ("{ kind: model, id: t }", "option 'model' is missing"),
    (
      "{ kind: model, id: t, model: churn, threshold: {} }",
      "a threshold needs one of 'capacity', 'cost', 'profit' and 'fbeta'"
    ),
    ("{ kind: explain, id: t, model: churn, actionable: [] }", "'actionable' names no column"),
    ("{ kind: explain, id: t, model: churn, top: 0 }", "'top' must be 1 to 50"),
  ])
  func `wrong options are told where they are`(yaml: String, message: String) throws {
    let (_, problems) = try Modelled.read(yaml)
    #expect(problems.diagnostics.contains { $0.message == message && $0.place != nil })
  }

  @Test func `one class only is an error of the cell`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    let stayed = try population.restricted(to: .flag("#churned", is: false))
    #expect(try Modelled.error(yaml, on: stayed, model: model)?.code == .oneClass)
  }
}
