import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Tables
import TestSupport
import Testing

/// Customers whose plan and calls go with leaving, a churn model of them, and cells run on both.
enum Modelled {
  static let roles = Roles(
    id: "id", tenure: "tenure", churned: "#churned", protected: ["gender"], labels: ["calls": "Support calls"]
  )

  /// Leaves with a chance of .1, more by .12 a call and .25 on a monthly plan; three outcomes are unknown.
  static func population(_ count: Int = 1600) -> TablePopulation {
    var state: UInt64 = 42
    func draw(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    var ids: [String] = []
    var calls: [Int32] = []
    var tenures: [Int32] = []
    var plans: [String?] = []
    var genders: [String?] = []
    var churned: [UInt8] = []
    for index in 0..<count {
      let (call, isMonthly) = (draw(4), draw(2) == 0)
      ids.append("C-\(10_000 + index)")
      calls.append(Int32(call))
      tenures.append(Int32(draw(60)))
      plans.append(isMonthly ? "Monthly" : "Yearly")
      genders.append(draw(2) == 0 ? "F" : "M")
      let chance = 10 + 12 * call + (isMonthly ? 25 : 0)
      churned.append(index < 3 ? Column.missingFlag : draw(100) < chance ? 1 : 0)
    }
    return TablePopulation(
      Table([
        ("id", .text(TextColumn(ids))), ("calls", .integers(calls)), ("tenure", .integers(tenures)),
        ("plan", .categories(CategoryColumn(plans))), ("gender", .categories(CategoryColumn(genders))),
        ("#churned", .flags(churned)),
      ]), roles: roles)
  }

  static func model(of population: any Population, folds: Int = 4) throws -> ChurnModel {
    try ChurnModel.train(
      name: "churn", on: population, settings: ChurnSettings(folds: folds, seed: 3, dataHash: "d"))
  }

  /// Reads a cell's options and runs it as the engine does.
  static func run(
    _ yaml: String, on population: any Population, model: ChurnModel, language: Language = .en
  ) throws -> Finding {
    let (cell, problems) = try read(yaml)
    try problems.throwIfErrors()
    let day = try #require(Day(iso: "2026-09-30"))
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(), seed: 1, period: "2026Q3", asOf: day, population: population, findings: [:],
        models: ["churn": model], files: [:], previous: nil, campaign: "test"))
  }

  static func read(_ yaml: String) throws -> (cell: (any Analysis)?, problems: Problems) {
    let node = try YAMLDocument.read(SourceText(path: "cell.yaml", yaml))
    let kind = try #require(node["kind"]?.scalar.flatMap { Registry.kind(named: $0) })
    var reader = OptionReader(node)
    let cell = kind.init(&reader)
    return (cell, reader.problems)
  }

  static func error(_ yaml: String, on population: any Population, model: ChurnModel) throws -> AnalysisError?
  {
    do {
      _ = try run(yaml, on: population, model: model)
      return nil
    } catch let error as AnalysisError { return error }
  }
}
