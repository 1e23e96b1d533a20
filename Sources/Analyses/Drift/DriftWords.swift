import Findings
import Formats
import Models
import Statistics
import Tables

/// What moved in plain words, and what must be known to read the numbers rightly.
struct DriftWords {
  private let study: DriftStudy
  private let wording: Wording
  private let confidence: Confidence
  private var data: DataDrift { study.data }

  init(_ study: DriftStudy, _ context: AnalysisContext) {
    self.study = study
    wording = context.wording
    confidence = Confidence(context.level)
  }

  static func words(_ outcome: DriftDecision.Outcome?, _ wording: Wording) -> String {
    switch outcome {
    case .ok: wording(.driftOK)
    case .watch: wording(.driftWatch)
    case .retrain: wording(.driftRetrain)
    case nil: wording(.driftUnclear)
    }
  }

  static func verdict(_ verdict: ColumnDrift.Verdict) -> Phrase {
    switch verdict {
    case .moved: .driftMoved
    case .slight: .driftSlight
    case .steady: .driftSteady
    case .unclear: .driftUnclear
    }
  }

  /// A kind of column for readers.
  static func kind(_ name: String, _ wording: Wording) -> String {
    switch ColumnKind(rawValue: name) {
    case .integer: wording(.kindInteger)
    case .decimal: wording(.kindDecimal)
    case .number: wording(.kindNumber)
    case .category: wording(.kindCategory)
    case .day: wording(.kindDay)
    case .flag: wording(.kindFlag)
    case .text: wording(.kindText)
    case nil: name
    }
  }

  private func subject(_ subject: DriftDecision.Reason.Subject) -> String {
    let phrase: Phrase =
      switch subject {
      case .columns: .driftSubjectColumns
      case .levels: .driftSubjectLevels
      case .missing: .driftSubjectMissing
      case .schema: .driftSubjectSchema
      case .scores: .driftSubjectScores
      case .expectedRanking: .driftSubjectExpected
      case .realisedRanking: .driftSubjectRealised
      case .calibration: .driftSubjectCalibration
      }
    return midSentence(wording(phrase))
  }

  // MARK: Remarks

  var remarks: [String] { [columns, retrain, performance].compactMap { $0 } }

  private var names: [String: Argument] {
    [
      "reference": .text(study.referenceName), "current": .text(study.currentName),
      "n": .count(data.columns.count), "practical": .number(data.settings.practical, .num2),
    ]
  }

  private var columns: String {
    guard let outcome = study.decision.outcome else { return unclear }
    if !data.moved.isEmpty {
      let moved = study.ranked.filter { $0.verdict == .moved }
      let shown = moved.prefix(5).map { column in
        wording(
          .driftColumnWords,
          [
            "column": .text(midSentence(study.label(column.column, wording))),
            "index": .number(column.index?.value ?? 0, .num2),
          ])
      }
      let list = shown.joined(separator: ", ") + (moved.count > shown.count ? " …" : "")
      return wording(
        .driftRemarkMoved, names.merging(["moved": .count(moved.count), "names": .text(list)]) { $1 })
    }
    let watched = study.decision.reasons.filter { $0.outcome != .ok }.map { subject($0.subject) }
    if outcome == .ok || watched.isEmpty { return wording(.driftRemarkOK, names) }
    return wording(
      .driftRemarkWatch, names.merging(["what": .text(watched.joined(separator: ", "))]) { $1 })
  }

  private var unclear: String {
    let words = wording(
      .driftRemarkUnclear,
      [
        "n": .count(data.reference), "m": .count(data.current), "min": .count(data.settings.minimum),
      ])
    guard let rows = DataDrift.rowsNeeded(reference: data.reference, settings: data.settings) else {
      return words
    }
    return words + " "
      + wording(
        .driftRemarkNeeded, ["practical": .number(data.settings.practical, .num2), "rows": .count(rows)])
  }

  private var retrain: String? {
    guard study.decision.outcome == .retrain else { return nil }
    let what = study.decision.reasons.filter { $0.outcome == .retrain }.map { subject($0.subject) }
    return wording(.driftRemarkRetrain, ["what": .text(what.joined(separator: ", "))])
  }

  private var performance: String? {
    guard let performance = study.performance else { return nil }
    func range(_ estimate: Estimate) -> String {
      let range = estimate.interval(confidence)
      return wording.interval(range.lowerBound, range.upperBound, .pct1)
    }
    var sentences: [String] = []
    if study.showsExpected {
      sentences.append(
        wording(
          .driftRemarkExpected,
          [
            "expected": .number(performance.expected.auc.value, .pct1),
            "interval": .text(range(performance.expected.auc)),
            "before": .number(performance.reference.value, .pct1),
          ]))
      if study.showsRealised, let realised = performance.realised {
        sentences.append(
          wording(
            .driftRemarkRealised,
            ["realised": .number(realised.auc.value, .pct1), "interval": .text(range(realised.auc))]))
      }
    } else if let realised = performance.realised {
      sentences.append(
        wording(
          .driftRemarkRealisedAlone,
          [
            "realised": .number(realised.auc.value, .pct1), "interval": .text(range(realised.auc)),
            "before": .number(performance.reference.value, .pct1),
          ]))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  // MARK: Caveats

  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    if let version = study.version {
      add(
        "training_summary", .driftCaveatSummary,
        [
          "version": .text(version), "n": .count(data.reference), "cells": .count(CoarseCounts.cells),
        ])
    }
    if let period = study.published {
      add(
        "published_counts", .driftCaveatPublished,
        [
          "period": .text(wording.period(period)), "cells": .count(CoarseCounts.cells),
          "fewest": .count(PeriodProfile.fewest),
        ])
    }
    if data.settings.hasEvidently { add("evidently", .driftCaveatEvidently) }
    if study.performance != nil, study.showsExpected { add("blind_to_concept", .driftCaveatBlind) }
    if study.performance?.isRecalibrated == true { add("recalibrated", .driftCaveatRecalibrated) }
    if !study.obstacles.isEmpty {
      let words = study.obstacles.map { obstacle in
        wording(
          obstacle.isKind ? .driftObstacleKind : .driftObstacleAbsent,
          ["column": .text(study.label(obstacle.column, wording))])
      }
      add("cannot_score", .driftCaveatObstacle, ["columns": .text(words.joined(separator: ", "))])
    }
    if study.hasOneClass { add("one_class", .driftCaveatOneClass) }
    if !data.leftOut.isEmpty {
      let list = data.leftOut.map { study.label($0, wording) }.joined(separator: ", ")
      add("not_compared", .driftCaveatLeftOut, ["columns": .text(list)])
    }
    if !data.masked.isEmpty { add("masked", .driftCaveatMasked) }
    add("dependent_periods", .driftCaveatDependent)
    return caveats
  }
}
