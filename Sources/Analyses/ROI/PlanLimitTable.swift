import Findings
import Formats
import Models

/// Capacities and quotas beside what the plan uses of them.
struct PlanLimitTable {
  let numbers: PlanValues
  let wording: Wording

  /// `nil` when the plan has none.
  func exhibit() -> Exhibit? {
    let (plan, total) = (numbers.plan, numbers.total.customers)
    if plan.limits.limits.isEmpty { return nil }
    let rows = plan.limits.limits.map { limit in
      let used = limit.rule.count(plan.allocation.choices)
      let share = total > 0 ? Value(Double(used) / Double(total), .pct1, n: total) : nil
      return ResultTable.Row([
        .text(limit.subject), .text(plan.limits.words(limit, wording)), .count(used),
        share.map { .value($0) } ?? .empty,
      ])
    }
    let columns: [ResultTable.Column] = [
      .init("limit", header: wording(.planLimitSubject), alignment: .leading),
      .init("asked", header: wording(.planLimitRule), alignment: .leading),
      .init("used", header: wording(.planLimitUsed)),
      .init("share", header: wording(.planLimitShare)),
    ]
    return Exhibit(
      id: "limits", title: wording(.planLimits), subtitle: wording(.planLimitsSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.planLimitsAlt),
      isSupplementary: true)
  }
}
