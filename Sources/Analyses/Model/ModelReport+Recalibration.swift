import Diagnostics
import Figures
import Findings
import Formats
import Models
import Statistics
import Threads

extension ModelReport {
  /// Scores before and after maps learned on the other folds; throws where a map that was asked for cannot be.
  func recalibration(
    _ choices: [CalibrateChoice], of rows: ScoredRows
  ) throws(AnalysisError) -> ModelPart {
    var part = ModelPart()
    guard let before = CalibrationQuality(evaluation.table) else { return part }
    let methods = methods(choices, of: rows, before, &part)
    guard !methods.isEmpty else { return part }
    let done = try Parallel.map(methods.count) { recalibrated(rows, methods[$0]) }.map {
      result throws(AnalysisError) in try result.get()
    }
    for result in done { values(of: result, into: &part) }
    part.exhibits = [recalibrationFigure(before, done), recalibrationTable(before, done)]
    return part
  }

  /// Those asked for; `auto` is all of them, unless the scores are well as they are.
  private func methods(
    _ choices: [CalibrateChoice], of rows: ScoredRows, _ before: CalibrationQuality, _ part: inout ModelPart
  ) -> [RecalibrationMethod] {
    let named = choices.compactMap { $0.method }
    guard choices.contains(.auto) else { return named }
    if let slope = before.line?.slope.value, (0.9...1.1).contains(slope) {
      part.caveats.append(
        Caveat(
          code: "calibration_kept", text: wording(.caveatCalibrationKept, ["slope": .number(slope, .num2)])))
      return named
    }
    return named
      + RecalibrationMethod.allCases.filter { method in
        !named.contains(method) && (method != .isotonic || fitsIsotonic(rows))
      }
  }

  /// The smallest set that a fold's map is learned from is large enough.
  private func fitsIsotonic(_ rows: ScoredRows) -> Bool {
    let largest = Double(count) / Double(rows.foldCount) * 1.1
    return Double(count) - largest >= Double(RecalibrationMethod.fewestForIsotonic)
  }

  private func recalibrated(
    _ rows: ScoredRows, _ method: RecalibrationMethod
  ) -> Result<OutOfFoldRecalibration, AnalysisError> {
    do throws(RecalibrationError) { return .success(try rows.recalibrated(method)) } catch {
      return .failure(refusal(of: method, error))
    }
  }

  private func refusal(of method: RecalibrationMethod, _ error: RecalibrationError) -> AnalysisError {
    switch error {
    case .noFolds:
      AnalysisError(
        .tooFew, "scores without folds can only be recalibrated on the rows they are judged by",
        option: "calibrate")
    case .tooFew(let rows):
      AnalysisError(
        .tooFew,
        "isotonic calibration needs \(RecalibrationMethod.fewestForIsotonic) customers outside each fold, "
          + "and there are \(rows)", option: "calibrate", hint: "use platt or beta")
    case .notFitted:
      AnalysisError(
        .tooFew, "the scores have no spread that \(method.rawValue) calibration could be fitted to",
        option: "calibrate")
    }
  }

  private func values(of result: OutOfFoldRecalibration, into part: inout ModelPart) {
    let group = result.method.rawValue
    let after = result.after
    part.add(
      "recalibrated_brier",
      Value(
        Estimate(after.quality.brier, standardError: after.quality.brierError), .num3, confidence, n: count),
      group: group)
    part.add(
      "recalibrated_log_loss",
      Value(
        Estimate(after.quality.logLoss, standardError: after.quality.logLossError), .num3, confidence,
        n: count), group: group)
    part.add("recalibrated_ece", error(after.bins), group: group)
    part.add("recalibrated_slope", line(after.line) { $0.slope }, group: group)
    part.add("log_loss_change", Value(result.logLossChange, .num4, confidence, n: count), group: group)
  }

  func line(_ line: CalibrationLine?, _ part: (CalibrationLine) -> Estimate) -> Value {
    guard let line else { return Value(absent: wording(.modelNoLine), format: .num2) }
    return Value(part(line), .num2, confidence, n: count)
  }

  func error(_ bins: CalibrationBins) -> Value {
    Value(bins.expectedError, .num3, bins.expectedErrorInterval(confidence), confidence, n: count)
  }

  private func recalibrationTable(
    _ before: CalibrationQuality, _ done: [OutOfFoldRecalibration]
  ) -> Exhibit {
    func row(_ name: Phrase, _ quality: CalibrationQuality, _ change: Estimate?) -> ResultTable.Row {
      let change = change.map { Value($0, .num4, confidence, n: count) }
      return ResultTable.Row([
        .text(wording(name)), .value(Value(quality.quality.brier, .num4, n: count)),
        .value(Value(quality.quality.logLoss, .num4, n: count)),
        change.map { .value($0) } ?? .empty, change.map { .interval($0) } ?? .empty,
        .value(line(quality.line) { $0.slope }), .value(line(quality.line) { $0.inTheLarge }),
        .value(error(quality.bins)), .value(Value(quality.ranking.auc.value, .num3, n: count)),
      ])
    }
    let level = Argument.text(wording.level(confidence))
    let table = ResultTable(
      columns: [
        ResultTable.Column("scores", header: wording(.modelScores), alignment: .leading),
        ResultTable.Column("brier", header: wording(.modelBrierShort)),
        ResultTable.Column("log_loss", header: wording(.modelLogLoss)),
        ResultTable.Column("log_loss_change", header: wording(.modelChange)),
        ResultTable.Column("interval", header: wording(.intervalHeader, ["level": level])),
        ResultTable.Column("slope", header: wording(.modelSlopeShort)),
        ResultTable.Column("in_the_large", header: wording(.modelInTheLargeShort)),
        ResultTable.Column("ece", header: wording(.modelErrorShort)),
        ResultTable.Column("auc", header: wording(.modelAUCShort)),
      ],
      rows: [row(.modelAsTheyAre, before, nil)]
        + done.map { row($0.method.name, $0.after, $0.logLossChange) })
    return Exhibit(
      id: "recalibration", title: wording(.modelRecalibrationTitle), subtitle: subtitle,
      content: .table(table), alt: wording(.modelRecalibrationTitle),
      note: wording(.modelRecalibrationNote))
  }

  private func recalibrationFigure(
    _ before: CalibrationQuality, _ done: [OutOfFoldRecalibration]
  ) -> Exhibit {
    let all =
      [(wording(.modelAsTheyAre), before)] + done.prefix(2).map { (wording($0.method.name), $0.after) }
    let end = all.map { calibrationEnd($0.1.bins) }.max() ?? 1
    return Exhibit(
      id: "recalibrated", title: wording(.modelRecalibratedTitle), subtitle: subtitle,
      content: .figure(
        Figure(
          panels: all.map { calibrationPanel($0.1.bins, end: end, title: $0.0) }, height: 185)),
      alt: wording(
        .modelRecalibratedAlt,
        [
          "before": .number(before.bins.expectedError, .pct1),
          "names": .text(
            all.dropFirst().map { "\($0.0) (\(wording.number($0.1.bins.expectedError, .pct1)))" }
              .joined(separator: ", ")),
        ]))
  }
}

extension RecalibrationMethod {
  var name: Phrase {
    switch self {
    case .platt: .modelPlatt
    case .beta: .modelBeta
    case .isotonic: .modelIsotonic
    }
  }
}
