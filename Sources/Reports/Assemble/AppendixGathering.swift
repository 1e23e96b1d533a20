import Analyses
import Diagnostics
import Documents
import Formats
import Loading
import Models
import Populations
import Tables

/// Gathers what the appendix tells from the data sets, the models and the provenance.
struct AppendixGathering {
  let facts: AppendixFacts

  init(_ bound: BoundPlan, _ outcome: PlanRun.Outcome, _ wording: Wording, _ provenance: Provenance) {
    var facts = AppendixFacts()
    for data in bound.plan.data {
      guard let dataset = bound.datasets[data.name.value] else { continue }
      facts.data.append(Self.dataFact(dataset, wording))
    }
    for model in outcome.models.values.sorted(by: { $0.name < $1.name }) {
      let dataset = bound.plan.models.first { $0.name.value == model.name }?.data?.value
      let roles = (dataset ?? bound.plan.spec.data.first?.name.value).flatMap {
        bound.datasets[$0]?.population.roles
      }
      facts.features += Self.features(model, roles, wording)
    }
    facts.provenance = Self.rows(provenance, bound, wording)
    self.facts = facts
  }

  private static func dataFact(_ dataset: Dataset, _ wording: Wording) -> AppendixFacts.DataFact {
    let roles = dataset.population.roles
    let columns = dataset.quality.columns.map { item in
      AppendixFacts.ColumnFact(
        label: roles.label(of: item.name), kind: item.kind, missing: item.missing,
        levels: item.kind == .category ? item.distinct : nil)
    }
    let checks = dataset.quality.checkLines(wording).map { $0 + "." }
    return AppendixFacts.DataFact(
      path: dataset.source.path, rows: dataset.source.rows, columns: columns, checks: checks)
  }

  private static func features(
    _ model: ChurnModel, _ roles: Roles?, _ wording: Wording
  ) -> [AppendixFacts.FeatureFact] {
    guard let features = model.features else { return [] }
    func label(_ column: String) -> String { roles?.readerLabel(of: column, wording) ?? column }
    let used = features.used.map {
      AppendixFacts.FeatureFact(model: model.name, label: label($0.column), verdict: wording(.featureUsed))
    }
    let leftOut = features.leftOut.filter { !$0.column.hasPrefix("#") }.map {
      AppendixFacts.FeatureFact(
        model: model.name, label: label($0.column), verdict: $0.reason.words(wording))
    }
    return used + leftOut
  }

  private static func rows(
    _ provenance: Provenance, _ bound: BoundPlan, _ wording: Wording
  ) -> [(item: String, value: String)] {
    var rows: [(item: String, value: String)] = [
      (wording(.provenanceEngine), provenance.engine),
      (wording(.provenanceSpec), provenance.specPath),
    ]
    for parameter in provenance.parameters {
      rows.append((wording(.provenanceParameter, ["name": .text(parameter.name)]), parameter.value))
    }
    if let seed = bound.plan.spec.seed { rows.append((wording(.provenanceSeed), String(seed))) }
    for model in provenance.models {
      rows.append((wording(.provenanceModel, ["name": .text(model.name)]), model.value))
    }
    for input in provenance.inputs {
      let hash = Argument.text(String(input.sha256.prefix(16)))
      let value =
        input.rows.map { wording(.provenanceInputValue, ["rows": .count($0), "hash": hash]) }
        ?? wording(.provenanceFileValue, ["hash": hash])
      rows.append((wording(.provenanceInput, ["path": .text(input.path)]), value))
    }
    if let earlier = bound.earlier.first {
      rows.append((wording(.provenanceCompared), wording.period(earlier.period.text)))
    }
    rows.append((wording(.provenanceCommand), command(provenance)))
    return rows
  }

  private static func command(_ provenance: Provenance) -> String {
    let parameters = provenance.parameters.map { " -P \($0.name)=\($0.value)" }.joined()
    return "tenure render \(provenance.specPath)\(parameters)"
  }
}
