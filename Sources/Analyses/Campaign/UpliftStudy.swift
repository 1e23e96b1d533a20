import Diagnostics
import Findings
import Models
import Populations
import Statistics
import Threads

/// Whether customers can be ranked by what a treatment does to them, and whether that pays better than treating by risk.
struct UpliftStudy {
  /// A ranking judged out of fold.
  struct Ranking {
    let learner: UpliftLearner?
    let curve: QiniCurve
    /// In the order of scikit-uplift, causalml and Radcliffe.
    let intervals: [ClosedRange<Double>?]
    /// Outcomes brought for each customer treated, among the shares of customers ranked first.
    let top: [(share: Double, value: Double?, interval: ClosedRange<Double>?)]
  }

  /// Uplift ranking less risk ranking.
  struct Advantage {
    let share: Double
    let value: Double?
    let interval: ClosedRange<Double>?
  }

  /// A tenth of the customers by what the first learner says.
  struct Tenth {
    let predicted: Double
    let group: UpliftTable.Group
    let difference: TwoByTwo.Effect?
  }

  let arm: String
  let scores: UpliftScores
  /// In the order of the learners asked for; the first one ranks.
  let learners: [Ranking]
  let risk: Ranking
  let advantages: [Advantage]
  let policies: [(policy: Policy, value: PolicyValue)]
  let tenths: [Tenth]
  /// How far rules that rank go down their lists; as much money for each where the data say what customers cost.
  let reach: PolicyReach
  let isBoosted: Bool

  static let shares = [0.1, 0.2, 0.3]

  init?(_ options: Campaign, _ trial: Trial, _ confidence: Confidence, seed: UInt64) throws(AnalysisError) {
    guard let uplift = options.uplift else { return nil }
    arm = try UpliftStudy.arm(uplift, trial)
    let place = trial.arms.firstIndex(of: arm) ?? 1
    let population = try answered { () throws(PopulationError) in
      try trial.known.extended(by: ArmKernel(arm: trial.experiment.arm, code: Int32(place)))
        .restricted(to: .present(ArmKernel.output))
    }
    let settings = UpliftSettings(
      learners: uplift.learners, base: uplift.base, folds: uplift.folds, seed: seed, cap: uplift.cap,
      threads: Parallel.processorCount)
    let scores = try UpliftStudy.scores(population, trial, options, settings)
    self.scores = scores
    let costs = try UpliftStudy.costs(trial, scores, population)
    let reach = try UpliftStudy.reach(uplift, scores, costs)
    self.reach = reach
    isBoosted = uplift.base == .boosted
    // Those likeliest to leave when left alone, or likeliest to have another outcome.
    let risk = trial.isRetention ? scores.whenLeft.map { -$0 } : scores.whenLeft
    let judged = UpliftStudy.judged(scores, risk: risk, UnitBootstrap(draws: 300, seed: seed), confidence)
    guard let judged else {
      throw AnalysisError(.fewInArm, "one of the arms has no customer", option: "uplift")
    }
    (learners, self.risk, advantages) = judged
    let ranked = scores.effects[0].scores
    let worths = try UpliftStudy.worths(options, scores, population)
    var orders: [(policy: Policy, order: [Float]?, reach: PolicyReach)] = [
      (.none, nil, .share(0)), (.everyone, nil, .share(1)),
      (.chance, ranked.map { _ in 0 }, reach), (.risk, risk, reach), (.uplift, ranked, reach),
    ]
    if let worths {
      orders.append((.value, worths, reach))
      orders.append((.optimal, zip(ranked, worths).map { $0 * max(0, $1) }, reach))
    }
    policies = orders.map {
      (
        policy: $0.policy,
        value: scores.value(of: $0.order, reaching: $0.reach, worths: worths, costs: costs)
      )
    }
    tenths = UpliftStudy.tenths(scores.tenths(ranked), confidence)
  }

  var first: Ranking { learners[0] }

  /// What rules that rank spend for each customer; `nil` where they treat the same share.
  var budget: Double? { if case .money(let money) = reach { money } else { nil } }

  /// The tenth of least promise, where those treated are known to do worse.
  var isLastTenthHarmed: Bool { tenths.last?.difference.map { $0.interval.upperBound < 0 } ?? false }

  /// What customers are worth, where a column says it.
  private static func worths(
    _ options: Campaign, _ scores: UpliftScores, _ population: any Population
  ) throws(AnalysisError) -> [Float]? {
    guard let column = options.value?.value else { return nil }
    return try answered(blaming: "value") { () throws(PopulationError) in
      try scores.values(of: column, in: population)
    }
  }

  /// What customers cost, where the data say it.
  private static func costs(
    _ trial: Trial, _ scores: UpliftScores, _ population: any Population
  ) throws(AnalysisError) -> [Double]? {
    guard let column = trial.experiment.cost else { return nil }
    return try answered { () throws(PopulationError) in try scores.costs(of: column, in: population) }
  }

  /// The budget for each customer, or what treating the share by chance would cost; the share where costs are unknown.
  private static func reach(
    _ uplift: UpliftOption, _ scores: UpliftScores, _ costs: [Double]?
  ) throws(AnalysisError) -> PolicyReach {
    guard let costs else {
      guard uplift.budget == nil else {
        throw AnalysisError(
          .missingRole, "a budget takes what customers cost, and the experiment does not say it",
          option: "uplift", hint: "add 'cost:' to the data set's 'experiment:'")
      }
      return .share(uplift.share)
    }
    if let budget = uplift.budget { return .money(budget / Double(scores.customers)) }
    let mean = scores.meanOfTreated(costs)
    return mean > 0 ? .money(uplift.share * mean) : .share(uplift.share)
  }

  private static func arm(_ uplift: UpliftOption, _ trial: Trial) throws(AnalysisError) -> String {
    let treatments = trial.experiment.treatments
    let list = treatments.joined(separator: ", ")
    guard let wanted = uplift.arm?.value else {
      guard treatments.count == 1 else {
        throw AnalysisError(
          .noArmChosen,
          "the experiment has \(treatments.count) treated arms, and whom to treat is learned for one",
          option: "uplift", hint: "add `arm:` with one of \(list)")
      }
      return treatments[0]
    }
    guard treatments.contains(wanted) else {
      throw AnalysisError(
        .unknownArm, "'\(wanted)' is not a treated arm", option: "uplift",
        hint: didYouMean(wanted, among: treatments) ?? "one of \(list)")
    }
    return wanted
  }

  private static func scores(
    _ population: any Population, _ trial: Trial, _ options: Campaign, _ settings: UpliftSettings
  ) throws(AnalysisError) -> UpliftScores {
    do throws(UpliftError) {
      return try UpliftScores(
        on: population, treated: ArmKernel.output, outcome: OutcomeKernel.output,
        excluding: [trial.outcomeColumn].compactMap { $0 }, settings)
    } catch {
      switch error {
      case .tooFew(let count):
        throw AnalysisError(
          .fewInArm,
          "an arm has \(count) customers with, or without, the outcome; to learn whom to treat takes "
            + "\(UpliftError.fewest) of each in both arms", option: "uplift")
      case .noFeatures:
        throw AnalysisError(
          .noFeatures, "no column known before the draw is left to learn from", option: "uplift",
          hint: "see 'not_features:', 'protected:' and 'after_outcome:' of the data set")
      case .population(let error): throw error.asAnalysisError(option: "uplift")
      case .learner(let words): throw AnalysisError(.learnerFailed, "XGBoost: \(words)", option: "uplift")
      }
    }
  }

  private static func judged(
    _ scores: UpliftScores, risk: [Float], _ bootstrap: UnitBootstrap, _ confidence: Confidence
  ) -> (learners: [Ranking], risk: Ranking, advantages: [Advantage])? {
    let orders = scores.effects.map { $0.scores } + [risk]
    let tables = orders.map { scores.sample.table($0) }
    let curves = tables.compactMap { QiniCurve($0) }
    guard curves.count == orders.count else { return nil }
    let shares = shares
    let width = 3 + shares.count
    let intervals = bootstrap.intervals(orders.map { scores.sample.ranking($0) }, confidence) { tables in
      let parts = tables.map { table -> [Double?] in
        let curve = QiniCurve(table)
        return [curve?.ofPerfect, curve?.ofFullGain, curve?.perTreated]
          + shares.map { table.top($0).difference }
      }
      // Both rankings on the same customers, so that the difference is of pairs.
      let gaps = shares.indices.map { index in
        zipped(parts.first?[3 + index], parts.last?[3 + index]).flatMap { zipped($0, $1) }.map { $0 - $1 }
      }
      return parts.flatMap { $0 } + gaps
    }
    func top(_ ranking: Int, _ index: Int) -> Double? { tables[ranking].top(shares[index]).difference }
    let rankings = orders.indices.map { ranking in
      Ranking(
        learner: ranking < scores.effects.count ? scores.effects[ranking].learner : nil,
        curve: curves[ranking],
        intervals: Array(intervals[ranking * width..<ranking * width + 3]),
        top: shares.indices.map { (shares[$0], top(ranking, $0), intervals[ranking * width + 3 + $0]) })
    }
    let last = orders.count - 1
    let advantages = shares.indices.map { index in
      Advantage(
        share: shares[index], value: zipped(top(0, index), top(last, index)).map { $0 - $1 },
        interval: intervals[orders.count * width + index])
    }
    return (Array(rankings.dropLast()), rankings[last], advantages)
  }

  private static func tenths(
    _ groups: [(predicted: Double, group: UpliftTable.Group)], _ confidence: Confidence
  ) -> [Tenth] {
    groups.map { predicted, group in
      let isBoth = group.treated > 0 && group.control > 0
      let difference =
        isBoth
        ? TwoByTwo(
          Proportion(Int(group.treatedEvents), of: Int(group.treated)),
          against: Proportion(Int(group.controlEvents), of: Int(group.control))
        ).difference(confidence) : nil
      return Tenth(predicted: predicted, group: group, difference: difference)
    }
  }
}
