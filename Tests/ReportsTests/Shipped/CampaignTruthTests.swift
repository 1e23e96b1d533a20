import Analyses
import Diagnostics
import Findings
import Formats
import Foundation
import Loading
import Outside
import Populations
import Reports
import Specs
import TestSupport
import Testing

/// Does the campaign cell find what `data/truth.json` says the winter campaign did, and the oracle's numbers?
@Suite struct `Campaigns of the shipped sample` {
  private func run(_ yaml: String, _ population: any Population) throws -> Finding {
    let node = try YAMLDocument.read(SourceText(path: "cell.yaml", yaml))
    var reader = OptionReader(node)
    let cell = Campaign(&reader)
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "winter", wording: Wording(language: .en, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(),
        seed: 1, period: "2026Q3", asOf: Day(iso: "2026-09-30"), population: population, findings: [:],
        models: [:], files: [:], previous: nil, campaign: "test"))
  }

  private struct Truth: Decodable {
    struct Cell: Decodable {
      let persona: String
      let arm: String
      let customers: Double
      let expected_left: Double
    }
    let campaign: [Cell]

    /// Customers expected to be kept by an arm, a customer treated, beyond those left alone.
    func effect(_ arm: String, _ persona: String?) -> Double {
      func rate(_ arm: String) -> Double {
        let cells = campaign.filter { $0.arm == arm && (persona == nil || $0.persona == persona) }
        return cells.reduce(0) { $0 + $1.expected_left } / cells.reduce(0) { $0 + $1.customers }
      }
      return rate("holdout") - rate(arm)
    }
  }

  @Test func `the true effects lie inside the intervals, by arm and by persona`() throws {
    let spec = try ReportSpec(
      reading: SourceText(
        path: "reports/campaign-review.yaml",
        bytes: try Disk().read(PackageFolder.path("reports/campaign-review.yaml"))), overrides: [],
      folder: PackageFolder.path(""))
    let request = try #require(spec.data.first { $0.name.value == "past" })
    let dataset = try DatasetLoader(world: Disk()).load(request)
    let finding = try run("{ kind: campaign, by: persona }", dataset.population)
    let truth = try JSONDecoder().decode(
      Truth.self, from: Data(contentsOf: URL(filePath: PackageFolder.path("data/truth.json"))))
    #expect(finding.effects.count == 10 && !finding.isWithheld)
    for effect in finding.effects {
      let expected = truth.effect(effect.arm, effect.group?.label)
      #expect(
        (effect.riskDifference.low...effect.riskDifference.high).contains(expected),
        "\(effect.arm) \(effect.group?.label ?? "all"): \(expected)")
    }
  }

  private func hillstrom() throws -> Dataset {
    let path = try #require(SharedFiles.path("data/hillstrom_womens.csv"))
    func at(_ text: String) -> Located<String> {
      Located(text, at: Place(path: "spec", line: 1, column: 1))
    }
    var roles = CustomerRoles(
      id: at("customer_id"), afterOutcome: [at("visit"), at("conversion"), at("spend")])
    roles.experiment = ExperimentRoles(arm: at("segment"), control: at("No E-Mail"), revenue: at("spend"))
    return try DatasetLoader(world: Disk()).load(
      DatasetRequest(name: at("hill"), file: at(path), path: path, kind: .customers(roles)))
  }

  @Test(
    .enabled(if: SharedFiles.exists("data/hillstrom_womens.csv"), "needs ../shared/data/hillstrom_womens.csv")
  )
  func `Hillstrom's e-mail has the oracle's numbers`() throws {
    let finding = try run(
      "{ kind: campaign, outcome: { column: visit, is: 1 }, uplift: { learners: [t] } }",
      try hillstrom().population)
    func oracle(_ keys: String...) throws -> Double {
      keys.count == 2
        ? try SharedFiles.oracle("hillstrom", keys[0], keys[1]) : try SharedFiles.oracle("hillstrom", keys[0])
    }
    func near(_ value: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
      value.map { abs($0 - expected) <= tolerance } ?? false
    }
    func check(_ value: Double?, _ keys: String..., within tolerance: Double) throws {
      let expected = try keys.count == 2 ? oracle(keys[0], keys[1]) : oracle(keys[0])
      let isNear = near(value, expected, tolerance)
      #expect(isNear, "\(keys): \(value ?? .nan), not \(expected)")
    }
    let effect = try #require(finding["effect", "womens_e_mail"])
    try check(effect.number, "womens_visit", "4", within: 1e-9)
    try check(effect.interval?.low, "womens_visit", "5", within: 1e-9)
    try check(effect.interval?.high, "womens_visit", "6", within: 1e-9)
    let saved = try #require(finding["saved", "womens_e_mail"])
    try check(saved.number, "womens_incremental_visits", "0", within: 0.05)
    try check(saved.interval?.low, "womens_incremental_visits", "1", within: 0.01)
    try check(saved.interval?.high, "womens_incremental_visits", "2", within: 0.01)
    try check(finding["naive", "womens_e_mail"]?.number, "naive_claimed", within: 0)
    let spend = try #require(finding["revenue", "womens_e_mail"])
    try check(spend.number, "womens_spend_welch", "0", within: 1e-6)
    try check(spend.interval?.low, "womens_spend_welch", "1", within: 1e-6)
    try check(spend.interval?.high, "womens_spend_welch", "2", within: 1e-6)
    // The oracle's folds and penalty are scikit-learn's; §4.3 asks for .055 at least.
    let qini = try #require(finding["qini", "t"])
    try check(qini.number, "womens_Tlogit_qini_sklift", within: 0.004)
    try check(finding["qini_causalml", "t"]?.number, "same_scores_causalml_normalised_qini", within: 0.01)
    try check(finding["qini_radcliffe", "t"]?.number, "same_scores_radcliffe_Q", within: 0.0004)
    try check(qini.interval?.low, "qini_boot95", "0", within: 0.004)
    try check(qini.interval?.high, "qini_boot95", "1", within: 0.004)
    try check(finding["random_sd"]?.number, "random_score_sd", within: 0.0006)
    // §4.3: 6.8 ± 1.2 points among the first 30 %, by outcome propensity 4.3 ± 1.4 (§0.5).
    #expect(near(finding["incremental_30", "t"]?.number, 68, 12))
    #expect(near(finding["incremental_30", "risk"]?.number, 43, 14))
    #expect((finding["advantage_30"]?.interval?.low ?? -1) > 0)
  }

  @Test(
    .enabled(if: SharedFiles.exists("data/hillstrom_womens.csv"), "needs ../shared/data/hillstrom_womens.csv")
  )
  func `Hillstrom's conversions too`() throws {
    let finding = try run(
      "{ kind: campaign, outcome: { column: conversion, is: 1 } }", try hillstrom().population)
    let effect = try #require(finding["effect", "womens_e_mail"])
    for (index, value) in [effect.number, effect.interval?.low, effect.interval?.high].enumerated() {
      let expected = try SharedFiles.oracle("hillstrom", "womens_conv_rd", "\(index)")
      #expect(value.map { abs($0 - expected) < 1e-8 } ?? false)
    }
  }
}
