import Findings
import Formats
import Populations
import Statistics

extension CampaignTables {
  // MARK: Checks

  var checks: Exhibit {
    var table = CheckTable(wording)
    addSizes(to: &table)
    table.add(.campaignOutcomesKnown, attrition: study.checks.attrition)
    addAlike(to: &table)
    if let control = study.checks.reached?.first { table.addReached(control) }
    if let day = study.options.plannedEnd {
      table.add(
        .campaignEnd, wording(.campaignEndFound, ["day": .day(day)]), isFine: !study.checks.isInterim)
    }
    return table.exhibit(.campaignChecksTitle, .campaignChecksSubtitle)
  }

  private func addSizes(to table: inout CheckTable) {
    guard let ratio = study.checks.ratio else { return }
    let found = wording(
      .campaignSizesFound, ["chi": .number(ratio.chiSquared, .num2), "p": .number(ratio.pValue, .pvalue)])
    table.add(.campaignSizes, found, ratio.isMismatched ? .failed : .passed)
  }

  private func addAlike(to table: inout CheckTable) {
    guard let largest = study.checks.balance.map({ $0.largest }).max() else {
      return table.add(.campaignAlike, wording(.campaignNoColumns), isFine: true)
    }
    let found = wording(
      .campaignAlikeFound, ["n": .count(study.checks.balance.count), "value": .number(largest, .num2)])
    table.add(.campaignAlike, found, isFine: largest < TrialChecks.limit)
  }

  // MARK: Balance

  var balance: Exhibit? {
    guard !study.checks.balance.isEmpty else { return nil }
    let treatments = trial.experiment.treatments
    let sorted = study.checks.balance.sorted { ($1.largest, $0.column) < ($0.largest, $1.column) }
    let rows = sorted.map { balance -> ResultTable.Row in
      let label = trial.drawn.roles.label(of: balance.column)
      return ResultTable.Row(
        [.text(label)] + balance.distances.map { .value(Value($0, .signed3)) }
          + [.value(Value(balance.pValue, .pvalue))])
    }
    return Exhibit(
      id: "balance", title: wording(.campaignBalanceTitle),
      subtitle: wording(.campaignBalanceSubtitle, ["limit": .number(TrialChecks.limit, .num1)]),
      content: .table(
        ResultTable(
          columns: [ResultTable.Column("column", header: wording(.campaignColumn), alignment: .leading)]
            + treatments.map { ResultTable.Column(slug($0), header: study.shown($0)) }
            + [ResultTable.Column("p", header: wording(.pValueHeader))], rows: rows)),
      alt: wording(.campaignBalanceTitle), isSupplementary: true)
  }

  // MARK: Stages

  var stages: Exhibit? {
    guard !study.stages.isEmpty else { return nil }
    let rows = study.stages.map { stage, shares in
      ResultTable.Row(
        [.text(wording(CampaignTables.name(stage)))]
          + shares.flatMap { share -> [ResultTable.Cell] in
            let value = Value(share, .pct1, confidence)
            return [.value(value), .interval(value)]
          })
    }
    let columns = trial.arms.flatMap { arm in
      [
        ResultTable.Column(slug(arm), header: wording(.campaignFound), spanner: study.shown(arm)),
        ResultTable.Column(slug(arm) + "_interval", header: interval, spanner: study.shown(arm)),
      ]
    }
    return Exhibit(
      id: "stages", title: wording(.campaignStagesTitle),
      subtitle: wording(.campaignStagesSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [ResultTable.Column("stage", header: wording(.campaignStage), alignment: .leading)]
            + columns,
          rows: rows)), alt: wording(.campaignStagesTitle), isSupplementary: true)
  }

  static func name(_ stage: ExperimentColumns.Stage) -> Phrase {
    switch stage {
    case .delivered: .campaignDelivered
    case .opened: .campaignOpened
    case .clicked: .campaignClicked
    case .accepted: .campaignAccepted
    }
  }

  // MARK: The next campaign

  var next: Exhibit? {
    guard !study.arms.isEmpty else { return nil }
    let rows = study.arms.map { arm -> ResultTable.Row in
      let none = ResultTable.Cell.text(wording(.campaignNoSize))
      return ResultTable.Row([
        .text(study.shown(arm.label)), arm.detectable.map { .value(Value($0, .pp1)) } ?? none,
        .value(Value(arm.nextDifference, .pp1)), arm.nextRows.map { .count($0) } ?? none,
      ])
    }
    return Exhibit(
      id: "next", title: wording(.campaignNextTitle),
      subtitle: wording(
        .campaignNextSubtitle,
        ["power": .number(study.options.power, .pct0), "alpha": .number(1 - confidence.level, .pct0)]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("arm", header: wording(.campaignArm), alignment: .leading),
            ResultTable.Column("detectable", header: wording(.campaignDetectable)),
            ResultTable.Column("aim", header: wording(.campaignAim)),
            ResultTable.Column("rows", header: wording(.campaignRows)),
          ], rows: rows)), alt: wording(.campaignNextTitle))
  }
}
