import Figures
import Findings
import Formats
import Models
import Specs
import Threads

/// What a plan is compared with.
enum PolicyChoice: String, OptionChoice {
  case none, everyone, risk, value, uplift, optimal

  var phrase: Phrase {
    switch self {
    case .none: .policyNone
    case .everyone: .policyEveryone
    case .risk: .policyRisk
    case .value: .policyValue
    case .uplift: .policyUplift
    case .optimal: .policyOptimal
    }
  }

  /// `nil` for doing nothing and for the plan itself.
  var simple: SimplePolicy? { SimplePolicy(rawValue: rawValue) }
}

/// Policies at one budget, each with what it is expected to do.
struct PlanPolicies {
  let outcomes: [(policy: PolicyChoice, total: PlanOutcome.Part)]

  init(_ policies: [PolicyChoice], _ plan: Plan) {
    let simple = policies.contains { $0.simple != nil }
    let menu = simple ? Menu(plan.interventions, plan.prospects, objective: plan.objective) : nil
    let byChance = simple ? SimplePolicy.byChance(plan.hashes) : []
    let totals = Parallel.map(policies.count) { index in
      switch (policies[index], policies[index].simple, menu) {
      case (.optimal, _, _): return plan.outcome.total
      case (_, let rule?, let menu?):
        let choices = rule.choices(
          plan.interventions, plan.prospects, menu, budget: plan.budget, limits: plan.limits.rules,
          byChance: byChance)
        return PlanOutcome(plan.interventions, choices: choices, plan.prospects).total
      default: return PlanOutcome.Part()
      }
    }
    outcomes = zip(policies, totals).map { (policy: $0, total: $1) }
  }

  func values(_ numbers: PlanValues) -> [(name: ValueName, value: Value)] {
    outcomes.flatMap { policy, total -> [(name: ValueName, value: Value)] in
      let (group, n) = (policy.rawValue, total.customers)
      return [
        (ValueName("policy_net", group: group), numbers.scenario(numbers.nets(total), .money0, n: n)),
        (ValueName("policy_saved", group: group), numbers.scenario(total.saved, .num0, n: n)),
        (ValueName("policy_cost", group: group), Value(total.values[1].cost.units, .money0, n: n)),
      ]
    }
  }

  func exhibits(_ numbers: PlanValues, _ wording: Wording) -> [Exhibit] {
    if outcomes.isEmpty { return [] }
    return [figure(numbers, wording), table(numbers, wording)]
  }

  private func figure(_ numbers: PlanValues, _ wording: Wording) -> Exhibit {
    let bars = outcomes.enumerated().map { band, outcome in
      let nets = numbers.nets(outcome.total)
      return Bar(
        band: band, value: nets[1], low: nets[0], high: nets[2],
        label: wording.number(nets[1], .money(about: nets[1])),
        tone: outcome.policy == .optimal ? .focus : .muted)
    }
    let ends = outcomes.flatMap { numbers.nets($0.total) }
    let range = Swift.min(0, ends.min() ?? 0)...Swift.max(1, ends.max() ?? 1)
    let ticks = Axis.niceTicks(range)
    let format = Format.ofMoney(ticks)
    let x = Axis(
      .linear(Swift.min(range.lowerBound, ticks.first ?? 0)...Swift.max(range.upperBound, ticks.last ?? 1)),
      ticks: ticks.map { Axis.Tick($0, wording.number($0, format)) }, label: wording(.planAxisNet),
      hasGrid: true)
    let y = Axis(.band(outcomes.map { wording($0.policy.phrase) }))
    return Exhibit(
      id: "policies", title: wording(.policies), subtitle: subtitle(numbers, wording),
      content: .figure(
        Figure(
          Panel(x: x, y: y, marks: [HorizontalBars(bars: bars)]), height: 40 + 22 * Double(outcomes.count))),
      alt: wording(
        .policiesAlt,
        [
          "list": .text(
            outcomes.map {
              "\(wording($0.policy.phrase)) \(wording.number(numbers.nets($0.total)[1], .money0))"
            }
            .joined(separator: ", "))
        ]))
  }

  private func table(_ numbers: PlanValues, _ wording: Wording) -> Exhibit {
    let columns: [ResultTable.Column] = [
      .init("policy", header: wording(.policy), alignment: .leading),
      .init("customers", header: wording(.planCustomers)),
      .init("cost", header: wording(.planSpending)),
      .init("saved_customers", header: wording(.planSaved)),
      .init("net", header: wording(.planNet)),
      .init("range", header: wording(.planRange)),
    ]
    let rows = outcomes.map { policy, total in
      let n = total.customers
      let net = numbers.scenario(numbers.nets(total), .money0, n: n)
      return ResultTable.Row([
        .text(wording(policy.phrase)), .count(n), .value(Value(total.values[1].cost.units, .money0, n: n)),
        .value(numbers.scenario(total.saved, .num0, n: n)), .value(net),
        n == 0 ? .empty : .interval(net),
      ])
    }
    return Exhibit(
      id: "policy_table", title: wording(.policies), subtitle: subtitle(numbers, wording),
      content: .table(ResultTable(columns: columns, rows: rows)),
      alt: wording(.policyTableAlt),
      note: wording(numbers.provenance == .measured ? .policyMeasuredNote : .policyNote))
  }

  private func subtitle(_ numbers: PlanValues, _ wording: Wording) -> String {
    let effects = Argument.phrase(numbers.provenance.words)
    guard let budget = numbers.cell.budget else {
      return wording(.policiesNoBudget, ["effects": effects])
    }
    return wording(.policiesSubtitle, ["effects": effects, "budget": .number(budget, .money0)])
  }
}
