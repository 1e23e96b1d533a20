import Findings
import Formats
import Models
import Populations

/// What a plan does by persona, or by the groups of the experiment that its effects come from.
struct PlanGroupTable {
  private struct Group {
    let label: String
    let address: String
    let outcome: GroupOutcome
  }

  private let groups: [Group]
  /// Customers of no group, or of one too small to show.
  private let others: GroupOutcome
  private let header: String

  /// `nil` where the report knows of no groups.
  init?(
    _ audience: PlanAudience, _ measured: MeasuredGroups, _ plan: Plan, _ here: any Population,
    _ context: AnalysisContext
  ) {
    let wording = context.wording
    let (labels, codes): ([String], [UInt8])
    if !audience.personas.isEmpty {
      (labels, codes) = (audience.personas, audience.codes)
      header = wording(.outreachPersona)
    } else if let column = measured.column, !measured.codes.isEmpty {
      (labels, codes) = (measured.labels, measured.codes)
      header = here.roles.readerLabel(of: column, wording)
    } else {
      return nil
    }
    let outcomes = GroupOutcome.outcomes(
      plan.interventions, choices: plan.allocation.choices, plan.prospects, groups: codes,
      count: labels.count)
    let isShown = outcomes.map { $0.customers >= context.minimum.shown }
    groups = labels.indices.filter { isShown[$0] }.map {
      Group(label: labels[$0], address: slug(labels[$0]), outcome: outcomes[$0])
    }
    others = outcomes.indices.filter { $0 == labels.count || !isShown[$0] }
      .reduce(into: GroupOutcome()) { $0 += outcomes[$1] }
  }

  var values: [(name: ValueName, value: Value)] {
    groups.flatMap { group -> [(name: ValueName, value: Value)] in
      let (outcome, n) = (group.outcome, group.outcome.customers)
      return [
        (ValueName("group_customers", group: group.address), Value(Double(outcome.treated), .num0, n: n)),
        (ValueName("group_cost", group: group.address), Value(outcome.cost.units, .money0, n: n)),
        (ValueName("group_net", group: group.address), Value(outcome.net.units, .money0, n: n)),
      ]
    }
  }

  func exhibit(_ numbers: PlanValues, _ wording: Wording) -> Exhibit {
    var rows = groups.map { row($0.label, $0.outcome) }
    if others.customers > 0 { rows.append(row(wording(.planOtherGroups), others)) }
    var all = others
    for group in groups { all += group.outcome }
    rows.append(row(wording(.planTotal), all, isSummary: true))
    return Exhibit(
      id: "groups", title: wording(.planByGroup, ["column": .text(midSentence(header))]),
      subtitle: wording(.planByGroupSubtitle, ["effects": .phrase(numbers.provenance.words)]),
      content: .table(
        ResultTable(
          columns: [
            .init("group", header: header, alignment: .leading),
            .init("customers", header: wording(.planStillHere)),
            .init("treated", header: wording(.planTreated)),
            .init("treated_share", header: wording(.planTreatedShare)),
            .init("cost", header: wording(.planSpending)), .init("net", header: wording(.planNet)),
          ], rows: rows)),
      alt: wording(.planByGroupAlt), isSupplementary: true)
  }

  private func row(_ label: String, _ outcome: GroupOutcome, isSummary: Bool = false) -> ResultTable.Row {
    let n = outcome.customers
    let share = n > 0 ? Double(outcome.treated) / Double(n) : 0
    return ResultTable.Row(
      [
        .text(label), .count(n), .count(outcome.treated), .value(Value(share, .pct1, n: n)),
        .value(Value(outcome.cost.units, .money0, n: n)), .value(Value(outcome.net.units, .money0, n: n)),
      ], isSummary: isSummary)
  }
}
