import Findings
import Formats
import Models
import Statistics

/// The tables of a drift cell.
struct DriftTables {
  private let study: DriftStudy
  private let wording: Wording
  private let confidence: Confidence
  private var data: DataDrift { study.data }

  init(_ study: DriftStudy, _ context: AnalysisContext) {
    self.study = study
    wording = context.wording
    confidence = Confidence(context.level)
  }

  private var interval: String { wording(.intervalHeader, ["level": .text(wording.level(confidence))]) }

  // MARK: Decision

  var decision: Exhibit {
    let rows = study.decision.reasons.compactMap(row) + [summary]
    return Exhibit(
      id: "decision", title: wording(.driftDecisionTitle),
      subtitle: wording(
        .driftDecisionSubtitle,
        [
          "current": .text(study.currentName), "reference": .text(study.referenceName),
          "n": .count(data.reference), "m": .count(data.current),
        ]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("subject", header: wording(.driftLookedAt), alignment: .leading),
            ResultTable.Column("found", header: wording(.driftFound)),
            ResultTable.Column("interval", header: interval),
            ResultTable.Column("limit", header: wording(.driftLimit), alignment: .leading),
            ResultTable.Column("outcome", header: wording(.driftFollows), alignment: .leading),
          ], rows: rows)), alt: wording(.driftDecisionTitle))
  }

  private var summary: ResultTable.Row {
    ResultTable.Row(
      [
        .text(wording(.driftDecisionRow)), .empty, .empty, .empty,
        .text(DriftWords.words(study.decision.outcome, wording)),
      ], isSummary: true)
  }

  private func row(_ reason: DriftDecision.Reason) -> ResultTable.Row? {
    let enough = study.decision.outcome != nil
    guard let (name, found, range, limit) = parts(reason.subject) else { return nil }
    return ResultTable.Row([
      .text(wording(name)), found, range, .text(limit),
      .text(DriftWords.words(enough ? reason.outcome : nil, wording)),
    ])
  }

  private typealias Cell = ResultTable.Cell

  private func parts(_ subject: DriftDecision.Reason.Subject) -> (Phrase, Cell, Cell, String)? {
    func limit(_ phrase: Phrase, _ value: Double, _ format: Format) -> String {
      wording(phrase, ["value": .number(value, format)])
    }
    let of = { (count: Int) -> Cell in
      .text(wording(.driftOfColumns, ["n": .count(count), "all": .count(data.columns.count)]))
    }
    let none = wording(.driftLimitNone)
    let numbers = study.performance.map { PerformanceValues($0, confidence, study) }
    switch subject {
    case .columns: return (.driftSubjectColumns, of(data.moved.count), .empty, none)
    case .missing:
      return (.driftSubjectMissing, of(data.columns.count { $0.missing.isMoved }), .empty, none)
    case .schema: return (.driftSubjectSchema, .count(data.schema.count), .empty, none)
    case .levels:
      return (
        .driftSubjectLevels, newLevels, .empty, limit(.driftLimitFrom, study.limits.newLevels, .pct0)
      )
    case .scores:
      guard let value = numbers?.scores else { return nil }
      return (
        .driftSubjectScores, .value(value), .interval(value),
        limit(.driftLimitFrom, data.settings.practical, .num2)
      )
    case .expectedRanking:
      guard let value = numbers?.expectedLoss else { return nil }
      return (
        .driftSubjectExpected, .value(value), .interval(value),
        limit(.driftLimitSure, study.limits.loss, .num3)
      )
    case .realisedRanking:
      guard let value = numbers?.realisedLoss else { return nil }
      return (
        .driftSubjectRealised, .value(value), .interval(value),
        limit(.driftLimitSure, study.limits.loss, .num3)
      )
    case .calibration:
      guard let realised = study.performance?.realised else { return nil }
      let range = realised.rate.interval(confidence)
      let value = Value(
        realised.rate.share - realised.meanScore, .pp1,
        range.lowerBound - realised.meanScore...range.upperBound - realised.meanScore, confidence,
        n: realised.rate.count)
      return (
        .driftSubjectCalibration, .value(value), .interval(value),
        limit(.driftLimitEither, study.limits.bias, .pp1)
      )
    }
  }

  /// The largest share of a column's rows with new levels.
  private var newLevels: Cell {
    let shares = data.columns.compactMap { column -> Proportion? in
      let rows = column.newLevels.reduce(0) { $0 + $1.rows }
      return column.rows.current > 0 ? Proportion(rows, of: column.rows.current) : nil
    }
    let largest = shares.max { ($0.share, $0.count) < ($1.share, $1.count) }
    return largest.map { .value(Value($0.share, .pct1, n: $0.count)) } ?? .empty
  }

  // MARK: Performance

  var performance: Exhibit? {
    guard let performance = study.performance else { return nil }
    let values = PerformanceValues(performance, confidence, study)
    func row(_ name: Phrase, _ value: Value?) -> ResultTable.Row? {
      value.map { value in
        ResultTable.Row([
          .text(wording(name)), .value(value), value.interval == nil ? .empty : .interval(value),
          value.n.map { .count($0) } ?? .empty,
        ])
      }
    }
    var rows = [row(.driftOnReference, values.reference)]
    if study.showsExpected { rows.append(row(.driftExpectedNow, values.expected)) }
    if study.showsRealised { rows.append(row(.driftRealisedNow, values.realised)) }
    rows.append(row(.driftReferenceRate, Value(performance.referenceRate, .pct1, confidence)))
    if study.showsExpected { rows.append(row(.driftExpectedRate, values.expectedRate)) }
    if study.showsRealised {
      rows += [
        row(.driftRealisedRate, values.rate), row(.driftInTheLarge, values.large),
        row(.driftSlope, values.slope),
      ]
    }
    return Exhibit(
      id: "performance", title: wording(.driftPerformanceTitle),
      subtitle: wording(
        .driftPerformanceSubtitle,
        [
          "n": .count(values.before), "m": .count(values.now), "current": .text(study.currentName),
          "level": .text(wording.level(confidence)),
        ]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("measure", header: wording(.driftMeasure), alignment: .leading),
            ResultTable.Column("value", header: wording(.modelValue)),
            ResultTable.Column("interval", header: interval),
            ResultTable.Column("n", header: wording(.customersHeader)),
          ], rows: rows.compactMap { $0 })), alt: wording(.driftPerformanceTitle), isSupplementary: true)
  }

  // MARK: Columns

  var columns: Exhibit? {
    guard !data.columns.isEmpty else { return nil }
    let rows = data.columns.map { column -> ResultTable.Row in
      let index = column.index.map {
        Value($0.value, .num3, $0.interval, confidence, n: column.rows.current)
      }
      return ResultTable.Row(
        [
          .text(study.label(column.column, wording)), index.map { .value($0) } ?? .empty,
          index.map { .interval($0) } ?? .empty,
        ] + evidently(column) + [
          column.index.map { .value(Value($0.critical, .num3)) } ?? .empty,
          .count(column.reference.count),
          column.jensenShannon.map { .value(Value($0, .num3)) } ?? .empty,
          column.test.map { .value(Value($0.statistic, $0.isNumeric ? .num3 : .num1)) } ?? .empty,
          column.test.map { .text(wording.bareProbability($0.adjusted)) } ?? .empty,
          column.test.map { .value(Value($0.effect, .num3)) } ?? .empty,
          .text(wording(DriftWords.verdict(column.verdict))),
        ])
    }
    return Exhibit(
      id: "columns", title: wording(.driftColumnsTitle),
      subtitle: wording(
        .driftColumnsSubtitle,
        ["bins": .count(data.settings.bins), "tests": .count(data.columns.count { $0.test != nil })]),
      content: .table(ResultTable(columns: headers, rows: rows)), alt: wording(.driftColumnsTitle),
      note: wording(
        .driftColumnsNote,
        [
          "alpha": .number(data.settings.falseDiscovery, .num2),
          "practical": .number(data.settings.practical, .num2),
        ]), isSupplementary: true)
  }

  private func evidently(_ column: ColumnDrift) -> [Cell] {
    guard data.settings.hasEvidently else { return [] }
    return [column.evidently.map { .value(Value($0, .num3)) } ?? .empty]
  }

  private var headers: [ResultTable.Column] {
    [
      ResultTable.Column("column", header: wording(.driftColumn), alignment: .leading),
      ResultTable.Column("psi", header: wording(.driftIndex)),
      ResultTable.Column("interval", header: interval),
    ]
      + (data.settings.hasEvidently
        ? [ResultTable.Column("psi_evidently", header: wording(.driftEvidently))] : [])
      + [
        ResultTable.Column("critical", header: wording(.driftCritical)),
        ResultTable.Column("bins", header: wording(.driftBins)),
        ResultTable.Column("jensen_shannon", header: wording(.driftDistance)),
        ResultTable.Column("statistic", header: wording(.driftStatistic)),
        ResultTable.Column("p", header: wording(.driftAdjusted)),
        ResultTable.Column("effect", header: wording(.driftEffect)),
        ResultTable.Column("verdict", header: wording(.driftVerdict), alignment: .leading),
      ]
  }

  // MARK: Changes

  /// `nil` when no level, missing value or column changed.
  var changes: Exhibit? {
    let rows = data.columns.flatMap(levelRows) + missingRows + data.schema.map(schemaRow)
    guard !rows.isEmpty else { return nil }
    return Exhibit(
      id: "changes", title: wording(.driftChangesTitle), subtitle: wording(.driftChangesSubtitle),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("column", header: wording(.driftColumn), alignment: .leading),
            ResultTable.Column("what", header: wording(.driftWhat), alignment: .leading),
            ResultTable.Column("which", header: wording(.driftDetail), alignment: .leading),
            ResultTable.Column("before", header: wording(.driftBefore)),
            ResultTable.Column("now", header: wording(.driftNow)),
            ResultTable.Column("change", header: wording(.driftDifference)),
            ResultTable.Column("change_interval", header: interval),
          ], rows: rows)), alt: wording(.driftChangesTitle), isSupplementary: true)
  }

  private func levelRows(_ column: ColumnDrift) -> [ResultTable.Row] {
    let (n, m) = column.rows
    func row(_ what: Phrase, _ level: ColumnDrift.Level, isNew: Bool) -> ResultTable.Row? {
      guard n > 0, m > 0 else { return nil }
      let before = Proportion(isNew ? 0 : level.rows, of: n)
      let now = Proportion(isNew ? level.rows : 0, of: m)
      return shares(study.label(column.column, wording), wording(what), .text(level.name), before, now)
    }
    return column.newLevels.compactMap { row(.driftNewLevel, $0, isNew: true) }
      + column.lostLevels.compactMap { row(.driftLostLevel, $0, isNew: false) }
  }

  private var missingRows: [ResultTable.Row] {
    let compared = data.columns.filter { $0.missing.isMoved }.map { ($0.column, $0.missing) }
    let masked = data.masked.filter {
      $0.missing.pValue < 0.05
        && abs($0.missing.current.share - $0.missing.reference.share) >= MissingDrift.practical
    }
    return (compared + masked.map { ($0.column, $0.missing) }).map { column, missing in
      shares(
        study.label(column, wording), wording(.driftMissingMore), .empty, missing.reference, missing.current)
    }
  }

  private func shares(
    _ column: String, _ what: String, _ which: Cell, _ before: Proportion, _ now: Proportion
  ) -> ResultTable.Row {
    let change = now.difference(from: before, confidence)
    let value = Value(change.value, .pp1, change.interval, confidence, n: now.count)
    return ResultTable.Row([
      .text(column), .text(what), which, .value(Value(before, .pct1, confidence)),
      .value(Value(now, .pct1, confidence)), .value(value), .interval(value),
    ])
  }

  private func schemaRow(_ change: SchemaChange) -> ResultTable.Row {
    let (what, detail): (Phrase, String?) =
      switch change.change {
      case .added: (.driftColumnAdded, nil)
      case .removed: (.driftColumnRemoved, nil)
      case .kind(let from, let to):
        (
          .driftColumnKind,
          wording(
            .driftKinds,
            [
              "from": .text(DriftWords.kind(from, wording)), "to": .text(DriftWords.kind(to, wording)),
            ])
        )
      }
    return ResultTable.Row([
      .text(study.label(change.column, wording)), .text(wording(what)), detail.map { .text($0) } ?? .empty,
      .empty,
      .empty, .empty, .empty,
    ])
  }
}
