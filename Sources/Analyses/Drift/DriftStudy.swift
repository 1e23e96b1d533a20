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
  /// The model whose training customers are the reference; `nil` where a data set is.
  let version: String?
  /// The published period whose counts are the reference.
  let published: String?

  init(_ options: Drift, _ population: any Population, _ context: AnalysisContext) throws(AnalysisError) {
    let trained = options.model.flatMap { context.models[$0.value] }
    let profile = try context.published.map { file throws(AnalysisError) in try ProfileFile.profile(file) }
    let summary = try Self.summary(of: trained, unless: context.reference != nil || profile != nil)
    var settings = options.settings
    settings.seed = context.seed
    let only = options.columns.map { $0.value }
    data = try answered(blaming: "columns") { () throws(PopulationError) in
      if let reference = context.reference {
        return try DataDrift(from: reference.population, to: population, settings: settings, only: only)
      }
      if let profile {
        return try DataDrift(from: profile, to: population, settings: settings, only: only)
      }
      return try DataDrift(
        from: summary, of: trained?.features?.used ?? [], to: population, settings: settings, only: only)
    }
    guard !data.columns.isEmpty || !data.masked.isEmpty || !data.schema.isEmpty else {
      throw AnalysisError(
        .nothingCompared, "the data sets have no column in common that can be compared", option: "reference")
    }
    obstacles = trained?.obstacles(in: population) ?? []
    var performance: PerformanceDrift?
    if let trained, obstacles.isEmpty, population.count > 0 {
      performance = try modelled { () throws(ModelError) in
        if let reference = context.reference {
          return try PerformanceDrift(
            trained, reference: reference.population, current: population, settings: settings)
        }
        return try PerformanceDrift(trained, current: population, settings: settings)
      }
    }
    self.performance = performance
    hasOneClass = trained != nil && obstacles.isEmpty && performance == nil
    limits = options.limits
    choice = options.performance
    roles = population.roles
    decision = DriftDecision(
      data, performance, features: Set(trained?.features?.used.map { $0.column } ?? []),
      limits: options.limits, confidence: Confidence(context.level),
      follows: (options.performance != .realised, options.performance != .expected))
    let wording = context.wording
    currentName = wording.period(context.period)
    version = context.reference == nil && profile == nil ? trained?.version : nil
    published = context.published?.period
    referenceName =
      context.published.map {
        wording(.driftReferencePublished, ["period": .text(wording.period($0.period))])
      }
      ?? context.reference.map { reference in
        reference.newestDay.map { wording(.driftReferenceUntil, ["day": .day($0)]) } ?? reference.name
      } ?? wording(.driftReferenceTraining, ["version": .text(trained?.version ?? "")])
  }

  /// What a model learned from, where there is no data set to compare with.
  private static func summary(
    of model: ChurnModel?, unless isNotNeeded: Bool
  ) throws(AnalysisError) -> TrainingSummary {
    if isNotNeeded { return .none }
    guard let model else {
      throw AnalysisError(.unanswerable, "there is no reference to compare with", option: "reference")
    }
    guard let summary = model.stored?.summary else {
      throw AnalysisError(
        .unanswerable,
        "model \(model.version) keeps no summary of what it learned from: it was trained by an older tenure",
        option: "model", hint: "train it again (tenure train), or name a `reference:`")
    }
    return summary
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
