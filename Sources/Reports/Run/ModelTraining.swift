public import Diagnostics
import Loading
public import Outside

/// Trains the models that a spec declares and records each as a version, without rendering anything.
public struct ModelTraining: Sendable {
  let world: any World
  let registry: ModelRegistry
  let progress: any RunProgress

  public init(world: any World, registry: ModelRegistry, progress: any RunProgress = NoProgress()) {
    self.world = world
    self.registry = registry
    self.progress = progress
  }

  /// Every model under `models:`, used by a cell or not, whatever version the spec pins; contracts of the data hold as
  /// for a report. In the order of the spec.
  public func run(_ plan: Plan, _ request: RenderRequest) async throws(Problems) -> [RecordedModel] {
    let run = try run(of: plan, request)
    let trained = try await run.trained(run.bound.plan.models)
    return try registry.record(trained, of: plan, engine: request.engine)
  }

  /// As `run`, of those models only whose version in use the present data give evidence against, and of those that have
  /// none. A model is judged, and trained again, on the data of the `drift` cell that watches it, if there is one.
  public func runIfDrifted(
    _ plan: Plan, _ request: RenderRequest
  ) async throws(Problems) -> (watched: [WatchedModel], trained: [RecordedModel]) {
    let run = try run(of: plan, request)
    var watched: [WatchedModel] = []
    for model in run.bound.plan.models { watched.append(try run.watched(model, registry)) }
    let models = zip(run.bound.plan.models, watched).compactMap { model, watched -> ModelSpec? in
      guard watched.isTrained else { return nil }
      var model = model
      model.data = watched.data ?? model.data
      return model
    }
    let trained = try await run.trained(models)
    return (watched, try registry.record(trained, of: plan, engine: request.engine))
  }

  private func run(of plan: Plan, _ request: RenderRequest) throws(Problems) -> PlanRun {
    guard !plan.spec.models.isEmpty else { throw Problems(.noModels(plan.spec)) }
    var request = request
    request.usesPins = false
    let bound = try BoundPlan(plan.withEveryModel, request, world)
    return PlanRun(
      bound: bound, request: request, world: world, clock: StageClock(world), progress: progress)
  }
}

extension Plan {
  /// With the models that no cell uses, and their data.
  fileprivate var withEveryModel: Plan {
    let named = Set(data.map { $0.name.value } + spec.models.compactMap { $0.dataName(in: spec) })
    return Plan(
      spec: spec, cells: cells, order: order, data: spec.data.filter { named.contains($0.name.value) },
      models: spec.models, files: files, warnings: warnings)
  }
}

extension Diagnostic {
  static func noModels(_ spec: ReportSpec) -> Diagnostic {
    .error(
      .noModels, "'\(spec.source.path)' declares no model", at: nil,
      hint: "add `models: { churn: { learners: [logistic, boosted] } }`")
  }
}
