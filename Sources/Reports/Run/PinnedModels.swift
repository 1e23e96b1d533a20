import Analyses
public import Diagnostics
import Loading
public import Models
import Outside
import Populations

/// Models that a spec takes from the registry instead of training them, read and compared with their data.
struct PinnedModels: Sendable {
  struct Pinned: Sendable {
    let record: ModelVersion
    let stored: StoredModel
  }

  /// By the name under `models:`.
  private var models: [String: Pinned] = [:]

  subscript(name: String) -> Pinned? { models[name] }

  /// No pins: everything is trained.
  init() {}

  /// Looks up every `version:` of the models used; what is wrong is added to the problems, each at its place.
  init(
    _ plan: Plan, _ datasets: [String: Dataset], state: String, _ world: any World, _ problems: inout Problems
  ) {
    let pinned = plan.models.filter { $0.version != nil }
    guard !pinned.isEmpty else { return }
    guard
      let registry = problems.collect({ () throws(Problems) in
        ModelRegistry(try StateStore(folder: state, world))
      })
    else { return }
    for model in pinned {
      guard let version = model.version, let dataset = datasets[model.dataName(in: plan.spec) ?? ""] else {
        continue
      }
      models[model.name.value] = problems.collect { () throws(Problems) in
        do throws(Problems) {
          return try Self.read(version, of: model, plan, dataset, registry)
        } catch { throw error.placed(at: version.place) }
      }
      if let pinned = models[model.name.value] {
        problems.add(Problems(pinned.stored.newLevels(in: dataset, at: version.place)))
      }
    }
  }

  private static func read(
    _ version: Located<String>, of model: ModelSpec, _ plan: Plan, _ dataset: Dataset,
    _ registry: ModelRegistry
  ) throws(Problems) -> Pinned {
    let record = try registry.version(
      try name(of: version.value, report: plan.spec.id.value, model: model.name.value, registry))
    let stored = try registry.model(record)
    try stored.requireColumns(of: dataset, consents: plan.consents)
    return Pinned(record: record, stored: stored)
  }

  /// What `current` stands for, else the text itself.
  private static func name(
    of text: String, report: String, model: String, _ registry: ModelRegistry
  ) throws(Problems) -> String {
    guard text == ModelSpec.current else { return text }
    if let used = try registry.inUse(report: report, model: model) { return used }
    throw Problems(
      .error(
        .noVersionInUse, "no version of model '\(model)' was chosen for report '\(report)'", at: nil,
        hint: "train one and choose it: tenure train, then tenure models use VERSION"))
  }
}

extension ModelRegistry {
  /// The version that `tenure models use` chose for a report's model.
  public func inUse(report: String, model: String) throws(Problems) -> String? {
    try inUse().first { $0.report == report && $0.model == model }?.version
  }

  /// A version ready to score with.
  public func model(_ record: ModelVersion) throws(Problems) -> StoredModel {
    let bytes = try contents(of: record)
    do throws(ModelFileError) {
      let stored = try StoredModel(bytes)
      guard stored.file.sha256 == record.sha256 else { throw .damaged }
      return stored
    } catch {
      throw Problems(
        .error(
          .unusableModel, "the file of model \(record.version) \(error.message)", at: nil,
          hint: "restore '\(Self.file(of: record.version))' in the state folder, or remove it and train again"
        ))
    }
  }
}

extension StoredModel {
  /// Throws when a data set does not have the model's columns, naming those that differ.
  func requireColumns(of dataset: Dataset, consents: [String]) throws(Problems) {
    let differences = mismatches(dataset.population, consents: consents)
    guard !differences.isEmpty else { return }
    let shown = differences.prefix(8).map { $0.message }.joined(separator: ", ")
    let more = differences.count > 8 ? ", and \(differences.count - 8) more" : ""
    throw Problems(
      .error(
        .otherColumns,
        "model \(version) was made for other columns than those of '\(dataset.source.path)': \(shown)\(more)",
        at: nil, hint: "train a model on these data: tenure train"))
  }
}

extension StoredModel {
  /// A warning for each column with levels that the model does not know. Levels are not personal: columns that are
  /// cannot be features.
  func newLevels(in dataset: Dataset, at place: Place?) -> [Diagnostic] {
    features.used.newLevels(in: dataset.population.columns).map { column, levels in
      let shown = levels.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      return .warning(
        .newLevels,
        "column '\(column)' has levels that model \(version) never saw: \(shown)"
          + (levels.count > 5 ? " and \(levels.count - 5) more" : ""), at: place)
    }
  }
}

extension Plan {
  /// Columns that say who may be contacted, which no model may use.
  var consents: [String] {
    cells.flatMap { cell -> [String] in
      guard case .analysis(let analysis) = cell.work else { return [] }
      return analysis.needs.consents
    }
  }
}

extension ModelSpec {
  /// Stands for the version that `tenure models use` chose.
  static let current = "current"

  func dataName(in spec: ReportSpec) -> String? { data?.value ?? spec.data.first?.name.value }
}

extension Problems {
  /// The same at a place, for those that have none of their own.
  fileprivate func placed(at place: Place) -> Problems {
    Problems(
      diagnostics.map { problem in
        Diagnostic(
          problem.severity, problem.code, problem.message, at: problem.place ?? place, hint: problem.hint,
          see: problem.see)
      })
  }
}
