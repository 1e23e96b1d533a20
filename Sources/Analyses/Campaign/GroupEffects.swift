import Diagnostics
import Distributions
import Findings
import Formats
import Populations
import Statistics

/// The effects of the treated arms on groups of customers that were known before the draw.
struct GroupEffects {
  let column: String
  /// Arm by arm, in the order of the groups.
  let results: [GroupResult]
  /// That the groups of an arm have one effect (Cochran's Q), corrected over the arms; by arm, `nil` for fewer than
  /// two groups.
  let heterogeneity: [String: Double]
  /// Groups with too few customers in an arm.
  let small: [String]

  init?(
    _ options: Campaign, _ trial: Trial, _ effects: ArmEffects, _ context: AnalysisContext
  ) throws(AnalysisError) {
    guard let column = options.by?.value else { return nil }
    guard let info = trial.drawn.columns.first(where: { $0.name == column }) else {
      throw AnalysisError(.unanswerable, "column '\(column)' is not in the data", option: "by")
    }
    try TrialCovariates.check(info, trial, option: "by")
    let labels = try GroupLabels(column, in: trial.known, context.wording)
    let arm = trial.experiment.arm
    let counts = try answered(blaming: "by") { () throws(PopulationError) in
      try trial.known.counts(by: [arm, column], flags: [OutcomeKernel.output], sums: [])
    }
    var cells: [String: [String: Proportion]] = [:]
    for group in counts.groups {
      guard let label = group.labels[1], let arm = group.labels[0], group.count > 0 else { continue }
      cells[label, default: [:]][arm] = Proportion(group.flagged[0], of: group.count)
    }
    let levels = cells.keys.sorted()
    try labels.check(levels)
    let minimum = Swift.max(context.minimum.inferred, context.minimum.shown)
    let shown = levels.filter { level in trial.arms.allSatisfy { (cells[level]?[$0]?.count ?? 0) >= minimum }
    }
    self.column = column
    small = levels.filter { !shown.contains($0) }.map { labels.shown($0) }
    var found: [(pair: Pair, p: Double)] = []
    for treatment in trial.experiment.treatments {
      for level in shown {
        guard let treated = cells[level]?[treatment], let control = cells[level]?[trial.experiment.control]
        else {
          continue
        }
        let table = TwoByTwo(treated, against: control)
        found.append((Pair(treatment, level, treated, control), table.test?.pValue ?? 1))
      }
    }
    let adjusted = options.correction.adjusted(found.map { $0.p })
    results = zip(found, adjusted).map { found, p in
      let pair = found.pair
      let difference = TwoByTwo(pair.treated, against: pair.control).difference(effects.confidence)
      return GroupResult(
        arm: pair.arm, label: pair.level, address: labels.address(pair.level), treated: pair.treated,
        control: pair.control, difference: difference, pValue: p,
        relative: effects.relative(pair.treated, pair.control),
        isHarmful: difference.interval.upperBound < 0 && p < 1 - effects.confidence.level)
    }
    heterogeneity = GroupEffects.heterogeneity(
      results, trial.experiment.treatments, effects, options.correction)
  }

  /// Groups whom an arm is known to lose, by label.
  func harmed(by arm: String) -> [String] {
    results.filter { $0.arm == arm && $0.isHarmful }.map { $0.label }
  }

  private static func heterogeneity(
    _ results: [GroupResult], _ arms: [String], _ effects: ArmEffects, _ correction: Correction
  ) -> [String: Double] {
    var found: [(arm: String, p: Double)] = []
    for arm in arms {
      let own = results.filter { $0.arm == arm }
      guard own.count > 1 else { continue }
      let weights = own.map { result -> Double in
        let error = effects.confidence.standardError(of: result.difference.interval)
        return 1 / Swift.max(1e-12, error * error)
      }
      let total = weights.reduce(0, +)
      let mean = zip(weights, own).reduce(0) { $0 + $1.0 * $1.1.difference.value } / total
      let q = zip(weights, own).reduce(0.0) { sum, pair in
        let gap = pair.1.difference.value - mean
        return sum + pair.0 * gap * gap
      }
      found.append((arm, ChiSquared(degrees: Double(own.count - 1)).upperTail(q)))
    }
    let adjusted = correction.adjusted(found.map { $0.p })
    return Dictionary(uniqueKeysWithValues: zip(found, adjusted).map { ($0.arm, $1) })
  }

  /// One arm and level beside those of the level who were left alone.
  private struct Pair {
    let arm: String
    let level: String
    let treated: Proportion
    let control: Proportion

    init(_ arm: String, _ level: String, _ treated: Proportion, _ control: Proportion) {
      (self.arm, self.level, self.treated, self.control) = (arm, level, treated, control)
    }
  }
}
