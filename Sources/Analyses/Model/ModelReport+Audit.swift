import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// Figures quoted elsewhere: the share of leavers they need, and what these scores give at the same recall or
  /// precision.
  func audit(_ quotes: [QuotedOption]) -> ModelPart {
    var part = ModelPart()
    var rows: [ResultTable.Row] = []
    var contradictions: [String] = []
    for quote in quotes {
      let rate = rate(of: quote)
      let implied = implied(quote.figures)
      let holds = isConsistent(quote.figures, rate)
      if !holds { contradictions.append(quote.name) }
      let group = slug(quote.name)
      part.add("implied_churn_rate", implied, group: group)
      part.add("quoted_consistent", Value(holds ? 1 : 0, .num0, n: count), group: group)
      rows += auditRows(quote, rate, implied, holds)
    }
    part.exhibits = [auditTable(rows)]
    if !contradictions.isEmpty {
      part.caveats = [
        Caveat(
          code: "quoted_contradiction",
          text: wording(
            .caveatContradiction,
            ["names": .text(contradictions.joined(separator: ", ")), "n": .count(contradictions.count)]))
      ]
    }
    return part
  }

  private func rate(of quote: QuotedOption) -> Value {
    quote.churnRate.map { Value($0, .pct1) } ?? prevalence
  }

  /// The range is that of figures rounded to those quoted, not of sampling.
  private func implied(_ figures: QuotedFigures) -> Value {
    guard let share = figures.impliedShare, let range = figures.impliedShares else {
      return Value(absent: wording(.modelNotImplied), format: .pct1)
    }
    return Value(
      share, .pct1, interval: Value.Interval(range.lowerBound, range.upperBound, .scenario), n: count)
  }

  private func isConsistent(_ figures: QuotedFigures, _ rate: Value) -> Bool {
    if figures.hasConsistentF1 == false { return false }
    guard let implied = figures.impliedShares, let share = rate.number else { return true }
    let low = rate.interval?.low ?? share
    let high = rate.interval?.high ?? share
    // A test part of the same customers has nearly their share: half a point either way is granted.
    return implied.overlaps(Swift.max(0, low - 0.005)...Swift.min(1, high + 0.005))
  }

  private func auditRows(
    _ quote: QuotedOption, _ rate: Value, _ implied: Value, _ holds: Bool
  ) -> [ResultTable.Row] {
    let figures = quote.figures
    func row(_ name: Phrase, _ quoted: ResultTable.Cell, _ here: Value?, _ words: String) -> ResultTable.Row {
      ResultTable.Row(
        [
          .text(wording(name)), quoted, here.map { .value($0) } ?? .empty,
          here?.interval == nil ? .empty : .interval(here ?? rate), .text(words),
        ], group: quote.name)
    }
    func quoted(_ figure: QuotedFigures.Figure?) -> ResultTable.Cell {
      figure.map { .value(Value($0.value, .pct1)) } ?? .empty
    }
    var rows: [ResultTable.Row] = []
    if implied.number != nil {
      rows.append(
        row(
          .modelImplied, .value(implied), rate,
          wording(
            holds ? .modelFits : .modelContradicts, ["range": .text(interval(implied))])))
      if let accuracy = figures.accuracy, let share = rate.number,
        let given = figures.accuracy(atShare: share)
      {
        rows.append(
          row(
            .modelQuotedAccuracy, .value(Value(accuracy.value, .pct1)), nil,
            wording(.modelAccuracyThere, ["accuracy": .number(given, .pct1)])))
      }
    }
    if let recall = figures.recall, let found = evaluation.table.confusion(recalling: recall.value) {
      rows.append(
        row(
          .modelPrecisionAtRecall, quoted(figures.precision), share(found.precision),
          wording(.modelAtRecall, ["recall": .number(recall.value, .pct1)])))
    }
    if let precision = figures.precision {
      let found = evaluation.table.confusion(withPrecision: precision.value)
      rows.append(
        row(
          .modelRecallAtPrecision, quoted(figures.recall),
          found.map { share($0.recall) } ?? Value(absent: wording(.modelNeverReached), format: .pct1),
          wording(.modelAtPrecision, ["precision": .number(precision.value, .pct1)])))
    }
    if let f1 = figures.f1, let threshold = ThresholdChoice.f1.threshold(for: evaluation.table) {
      let best = ConfusionMatrix(evaluation.table, threshold: threshold).f1
      rows.append(
        row(
          .modelQuotedF1, .value(Value(f1.value, .num3)), Value(best, .num3, n: count),
          wording(figures.hasConsistentF1 == false ? .modelF1Contradicts : .modelBestF1)))
    }
    return rows
  }

  private func auditTable(_ rows: [ResultTable.Row]) -> Exhibit {
    let table = ResultTable(
      columns: [
        ResultTable.Column("measure", header: wording(.modelMeasure), alignment: .leading),
        ResultTable.Column("quoted", header: wording(.modelQuoted)),
        ResultTable.Column("here", header: wording(.modelHere)),
        ResultTable.Column(
          "interval", header: wording(.intervalHeader, ["level": .text(wording.level(confidence))])),
        ResultTable.Column("reading", header: wording(.modelReading), alignment: .leading),
      ], rows: rows)
    return Exhibit(
      id: "audit", title: wording(.modelAuditTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelAuditTitle), note: wording(.modelAuditNote))
  }
}
