import Findings
import Formats
import Populations
import Statistics

/// The tables of effects: arms, what they kept and cost, groups, the next campaign.
struct CampaignTables {
  let study: CampaignStudy
  let context: AnalysisContext
  let wording: Wording
  var trial: Trial { study.trial }
  var confidence: Confidence { study.confidence }

  init(_ study: CampaignStudy, _ context: AnalysisContext) {
    self.study = study
    self.context = context
    wording = context.wording
  }

  var level: Argument { .text(wording.level(confidence)) }
  var interval: String { wording(.intervalHeader, ["level": level]) }

  private var pHeader: String { wording(study.options.correction.header) }

  func value(_ effect: TwoByTwo.Effect, _ format: Format, _ n: Int) -> Value {
    Value(effect.value, format, effect.interval, confidence, n: n)
  }

  // MARK: Arms

  var arms: Exhibit {
    let rows =
      [armRow(trial.control, 0, nil)] + study.arms.map { armRow($0.treated, $0.place, $0) }
    let isNormal = study.isClustered || study.options.adjust != .none
    return Exhibit(
      id: "arms", title: wording(.campaignTableTitle),
      subtitle: wording(isNormal ? .campaignTableSubtitleNormal : .campaignTableSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("arm", header: wording(.campaignArm), alignment: .leading),
            ResultTable.Column("customers", header: wording(.customersHeader)),
            ResultTable.Column("rate", header: wording(trial.isRetention ? .campaignLeft : .campaignHad)),
            ResultTable.Column("rate_interval", header: interval),
            ResultTable.Column("gain", header: wording(.campaignGain)),
            ResultTable.Column("gain_interval", header: interval),
            ResultTable.Column("p", header: pHeader),
            ResultTable.Column(
              "relative", header: wording(trial.isRetention ? .campaignPrevented : .campaignMore)),
          ], rows: rows)), alt: wording(.campaignTableTitle))
  }

  private func armRow(_ outcomes: Proportion, _ place: Int, _ arm: ArmResult?) -> ResultTable.Row {
    let rate = Value(trial.rate(place), .pct1, confidence)
    let name =
      place == 0
      ? wording(.campaignLeftAlone, ["arm": .text(study.shown(trial.arms[0]))])
      : study.shown(trial.arms[place])
    var cells: [ResultTable.Cell] = [.text(name), .count(outcomes.count), .value(rate), .interval(rate)]
    guard let arm else { return ResultTable.Row(cells + [.empty, .empty, .empty, .empty]) }
    let n = arm.treated.count + arm.control.count
    let gain = value(arm.difference, .pp1, n)
    cells += [.value(gain), .interval(gain), .value(Value(arm.pValue, .pvalue, n: n))]
    cells.append(arm.relative.map { .value(value($0, .pct0, n)) } ?? .empty)
    return ResultTable.Row(cells)
  }

  // MARK: Kept

  var saved: Exhibit {
    let isStay = trial.isRetention
    let hasCost = study.arms.contains { $0.money?.cost != nil }
    var columns = [
      ResultTable.Column("arm", header: wording(.campaignArm), alignment: .leading),
      ResultTable.Column("treated", header: wording(.campaignTreated)),
      ResultTable.Column("claimed", header: wording(.campaignClaimed)),
      ResultTable.Column("saved", header: wording(isStay ? .campaignKept : .campaignBrought)),
      ResultTable.Column("saved_interval", header: interval),
    ]
    if hasCost {
      columns += [
        ResultTable.Column("cost", header: wording(.campaignSpent)),
        ResultTable.Column(
          "cost_per_saved", header: wording(isStay ? .campaignPerKept : .campaignPerBrought)),
        ResultTable.Column("cost_per_saved_interval", header: interval),
      ]
    }
    let rows = study.arms.map { arm -> ResultTable.Row in
      let kept = value(arm.saved, .num0, arm.treated.count + arm.control.count)
      var cells: [ResultTable.Cell] = [
        .text(study.shown(arm.label)), .count(arm.treated.count), .struck(Value(Double(arm.naive), .num0)),
        .value(kept),
        .interval(kept),
      ]
      if hasCost { cells += costCells(arm) }
      return ResultTable.Row(cells)
    }
    return Exhibit(
      id: "saved", title: wording(isStay ? .campaignSavedTitle : .campaignBroughtTitle),
      subtitle: wording(.campaignSavedSubtitle, ["level": level]),
      content: .table(ResultTable(columns: columns, rows: rows)),
      alt: wording(isStay ? .campaignSavedTitle : .campaignBroughtTitle), note: savedNote(hasCost))
  }

  private func costCells(_ arm: ArmResult) -> [ResultTable.Cell] {
    guard let money = arm.money, let cost = money.cost else { return [.empty, .empty, .empty] }
    let each = CampaignMoneyValues.perSaved(arm, money, confidence, wording)
    return [
      .value(Value(cost.value, .money2, cost.interval(confidence), confidence, n: money.rows)), .value(each),
      each.interval == nil ? .empty : .interval(each),
    ]
  }

  private func savedNote(_ hasCost: Bool) -> String {
    let accepts = trial.experiment.stages[.accepted] != nil
    let what: Phrase =
      trial.isRetention
      ? (accepts ? .campaignClaimAccepted : .campaignClaimStayed)
      : (accepts ? .campaignClaimAcceptedHad : .campaignClaimHad)
    let note = wording(.campaignClaimNote, ["what": .phrase(what)])
    let isOpen = study.arms.contains { $0.difference.interval.lowerBound <= 0 }
    return hasCost && isOpen ? note + " " + wording(.campaignNotDefinedNote) : note
  }

  // MARK: Money

  var money: Exhibit? {
    let shown = study.arms.filter { $0.money?.revenue != nil }
    guard !shown.isEmpty else { return nil }
    let hasCost = shown.contains { $0.money?.net != nil }
    var columns = [
      ResultTable.Column("arm", header: wording(.campaignArm), alignment: .leading),
      ResultTable.Column("revenue", header: wording(.campaignRevenue)),
      ResultTable.Column("revenue_interval", header: interval),
      ResultTable.Column("revenue_drawn", header: wording(.campaignDrawn)),
    ]
    if hasCost {
      columns += [
        ResultTable.Column("net", header: wording(.campaignNet)),
        ResultTable.Column("net_interval", header: interval),
        ResultTable.Column("return", header: wording(.campaignReturn)),
        ResultTable.Column("return_interval", header: interval),
      ]
    }
    let rows = shown.compactMap { arm in arm.money.map { row(study.shown(arm.label), $0, hasCost) } }
    return Exhibit(
      id: "money", title: wording(.campaignMoneyTitle),
      subtitle: wording(.campaignMoneySubtitle, ["level": level]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.campaignMoneyTitle))
  }

  private func row(_ label: String, _ money: ArmMoney, _ hasCost: Bool) -> ResultTable.Row {
    guard let revenue = money.revenue else { return ResultTable.Row([.text(label)]) }
    func cells(_ number: Double?, _ format: Format, _ range: ClosedRange<Double>?) -> [ResultTable.Cell] {
      guard let number else { return [.empty, .empty] }
      let value = Value(number, format, range, confidence, n: money.rows)
      return [.value(value), .interval(value)]
    }
    let drawn = Value(revenue.value, .moneySigned2, money.revenueInterval, confidence, n: money.rows)
    var row: [ResultTable.Cell] = [.text(label)]
    row += cells(revenue.value, .moneySigned2, revenue.interval(confidence)) + [.interval(drawn)]
    if hasCost {
      row += cells(money.net, .moneySigned2, money.netInterval)
      row += cells(money.returned, .num2, money.returnedInterval)
    }
    return ResultTable.Row(row)
  }

  // MARK: Groups

  var groups: Exhibit? {
    guard let groups = study.groups, !groups.results.isEmpty else { return nil }
    let column = midSentence(trial.drawn.roles.label(of: groups.column))
    let rows = groups.results.map { result -> ResultTable.Row in
      let n = result.treated.count + result.control.count
      let gain = value(result.difference, .pp1, n)
      func rate(_ outcomes: Proportion) -> Value {
        Value(trial.isRetention ? outcomes.complement : outcomes, .pct1, confidence)
      }
      return ResultTable.Row(
        [
          .text(result.label), .count(n), .value(rate(result.control)), .value(rate(result.treated)),
          .value(gain),
          .interval(gain), .value(Value(result.pValue, .pvalue, n: n)),
          result.isHarmful ? .text(wording(.campaignDisturb)) : .empty,
        ], group: study.shown(result.arm))
    }
    let spanner = wording(trial.isRetention ? .campaignLeft : .campaignHad)
    return Exhibit(
      id: "group_effects", title: wording(.campaignGroupTableTitle, ["column": .text(column)]),
      subtitle: wording(.campaignGroupTableSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("group", header: wording(.campaignGroup), alignment: .leading),
            ResultTable.Column("customers", header: wording(.customersHeader)),
            ResultTable.Column("control_rate", header: wording(.campaignControlHeader), spanner: spanner),
            ResultTable.Column("treated_rate", header: wording(.campaignTreated), spanner: spanner),
            ResultTable.Column("gain", header: wording(.campaignGain)),
            ResultTable.Column("gain_interval", header: interval), ResultTable.Column("p", header: pHeader),
            ResultTable.Column("advice", header: wording(.campaignAdvice), alignment: .leading),
          ], rows: rows
        ).withoutEmpty("advice")), alt: wording(.campaignGroupTableTitle, ["column": .text(column)]))
  }

  // MARK: Those reached

  var reached: Exhibit? {
    guard study.options.estimand == .reached else { return nil }
    let rows = study.arms.compactMap { arm -> ResultTable.Row? in
      guard let found = arm.compliers else { return nil }
      let n = arm.treated.count + arm.control.count
      let effect = Value(found.effect, .pp1, confidence, n: n)
      let reach = Value(found.compliers, .pct1, confidence, n: n)
      return ResultTable.Row([
        .text(study.shown(arm.label)), .value(reach), .interval(reach), .value(effect), .interval(effect),
      ])
    }
    guard !rows.isEmpty else { return nil }
    return Exhibit(
      id: "reached", title: wording(.campaignReachedTitle),
      subtitle: wording(.campaignReachedSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("arm", header: wording(.campaignArm), alignment: .leading),
            ResultTable.Column("reached", header: wording(.campaignReachedShare)),
            ResultTable.Column("reached_interval", header: interval),
            ResultTable.Column("gain", header: wording(.campaignGain)),
            ResultTable.Column("gain_interval", header: interval),
          ], rows: rows)), alt: wording(.campaignReachedTitle))
  }
}

extension Correction {
  /// Of a column of p-values.
  var header: Phrase {
    switch self {
    case .holm: .campaignPHolm
    case .benjaminiHochberg: .campaignPHochberg
    case .none: .campaignPPlain
    }
  }
}
