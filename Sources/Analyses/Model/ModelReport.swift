import Findings
public import Formats
import Models
public import Populations
import Statistics

/// The words and numbers of an evaluated model; the exhibits are in extensions.
struct ModelReport {
  let evaluation: ScoreEvaluation
  /// Rows that no fold judged, as the earliest of a split in time.
  var unjudged = 0
  /// The scores beside the best rule of one column; `nil` where there is none.
  var overRule: AreaComparison?
  let training: ChurnTraining?
  /// What a version of the registry keeps of its training.
  var record: TrainingSummary?
  /// The best AUC that anyone could reach, and who says so.
  var ceiling: (auc: Double, source: String)?
  /// What recalibrated the scores.
  var recalibrated: Calibration?
  let roles: Roles
  let rule: ThresholdRule
  let confidence: Confidence
  let period: String
  let wording: Wording

  /// Every learner tried, best first; those of a pinned version without their scores.
  var trials: [LearnerTrial] { training?.trials ?? record?.trials ?? [] }
  /// What the scores come from.
  var learner: Learner? { training?.learner ?? pinnedLearner }
  /// Customers that models learned from.
  var sampled: Int { training?.sampled ?? record?.rows ?? 0 }
  var repeats: Int { training?.repeats ?? trials.first?.repeats.count ?? 1 }
  /// The best rule of one column; of a pinned version only where these are the rows that it learned from.
  var bestColumn: SingleColumnRule? { training?.baseline ?? overRule.flatMap { _ in record?.baseline } }
  private var pinnedLearner: Learner? {
    (trials.first { $0.learner == .best } ?? trials.first)?.learner
  }

  /// Customers whose outcome is known.
  var count: Int { evaluation.confusion.count }

  var subtitle: String {
    wording(
      .modelSubtitle,
      [
        "n": .count(count), "period": .text(wording.period(period)),
        "level": .text(wording.level(confidence)),
      ])
  }

  func ledger(rowsIn: Int) -> Ledger {
    let unknown = evaluation.unknown - unjudged
    var excluded: [Ledger.Entry] = []
    if unjudged > 0 {
      excluded.append(Ledger.Entry(code: "unjudged", reason: wording(.ledgerUnjudged), rows: unjudged))
    }
    if unknown > 0 { excluded.append(.missing(roles.churned ?? "churned", unknown, roles, wording)) }
    return Ledger(rowsIn: rowsIn, excluded: excluded)
  }

  // MARK: Values

  var auc: Value { Value(evaluation.ranking.auc, .num3, confidence, n: count) }
  var averagePrecision: Value {
    Value(
      evaluation.ranking.averagePrecision, .num3, evaluation.averagePrecision, confidence, n: count)
  }
  var brier: Value { Value(evaluation.brier, .num3, confidence, n: count) }
  /// The Brier score's interval carried over; that of the prevalence is taken as known.
  var brierSkill: Value {
    let range = evaluation.brier.interval(confidence)
    let reference = evaluation.quality.brierOfPrevalence
    return Value(
      evaluation.quality.brierSkill, .pct1,
      1 - range.upperBound / reference...1 - range.lowerBound / reference, confidence, n: count)
  }
  var slope: Value { line { $0.slope } }
  var intercept: Value { line { $0.intercept } }

  var inTheLarge: Value { line { $0.inTheLarge } }
  var calibrationError: Value { error(evaluation.bins) }
  var logLoss: Value {
    let quality = evaluation.quality
    return Value(
      Estimate(quality.logLoss, standardError: quality.logLossError), .num3, confidence, n: count)
  }

  private func line(_ part: (CalibrationLine) -> Estimate) -> Value { line(evaluation.line, part) }

  /// Of the best rule of one column, on the same customers where that could be asked.
  var baseline: Value? {
    guard let rule = bestColumn else { return nil }
    return overRule.map { Value($0.second, .num3, confidence, n: $0.count) }
      ?? Value(rule.auc, .num3, n: sampled)
  }
  /// The model's AUC less the rule's, paired.
  var difference: Value? { overRule.map { Value($0.difference, .num3, confidence, n: $0.count) } }

  /// Stated, not estimated: it has no interval.
  var best: Value? { ceiling.map { Value($0.auc, .num3, n: count) } }
  /// The best AUC less the model's, which alone is uncertain.
  var belowBest: Value? {
    ceiling.map {
      Value(Estimate($0.auc, standardError: 0) - evaluation.ranking.auc, .num3, confidence, n: count)
    }
  }
  var ceilingRemarks: [String] {
    guard let ceiling, let belowBest else { return [] }
    return [
      wording(
        .modelRemarkCeiling,
        [
          "best": .number(ceiling.auc, .num3), "auc": .number(evaluation.ranking.auc.value, .num3),
          "interval": .text(interval(auc)), "source": .text(ceiling.source),
          "below": .text(text(belowBest)),
        ])
    ]
  }

  var precision: Value { share(evaluation.confusion.precision) }
  var recall: Value { share(evaluation.confusion.recall) }

  func share(_ proportion: Proportion?) -> Value {
    proportion.map { Value($0, .pct1, confidence) }
      ?? Value(absent: wording(.modelNobodyFlagged), format: .pct1, n: count)
  }

  /// Where some fold flags nobody there is no mean.
  var threshold: Value {
    let mean = evaluation.confusion.threshold
    return mean.isFinite
      ? Value(mean, .pct1, n: count) : Value(absent: wording(.modelNobodyFlagged), format: .pct1, n: count)
  }

  /// Of the first tenth, with the interval of a ratio to everyone.
  var topLift: Value {
    guard let band = evaluation.lift.bands.first else {
      return Value(absent: wording(.modelNobodyFlagged), format: .mult2)
    }
    return Value(
      band.lift, .mult2, evaluation.lift.liftInterval(band, confidence), confidence,
      n: Int(band.rows.rounded()))
  }

  var prevalence: Value {
    let confusion = evaluation.confusion
    return Value(
      Proportion(confusion.truePositives + confusion.falseNegatives, of: confusion.count), .pct1, confidence)
  }

  var values: [(name: ValueName, value: Value)] {
    var list: [(String, Value)] = [
      ("auc", auc), ("average_precision", averagePrecision), ("brier", brier), ("brier_skill", brierSkill),
      ("log_loss", logLoss), ("calibration_slope", slope), ("calibration_intercept", intercept),
      ("calibration_in_the_large", inTheLarge), ("ece", calibrationError), ("threshold", threshold),
      ("flagged", Value(Double(evaluation.confusion.flagged), .num0, n: count)),
      ("flagged_share", flaggedShare), ("precision", precision), ("recall", recall),
      ("accuracy", share(evaluation.confusion.accuracy)), ("lift_top_decile", topLift),
    ]
    if let baseline { list.append(("baseline_auc", baseline)) }
    if let difference { list.append(("auc_over_baseline", difference)) }
    if let best, let belowBest { list += [("best_auc", best), ("auc_below_best", belowBest)] }
    list += [("prevalence", prevalence), ("customers", Value(Double(count), .num0, n: count))]
    return list.map { (name: ValueName($0.0), value: $0.1) }
  }

  // MARK: Words

  func text(_ value: Value) -> String {
    value.number.map { wording.number($0, value.format) } ?? value.absence ?? "—"
  }

  func interval(_ value: Value, _ format: Format? = nil) -> String {
    value.interval.map { wording.interval($0.low, $0.high, format ?? value.format) } ?? "—"
  }

  var remark: String {
    var arguments: [String: Argument] = [
      "auc": .number(evaluation.ranking.auc.value, .pct1), "interval": .text(interval(auc, .pct1)),
      "lift": .text(topLift.number.map { wording.number($0, .mult1) } ?? text(topLift)),
    ]
    guard let baseline = bestColumn else { return wording(.modelRemarkPlain, arguments) }
    arguments["column"] = .text(roles.readerLabel(of: baseline.column, wording))
    arguments["baseline"] = .number(self.baseline?.number ?? baseline.auc, .pct1)
    return wording(.modelRemark, arguments)
  }
}

extension Roles {
  /// A feature's name for readers; the tenure at which observation began is made by the loader and has none.
  public func readerLabel(of column: String, _ wording: Wording) -> String {
    guard column == entry, labels[column] == nil else { return label(of: column) }
    return wording(.tenureAtStart, ["tenure": .text(label(of: tenure ?? column))])
  }
}
