import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// The customers of an experiment with their arms and whether the outcome that is wanted came about.
struct Trial {
  /// Everyone drawn into an arm.
  let drawn: any Population
  /// Those of whom the outcome is known.
  let known: any Population
  let experiment: ExperimentColumns
  /// The outcome is to stay.
  let isRetention: Bool
  /// The outcome's column in the data, which says it afterwards.
  let outcomeColumn: String?
  /// Customers drawn and customers of known outcome, by arm.
  let drawnCounts: [Int]
  let outcomes: [Proportion]
  private let rowsIn: Int
  private let armLabel: String

  init(_ options: Campaign, _ population: any Population) throws(AnalysisError) {
    guard let experiment = population.roles.experiment else {
      throw AnalysisError(
        .missingRole, "the data set declares no experiment", hint: "add 'experiment:' to the data set")
    }
    self.experiment = experiment
    isRetention = options.outcome == nil
    outcomeColumn = options.outcome?.column.value ?? population.roles.outcome
    let source = try Trial.source(options, population, experiment)
    let drawn = try answered { () throws(PopulationError) in
      try population.restricted(to: .present(experiment.arm)).extended(by: OutcomeKernel(source: source))
    }
    self.drawn = drawn
    known = try answered { () throws(PopulationError) in
      try drawn.restricted(to: .present(OutcomeKernel.output))
    }
    rowsIn = population.count
    armLabel = population.roles.label(of: experiment.columns.first ?? experiment.arm)
    let known = self.known
    let (all, counted) = try answered { () throws(PopulationError) in
      (
        try drawn.counts(by: [experiment.arm], flags: [], sums: []),
        try known.counts(by: [experiment.arm], flags: [OutcomeKernel.output], sums: [])
      )
    }
    drawnCounts = experiment.arms.map { arm in all.groups.first { $0.labels[0] == arm }?.count ?? 0 }
    var outcomes: [Proportion] = []
    for arm in experiment.arms {
      guard let group = counted.groups.first(where: { $0.labels[0] == arm }), group.count > 0 else {
        throw AnalysisError(
          .fewInArm, "no customer of arm '\(arm)' has a known outcome",
          hint: "leave out arms of which nothing is known yet")
      }
      outcomes.append(Proportion(group.flagged[0], of: group.count))
    }
    self.outcomes = outcomes
  }

  var arms: [String] { experiment.arms }
  var control: Proportion { outcomes[0] }

  /// The share printed as the arm's rate: of those who left, or of those with the outcome.
  func rate(_ arm: Int) -> Proportion { isRetention ? outcomes[arm].complement : outcomes[arm] }

  func ledger(_ wording: Wording) -> Ledger {
    let withoutArm = rowsIn - drawn.count
    let unknown = drawn.count - known.count
    var excluded: [Ledger.Entry] = []
    if withoutArm > 0 {
      excluded.append(Ledger.Entry(code: "missing_arm", reason: wording(.campaignNoArm), rows: withoutArm))
    }
    if unknown > 0 {
      excluded.append(
        Ledger.Entry(code: "missing_outcome", reason: wording(.campaignNoOutcome), rows: unknown))
    }
    return Ledger(rowsIn: rowsIn, excluded: excluded)
  }

  private static func source(
    _ options: Campaign, _ population: any Population, _ experiment: ExperimentColumns
  ) throws(AnalysisError) -> OutcomeKernel.Source {
    guard let outcome = options.outcome else {
      guard let churned = population.roles.churned else {
        throw AnalysisError(
          .missingRole, "the data set does not say who left", hint: "add 'churned:' to the data set")
      }
      guard let window = options.window else { return .stayed(churned) }
      guard let assigned = experiment.assigned, let left = experiment.left else {
        throw AnalysisError(
          .windowless, "a window takes the day of the draw and the day a customer left", option: "window",
          hint: "add 'assigned_on:' and 'left_on:' to the data set's 'experiment:'")
      }
      return .stayedFor(window, churned: churned, assigned: assigned, left: left)
    }
    return try .reading(outcome, in: population, option: "outcome")
  }
}

extension OutcomeKernel.Source {
  /// A column that has a value, of whatever kind it is. Where `mayBeNobody`, a category of one level need not be it.
  static func reading(
    _ outcome: OutcomeOption, in population: any Population, option: String, mayBeNobody: Bool = false
  ) throws(AnalysisError) -> OutcomeKernel.Source {
    let column = outcome.column.value
    guard let info = population.columns.first(where: { $0.name == column }) else {
      throw AnalysisError(.unanswerable, "column '\(column)' is not in the data", option: option)
    }
    if info.kind == .category {
      guard let code = info.levels.firstIndex(of: outcome.value.value) else {
        if mayBeNobody, info.levels.count < 2 { return .level(column, Int32.max) }
        throw AnalysisError(
          .oneClass, "'\(column)' is never '\(outcome.value.value)'", option: option,
          hint: didYouMean(outcome.value.value, among: info.levels))
      }
      return .level(column, Int32(code))
    }
    guard info.kind.isNumeric || info.kind == .flag, let number = Double(outcome.value.value) else {
      throw AnalysisError(
        .unsuitableColumn, "column '\(column)' cannot be '\(outcome.value.value)'", option: option)
    }
    return .number(column, number)
  }
}

extension Proportion {
  /// Those without.
  var complement: Proportion { Proportion(count - successes, of: count) }
}
