import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// Every measure with its interval, beside what no model would reach and what a perfect one would.
  var measures: Exhibit {
    let prevalence = evaluation.ranking.prevalence
    var rows: [ResultTable.Row] = [
      row(.modelAUC, auc, none: Value(0.5, .num3), ideal: best ?? Value(1, .num3)),
      row(.modelAP, averagePrecision, none: Value(prevalence, .num3), ideal: Value(1, .num3)),
      row(
        .modelBrier, brier, none: Value(evaluation.quality.brierOfPrevalence, .num3), ideal: Value(0, .num3)),
      row(.modelSkill, brierSkill, none: Value(0, .pct1), ideal: Value(1, .pct1)),
      row(
        .modelLogLossLower, logLoss, none: Value(evaluation.quality.logLossOfPrevalence, .num3),
        ideal: Value(0, .num3)),
      row(.modelSlope, slope, none: nil, ideal: Value(1, .num2)),
      row(.modelIntercept, intercept, none: nil, ideal: Value(0, .num2)),
      row(.modelInTheLarge, inTheLarge, none: Value(0, .num2), ideal: Value(0, .num2)),
      row(
        .modelError, calibrationError, none: Value(0, .num3),
        ideal: Value(evaluation.bins.expectedErrorByChance, .num3)),
      row(.modelPrecision, precision, none: Value(prevalence, .pct1), ideal: Value(1, .pct1)),
      row(.modelRecall, recall, none: flaggedShare, ideal: Value(1, .pct1)),
      row(.modelLift, topLift, none: Value(1, .mult2), ideal: nil),
    ]
    if let rule = bestColumn, let baseline {
      let column = roles.readerLabel(of: rule.column, wording)
      rows.insert(
        ResultTable.Row([
          .text(wording(.modelBaseline, ["column": .text(column)])), .value(baseline),
          baseline.interval == nil ? .empty : .interval(baseline), .value(Value(0.5, .num3)),
          .value(best ?? Value(1, .num3)),
        ]), at: 1)
      if let difference { rows.insert(row(.modelOverRule, difference, none: nil, ideal: nil), at: 2) }
    }
    let table = ResultTable(
      columns: [
        ResultTable.Column("measure", header: wording(.modelMeasure), alignment: .leading),
        ResultTable.Column("value", header: wording(.modelValue)),
        ResultTable.Column(
          "interval", header: wording(.intervalHeader, ["level": .text(wording.level(confidence))])),
        ResultTable.Column("without_model", header: wording(.modelReference)),
        ResultTable.Column("ideal", header: wording(.modelIdeal)),
      ], rows: rows)
    return Exhibit(
      id: "measures", title: wording(.modelMeasuresTitle), subtitle: subtitle, content: .table(table),
      alt: remark, note: flagNote + " " + wording(.modelMeasuresNote) + bestNote, isSupplementary: true)
  }

  private func row(_ name: Phrase, _ value: Value, none: Value?, ideal: Value?) -> ResultTable.Row {
    ResultTable.Row([
      .text(wording(name)), .value(value), value.interval == nil ? .empty : .interval(value),
      none.map { .value($0) } ?? .empty, ideal.map { .value($0) } ?? .empty,
    ])
  }

  /// What flagging at random would find.
  var flaggedShare: Value {
    Value(Double(evaluation.confusion.flagged) / Double(count), .pct1, n: count)
  }

  private var bestNote: String {
    ceiling.map { " " + wording(.modelBestNote, ["source": .text($0.source)]) } ?? ""
  }

  private var flagNote: String {
    let finite = evaluation.thresholds.filter { $0.isFinite }
    guard let low = finite.min(), let high = finite.max() else { return wording(.modelNobodyFlagged) }
    let ends: [String: Argument] = ["low": .number(low, .pct1), "high": .number(high, .pct1)]
    switch rule {
    case .capacity(let share):
      return wording(.modelFlagNoteCapacity, ends.merging(["share": .number(share, .pct0)]) { $1 })
    case .cost(let alarm, let miss):
      return wording(
        .modelFlagNoteCost,
        ends.merging(["alarm": .number(alarm, .num0), "miss": .number(miss, .num0)]) { $1 })
    case .profit(let terms):
      return wording(
        .modelFlagNoteProfit,
        ends.merging([
          "value": .number(terms.value, .money0), "offer": .number(terms.offer, .money0),
          "contact": .number(terms.contact, .money0), "mean": .number(terms.meanAcceptance, .pct0),
          "share": .text(text(flaggedShare)),
        ]) { $1 })
    case .fbeta(let beta):
      return wording(
        .modelFlagNoteF,
        ends.merging([
          "beta": .number(beta, beta.rounded() == beta ? .num0 : .num1), "share": .text(text(flaggedShare)),
        ]) { $1 })
    }
  }

  var lift: Exhibit {
    let lift = evaluation.lift
    let rows = lift.bands.map { band in
      let share = Value(
        band.share, .pct1, lift.shareInterval(band, confidence), confidence, n: Int(band.rows.rounded()))
      let ratio = Value(
        band.lift, .mult2, lift.liftInterval(band, confidence), confidence, n: Int(band.rows.rounded()))
      let found = Value(
        band.cumulativeRecall, .pct1, lift.recallInterval(band, confidence), confidence,
        n: Int(evaluation.table.positiveCount))
      return ResultTable.Row([
        .count(band.number), .count(Int(band.rows.rounded())), .value(Value(band.leavers, .num0)),
        .value(Value(band.meanScore, .pct1)), .value(share), .interval(share), .value(ratio),
        ratio.interval == nil ? .empty : .interval(ratio), .value(found), .interval(found),
      ])
    }
    let interval = wording(.intervalHeader, ["level": .text(wording.level(confidence))])
    let table = ResultTable(
      columns: [
        ResultTable.Column("tenth", header: wording(.modelTenth), alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
        ResultTable.Column("left", header: wording(.leaversHeader)),
        ResultTable.Column("mean_score", header: wording(.modelMeanScore)),
        ResultTable.Column("share_left", header: wording(.modelShareLeft)),
        ResultTable.Column("share_left_interval", header: interval),
        ResultTable.Column("lift", header: wording(.modelLiftHeader)),
        ResultTable.Column("lift_interval", header: interval),
        ResultTable.Column("found", header: wording(.modelFound)),
        ResultTable.Column("found_interval", header: interval),
      ], rows: rows)
    return Exhibit(
      id: "lift", title: wording(.modelLiftTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelLiftTitle), isSupplementary: true)
  }

  var confusion: Exhibit {
    let counts = evaluation.confusion
    func row(_ name: String, _ left: Int, _ stayed: Int, isSummary: Bool = false) -> ResultTable.Row {
      ResultTable.Row(
        [.text(name), .count(left), .count(stayed), .count(left + stayed)], isSummary: isSummary)
    }
    let table = ResultTable(
      columns: [
        ResultTable.Column("group", header: "", alignment: .leading),
        ResultTable.Column("left", header: wording(.leaversHeader)),
        ResultTable.Column("stayed", header: wording(.modelStayed)),
        ResultTable.Column("all", header: wording(.modelTotal)),
      ],
      rows: [
        row(wording(.modelFlagged), counts.truePositives, counts.falsePositives),
        row(wording(.modelNotFlagged), counts.falseNegatives, counts.trueNegatives),
        row(
          wording(.modelTotal), counts.truePositives + counts.falseNegatives,
          counts.falsePositives + counts.trueNegatives, isSummary: true),
      ])
    return Exhibit(
      id: "confusion", title: wording(.modelConfusionTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelConfusionTitle), note: flagNote, isSupplementary: true)
  }

  /// `nil` when only one way of learning was asked for.
  var learners: Exhibit? {
    guard trials.count > 1 else { return nil }
    let rows = trials.map { trial in
      let auc = Value(trial.auc, .num3, confidence, n: sampled)
      return ResultTable.Row([
        .text(wording(trial.learner.name)), .value(Value(trial.logLoss, .num4)), .value(auc),
        .interval(auc), .value(Value(trial.brier, .num4)),
        .text(trial.learner == learner ? wording(.yesLabel) : wording(.noLabel)),
      ])
    }
    let level = wording.level(confidence)
    let table = ResultTable(
      columns: [
        ResultTable.Column("method", header: wording(.modelLearner), alignment: .leading),
        ResultTable.Column("log_loss", header: wording(.modelLogLoss)),
        ResultTable.Column("auc", header: wording(.modelAUC)),
        ResultTable.Column("interval", header: wording(.intervalHeader, ["level": .text(level)])),
        ResultTable.Column("brier", header: wording(.modelBrier)),
        ResultTable.Column("used", header: wording(.modelUsed), alignment: .centre),
      ], rows: rows)
    return Exhibit(
      id: "learners", title: wording(.modelLearnersTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelLearnersTitle),
      note: wording(
        training == nil ? .modelLearnersNotePinned : .modelLearnersNote, ["n": .count(sampled)]),
      isSupplementary: true)
  }
}

extension Learner {
  /// For readers.
  var name: Phrase {
    switch self {
    case .logistic: .learnerLogistic
    case .forest: .learnerForest
    case .boosted: .learnerBoosted
    case .best: .learnerBest
    case .constant: .learnerConstant
    case .rule: .learnerRule
    }
  }
}
