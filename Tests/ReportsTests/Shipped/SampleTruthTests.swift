import Analyses
import Diagnostics
import Findings
import Formats
import Loading
import Models
import Outside
import Populations
import Reports
import Specs
import Tables
import TestSupport
import Testing

/// Do the analyses find the truth that `data/truth.json` states?
@Suite struct `Analyses of the shipped sample` {
  /// The data of one quarter with the roles that the shipped report gives them, and its model.
  private func trained(_ quarter: String) throws -> (Dataset, ChurnModel) {
    let root = PackageFolder.path("")
    let source = SourceText(
      path: "reports/quarterly-retention.yaml",
      bytes: try Disk().read(PackageFolder.path("reports/quarterly-retention.yaml")))
    let spec = try ReportSpec(reading: source, overrides: [(name: "quarter", value: quarter)], folder: root)
    let loader = DatasetLoader(world: Disk())
    let (request, present) = (try #require(spec.data.first), try #require(spec.data.last))
    let now = try #require(request.now)
    #expect(present.name.value == now.value)
    let dataset = try loader.load(request).seen(now: try loader.load(present), at: now.place, threads: 2)
    let settings = ChurnSettings(
      folds: spec.models[0].folds, seed: 1, consents: ["email_opt_in", "sms_opt_in"])
    return (dataset, try ChurnModel.train(name: "churn", on: dataset.population, settings: settings))
  }

  private func run(_ yaml: String, _ dataset: Dataset, _ model: ChurnModel) throws -> Finding {
    let node = try YAMLDocument.read(SourceText(path: "cell.yaml", yaml))
    var reader = OptionReader(node)
    let kind = try #require(node["kind"]?.scalar.flatMap { Registry.kind(named: $0) })
    let read = kind.init(&reader)
    let cell = try #require(read)
    let day = try #require(dataset.newestDay)
    return try cell.run(
      on: dataset.population,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: .en, currency: "usd"), level: 0.95, minimum: GroupMinimum(),
        seed: 1, period: "2026Q3", asOf: day, population: dataset.population, findings: [:],
        models: ["churn": model],
        files: ["data/truth.json": try Disk().read(PackageFolder.path("data/truth.json"))], previous: nil,
        campaign: "test"))
  }

  @Test func `scored by what is known of them now, as many leave in the next quarter as the scores say`()
    throws
  {
    let (second, trained) = try trained("2026Q2")
    let model = try trained.lookingAhead(on: second.population)
    let path = PackageFolder.path("data/customers-2026Q3.csv")
    let lines = String(decoding: try Disk().read(path), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let churned = try #require(lines[0].firstIndex(of: "churned"))
    let left = Dictionary(uniqueKeysWithValues: lines.dropFirst().map { ($0[0], $0[churned] == "Yes") })
    let ids = try #require(second.table["customer_id"])
    let next = try #require(model.presentScores)
    var (stayed, ended, coming, leaving) = (0, 0.0, 0.0, 0)
    for row in 0..<ids.count {
      guard let id = ids.text(row), let hasLeft = left[Substring(id)] else { continue }
      stayed += 1
      ended += model.scores.number(row) ?? 0
      coming += next.number(row) ?? 0
      leaving += hasLeft ? 1 : 0
    }
    // 6,804 stayed through the second quarter, and 1,029 of them left in the third.
    #expect(stayed == 6804 && leaving == 1029)
    // By what was known when the second began 570 would have: those at most risk then are no longer there.
    #expect(Double(leaving) / ended > 1.6)
    #expect((0.93...1.07).contains(Double(leaving) / coming))
  }

  @Test(arguments: ["2026Q2", "2026Q3"])
  func `the model ranks almost as well as anyone could, from columns that may be used`(quarter: String) throws
  {
    let (dataset, model) = try trained(quarter)
    let features = try #require(model.training).features.used.map { $0.column }
    let barred = [
      "gender", "senior", "email", "phone", "first_name", "left_on", "leaving_reason", "total_charges",
      "tenure_months", "email_opt_in", "sms_opt_in", "joined_on", "customer_id", "churned",
    ]
    for column in barred { #expect(!features.contains(column), "\(column)") }
    #expect(features.contains("#entry"))
    let finding = try run(
      """
      kind: model
      model: churn
      ceiling: { file: data/truth.json, value: quarters.\(quarter).best_auc, source: the law }
      """, dataset, model)
    func number(_ name: String) throws -> Double {
      try #require(finding.values.first { $0.name.description == name }?.value.number)
    }
    // As `truth.json` states it: no one can be expected to rank better.
    let best = try #require(["2026Q2": 0.928566, "2026Q3": 0.922541][quarter])
    #expect(abs(try number("best_auc") - best) < 1e-3)
    #expect((-0.005...0.015).contains(try number("auc_below_best")))
    #expect(finding.remarks.contains { $0.contains("No scores could be expected to rank better than 0.92") })
    #expect((0.9...1.1).contains(try number("calibration_slope")))
    #expect(try number("baseline_auc") < 0.80)
  }
}
