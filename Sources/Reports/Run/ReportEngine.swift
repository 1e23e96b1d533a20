public import Diagnostics
public import Documents
import Findings
import Formats
import Models
public import Outside

/// Turns a bound plan into a finished report.
public struct ReportEngine: Sendable {
  let world: any World
  let progress: any RunProgress

  public init(world: any World, progress: any RunProgress = NoProgress()) {
    self.world = world
    self.progress = progress
  }

  /// Runs every cell and puts the document together; a failed cell fails the run, and each failure is reported.
  public func render(_ bound: BoundPlan, _ request: RenderRequest) async throws(Problems) -> RenderedReport {
    let started = world.now()
    try check(request.only, in: bound.plan)
    let clock = StageClock(world)
    let run = PlanRun(bound: bound, request: request, world: world, clock: clock, progress: progress)
    let outcome = try await run.outcome()
    let assembly = try clock.assembling {
      () throws(Problems) in try ReportAssembly(bound, request, outcome, run.wording)
    }
    var warnings = bound.warnings
    warnings.add(assembly.warnings)
    return RenderedReport(
      document: assembly.document, provenance: assembly.provenance, warnings: warnings, started: started,
      stages: clock.stages, cacheHits: outcome.cacheHits, models: outcome.trained)
  }

  private func check(_ only: [String], in plan: Plan) throws(Problems) {
    var problems = Problems()
    for id in only where plan.cell(id) == nil {
      problems.add(
        .error(
          .unknownOnly, "no cell is called '\(id)'", at: nil,
          hint: didYouMean(id, among: plan.cells.map { $0.id })))
    }
    try problems.throwIfErrors()
  }
}

extension StageClock {
  /// As `measure`, for work that throws problems.
  fileprivate func assembling<Value>(_ work: () throws(Problems) -> Value) throws(Problems) -> Value {
    begin("assemble")
    defer { end("assemble") }
    return try work()
  }
}

/// A report that only has to be written.
public struct RenderedReport: Sendable {
  public let document: Document
  public let provenance: Provenance
  public let warnings: Problems
  /// Seconds since 1970.
  public let started: Double
  public let stages: [(name: String, seconds: Double)]
  public let cacheHits: [String]
  /// By name, for the registry.
  public let models: [TrainedModel]
}
