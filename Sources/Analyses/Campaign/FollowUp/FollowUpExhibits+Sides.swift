import Findings
import Formats
import Models
import Populations
import Statistics

extension FollowUpExhibits {
  var sides: Exhibit {
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

  var actions: Exhibit? {
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

  var reach: Exhibit? {
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

  var checks: Exhibit {
    var table = CheckTable(wording)
    table.add(.followUpKnownAlike, attrition: study.attrition)
    if let imbalance = study.imbalance {
      table.add(
        .followUpAlike, wording(.followUpAlikeFound, ["value": .number(abs(imbalance), .num2)]),
        isFine: abs(imbalance) < TrialChecks.limit)
    }
    if let held = study.reach?.stages.first(where: { $0.stage == .delivered })?.heldOut {
      table.addReached(held)
    }
    return table.exhibit(.followUpChecksTitle, .followUpChecksSubtitle, isSupplementary: true)
  }
}
