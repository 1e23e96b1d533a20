import Analyses
import Diagnostics
import Findings
import Formats
import Loading
import Models
import Outside
import Populations
import Specs
import Tables

/// Runs the steps of a bound plan: trains models, runs cells, side by side as far as they can be.
struct PlanRun: Sendable {
  enum Output: Sendable {
    case model(TrainedModel, isCached: Bool)
    case finding(Finding)
    /// Prose has nothing to compute.
    case nothing
  }

  /// What came of it: findings by cell, models by name.
  struct Outcome: Sendable {
    var findings: [String: Finding] = [:]
    var models: [String: ChurnModel] = [:]
    /// The same with where they came from, by name.
    var trained: [TrainedModel] = []
    /// Models taken from the cache.
    var cacheHits: [String] = []
  }

  let bound: BoundPlan
  let request: RenderRequest
  let world: any World
  let clock: StageClock
  let progress: any RunProgress

  private var spec: ReportSpec { bound.plan.spec }
  var wording: Wording { Wording(language: spec.language, currency: spec.currency) }

  func outcome() async throws(Problems) -> Outcome {
    let (outputs, problems) = await Schedule(steps: modelSteps() + cellSteps()).run(jobs: request.jobs) {
      id in
      clock.begin(id)
      progress.began(id)
    } ended: { id, isOK in
      progress.ended(id, seconds: clock.end(id), isOK: isOK)
    }
    try problems.throwIfErrors()
    var outcome = Outcome()
    for (id, output) in outputs {
      switch output {
      case .model(let trained, let isCached):
        outcome.models[trained.model.name] = trained.model
        outcome.trained.append(trained)
        if isCached { outcome.cacheHits.append(id) }
      case .finding(let finding): outcome.findings[id] = finding
      case .nothing: break
      }
    }
    outcome.cacheHits.sort()
    outcome.trained.sort { $0.model.name < $1.model.name }
    return outcome
  }

  /// Models of the plan and nothing else, in the plan's order.
  func trained(_ models: [ModelSpec]) async throws(Problems) -> [TrainedModel] {
    let steps = models.map(step)
    let (outputs, problems) = await Schedule(steps: steps).run(jobs: request.jobs) { id in
      clock.begin(id)
      progress.began(id)
    } ended: { id, isOK in
      progress.ended(id, seconds: clock.end(id), isOK: isOK)
    }
    try problems.throwIfErrors()
    return models.compactMap { model in
      guard case .model(let trained, _)? = outputs[Self.step(ofModel: model.name.value)] else { return nil }
      return trained
    }
  }

  // MARK: Steps

  private static func step(ofModel name: String) -> String { "model \(name)" }

  private func modelSteps() -> [Schedule<Output>.Step] {
    let wanted = wantedCells().compactMap { $0.model }
    return bound.plan.models.filter { wanted.contains($0.name.value) }.map(step)
  }

  private func step(_ model: ModelSpec) -> Schedule<Output>.Step {
    Schedule.Step(id: Self.step(ofModel: model.name.value), after: []) { (_) throws(Problems) in
      try self.model(model)
    }
  }

  private func cellSteps() -> [Schedule<Output>.Step] {
    let wanted = Set(wantedCells().map { $0.id })
    let cells = bound.plan.longestChainsFirst.filter { wanted.contains($0.id) }
    return cells.map { cell in
      let after = cell.after + (cell.model.map { [Self.step(ofModel: $0)] } ?? [])
      return Schedule.Step(id: cell.id, after: after) { (inputs) throws(Problems) in try run(cell, inputs) }
    }
  }

  /// All cells, or with `--only` those named and what they use.
  private func wantedCells() -> [PlannedCell] {
    guard !request.only.isEmpty else { return bound.plan.cells }
    var wanted = Set(request.only)
    for id in bound.plan.order.reversed() where wanted.contains(id) {
      wanted.formUnion(bound.plan.cell(id)?.after ?? [])
    }
    return bound.plan.cells.filter { wanted.contains($0.id) }
  }

  // MARK: Models

  /// Out of the registry where the spec pins a version, else out of the cache, else trained.
  private func model(_ model: ModelSpec) throws(Problems) -> Output {
    let name = model.name.value
    guard let dataset = dataset(model.data?.value) else {
      throw Problems(.error(.unknownData, "model '\(name)' has no data", at: model.place))
    }
    do {
      if let pinned = bound.pinned[name] { return try scored(pinned.stored, name, dataset) }
      return try trained(model, dataset)
    } catch { throw Problems(.error(error.code, error.message, at: model.place, hint: error.hint)) }
  }

  private func scored(_ stored: StoredModel, _ name: String, _ dataset: Dataset) throws(ModelError) -> Output
  {
    let isTrainingData = stored.card.dataHash == TrainingData(dataset, spec).hash
    let model = try stored.scored(name: name, on: dataset.population, isTrainingData: isTrainingData)
      .lookingAhead(on: dataset.population)
    return .model(TrainedModel(model, on: dataset, log: [], isPinned: true), isCached: false)
  }

  private func trained(_ model: ModelSpec, _ dataset: Dataset) throws(ModelError) -> Output {
    let name = model.name.value
    let population = dataset.population
    var settings = model.settings
    settings.seed = seed(of: "model.\(name)", in: spec.seed ?? 0)
    settings.consents = bound.plan.consents
    settings.dataHash = TrainingData(dataset, spec).text
    settings.threads = request.jobs
    let world = world
    let log = TrainingLog { world.now() }
    let (trained, isCached) = try ModelCache(folder: cacheFolder).model(
      named: name, key: "\(request.engine)|\(ChurnModel.method)|\(settings)", on: population
    ) { () throws(ModelError) in
      try ChurnModel.train(
        name: name, on: population, before: dataset.timeline(of: settings), settings: settings, log: log)
    }
    let ahead = try trained.lookingAhead(on: population)
    let lines = trained.training.map { TrainingRecord.lines($0, isCached ? nil : log) } ?? []
    return .model(TrainedModel(ahead, on: dataset, log: lines, isPinned: false), isCached: isCached)
  }

  private var cacheFolder: CacheFolder { CacheFolder(path: request.cache, world: world) }

  /// Where a cell's searches are remembered: under everything that its population is made from.
  private func memory(of cell: PlannedCell) -> any SearchMemory {
    guard request.cache != nil, let dataset = dataset(cell.data) else { return NoMemory() }
    return SearchCache(
      folder: cacheFolder,
      scope: [request.engine, TrainingData(dataset, spec).text, observation(of: dataset)].joined(
        separator: "\u{1f}"))
  }

  /// How long each customer was observed, by which columns, in which unit.
  private func observation(of dataset: Dataset) -> String {
    let roles = dataset.population.roles
    guard case .customers(let declared)? = spec.data.first(where: { $0.name.value == dataset.name })?.kind,
      case .window(_, _, let joined) = declared.observation
    else { return "\(roles.unit) \(roles.observation)" }
    return "\(roles.unit) \(roles.observation) \(joined?.value ?? "")"
  }

  private func dataset(_ name: String?) -> Dataset? {
    (name ?? spec.data.first?.name.value).flatMap { bound.datasets[$0] }
  }

  // MARK: Cells

  private func run(_ cell: PlannedCell, _ inputs: [String: Output]) throws(Problems) -> Output {
    guard case .analysis(let analysis) = cell.work else { return .nothing }
    guard let base = dataset(cell.data)?.population else {
      throw Problems(.error(.unknownData, "cell '\(cell.id)' has no customers", at: cell.spec.node.place))
    }
    var context = Gathered()
    for (id, output) in inputs {
      switch output {
      case .model(let trained, _): context.models[trained.model.name] = trained.model
      case .finding(let finding): context.findings[id] = finding
      case .nothing: break
      }
    }
    do {
      let population = try population(base, for: cell, context)
      let reference = try reference(of: cell, context)
      return .finding(
        try analysis.run(on: population, in: self.context(of: cell, population, context, reference)))
    } catch let error as AnalysisError {
      throw problems(error, cell)
    } catch {
      throw Problems(
        .error(.badPopulation, "cell '\(cell.id)' cannot be answered: \(error)", at: cell.spec.id.place))
    }
  }

  private struct Gathered {
    var models: [String: ChurnModel] = [:]
    var findings: [String: Finding] = [:]
  }

  /// The customers with the scores of the cell's model and the columns that cells before it assigned.
  private func population(
    _ base: any Population, for cell: PlannedCell, _ gathered: Gathered
  ) throws -> any Population {
    // A model of the reference has no scores of this cell's rows.
    var columns = cell.reference == nil ? scores(gathered) : []
    for id in cell.after where bound.plan.cell(id)?.data == cell.data {
      columns += gathered.findings[id]?.assignments ?? []
    }
    return columns.isEmpty ? base : try base.adding(columns)
  }

  private func scores(_ gathered: Gathered) -> [(name: String, column: Column)] {
    gathered.models.keys.sorted().flatMap { name -> [(name: String, column: Column)] in
      guard let model = gathered.models[name] else { return [] }
      return [(name: "#score.\(name)", column: model.scores)]
        + (model.presentScores.map { [(name: "#next.\(name)", column: $0)] } ?? [])
    }
  }

  /// The data set that a cell's own is compared with, with the scores of the model trained on it.
  private func reference(of cell: PlannedCell, _ gathered: Gathered) throws -> ReferenceData? {
    guard let name = cell.reference, let dataset = dataset(name) else { return nil }
    return ReferenceData(
      name: name, population: try dataset.population.adding(scores(gathered)), newestDay: dataset.newestDay)
  }

  private func context(
    of cell: PlannedCell, _ population: any Population, _ gathered: Gathered, _ reference: ReferenceData?
  ) -> AnalysisContext {
    AnalysisContext(
      cell: cell.id, wording: wording, level: cell.spec.level ?? 0.95,
      minimum: cell.spec.minimum.map { GroupMinimum(shown: $0) } ?? GroupMinimum(),
      seed: seed(of: cell.id, in: spec.seed ?? 0), reportSeed: spec.seed ?? 0, period: bound.period,
      asOf: bound.asOf,
      population: population, orders: cell.orders.flatMap { bound.datasets[$0]?.population },
      findings: gathered.findings, models: gathered.models, files: bound.plan.files,
      previous: bound.previous(of: cell.id), campaign: "\(spec.id.value)-\(bound.period)",
      audience: spec.audience, memory: memory(of: cell), reference: reference,
      quality: dataset(cell.data)?.quality, remembered: bound.remembered[cell.id]?.plan,
      drafting: DraftDesk(world: world, folder: request.state + "/drafts"),
      published: bound.published[cell.id])
  }

  private func problems(_ error: AnalysisError, _ cell: PlannedCell) -> Problems {
    if let located = error.problems { return located }
    let node = cell.spec.node
    let place = error.option.flatMap { node.entry($0)?.value.place } ?? cell.spec.id.place
    return Problems(
      .error(error.code, error.message, at: place, hint: error.hint, see: "tenure cells \(cell.kind)"))
  }
}
