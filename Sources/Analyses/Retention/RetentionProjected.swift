import Figures
import Findings
import Formats
import Statistics

/// The projection of a cell that asks for one, as values, a curve, a table and words.
struct RetentionProjected {
  let outcome: Result<RetentionProjection, ShiftedBetaGeometric.Failure>
  let until: Int
  let result: RetentionResult
  let wording: Wording

  init(until: Int, _ result: RetentionResult, _ wording: Wording) {
    outcome = RetentionProjection.fit(result.table, until: until)
    self.until = until
    self.result = result
    self.wording = wording
  }

  private var fit: RetentionProjection? { try? outcome.get() }

  private func value(_ fit: RetentionProjection, _ age: Int) -> Value {
    let share = fit.share(at: age)
    return Value(
      share.value, .pct1, share.interval(result.confidence).clamped(to: 0...1), result.confidence,
      n: result.customers)
  }

  var values: [(name: ValueName, value: Value)] {
    (1...until).map { age in
      (
        ValueName("projected_\(age)"),
        fit.map { value($0, age) }
          ?? Value(absent: wording(.retentionNoProjection), format: .pct1, n: result.customers)
      )
    }
  }

  /// From the last age observed on, drawn dashed.
  var curve: Curve? {
    guard let fit, until > fit.observed else { return nil }
    let ages = max(1, fit.observed)...until
    let points = ages.map { Point(Double($0), fit.share(at: $0).value) }
    let band = ages.map { age in
      let range = fit.share(at: age).interval(result.confidence).clamped(to: 0...1)
      return (x: Double(age), low: range.lowerBound, high: range.upperBound)
    }
    return Curve(
      points: points, band: band, tone: .muted, dash: .dashed, label: wording(.retentionProjectedLabel))
  }

  /// Observed and projected beside each other, at as many ages as a table holds.
  func table(_ ageLabel: Phrase) -> Exhibit? {
    guard let fit else { return nil }
    let step = until > 48 ? 12 : until > 24 ? 6 : until > 16 ? 3 : 1
    let ages = (1...until).filter { $0 % step == 0 || $0 == 1 || $0 == until || $0 == fit.observed }
    let interval = wording(.intervalHeader, ["level": .text(wording.level(result.confidence))])
    let rows = ages.map { age -> ResultTable.Row in
      let known = age <= fit.observed ? result.table.average(age: age).map { result.value($0) } : nil
      let projected = value(fit, age)
      return ResultTable.Row([
        .count(age), known.map { .value($0) } ?? .empty, known.map { .interval($0) } ?? .empty,
        .value(projected), .interval(projected),
      ])
    }
    return Exhibit(
      id: "projection", title: wording(.retentionProjectionTitle),
      subtitle: wording(
        .retentionProjectionSubtitle,
        [
          "alpha": .number(fit.model.alpha, .num3), "beta": .number(fit.model.beta, .num3),
          "n": .count(result.customers),
        ]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("age", header: wording(ageLabel)),
            ResultTable.Column("observed", header: wording(.retentionObserved)),
            ResultTable.Column("observed_interval", header: interval),
            ResultTable.Column("projected", header: wording(.retentionProjected)),
            ResultTable.Column("projected_interval", header: interval),
          ], rows: rows)), alt: wording(.retentionProjectionTitle), isSupplementary: true)
  }

  var caveat: Caveat {
    switch outcome {
    case .success(let fit):
      return Caveat(
        code: fit.follows ? "projection" : "projection_off",
        text: wording(
          fit.follows ? .retentionProjectionCaveat : .retentionProjectionOff,
          [
            "age": .text(result.unit.words(max(1, fit.observed), wording)),
            "gap": .number(fit.gap, .pp1),
          ]))
    case .failure(let failure):
      let phrase: Phrase =
        switch failure {
        case .noVariation: .retentionProjectionNoVariation
        case .noHeterogeneity: .retentionProjectionNoSpread
        case .notConverged: .retentionProjectionNotConverged
        }
      return Caveat(code: "projection_refused", text: wording(phrase))
    }
  }
}
