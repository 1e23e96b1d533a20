import Findings
import Formats
import Models

/// What each of twenty budgets gains, and what a little more would.
struct PlanSweepTable {
  let numbers: PlanValues
  let wording: Wording

  private var objective: Objective { numbers.cell.objective }
  /// A dollar more keeps no customer that could be counted; a thousand may.
  private var unit: Double { objective == .savedCustomers ? 1000 : 1 }
  private var format: Format { objective == .savedCustomers ? .num1 : .money2 }

  /// `nil` when nothing pays, or whatever pays costs nothing.
  func exhibit() -> Exhibit? {
    let sweep = numbers.plan.allocation.sweep
    guard let end = sweep.last, end.cost > 0, end.gain > 0 else { return nil }
    let more = Argument.text(wording.number(unit, .money0))
    let rows = sweep.map { point in
      ResultTable.Row([
        .value(Value(point.cost / end.cost, .pct0)), .value(Value(point.cost, .money0)),
        .value(Value(point.gain / objective.scale, objective.format)), .value(marginal(point.marginal)),
      ])
    }
    let columns: [ResultTable.Column] = [
      .init("share", header: wording(.planSweepShare)), .init("budget", header: wording(.planSweepBudget)),
      .init("gain", header: wording(objective.axis)),
      .init("marginal", header: wording(.planSweepMore, ["unit": more])),
    ]
    let plan = numbers.plan.allocation
    return Exhibit(
      id: "sweep", title: wording(.planSweep),
      subtitle: wording(.planSweepSubtitle, ["effects": .phrase(numbers.provenance.words)]),
      content: .table(ResultTable(columns: columns, rows: rows)),
      alt: wording(.planSweepAlt, ["n": .count(sweep.count)]),
      note: wording(
        .planSweepNote,
        [
          "cost": .number(plan.spent.units, .money0), "unit": more,
          "marginal": .number(plan.marginal / objective.scale * unit, format),
        ]), isSupplementary: true)
  }

  private func marginal(_ perUnit: Double) -> Value {
    Value(perUnit.isFinite ? perUnit / objective.scale * unit : 0, format)
  }
}
