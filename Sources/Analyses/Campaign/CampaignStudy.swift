import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// Everything a campaign cell says, in the order in which it is asked: checks, effects, groups, whom to treat.
struct CampaignStudy {
  let options: Campaign
  let trial: Trial
  let checks: TrialChecks
  /// Treated arms; empty where the checks withhold effects.
  let arms: [ArmResult]
  let groups: GroupEffects?
  let uplift: UpliftStudy?
  /// How far messages came: for each stage declared, the share of each arm.
  let stages: [(stage: ExperimentColumns.Stage, shares: [Proportion])]
  let confidence: Confidence
  /// Some customers occur several times.
  let isClustered: Bool
  /// The smallest group, in any arm, that effects are shown of.
  let groupMinimum: Int
  private let cell: String
  private let names: ActionNames
  /// Customers whom treating is known to lose; `nil` where nothing was looked at by group or customer.
  private let harmed: HarmedCustomers?
  /// The same by any arm, one flag a row; `nil` as well where the cell is about a part of the data set.
  let doNotDisturb: [UInt8]?

  init(_ options: Campaign, _ population: any Population, _ context: AnalysisContext) throws(AnalysisError) {
    let confidence = Confidence(context.level)
    let trial = try Trial(options, population)
    let checks = try TrialChecks(trial, options, asOf: context.asOf)
    self.options = options
    (self.trial, self.checks, self.confidence) = (trial, checks, confidence)
    cell = context.cell
    names = ActionNames(
      try options.readActions(in: context.files), population.roles, context.wording.language)
    groupMinimum = Swift.max(context.minimum.inferred, context.minimum.shown)
    stages = try CampaignStudy.stages(trial)
    guard !checks.isWithheld else {
      (arms, groups, uplift, harmed, doNotDisturb, isClustered) = ([], nil, nil, nil, nil, false)
      return
    }
    let effects = ArmEffects(trial: trial, options: options, confidence: confidence, seed: context.seed)
    (arms, isClustered) = try effects.results()
    let groups = try GroupEffects(options, trial, effects, context)
    let uplift = try UpliftStudy(options, trial, confidence, seed: context.seed)
    (self.groups, self.uplift) = (groups, uplift)
    let harmed = try HarmedCustomers(groups, uplift, trial, population)
    self.harmed = harmed
    let isWhole = population.count == population.datasetCount
    doNotDisturb = isWhole ? harmed?.flags(count: population.count) : nil
  }

  /// An arm as readers see it.
  func shown(_ arm: String) -> String { names.shown(arm) }

  /// Customers in groups that lose by some arm, and those of the tenth that loses by the arm that was learned.
  var disturbedCount: Int { doNotDisturb?.count { $0 == 1 } ?? 0 }

  var assignments: [(name: String, column: Column)] {
    doNotDisturb.map { [(name: "#do_not_disturb.\(cell)", column: .flags($0))] } ?? []
  }

  /// For plans; none where another outcome was wanted.
  var spared: [SparedCustomers] { trial.isRetention ? harmed?.spared ?? [] : [] }

  /// Effects on leaving, for plans; none where another outcome was wanted, or an arm prevents no departures because
  /// there were none.
  var measured: [MeasuredEffect] {
    guard trial.isRetention else { return [] }
    let whole = arms.compactMap { arm in
      effect(arm.label, nil, arm.relative, arm.difference, arm.treated, arm.control, arm.pValue)
    }
    // Where nobody left alone left there is no share to keep; that many left after the arm must be known all the same.
    let none = TwoByTwo.Effect(0, 0...0)
    let parts = (groups?.results ?? []).compactMap { result in
      effect(
        result.arm, groups.map { MeasuredEffect.Group(column: $0.column, label: result.label) },
        result.relative ?? (result.isHarmful ? none : nil), result.difference, result.treated, result.control,
        result.pValue)
    }
    return whole + parts
  }

  /// Rules of whom to treat, for plans that rest on this experiment; none where another outcome was wanted.
  var judged: [JudgedPolicy] {
    guard trial.isRetention, let uplift else { return [] }
    return uplift.policies.compactMap { policy, value in
      JudgedPolicy.Rule(rawValue: policy.rawValue).map { rule in
        JudgedPolicy(
          rule: rule, treatedShare: value.treatedShare, kept: estimate(value.gain),
          weighted: estimate(value.weighted), worth: value.worth.map(estimate),
          cost: value.cost.map(estimate), budget: uplift.budget, arm: uplift.arm,
          customers: uplift.scores.sample.count, level: confidence.level)
      }
    }
  }

  private func estimate(_ estimate: Estimate) -> MeasuredEffect.Estimate {
    let range = estimate.interval(confidence)
    return MeasuredEffect.Estimate(low: range.lowerBound, base: estimate.value, high: range.upperBound)
  }

  private func effect(
    _ arm: String, _ group: MeasuredEffect.Group?, _ relative: TwoByTwo.Effect?,
    _ difference: TwoByTwo.Effect, _ treated: Proportion, _ control: Proportion, _ pValue: Double
  ) -> MeasuredEffect? {
    relative.map { relative in
      MeasuredEffect(
        arm: arm, group: group, relativeReduction: estimate(relative), riskDifference: estimate(difference),
        treated: treated.count, control: control.count, level: confidence.level, cell: cell,
        pValue: pValue)
    }
  }

  private func estimate(_ effect: TwoByTwo.Effect) -> MeasuredEffect.Estimate {
    MeasuredEffect.Estimate(
      low: Swift.min(effect.interval.lowerBound, effect.value), base: effect.value,
      high: Swift.max(effect.interval.upperBound, effect.value))
  }

  private static func stages(
    _ trial: Trial
  ) throws(AnalysisError) -> [(stage: ExperimentColumns.Stage, shares: [Proportion])] {
    let declared = ExperimentColumns.Stage.allCases.compactMap { stage in
      trial.experiment.stages[stage].map { (stage: stage, flag: $0) }
    }
    guard !declared.isEmpty else { return [] }
    let counts = try answered { () throws(PopulationError) in
      try trial.drawn.counts(by: [trial.experiment.arm], flags: declared.map { $0.flag }, sums: [])
    }
    return declared.enumerated().map { index, stage in
      (
        stage.stage,
        trial.arms.compactMap { arm in
          counts.groups.first { $0.labels[0] == arm }.map { Proportion($0.flagged[index], of: $0.count) }
        }
      )
    }
  }
}
