import Figures
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// A scorecard, the contract line by line, missing values as bars, every column, and what may give away the outcome.
struct QualityExhibits {
  private let study: QualityStudy
  private let context: AnalysisContext
  private let words: QualityWords
  private let wording: Wording
  private var quality: DataQuality { study.quality }

  /// Bars that fit beside a title.
  private static let limit = 12

  private let inferred: InferredContract?

  init(
    _ study: QualityStudy, _ context: AnalysisContext, _ words: QualityWords, _ inferred: InferredContract?
  ) {
    self.inferred = inferred
    self.study = study
    self.context = context
    self.words = words
    wording = context.wording
  }

  var exhibits: [Exhibit] { [scorecard, rules, inferredRules, missing, leaks, columns].compactMap { $0 } }

  private var interval: String {
    wording(.intervalHeader, ["level": .text(wording.level(words.confidence))])
  }

  // MARK: Scorecard

  private var scorecard: Exhibit {
    let none = wording(.dataLimitNone)
    let all = quality.columns.count
    func of(_ count: Int, _ all: Int) -> ResultTable.Cell {
      .text(wording(.dataOfAll, ["n": .count(count), "all": .count(all)]))
    }
    var rows: [ResultTable.Row] = []
    func add(_ check: Phrase, _ found: ResultTable.Cell, _ limit: String, _ verdict: QualityWords.Verdict) {
      rows.append(
        ResultTable.Row([.text(wording(check)), found, .text(limit), .text(words.verdict(verdict))]))
    }
    if !quality.expectations.isEmpty {
      add(.dataCheckRules, of(study.broken.count, quality.expectations.count), none, words.ruleVerdict)
    }
    add(
      .dataCheckMissing, of(study.incomplete.count, all),
      wording(.dataLimitAbove, ["value": .number(study.options.missingAbove, .pct0)]),
      study.incomplete.isEmpty ? .ok : .look)
    add(.dataCheckConstant, of(study.constant.count, all), none, study.constant.isEmpty ? .ok : .look)
    add(.dataCheckVariants, of(study.variants.count, all), none, study.variants.isEmpty ? .ok : .look)
    add(.dataCheckDuplicates, of(study.duplicates, quality.rows), none, study.duplicates == 0 ? .ok : .look)
    add(
      .dataCheckOutliers, of(study.farOut.count, all),
      wording(.dataLimitOutliers, ["z": .number(study.options.outliers, .num0)]), .ok)
    if let leaks = study.leaks {
      add(.dataCheckLeaks, .count(Set(leaks.leaks.map { $0.column }).count), none, words.leakVerdict)
    }
    if let source = quality.source {
      add(.dataCheckSource, .text(words.words(of: source)), "", source.isFaithful ? .ok : .bad)
    }
    if let age = quality.age { add(.dataCheckAge, .value(Value(Double(age), .days0)), "", .ok) }
    return Exhibit(
      id: "scorecard", title: wording(.dataScoreTitle),
      subtitle: wording(
        .dataScoreSubtitle,
        [
          "n": .count(quality.rows), "columns": .count(all), "period": .text(wording.period(context.period)),
        ]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("check", header: wording(.dataCheck), alignment: .leading),
            ResultTable.Column("found", header: wording(.dataFound)),
            ResultTable.Column("limit", header: wording(.dataLimit), alignment: .leading),
            ResultTable.Column("verdict", header: wording(.dataVerdict), alignment: .leading),
          ], rows: rows)), alt: words.remark)
  }

  // MARK: Contract

  private var rules: Exhibit? {
    guard !quality.expectations.isEmpty else { return nil }
    let rows = quality.expectations.map { outcome -> ResultTable.Row in
      let isWhole = if case .rows = outcome.rule { true } else { false }
      // Where nothing is broken the count says it all.
      let share =
        isWhole || outcome.rows == 0 || outcome.failures == 0
        ? nil : Value(Proportion(outcome.failures, of: outcome.rows), .pct1, words.confidence)
      return ResultTable.Row([
        .text(words.rule(outcome.rule)), .text(wording(Self.severity(outcome.severity))),
        .count(outcome.rows),
        .count(outcome.failures), share.map { .value($0) } ?? .empty, share.map { .interval($0) } ?? .empty,
        outcome.tolerance > 0 ? .value(Value(outcome.tolerance, .pct0)) : .empty,
        outcome.lines.isEmpty
          ? .empty : .text(outcome.lines.map { String($0) }.joined(separator: ", ")),
        .text(words.verdict(outcome.isKept ? .ok : outcome.severity == .error ? .bad : .look)),
      ])
    }
    return Exhibit(
      id: "contract", title: wording(.dataRulesTitle),
      subtitle: wording(.dataRulesSubtitle, ["level": .text(wording.level(words.confidence))]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("expectation", header: wording(.dataRule), alignment: .leading),
            ResultTable.Column("severity", header: wording(.dataSeverity), alignment: .leading),
            ResultTable.Column("rows", header: wording(.dataRows)),
            ResultTable.Column("broken", header: wording(.dataBroken)),
            ResultTable.Column("share", header: wording(.dataShare)),
            ResultTable.Column("interval", header: interval),
            ResultTable.Column("tolerance", header: wording(.dataMay)),
            ResultTable.Column("lines", header: wording(.dataLines), alignment: .leading),
            ResultTable.Column("verdict", header: wording(.dataVerdict), alignment: .leading),
          ], rows: rows)), alt: wording(.dataRulesTitle))
  }

  /// What the earlier extract kept and this one does not, or that it keeps everything.
  private var inferredRules: Exhibit? {
    guard let inferred else { return nil }
    let rows = inferred.broken.sorted { ($1.broken, words.rule($0.rule)) < ($0.broken, words.rule($1.rule)) }
      .map { line -> ResultTable.Row in
        let share = Value(Proportion(line.broken, of: line.rows), .pct1, words.confidence)
        return ResultTable.Row([
          .text(words.rule(line.rule)), .count(line.rows), .count(line.broken), .value(share),
          .interval(share),
        ])
      }
    guard !rows.isEmpty else { return nil }
    return Exhibit(
      id: "inferred", title: wording(.dataInferredTitle),
      subtitle: wording(
        .dataInferredSubtitle,
        [
          "reference": .text(inferred.reference), "n": .count(inferred.lines.count),
          "broken": .count(inferred.broken.count), "level": .text(wording.level(words.confidence)),
        ]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("expectation", header: wording(.dataRule), alignment: .leading),
            ResultTable.Column("rows", header: wording(.dataRows)),
            ResultTable.Column("broken", header: wording(.dataBroken)),
            ResultTable.Column("share", header: wording(.dataShare)),
            ResultTable.Column("interval", header: interval),
          ], rows: rows)), alt: wording(.dataInferredTitle), note: wording(.dataInferredNote))
  }

  private static func severity(_ severity: ExpectationSeverity) -> Phrase {
    switch severity {
    case .error: .dataStops
    case .warn: .dataWarns
    case .info: .dataInforms
    }
  }

  // MARK: Missing values

  /// `nil` where nothing is missing.
  private var missing: Exhibit? {
    let found = study.columns.filter { !$0.isAfterOutcome && $0.missing.successes > 0 }.sorted { a, b in
      (b.missing.successes, a.quality.name) < (a.missing.successes, b.quality.name)
    }
    let shown = Array(found.prefix(Self.limit))
    guard !shown.isEmpty else { return nil }
    let bars = shown.enumerated().map { band, column in
      let range = column.missing.interval(words.confidence)
      return Bar(
        band: band, value: column.missing.share, low: range.lowerBound, high: range.upperBound,
        label: wording.number(column.missing.share, .pct1),
        tone: column.missing.share > study.options.missingAbove ? .bad : .focus)
    }
    let ticks = Axis.niceTicks(0...(bars.compactMap { $0.high }.max() ?? 1))
    let alt = shown.prefix(8).map { column in
      wording(
        .labelled,
        [
          "label": .text(words.label(column.quality.name)), "value": .number(column.missing.share, .pct1),
        ])
    }
    return Exhibit(
      id: "missing", title: wording(.dataMissingTitle),
      subtitle: wording(
        .dataMissingSubtitle,
        ["n": .count(quality.rows), "level": .text(wording.level(words.confidence))]),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .linear(0...(ticks.last ?? 1)),
              ticks: ticks.map {
                Axis.Tick($0, wording.number($0, (ticks.dropFirst().first ?? 1) < 0.01 ? .pct1 : .pct0))
              },
              label: wording(.dataMissingAxis), hasGrid: true),
            y: Axis(.band(shown.map { words.label($0.quality.name) })), marks: [HorizontalBars(bars: bars)]))),
      alt: wording(.dataMissingTitle) + ". " + alt.joined(separator: wording(.clauseSeparator)) + ".",
      note: found.count > shown.count
        ? wording(.dataMissingMore, ["n": .count(shown.count), "all": .count(found.count)]) : nil)
  }

  // MARK: Leaks

  private var leaks: Exhibit? {
    guard let report = study.leaks, !report.leaks.isEmpty else { return nil }
    return LeakTable(report, study.roles, wording).exhibit
  }

  // MARK: Columns

  private var columns: Exhibit {
    let rows = study.columns.map { column -> ResultTable.Row in
      let isDay = column.quality.kind == .day
      func number(_ value: Double?) -> ResultTable.Cell {
        guard let value, !column.isMasked else { return .empty }
        // Days as in the file: written out, three of them leave no room for the columns' names.
        if isDay { return .text(Day(number: Int(value.rounded(.down))).iso) }
        return .value(Value(value, value.rounded() == value ? .num0 : .num2))
      }
      return ResultTable.Row([
        .text(words.label(column.quality.name)),
        .text(DriftWords.kind(column.quality.kind.rawValue, wording)),
        .value(Value(column.missing, .pct1, words.confidence)),
        column.quality.distinct.map { .count($0) }
          ?? .text("> " + wording.number(Double(DataQuality.distinctLimit), .num0)),
        number(column.numbers?.lowest), number(column.numbers?.median), number(column.numbers?.highest),
        column.numbers?.farOut.map { .count($0) } ?? .empty,
      ])
    }
    return Exhibit(
      id: "columns", title: wording(.dataColumnsTitle), subtitle: wording(.dataColumnsSubtitle),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("column", header: wording(.dataColumn), alignment: .leading),
            ResultTable.Column("kind", header: wording(.dataKind), alignment: .leading),
            ResultTable.Column("missing", header: wording(.dataMissing)),
            ResultTable.Column("distinct", header: wording(.dataDistinct)),
            ResultTable.Column("lowest", header: wording(.dataLowest)),
            ResultTable.Column("median", header: wording(.dataMedian)),
            ResultTable.Column("highest", header: wording(.dataHighest)),
            ResultTable.Column("far_out", header: wording(.dataFarOut)),
          ], rows: rows)), alt: wording(.dataColumnsTitle), isSupplementary: true)
  }
}
