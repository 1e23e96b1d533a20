import Diagnostics
import Formats
import Models
import Populations
import Statistics
import Tables

/// What is asked of an experiment before any effect is looked at.
struct TrialChecks {
  /// A column known before the draw, compared between each treated arm and the one left alone.
  struct Balance {
    let column: String
    /// The largest distance over a category's levels, in standard deviations, by treated arm.
    let distances: [Double]
    /// Of the column against all arms, corrected over the columns.
    let pValue: Double

    var largest: Double { distances.map { abs($0) }.max() ?? 0 }
    var isBalanced: Bool { largest < TrialChecks.limit }
  }

  /// Arms further apart than this many standard deviations are said to be unlike (Austin, 2009).
  static let limit = 0.1
  /// Columns looked at, at most.
  static let mostColumns = 40

  let ratio: SampleRatio?
  let balance: [Balance]
  /// That whether the outcome is known depends on the arm; `nil` where it is known of all, or of none.
  let attrition: ContingencyTable?
  /// Share of each arm that was reached; `nil` where the data do not say who was.
  let reached: [Proportion]?
  /// Read before the campaign was to end.
  let isInterim: Bool

  /// Without the arms' planned sizes no difference is an effect.
  var isWithheld: Bool { ratio?.isMismatched ?? false }

  init(_ trial: Trial, _ options: Campaign, asOf: Day?) throws(AnalysisError) {
    ratio = SampleRatio(trial.drawnCounts, planned: trial.experiment.plannedShares)
    let lost = zip(trial.drawnCounts, trial.outcomes).map { [$0 - $1.count, $1.count] }
    attrition = ContingencyTable(lost)
    isInterim = options.plannedEnd.flatMap { end in asOf.map { $0 < end } } ?? false
    reached = try TrialChecks.reached(trial)
    var found: [Balance] = []
    for covariate in try TrialCovariates(trial, options).columns.prefix(TrialChecks.mostColumns) {
      if let balance = try TrialChecks.balance(covariate, trial) { found.append(balance) }
    }
    let adjusted = Correction.holm.adjusted(found.map { $0.pValue })
    balance = zip(found, adjusted).map {
      Balance(column: $0.column, distances: $0.distances, pValue: $1)
    }
  }

  private static func reached(_ trial: Trial) throws(AnalysisError) -> [Proportion]? {
    guard let flag = trial.experiment.stages[.delivered] else { return nil }
    let counts = try answered { () throws(PopulationError) in
      try trial.drawn.counts(by: [trial.experiment.arm], flags: [flag], sums: [])
    }
    return trial.arms.compactMap { arm in
      counts.groups.first { $0.labels[0] == arm }.map { Proportion($0.flagged[0], of: $0.count) }
    }
  }

  private static func balance(_ column: ColumnInfo, _ trial: Trial) throws(AnalysisError) -> Balance? {
    column.kind == .category || column.kind == .flag
      ? try levels(column, trial) : try numbers(column, trial)
  }

  private static func numbers(_ column: ColumnInfo, _ trial: Trial) throws(AnalysisError) -> Balance? {
    let arm = trial.experiment.arm
    let moments = try answered { () throws(PopulationError) in
      try trial.drawn.moments(of: [column.name], weight: nil, by: arm)
    }
    let samples = trial.arms.map { label in
      moments.groups.first { $0.label == label }.map { SampleSums($0, column: 0) } ?? .none
    }
    var (distances, pValues) = ([Double](), [Double]())
    for sample in samples.dropFirst() {
      guard let distance = sample.standardisedDifference(from: samples[0]),
        let difference = MeanDifference(sample, minus: samples[0])
      else { return nil }
      distances.append(distance)
      pValues.append(difference.pValue)
    }
    return Balance(
      column: column.name, distances: distances, pValue: Correction.holm.adjusted(pValues).min() ?? 1)
  }

  private static func levels(_ column: ColumnInfo, _ trial: Trial) throws(AnalysisError) -> Balance? {
    let arm = trial.experiment.arm
    let counts = try answered { () throws(PopulationError) in
      try trial.drawn.counts(by: [arm, column.name], flags: [], sums: [])
    }
    let levels = Set(counts.groups.map { $0.labels[1] }).sorted { ($0 ?? "") < ($1 ?? "") }
    var rows = trial.arms.map { _ in [Int](repeating: 0, count: levels.count) }
    for group in counts.groups {
      guard let row = trial.arms.firstIndex(where: { $0 == group.labels[0] }),
        let place = levels.firstIndex(of: group.labels[1])
      else { continue }
      rows[row][place] = group.count
    }
    guard let table = ContingencyTable(rows) else { return nil }
    let totals = rows.map { $0.reduce(0, +) }
    guard totals.allSatisfy({ $0 > 0 }) else { return nil }
    let distances = rows.indices.dropFirst().map { row in
      levels.indices.map { place in
        Proportion(rows[row][place], of: totals[row]).standardisedDifference(
          from: Proportion(rows[0][place], of: totals[0]))
      }.max { abs($0) < abs($1) } ?? 0
    }
    return Balance(column: column.name, distances: distances, pValue: table.pValue)
  }
}

/// Columns of customers that were known before the draw.
struct TrialCovariates {
  let columns: [ColumnInfo]

  init(_ trial: Trial, _ options: Campaign) throws(AnalysisError) {
    let population = trial.drawn
    guard let named = options.covariates else {
      let features = FeatureChoice(
        columns: population.columns.filter { $0.name != trial.outcomeColumn }, roles: population.roles
      ).used.map { $0.column }
      columns = population.columns.filter { features.contains($0.name) }
      return
    }
    var columns: [ColumnInfo] = []
    for name in named {
      guard let info = population.columns.first(where: { $0.name == name.value }) else {
        throw AnalysisError(.unanswerable, "column '\(name.value)' is not in the data", option: "covariates")
      }
      try TrialCovariates.check(info, trial, option: "covariates")
      columns.append(info)
    }
    self.columns = columns
  }

  /// Refuses what the experiment may have changed, and what makes neither numbers nor few levels.
  static func check(_ column: ColumnInfo, _ trial: Trial, option: String) throws(AnalysisError) {
    let roles = trial.drawn.roles
    let isLate =
      column.name == trial.outcomeColumn || column.name == roles.churned || column.name == roles.outcome
      || roles.afterOutcome.contains(column.name) || trial.experiment.columns.contains(column.name)
    guard !isLate else {
      throw AnalysisError(
        .badCovariate, "'\(column.name)' was not known when customers were drawn", option: option)
    }
    let isUsable =
      column.kind.isNumeric || column.kind == .flag
      || column.kind == .category && column.levels.count <= FeatureChoice.levelLimit
    guard isUsable else {
      throw AnalysisError(
        .badCovariate, "column '\(column.name)' has neither numbers nor few levels", option: option)
    }
  }
}
