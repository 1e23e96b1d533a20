import Findings
import Models
import Populations
import Statistics
import Tables

/// The effects of the treated arms, one after another.
struct ArmEffects {
  let trial: Trial
  let options: Campaign
  let confidence: Confidence
  let seed: UInt64

  /// With whether some customers occur several times.
  func results() throws(AnalysisError) -> (arms: [ArmResult], isClustered: Bool) {
    let clusters = try clusters()
    let adjusted = try adjusted()
    let money = try TrialMoney(trial, options, confidence, seed)
    let reach = try reach()
    var results: [ArmResult] = []
    for (index, label) in trial.arms.enumerated().dropFirst() {
      let table = TwoByTwo(trial.outcomes[index], against: trial.control)
      let estimate = adjusted[index - 1]?.effect ?? clusters?[index - 1]
      let found = reach.map { sums in
        ComplierEffect(treated: sums[index], control: sums[0], outcome: 0, reached: 1)
      }
      let control = trial.rate(0)
      let wanted = options.detect ?? abs(table.difference(confidence).value)
      let sizes = DetectableDifference(alpha: 1 - confidence.level, power: options.power)
      results.append(
        ArmResult(
          label: label, place: index, treated: trial.outcomes[index], control: trial.control,
          difference: estimate.map { TwoByTwo.Effect($0.value, $0.interval(confidence)) }
            ?? table.difference(confidence),
          pValue: estimate?.pValue ?? table.test?.pValue ?? 1,
          varianceExplained: adjusted[index - 1]?.varianceExplained, relative: relative(index),
          compliers: found ?? nil, money: try money?.result(index),
          naive: try naive(index),
          detectable: sizes.smallest(
            from: control.share, rows: trial.outcomes[index].count, referenceRows: control.count),
          nextRows: next(control.share, wanted, trial.isRetention, sizes), nextDifference: wanted))
    }
    let pValues = options.correction.adjusted(results.map { $0.pValue })
    for (index, pValue) in pValues.enumerated() { results[index].pValue = pValue }
    return (results, clusters != nil)
  }

  /// The share of leavers prevented, or the growth of another outcome.
  func relative(_ treated: Proportion, _ control: Proportion) -> TwoByTwo.Effect? {
    if trial.isRetention {
      guard control.successes < control.count else { return nil }
      let ratio = TwoByTwo(treated.complement, against: control.complement).ratio(confidence)
      return TwoByTwo.Effect(1 - ratio.value, 1 - ratio.interval.upperBound...1 - ratio.interval.lowerBound)
    }
    guard control.successes > 0 else { return nil }
    let ratio = TwoByTwo(treated, against: control).ratio(confidence)
    return TwoByTwo.Effect(ratio.value - 1, ratio.interval.lowerBound - 1...ratio.interval.upperBound - 1)
  }

  private func relative(_ arm: Int) -> TwoByTwo.Effect? { relative(trial.outcomes[arm], trial.control) }

  private func next(
    _ control: Double, _ wanted: Double, _ isRetention: Bool, _ sizes: DetectableDifference
  ) -> Int? {
    let aim = isRetention ? control - wanted : control + wanted
    guard (0...1).contains(aim) else { return nil }
    return sizes.rows(control, aim)
  }

  /// What would be claimed without a control arm: everyone who accepted and has the outcome, or, where nobody says who
  /// accepted, everyone treated who has it.
  private func naive(_ arm: Int) throws(AnalysisError) -> Int {
    guard let accepted = trial.experiment.stages[.accepted] else { return trial.outcomes[arm].successes }
    let counts = try answered { () throws(PopulationError) in
      try trial.known.counts(
        by: [trial.experiment.arm, accepted], flags: [OutcomeKernel.output], sums: [])
    }
    return counts.groups.first { $0.labels == [trial.arms[arm], "1"] }?.flagged[0] ?? 0
  }

  /// Differences with rows of one customer kept together; `nil` where every customer occurs once.
  private func clusters() throws(AnalysisError) -> [Estimate?]? {
    guard trial.experiment.campaign != nil else { return nil }
    let found = try answered { () throws(PopulationError) in
      try TrialClusters.clusters(
        trial.known, arm: trial.experiment.arm, outcome: OutcomeKernel.output, seed: seed)
    }
    return found.map { $0.map { ClusteredDifference.estimate($0) } }
  }

  /// One for each treated arm.
  private func adjusted() throws(AnalysisError) -> [AdjustedDifference?] {
    let none = [AdjustedDifference?](repeating: nil, count: trial.arms.count - 1)
    guard let method = options.adjust.method else { return none }
    let columns = try TrialCovariates(trial, options).columns
    var covariates: [CovariateKernel.Covariate] = []
    for column in columns {
      if column.kind == .category {
        covariates.append(.levels(column.name, count: column.levels.count))
      } else {
        let moments = try answered { () throws(PopulationError) in
          try trial.known.moments(of: [column.name], weight: nil, by: nil)
        }
        guard let group = moments.groups.first, group.count > 0 else { continue }
        covariates.append(.number(column.name, mean: group.sums[0] / Double(group.count)))
      }
    }
    let kernel = CovariateKernel(covariates: covariates)
    guard !kernel.outputs.isEmpty else { return none }
    let sums = try armSums([OutcomeKernel.output] + kernel.outputs.map { $0.name }, extendedBy: kernel)
    return sums.dropFirst().map { AdjustedDifference(treated: $0, control: sums[0], method) }
  }

  /// Outcome and reach by arm; `nil` where the data do not say who was reached.
  private func reach() throws(AnalysisError) -> [ArmSums]? {
    guard let flag = trial.experiment.stages[.delivered] else { return nil }
    return try armSums([OutcomeKernel.output, flag])
  }

  private func armSums(
    _ columns: [String], extendedBy kernel: CovariateKernel? = nil
  ) throws(AnalysisError) -> [ArmSums] {
    let moments = try answered { () throws(PopulationError) in
      let population = try kernel.map { kernel throws(PopulationError) in try trial.known.extended(by: kernel)
      }
      return try (population ?? trial.known).moments(of: columns, weight: nil, by: trial.experiment.arm)
    }
    let empty = ArmSums(
      count: 0, sums: columns.map { _ in 0 },
      products: [Double](repeating: 0, count: columns.count * columns.count))
    return trial.arms.map { arm in moments.groups.first { $0.label == arm }.map { ArmSums($0) } ?? empty }
  }
}
