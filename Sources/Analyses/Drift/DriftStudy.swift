import Diagnostics
import Formats
import Models
import Populations
import Statistics

/// Two periods compared, and the decision that follows.
struct DriftStudy {
  let data: DataDrift
  let performance: PerformanceDrift?
  let decision: DriftDecision
  let limits: DriftDecision.Limits
  let roles: Roles
  /// Why the model could not be followed, if it could not.
  let obstacles: [ScoringObstacle]
  let hasOneClass: Bool
  let choice: PerformanceChoice
  /// Names of the periods for readers.
  let referenceName: String
  let currentName: String

  init(_ options: Drift, _ population: any Population, _ context: AnalysisContext) throws(AnalysisError) {
    guard let reference = context.reference else {
      throw AnalysisError(.unanswerable, "there is no reference to compare with", option: "reference")
    }
    var settings = options.settings
    settings.seed = context.seed
    let only = options.columns.map { $0.value }
    data = try answered(blaming: "columns") { () throws(PopulationError) in
      try DataDrift(from: reference.population, to: population, settings: settings, only: only)
    }
    guard !data.columns.isEmpty || !data.masked.isEmpty || !data.schema.isEmpty else {
      throw AnalysisError(
        .nothingCompared, "the data sets have no column in common that can be compared", option: "reference")
    }
    let trained = options.model.flatMap { context.models[$0.value] }
    obstacles = trained?.obstacles(in: population) ?? []
    var performance: PerformanceDrift?
    if let trained, obstacles.isEmpty, population.count > 0 {
      performance = try modelled { () throws(ModelError) in
        try PerformanceDrift(
          trained, reference: reference.population, current: population, settings: settings)
      }
    }
    self.performance = performance
    hasOneClass = trained != nil && obstacles.isEmpty && performance == nil
    limits = options.limits
    choice = options.performance
    roles = population.roles
    decision = DriftDecision(
      data, performance, features: Set(trained?.training?.features.used.map { $0.column } ?? []),
      limits: options.limits, confidence: Confidence(context.level),
      follows: (options.performance != .realised, options.performance != .expected))
    let wording = context.wording
    currentName = wording.period(context.period)
    referenceName =
      reference.newestDay.map { wording(.driftReferenceUntil, ["day": .day($0)]) } ?? reference.name
  }

  var showsExpected: Bool { choice != .realised }
  var showsRealised: Bool { choice != .expected }

  func label(_ column: String, _ wording: Wording) -> String { roles.readerLabel(of: column, wording) }

  /// Those that stand out most first.
  var ranked: [ColumnDrift] {
    data.columns.filter { $0.index != nil }.sorted { a, b in
      (b.index?.value ?? 0, a.column) < (a.index?.value ?? 0, b.column)
    }
  }
}
