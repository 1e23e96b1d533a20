import Analyses
import Diagnostics
import Findings
import Formats
import Loading
import Outside
import Reports
import Specs
import TestSupport
import Testing

/// Does the hazard cell find the spike that `data/truth.json` states?
@Suite struct `Moments of truth in the shipped sample` {
  @Test(arguments: ["2026Q2", "2026Q3"])
  func `month 14 stands out most, and in the newest quarter alone`(quarter: String) throws {
    let source = SourceText(
      path: "reports/quarterly-retention.yaml",
      bytes: try Disk().read(PackageFolder.path("reports/quarterly-retention.yaml")))
    let spec = try ReportSpec(
      reading: source, overrides: [(name: "quarter", value: quarter)], folder: PackageFolder.path(""))
    let dataset = try DatasetLoader(world: Disk()).load(try #require(spec.data.first))
    let node = try YAMLDocument.read(
      SourceText(path: "cell.yaml", "{ kind: hazard, check: [14, 18], contract_ends: [12, 24] }"))
    var reader = OptionReader(node)
    let cell = try #require(Hazard(&reader))
    let finding = try cell.run(
      on: dataset.population,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: .en, currency: "usd"), level: 0.95, minimum: GroupMinimum(),
        seed: 1, period: quarter, asOf: dataset.newestDay, population: dataset.population, findings: [:],
        models: [:], files: [:], previous: nil, campaign: "test"))
    // At a level of .95 one quarter of twenty may hold a false one; this one does, at month 24.
    #expect(finding["spikes"]?.number == (quarter == "2026Q3" ? 1 : 2))
    #expect(finding["spike_time"]?.number == 14)
    #expect(finding["supported_14"]?.number == 1)
    #expect(finding["supported_18"]?.number == 0)
    #expect((finding["ratio_14"]?.interval?.low ?? 0) > 2)
  }
}
