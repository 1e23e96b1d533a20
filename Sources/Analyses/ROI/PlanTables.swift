import Findings
import Formats
import Models
import Statistics

/// The tables of a plan: by action, against doing nothing, and what is assumed.
struct PlanTables {
  let numbers: PlanValues
  let wording: Wording
  /// "24 months".
  let horizon: String

  func actions() -> Exhibit {
    let columns: [ResultTable.Column] = [
      .init("action", header: wording(.planAction), alignment: .leading),
      .init("customers", header: wording(.planCustomers)),
      .init("saved_customers", header: wording(.planSaved)),
      .init("retained_value", header: wording(.planRetained)),
      .init("contact_cost", header: wording(.planContact)),
      .init("offer_cost", header: wording(.planOffers)),
      .init("subsidy", header: wording(.planSubsidy)),
      .init("net", header: wording(.planNet)),
    ]
    let parts = zip(numbers.actions, numbers.plan.outcome.parts)
    var rows = parts.filter { $0.1.customers > 0 }.map { action, part in
      row(action.label(wording), part, isSummary: false)
    }
    let unused = parts.filter { $0.1.customers == 0 }.map { $0.0.label(wording) }
    let notes = [
      objectiveNote(), wording(.planOfferNote), budgetNote(),
      unused.isEmpty ? nil : wording(.planUnused, ["actions": .text(unused.joined(separator: ", "))]),
    ]
    rows.append(row(wording(.planTotal), numbers.total, isSummary: true))
    return Exhibit(
      title: wording(.planActions),
      subtitle: wording(
        .planActionsSubtitle, ["horizon": .text(horizon), "effects": .phrase(numbers.provenance.words)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.planActionsAlt),
      note: notes.compactMap { $0 }.joined(separator: " "))
  }

  private func row(_ label: String, _ part: PlanOutcome.Part, isSummary: Bool) -> ResultTable.Row {
    let (n, base) = (part.customers, part.values[1])
    func money(_ money: Money) -> ResultTable.Cell { .value(Value(money.units, .money0, n: n)) }
    return ResultTable.Row(
      [
        .text(label), .count(n), .value(numbers.scenario(part.saved, .num0, n: n)), money(base.retained),
        money(base.contact), money(base.offer), money(base.subsidy),
        .value(numbers.scenario(numbers.nets(part), .money0, n: n)),
      ], isSummary: isSummary)
  }

  /// What the net value is made of, to the last of its digits.
  func components() -> Exhibit {
    let offers = wording(.planOffers)
    let columns: [ResultTable.Column] = [
      .init("action", header: wording(.planAction), alignment: .leading),
      .init("retained_value", header: wording(.planRetained)),
      .init("contact_cost", header: wording(.planContact)),
      .init("offer_to_saved", header: wording(.planOfferSaved), spanner: offers),
      .init("offer_to_leavers", header: wording(.planOfferLeavers), spanner: offers),
      .init("subsidy", header: wording(.planOfferStayers), spanner: offers),
      .init("net", header: wording(.planNet)),
    ]
    func row(_ label: String, _ part: PlanOutcome.Part, isSummary: Bool = false) -> ResultTable.Row {
      let base = part.values[1]
      let parts = [
        base.retained, base.contact, base.offerToSaved, base.offerToLeavers, base.subsidy, base.net,
      ]
      return ResultTable.Row(
        [.text(label)] + parts.map { .value(Value($0.units, .money0, n: part.customers)) },
        isSummary: isSummary)
    }
    let rows = zip(numbers.actions, numbers.plan.outcome.parts).filter { $0.1.customers > 0 }.map {
      row($0.label(wording), $1)
    }
    return Exhibit(
      id: "components", title: wording(.planComponents),
      subtitle: wording(
        .planComponentsSubtitle, ["horizon": .text(horizon), "effects": .phrase(numbers.provenance.words)]),
      content: .table(
        ResultTable(
          columns: columns, rows: rows + [row(wording(.planTotal), numbers.total, isSummary: true)])),
      alt: wording(.planComponentsAlt), isSupplementary: true)
  }

  private func objectiveNote() -> String? {
    switch numbers.cell.objective {
    case .netValue: nil
    case .savedCustomers: wording(.planObjectiveSaved)
    case .revenue: wording(.planObjectiveRevenue)
    }
  }

  private func budgetNote() -> String {
    let (plan, objective) = (numbers.plan, numbers.cell.objective)
    let isCounted = objective == .savedCustomers
    let words: [String: Argument] = [
      "bound": .number(plan.bound, objective.format), "gap": .number(plan.allocation.gap, .pct2),
      "lambda": .number(plan.marginal, isCounted ? .num3 : .money2), "one": .number(1, .money0),
    ]
    guard plan.marginal > 0 else {
      return plan.isHeldBack ? wording(.planLimitsHold, words) : wording(.planBudgetAmple)
    }
    // Under half of what two decimals show, the gap is none to a reader.
    return wording(plan.allocation.gap < 0.000_05 ? .planBudgetBest : .planBudgetNote, words)
  }

  private func scenarios(_ effect: Intervention.Effect, _ n: Int) -> [ResultTable.Cell] {
    let format = effect.kind == .relative ? Format.pct1 : .pp1
    return effect.scenarios.map { .value(Value($0, format, n: n)) }
  }

  /// Effects on groups that differ from that on all.
  private func groups(of action: PlannedAction, _ n: Int) -> [ResultTable.Row] {
    action.ownEffects.map { group, effect in
      let measured = action.measuredByGroup.first { $0.group?.label == group }
      let name = wording(.planEffectOn, ["action": .text(action.label(wording)), "group": .text(group)])
      return ResultTable.Row(
        [.text(name), .empty] + scenarios(effect, n) + [.empty, .text(source(of: measured))])
    }
  }

  private func source(of measured: MeasuredEffect?) -> String {
    guard let measured else { return wording(.planSourceAssumed) }
    return wording(
      .planSourceMeasured, ["treated": .count(measured.treated), "control": .count(measured.control)])
  }

  func comparison() -> Exhibit {
    let total = numbers.total
    let (stay, value) = (numbers.baseline.stay.value, numbers.baseline.value.value)
    let income = numbers.baseline.revenue.value
    let n = numbers.scored
    let leave = Double(n) - stay
    let cost = total.values[1].cost.units
    let nets = numbers.nets(total)
    let rows = [
      line(
        .planStaying, .num0, stay, total.saved.map { stay + $0 }, change: total.saved, .signed0, n),
      line(
        .planLeaving, .num0, leave, total.saved.map { leave - $0 }, change: total.saved.map { -$0 }, .signed0,
        n),
      line(
        .planRevenue, .money(about: income), income, total.savedRevenue.map { income + $0 },
        change: total.savedRevenue, Format.money(about: total.savedRevenue[1]).ofDifference, n),
      line(
        .planValue, .money(about: value), value, nets.map { value + $0 }, change: nets,
        Format.money(about: nets[1]).ofDifference, n),
      line(
        .planSpending, .money(about: cost), 0, [cost, cost, cost], change: [cost, cost, cost],
        Format.money(about: cost).ofDifference, n),
    ]
    let columns: [ResultTable.Column] = [
      .init("measure", header: wording(.planMeasure), alignment: .leading),
      .init("no_action", header: wording(.planNoAction)),
      .init("plan", header: wording(.planWith)),
      .init("change", header: wording(.planChange)),
      .init("range", header: wording(.planRange)),
    ]
    return Exhibit(
      id: "comparison", title: wording(.planComparison),
      subtitle: wording(
        .planComparisonSubtitle,
        [
          "n": .count(n), "horizon": .text(horizon), "effects": .phrase(numbers.provenance.words),
        ]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.planComparisonAlt))
  }

  private func line(
    _ label: Phrase, _ format: Format, _ before: Double, _ after: [Double], change: [Double],
    _ changeFormat: Format, _ n: Int
  ) -> ResultTable.Row {
    let ends = [change[0], change[2]].sorted()
    let difference = Value(
      change[1], changeFormat, interval: Value.Interval(ends[0], ends[1], .scenario), n: n)
    let isSure = change[0] == change[2]
    return ResultTable.Row([
      .text(wording(label)), .value(Value(before, format, n: n)), .value(Value(after[1], format, n: n)),
      .value(difference), isSure ? .empty : .interval(difference),
    ])
  }

  func effects() -> Exhibit {
    let spanner = wording(.planEffect)
    let columns: [ResultTable.Column] = [
      .init("action", header: wording(.planAction), alignment: .leading),
      .init("channel", header: wording(.planChannel), alignment: .leading),
      .init("low", header: wording(.planLow), spanner: spanner),
      .init("base", header: wording(.planBase), spanner: spanner),
      .init("high", header: wording(.planHigh), spanner: spanner),
      .init("break_even", header: wording(.planBreakEven)),
      .init("source", header: wording(.planSource), alignment: .leading),
    ]
    let rows = zip(numbers.actions, numbers.plan.outcome.parts).flatMap { action, part in
      let format = action.effect.kind == .relative ? Format.pct1 : .pp1
      let even = part.breakEven.map { ResultTable.Cell.value(Value($0, format, n: part.customers)) }
      let whole = ResultTable.Row(
        [.text(action.label(wording)), .text(wording(action.action.channel.phrase))]
          + scenarios(action.effect, part.customers) + [even ?? .empty, .text(source(of: action.measured))])
      return [whole] + groups(of: action, part.customers)
    }
    return Exhibit(
      id: "effects", title: wording(.planEffects), subtitle: wording(.planEffectsSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.planEffectsAlt),
      note: wording(.planEffectNote), isSupplementary: true)
  }
}
