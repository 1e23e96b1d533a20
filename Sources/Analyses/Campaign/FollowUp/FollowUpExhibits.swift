import Figures
import Findings
import Formats
import Models
import Populations
import Statistics

/// What was expected of a plan and what came of it, as figures and tables.
struct FollowUpExhibits {
  let study: FollowUpStudy
  let names: ActionNames
  let wording: Wording
  let numbers: FollowUpValues
  let correction: Correction
  var confidence: Confidence { study.confidence }
  var level: Argument { .text(wording.level(confidence)) }
  var period: Argument { .text(wording.period(study.plan.period)) }
  var interval: String { wording(.intervalHeader, ["level": level]) }

  init(_ study: FollowUpStudy, _ names: ActionNames, _ correction: Correction, _ wording: Wording) {
    self.study = study
    self.names = names
    self.correction = correction
    self.wording = wording
    numbers = FollowUpValues(study, wording)
  }

  var exhibits: [Exhibit] {
    [figure, outcome, scores, sides, actions, reach, checks].compactMap { $0 }
  }

  private var outcome: Exhibit? {
    guard study.effect != nil else { return nil }
    let n = study.recommended.known + study.withheld.known
    let expected = study.plan.expected
    func plain(_ number: Double?, _ format: Format) -> ResultTable.Cell {
      number.map { .value(Value($0, format)) } ?? .empty
    }
    func row(
      _ label: Phrase, _ expected: ResultTable.Cell, _ found: Value?, range: ResultTable.Cell = .empty
    ) -> ResultTable.Row {
      ResultTable.Row([
        .text(wording(label)), expected, range, found.map { .value($0) } ?? .empty,
        found.flatMap { $0.interval == nil ? nil : .interval($0) } ?? .empty,
      ])
    }
    func value(_ effect: TwoByTwo.Effect?, _ format: Format) -> Value? {
      effect.map { numbers.effect($0, format, n).rounded }
    }
    let saved = numbers.savedExpected
    let ratio = zipped(expected.net, expected.cost).flatMap { $1 > 0 ? $0 / $1 : nil }
    let rows = [
      row(
        .followUpKept, .value(saved), value(study.saved, .num0),
        range: saved.interval == nil ? .empty : .interval(saved)),
      row(.followUpRetained, plain(expected.retained, .money0), value(study.retained, .money0)),
      ResultTable.Row([
        .text(wording(.followUpCost)), plain(expected.cost, .money0), .empty,
        study.spent.map { .value(Value($0, .money0)) } ?? .text(wording(.followUpAsPlanned)), .empty,
      ]),
      row(.followUpNet, plain(expected.net, .money0), value(study.net, .money0)),
      row(.followUpReturn, plain(ratio, .num2), value(study.returned, .num2)),
      row(
        .followUpPerKept,
        plain(zipped(expected.cost, expected.saved).flatMap { $1.base > 0 ? $0 / $1.base : nil }, .money0),
        numbers.costPerKept(n)),
    ]
    let isOpen = numbers.costPerKept(n).number == nil
    return Exhibit(
      id: "outcome", title: wording(.followUpTableTitle),
      subtitle: wording(.followUpTableSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("measure", header: wording(.followUpMeasure), alignment: .leading),
            ResultTable.Column("expected", header: wording(.followUpExpectedHeader)),
            ResultTable.Column("expected_range", header: wording(.planRange)),
            ResultTable.Column("found", header: wording(.followUpCameAbout)),
            ResultTable.Column("found_interval", header: interval),
          ], rows: rows)), alt: wording(.followUpTableTitle),
      note: isOpen ? wording(.campaignNotDefinedNote) : nil)
  }

  private var scores: Exhibit? {
    guard let scores = study.scores else { return nil }
    let panel = CalibrationPanel(bins: scores.bins, confidence: confidence, wording: wording)
    let held = scores.held
    let n = held.observed.count
    func words(_ value: Value?) -> Argument {
      guard let value, let number = value.number, let interval = value.interval else {
        return .text(wording(.followUpUnknown))
      }
      let range = wording.interval(interval.low, interval.high, value.format)
      return .text("\(wording.number(number, value.format)) (\(range))")
    }
    return Exhibit(
      id: "calibration", title: wording(.followUpScoresTitle),
      subtitle: wording(.followUpScoresSubtitle, ["n": .count(n), "level": level]),
      content: .figure(Figure(panel.panel(end: panel.end), height: 170)),
      alt: wording(
        .followUpScoresAlt,
        [
          "n": .count(n), "left": .count(held.observed.successes), "expected": .number(held.expected, .num0),
        ]),
      note: wording(
        .followUpScoresNote,
        [
          "slope": words(scores.line.map { Value($0.slope, .num2, confidence, n: n) }),
          "auc": words(scores.discrimination.map { Value($0.auc, .num3, confidence, n: n) }),
        ]))
  }
}
