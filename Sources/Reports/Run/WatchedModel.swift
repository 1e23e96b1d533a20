import Analyses
import Diagnostics
public import Findings
import Formats
import Loading
public import Models
import Specs

/// What the present data say of the version that a report's model uses, and whether it is trained again.
public struct WatchedModel: Sendable {
  public enum Outcome: Sendable {
    /// No version was trained yet.
    case first
    /// It learned from these very rows, in the same way.
    case sameRows
    /// The data do not have its columns any more.
    case otherColumns([ColumnMismatch])
    /// An older program kept no summary of what it learned from, so nothing can be compared.
    case noSummary
    /// As a `drift` cell decides.
    case compared(Finding, DriftDecision.Outcome?)
  }

  /// As `models:` names it.
  public let name: String
  /// The version judged; `nil` where there is none.
  public let version: ModelVersion?
  public let outcome: Outcome
  /// The data set that it was compared with, and is trained on again; `nil` for its own.
  let data: Located<String>?

  /// There is evidence, or nothing to go on with.
  public var isTrained: Bool {
    switch outcome {
    case .first, .otherColumns: true
    case .sameRows, .noSummary: false
    case .compared(_, let decision): decision == .retrain
    }
  }
}

extension PlanRun {
  /// Compares what a model's version in use, or else its last one, learned from with the present data.
  func watched(_ model: ModelSpec, _ registry: ModelRegistry) throws(Problems) -> WatchedModel {
    let (name, report) = (model.name.value, bound.plan.spec.id.value)
    var found = try registry.inUse(report: report, model: name)
    if found == nil { found = try registry.newest(report: report, model: name) }
    guard let found else { return WatchedModel(name: name, version: nil, outcome: .first, data: nil) }
    let version = try registry.version(found)
    let cell = bound.plan.cells.first { $0.kind == Drift.kind && $0.model == name }
    let data = cell.flatMap { cell in cell.data.map { Located($0, at: model.place) } } ?? model.data
    func outcome(_ outcome: WatchedModel.Outcome) -> WatchedModel {
      WatchedModel(name: name, version: version, outcome: outcome, data: data)
    }
    guard let dataset = bound.datasets[data?.value ?? model.dataName(in: bound.plan.spec) ?? ""] else {
      throw Problems(.error(.unknownData, "model '\(name)' has no data", at: model.place))
    }
    let stored = try registry.model(version)
    if stored.card.dataHash == TrainingData(dataset, bound.plan.spec).hash { return outcome(.sameRows) }
    let mismatches = stored.mismatches(dataset.population, consents: bound.plan.consents)
    guard mismatches.isEmpty else { return outcome(.otherColumns(mismatches)) }
    guard stored.summary != nil else { return outcome(.noSummary) }
    let finding = try compared(stored, model, dataset, cell)
    return outcome(
      .compared(
        finding, finding["decision"]?.number.flatMap { DriftDecision.Outcome(rawValue: Int($0)) }))
  }

  /// The finding of a `drift` cell on one version of a model.
  private func compared(
    _ stored: StoredModel, _ model: ModelSpec, _ dataset: Dataset, _ cell: PlannedCell?
  ) throws(Problems) -> Finding {
    var like: Drift?
    if case .analysis(let analysis)? = cell?.work { like = analysis as? Drift }
    let spec = bound.plan.spec
    let name = model.name.value
    do {
      let scored = try stored.scored(name: name, on: dataset.population, isTrainingData: false)
      let context = AnalysisContext(
        cell: cell?.id ?? name, wording: wording, level: cell?.spec.level ?? 0.95, minimum: GroupMinimum(),
        seed: seed(of: cell?.id ?? name, in: spec.seed ?? 0), period: bound.period, asOf: bound.asOf,
        population: dataset.population, findings: [:], models: [name: scored], files: [:], previous: nil,
        campaign: "")
      return try Drift(watching: model.name, as: like).run(on: dataset.population, in: context)
    } catch let error as ModelError {
      throw Problems(.error(error.code, error.message, at: model.place, hint: error.hint))
    } catch let error as AnalysisError {
      throw Problems(.error(error.code, error.message, at: model.place, hint: error.hint))
    } catch {
      throw Problems(.error(.badPopulation, "model '\(name)' cannot be watched: \(error)", at: model.place))
    }
  }
}
