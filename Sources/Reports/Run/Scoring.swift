import Analyses
public import Diagnostics
public import Findings
import Formats
import Loading
import Models
public import Outside
import Populations
import Tables

/// Scores the customers of a data set with a model of the registry.
public struct Scoring: Sendable {
  let world: any World
  let registry: ModelRegistry

  public init(world: any World, registry: ModelRegistry) {
    self.world = world
    self.registry = registry
  }

  /// `version` is what `ModelRegistry.version` takes; `nil` for the one that the report's model uses. `data` names the
  /// data set; `nil` for the model's. Contracts of the data hold as for a report.
  public func run(
    _ plan: Plan, _ request: RenderRequest, version: String?, data: String?
  ) throws(Problems) -> CustomerScores {
    let (record, model) = try chosen(plan.spec, version)
    let stored = try registry.model(record)
    let dataset = try dataset(plan, request, data ?? model?.dataName(in: plan.spec))
    try stored.requireColumns(of: dataset, consents: plan.consents)
    let hash = TrainingData(dataset, plan.spec).hash
    let isTrainingData = hash == stored.card.dataHash
    do throws(ModelError) {
      let scored = try stored.scored(
        name: model?.name.value ?? "churn", on: dataset.population, isTrainingData: isTrainingData)
      let identities = try attempt(dataset.population)
      return CustomerScores(
        version: record.version, data: dataset.name, isTrainingData: isTrainingData,
        warnings: Problems(dataset.warnings + stored.newLevels(in: dataset, at: nil)), ids: identities.ids,
        scores: scored.scores, outcomes: identities.outcomes)
    } catch { throw Problems(.error(error.code, error.message, at: nil, hint: error.hint)) }
  }

  private func chosen(
    _ spec: ReportSpec, _ version: String?
  ) throws(Problems) -> (record: ModelVersion, model: ModelSpec?) {
    if let version {
      let record = try registry.version(version)
      let names = try registry.origins(of: record.version).map { $0.model }
      return (record, spec.models.first { names.contains($0.name.value) } ?? spec.models.first)
    }
    guard !spec.models.isEmpty else { throw Problems(.noModels(spec)) }
    for model in spec.models {
      guard let used = try registry.inUse(report: spec.id.value, model: model.name.value) else { continue }
      return (try registry.version(used), model)
    }
    throw Problems(
      .error(
        .noVersionInUse, "no version of a model was chosen for report '\(spec.id.value)'", at: nil,
        hint: "give --model VERSION, or choose one: tenure models use VERSION"))
  }

  private func dataset(
    _ plan: Plan, _ request: RenderRequest, _ name: String?
  ) throws(Problems) -> Dataset {
    let spec = plan.spec
    guard let found = name.map({ name in spec.data.first { $0.name.value == name } }) ?? spec.data.first,
      !found.holdsOrders
    else {
      let names = spec.data.filter { !$0.holdsOrders }.map { $0.name.value }
      throw Problems(
        .error(
          .unknownData, "no customers are called '\(name ?? "")' in '\(spec.source.path)'", at: nil,
          hint: name.flatMap { didYouMean($0, among: names) }))
    }
    let asOf = request.asOf ?? spec.asOf ?? spec.period?.lastDay
    return try DatasetLoader(world: world, threads: request.jobs).load(found, asOf: asOf)
  }

  private func attempt(
    _ population: any Population
  ) throws(ModelError) -> (ids: Column, outcomes: Column?) {
    do throws(PopulationError) {
      let roles = population.roles
      let table = try population.extract([roles.id] + (roles.churned.map { [$0] } ?? []))
      return (table.columns[0], roles.churned.map { _ in table.columns[1] })
    } catch { throw .population(error) }
  }
}

/// A score for every customer of a data set, in its order.
public struct CustomerScores: Sendable {
  public let version: String
  /// The data set's name.
  public let data: String
  /// The model was trained on these very rows, so each score is of a fold that did not see the customer.
  public let isTrainingData: Bool
  public let warnings: Problems
  let ids: Column
  let scores: Column
  /// Who left, where the data say so.
  let outcomes: Column?

  public var rows: Int { scores.count }

  /// Cut points of the bands, as `roi` has them unless told otherwise.
  private static let bands: (medium: Double, high: Double) = (0.3, 0.6)

  /// Id, score, band, what happened, model; one row a customer, and no other column of the data.
  public func extract(path: String) -> Extract {
    var columns: [(name: String, column: Column)] = [
      ("customer_id", ids), ("churn_probability", scores),
      ("risk_band", .categories(CategoryColumn(codes: bands, levels: ["low", "medium", "high"]))),
    ]
    var fields: [Extract.Field] = [
      .init("customer_id", "The customer's id"),
      .init(
        "churn_probability",
        isTrainingData
          ? "Probability of leaving, by a model that did not see the customer" : "Probability of leaving",
        decimals: 6),
      .init("risk_band", "low below 0.3, high from 0.6, medium between"),
    ]
    if let outcomes {
      columns.append(("left", outcomes))
      fields.append(.init("left", "Whether the customer left, by the same data; empty where not known"))
    }
    let one = [Int32](repeating: 0, count: rows)
    columns.append(("model_version", .categories(CategoryColumn(codes: one, levels: [version]))))
    fields.append(.init("model_version", "The model that gave the probability"))
    return Extract(path: path, fields: fields, table: Table(columns))
  }

  private var bands: [Int32] {
    guard case .floats(let values) = scores else { return [] }
    return values.map { p in
      p.isNaN ? -1 : Double(p) >= Self.bands.high ? 2 : Double(p) >= Self.bands.medium ? 1 : 0
    }
  }
}
