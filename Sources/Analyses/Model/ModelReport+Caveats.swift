import Findings
import Formats
import Models
import Populations
import Statistics

/// What a reader must know before the scores are used.
extension ModelReport {
  var caveats: [Caveat] { recalibrationCaveats + trainingCaveats + calibrationCaveats }

  private var recalibrationCaveats: [Caveat] {
    guard let recalibrated else { return [] }
    return [
      Caveat(
        code: "recalibrated_scores",
        text: wording(
          .caveatRecalibratedScores,
          [
            "method": .text(wording(recalibrated.method.name)),
            "before": .number(recalibrated.slopes.before, .num2),
            "after": .number(recalibrated.slopes.after, .num2),
          ]))
    ]
  }

  private var trainingCaveats: [Caveat] {
    guard let training else { return [] }
    var caveats: [Caveat] = []
    let used = training.features.used.map { $0.column }
    if let entry = roles.entry, used.contains(entry) {
      caveats.append(Caveat(code: "entry_feature", text: wording(.caveatEntryFeature)))
    } else if let tenure = roles.tenure, used.contains(tenure) {
      caveats.append(
        Caveat(
          code: "tenure_feature",
          text: wording(.caveatTenureFeature, ["column": .text(roles.label(of: tenure))])))
    }
    if training.isCapped {
      caveats.append(
        Caveat(
          code: "capped_sample",
          text: wording(
            .caveatCappedSample, ["sampled": .count(training.sampled), "rows": .count(training.rows)])))
    }
    caveats += training.notes.map { $0.caveat(roles, wording) }
    if let baseline = training.baseline, !isBetter(than: baseline) {
      let column = roles.readerLabel(of: baseline.column, wording)
      caveats.append(
        Caveat(
          code: "not_better_than_rule", text: wording(.caveatNotBetterThanRule, ["column": .text(column)])))
    }
    return caveats
  }

  /// The paired difference excludes 0; without one, the rule lies below the interval of the model.
  private func isBetter(than baseline: SingleColumnRule) -> Bool {
    if let low = difference?.interval?.low { return low > 0 }
    return (auc.interval?.low ?? 0) > baseline.auc
  }

  // MARK: Calibration

  /// Distances that no reader would see are not told, however sure they are.
  private static let (leastSlope, leastGap) = (0.02, 0.005)

  private var calibrationCaveats: [Caveat] {
    [spreadCaveat, levelCaveat].compactMap { $0 }
  }

  /// The interval of the slope excludes 1: the scores are too far apart or too near each other.
  private var spreadCaveat: Caveat? {
    guard let number = slope.number, let range = slope.interval, !(range.low...range.high).contains(1),
      abs(number - 1) >= Self.leastSlope
    else { return nil }
    let arguments: [String: Argument] = [
      "slope": .number(number, .num2), "interval": .text(interval(slope)),
    ]
    let words = wording(number < 1 ? .caveatScoresTooExtreme : .caveatScoresTooTimid, arguments)
    let isFar = !CalibrationChoice.bounds.contains(number)
    return Caveat(
      code: "miscalibrated", text: isFar ? words + " " + wording(.caveatReadAsRanking) : words)
  }

  /// The interval of the calibration in the large excludes 0: all scores together are too high or too low.
  private var levelCaveat: Caveat? {
    guard let range = inTheLarge.interval, !(range.low...range.high).contains(0) else { return nil }
    let (mean, share) = (evaluation.table.meanScore, evaluation.ranking.prevalence)
    guard abs(mean - share) >= Self.leastGap else { return nil }
    return Caveat(
      code: mean < share ? "scores_too_low" : "scores_too_high",
      text: wording(
        mean < share ? .caveatScoresTooLow : .caveatScoresTooHigh,
        ["mean": .number(mean, .pct1), "share": .number(share, .pct1)]))
  }
}
