import Figures
import Findings
import Formats
import Models
import Populations
import Statistics

/// What was expected of a plan and what came of it, as figures and tables.
struct FollowUpExhibits {
  private let study: FollowUpStudy
  private let names: ActionNames
  private let wording: Wording
  private let numbers: FollowUpValues
  private let correction: Correction
  private var confidence: Confidence { study.confidence }
  private var level: Argument { .text(wording.level(confidence)) }
  private var period: Argument { .text(wording.period(study.plan.period)) }
  private var interval: String { wording(.intervalHeader, ["level": level]) }

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

  // MARK: Customers kept

  private var figure: Exhibit? {
    guard let saved = study.saved, let expected = study.plan.expected.saved else { return nil }
    let ends = [
      0, expected.low, expected.high, saved.interval.lowerBound, saved.interval.upperBound,
    ]
    let ticks = Axis.niceTicks((ends.min() ?? 0)...Swift.max(1, ends.max() ?? 1))
    let isHarm = saved.interval.upperBound < 0
    let dots = [
      Bar(
        band: 0, value: expected.base, low: expected.low, high: expected.high,
        label: wording.number(expected.base, .num0), tone: .muted),
      Bar(
        band: 1, value: saved.value, low: saved.interval.lowerBound, high: saved.interval.upperBound,
        label: wording.number(saved.value, .num0), tone: isHarm ? .bad : study.isSure ? .focus : .muted),
    ]
    let panel = Panel(
      x: Axis(
        .linear((ticks.first ?? 0)...(ticks.last ?? 1)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0, .num0)) }, label: wording(.followUpAxis),
        hasGrid: true),
      y: Axis(.band([wording(.followUpExpected), wording(.followUpFound)])),
      marks: [
        ReferenceLine(from: Point(0, -0.5), to: Point(0, 1.5), label: wording(.campaignNothing)),
        Dots(dots: dots),
      ])
    return Exhibit(
      title: wording(.followUpTitle),
      subtitle: wording(.followUpSubtitle, ["period": period, "level": level]),
      content: .figure(Figure(panel)),
      alt: wording(
        .followUpAlt,
        [
          "period": period, "base": .number(expected.base, .num0),
          "range": .text(wording.interval(expected.low, expected.high, .num0)),
          "saved": .number(saved.value, .num0),
          "interval": .text(wording.interval(saved.interval.lowerBound, saved.interval.upperBound, .num0)),
        ]))
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
        .text(wording(.followUpAsPlanned)), .empty,
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

  // MARK: Probabilities

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

  // MARK: Sides

  private var sides: Exhibit {
    let rows = [
      (Phrase.followUpRecommended, study.recommended), (.followUpWithheld, study.withheld),
      (.followUpSpared, study.spared),
    ].filter { $0.1.customers > 0 }.enumerated().map { index, side in row(side.0, side.1, isFirst: index == 0)
    }
    return Exhibit(
      id: "sides", title: wording(.followUpSidesTitle),
      subtitle: wording(.followUpSidesSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("side", header: wording(.followUpSide), alignment: .leading),
            ResultTable.Column("customers", header: wording(.customersHeader)),
            ResultTable.Column("unknown", header: wording(.followUpMissing)),
            ResultTable.Column("left", header: wording(.followUpLeft)),
            ResultTable.Column("rate", header: wording(.followUpRate)),
            ResultTable.Column("rate_interval", header: interval),
            ResultTable.Column("gain", header: wording(.campaignGain)),
            ResultTable.Column("gain_interval", header: interval),
            ResultTable.Column("p", header: wording(.campaignPPlain)),
          ], rows: rows)), alt: wording(.followUpSidesTitle), isSupplementary: true)
  }

  private func row(_ label: Phrase, _ side: FollowUpStudy.Side, isFirst: Bool) -> ResultTable.Row {
    var cells: [ResultTable.Cell] = [
      .text(wording(label)), .count(side.customers), .count(side.customers - side.known), .count(side.left),
    ]
    if let stayed = side.stayed, stayed.count >= Swift.min(10, study.minimum) {
      let rate = Value(stayed.complement, .pct1, confidence)
      cells += [.value(rate), .interval(rate)]
    } else {
      cells += [.empty, .empty]
    }
    guard isFirst, let effect = study.effect, let p = study.pValue else {
      return ResultTable.Row(cells + [.empty, .empty, .empty])
    }
    let n = study.recommended.known + study.withheld.known
    let gain = numbers.effect(effect, .pp1, n)
    return ResultTable.Row(cells + [.value(gain), .interval(gain), .value(Value(p, .pvalue, n: n))])
  }

  private var actions: Exhibit? {
    guard study.actions.count + study.small.count > 1, !study.actions.isEmpty else { return nil }
    let rows = study.actions.map { action -> ResultTable.Row in
      let gain = numbers.effect(action.difference, .pp1, action.treated.count + action.control.count)
      return ResultTable.Row([
        .text(names.shown(action.name)), .count(action.treated.count),
        .value(Value(action.treated.complement, .pct1, confidence)), .count(action.control.count),
        .value(Value(action.control.complement, .pct1, confidence)), .value(gain), .interval(gain),
        .value(Value(action.pValue, .pvalue, n: action.treated.count + action.control.count)),
      ])
    }
    let (treated, held) = (wording(.followUpRecommendedHeader), wording(.followUpHeldOut))
    return Exhibit(
      id: "actions", title: wording(.followUpActionsTitle),
      subtitle: wording(.followUpActionsSubtitle, ["min": .count(study.minimum), "level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("action", header: wording(.followUpAction), alignment: .leading),
            ResultTable.Column("treated", header: wording(.customersHeader), spanner: treated),
            ResultTable.Column("treated_rate", header: wording(.campaignLeft), spanner: treated),
            ResultTable.Column("control", header: wording(.customersHeader), spanner: held),
            ResultTable.Column("control_rate", header: wording(.campaignLeft), spanner: held),
            ResultTable.Column("gain", header: wording(.campaignGain)),
            ResultTable.Column("gain_interval", header: interval),
            ResultTable.Column("p", header: wording(correction.header)),
          ], rows: rows)), alt: wording(.followUpActionsTitle), isSupplementary: true)
  }

  // MARK: Reach and checks

  private var reach: Exhibit? {
    guard let reach = study.reach else { return nil }
    let rows = reach.stages.map { stage -> ResultTable.Row in
      let value = Value(stage.recommended, .pct1, confidence)
      let held = stage.heldOut.map { Value($0, .pct1, confidence) }
      return ResultTable.Row([
        .text(wording(CampaignTables.name(stage.stage))), .count(stage.recommended.successes), .value(value),
        .interval(value), held.map { .value($0) } ?? .empty, held.map { .interval($0) } ?? .empty,
      ])
    }
    let (treated, held) = (wording(.followUpRecommendedHeader), wording(.followUpHeldOut))
    return Exhibit(
      id: "reach", title: wording(.followUpReachTitle),
      subtitle: wording(.followUpReachSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("stage", header: wording(.campaignStage), alignment: .leading),
            ResultTable.Column("customers", header: wording(.customersHeader), spanner: treated),
            ResultTable.Column("share", header: wording(.campaignFound), spanner: treated),
            ResultTable.Column("share_interval", header: interval, spanner: treated),
            ResultTable.Column("held_share", header: wording(.campaignFound), spanner: held),
            ResultTable.Column("held_interval", header: interval, spanner: held),
          ], rows: rows)), alt: wording(.followUpReachTitle), isSupplementary: true)
  }

  private var checks: Exhibit {
    func row(_ check: Phrase, _ found: String, isFine: Bool) -> ResultTable.Row {
      ResultTable.Row([
        .text(wording(check)), .text(found), .text(wording(isFine ? .campaignPassed : .campaignLook)),
      ])
    }
    var rows: [ResultTable.Row] = []
    if let test = study.attrition {
      let found = wording(
        .campaignSizesFound, ["chi": .number(test.chiSquared, .num2), "p": .number(test.pValue, .pvalue)])
      rows.append(row(.followUpKnownAlike, found, isFine: test.pValue >= 0.05))
    } else {
      rows.append(row(.followUpKnownAlike, wording(.campaignKnownOfAll), isFine: true))
    }
    if let imbalance = study.imbalance {
      rows.append(
        row(
          .followUpAlike, wording(.followUpAlikeFound, ["value": .number(abs(imbalance), .num2)]),
          isFine: abs(imbalance) < TrialChecks.limit))
    }
    if let held = study.reach?.stages.first(where: { $0.stage == .delivered })?.heldOut {
      rows.append(
        row(
          .campaignAlone, wording(.campaignAloneFound, ["share": .number(held.share, .pct1)]),
          isFine: held.successes == 0))
    }
    return Exhibit(
      id: "checks", title: wording(.followUpChecksTitle), subtitle: wording(.followUpChecksSubtitle),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("check", header: wording(.campaignCheck), alignment: .leading),
            ResultTable.Column("found", header: wording(.campaignFound), alignment: .leading),
            ResultTable.Column("verdict", header: wording(.campaignVerdict), alignment: .leading),
          ], rows: rows)), alt: wording(.followUpChecksTitle), isSupplementary: true)
  }
}
