import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// What the scores' learner is compared with: the other learners, and the best rule of one column as each fold found
  /// it.
  private var others: [LearnerTrial] {
    trials.filter { $0.learner != learner } + rules
  }

  private var rules: [LearnerTrial] { training?.baselines.filter { $0.learner == .rule } ?? [] }

  /// The learner of the scores against each other one: paired on the same customers, and over folds with the correction
  /// for training sets that overlap; with repeats, how far another dealing of customers would move the AUC.
  var comparison: ModelPart {
    var part = ModelPart()
    guard let own = trials.first(where: { $0.learner == learner }) else { return part }
    var rows: [ResultTable.Row] = []
    for other in others {
      // A version of the registry keeps measures of its learners, not their scores.
      let paired = training.flatMap { AreaComparison(own.scores, other.scores, outcomes: $0.outcomes) }
      let overFolds = folds(own, other)
      let difference = paired.map { Value($0.difference, .num4, confidence, n: $0.count) }
      let mean = overFolds.map {
        Value($0.mean, .num4, $0.interval(confidence), confidence, n: sampled)
      }
      let group = other.learner.rawValue
      if let paired, let difference {
        part.add("auc_difference", difference, group: group)
        part.add(
          "auc_difference_p", Value(paired.difference.pValue, .pvalue, n: paired.count), group: group)
      }
      if let overFolds, let mean {
        part.add("auc_difference_folds", mean, group: group)
        part.add(
          "auc_difference_folds_p", Value(overFolds.pValue, .pvalue, n: sampled), group: group)
      }
      rows.append(
        ResultTable.Row([
          .text(wording(other.learner.name)), difference.map { .value($0) } ?? .empty,
          difference.map { .interval($0) } ?? .empty, probability(paired?.difference.pValue),
          mean.map { .value($0) } ?? .empty, mean.map { .interval($0) } ?? .empty,
          probability(overFolds?.pValue),
        ]))
    }
    if !rows.isEmpty { part.exhibits.append(comparisonTable(rows, own)) }
    lottery(own, into: &part)
    return part
  }

  /// Differences of the same folds of the same repeats.
  private func folds(_ own: LearnerTrial, _ other: LearnerTrial) -> ResampledComparison? {
    let pairs = zip(own.folds, other.folds).compactMap { a, b -> Double? in
      guard let first = a.quality.auc, let second = b.quality.auc else { return nil }
      return first - second
    }
    let tested = own.folds.reduce(0) { $0 + $1.quality.rows }
    let trained = own.folds.reduce(0) { $0 + $1.trained }
    guard tested > 0, trained > 0 else { return nil }
    return ResampledComparison(pairs, testShare: Double(tested) / Double(trained))
  }

  private func probability(_ p: Double?) -> ResultTable.Cell {
    p.map { .text(wording.bareProbability($0)) } ?? .empty
  }

  private func comparisonTable(
    _ rows: [ResultTable.Row], _ own: LearnerTrial
  ) -> Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(confidence))])
    let (paired, overFolds) = (wording(.modelPaired), wording(.modelOverFolds))
    let table = ResultTable(
      columns: [
        ResultTable.Column("against", header: wording(.modelAgainst), alignment: .leading),
        ResultTable.Column("difference", header: wording(.modelAUCLess), spanner: paired),
        ResultTable.Column("difference_interval", header: interval, spanner: paired),
        ResultTable.Column("p", header: wording(.modelP), spanner: paired),
        ResultTable.Column("folds_difference", header: wording(.modelAUCLess), spanner: overFolds),
        ResultTable.Column("folds_interval", header: interval, spanner: overFolds),
        ResultTable.Column("folds_p", header: wording(.modelP), spanner: overFolds),
      ], rows: rows)
    return Exhibit(
      id: "comparison",
      title: wording(.modelComparisonTitle, ["learner": .text(midSentence(wording(own.learner.name)))]),
      subtitle: subtitle, content: .table(table), alt: wording(.modelLearnersTitle),
      note: wording(
        .modelComparisonNote, ["folds": .count(own.folds.count), "repeats": .count(repeats)]),
      isSupplementary: true)
  }

  /// Only of repeats: one dealing has no band.
  private func lottery(_ own: LearnerTrial, into part: inout ModelPart) {
    if let spread = own.overFolds({ $0.auc }) {
      part.add("auc_fold_mean", Value(spread.mean, .num3, n: sampled))
      part.add("auc_fold_sd", Value(spread.deviation, .num3, n: sampled))
    }
    guard repeats > 1, let band = own.lottery({ $0.auc }) else { return }
    for (name, number) in [("auc_lowest", band.low), ("auc_median", band.median), ("auc_highest", band.high)]
    {
      part.add(name, Value(number, .num3, n: sampled))
    }
    part.exhibits.append(lotteryTable(trials + rules, folds: own.folds.count))
  }

  private func lotteryTable(_ trials: [LearnerTrial], folds count: Int) -> Exhibit {
    let rows = trials.map { trial in
      let band = trial.lottery { $0.auc }
      let folds = trial.overFolds { $0.auc }
      func cell(_ number: Double?) -> ResultTable.Cell {
        number.map { .value(Value($0, .num4, n: sampled)) } ?? .empty
      }
      return ResultTable.Row([
        .text(wording(trial.learner.name)), cell(band?.low), cell(band?.median), cell(band?.high),
        cell(folds?.mean), cell(folds?.deviation),
      ])
    }
    let repeats = wording(.modelOverRepeats, ["n": .count(repeats)])
    let folds = wording(.modelOverAllFolds, ["n": .count(count)])
    let table = ResultTable(
      columns: [
        ResultTable.Column("method", header: wording(.modelLearner), alignment: .leading),
        ResultTable.Column("lowest", header: wording(.modelLowest), spanner: repeats),
        ResultTable.Column("median", header: wording(.modelMedian), spanner: repeats),
        ResultTable.Column("highest", header: wording(.modelHighest), spanner: repeats),
        ResultTable.Column("fold_mean", header: wording(.modelMean), spanner: folds),
        ResultTable.Column("fold_sd", header: wording(.modelDeviation), spanner: folds),
      ], rows: rows)
    return Exhibit(
      id: "lottery", title: wording(.modelLotteryTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelLotteryTitle), note: wording(.modelLotteryNote), isSupplementary: true)
  }
}
