import Findings
import Formats
import Models
import Statistics

/// The numbers of a plan, with scenario ranges where effects bear on them.
struct PlanValues {
  static let declarations = [
    ValueDeclaration("customers", "customers the plan treats", .both),
    ValueDeclaration("contactable", "customers still here who may be contacted, the held-out among them"),
    ValueDeclaration("held_out", "customers left alone by chance"),
    ValueDeclaration(
      "do_not_disturb", "customers whom an action is closed to, as the experiment says it loses them", .both),
    ValueDeclaration("saved_customers", "customers expected to be kept who would leave", .both),
    ValueDeclaration("retained_value", "value of those kept, before costs", .both),
    ValueDeclaration("contact_cost", "expected cost of contacts", .both),
    ValueDeclaration("offer_cost", "expected cost of offers", .both),
    ValueDeclaration("offer_to_saved", "part of the offers that goes to those kept by them", .both),
    ValueDeclaration(
      "offer_to_leavers", "part of the offers that goes to those who leave all the same", .both),
    ValueDeclaration("subsidy", "part of the offers that goes to those who would stay anyway", .both),
    ValueDeclaration("cost", "contacts and offers together", .both),
    ValueDeclaration("net", "value kept less costs", .both),
    ValueDeclaration("expected_value", "the same as net: the sum of the column expected_value"),
    ValueDeclaration("return", "net value for each unit spent"),
    ValueDeclaration("revenue_at_risk", "probability × revenue × margin over the horizon, of all still here"),
    ValueDeclaration(
      "lifetime_value", "value over the horizon of all still here, given the tenure each has reached"),
    ValueDeclaration("baseline_value", "expected value of all still here without action"),
    ValueDeclaration("plan_value", "the same with the plan, costs deducted"),
    ValueDeclaration("baseline_revenue", "recurring revenue of those expected to stay without action"),
    ValueDeclaration("plan_revenue", "the same with the plan"),
    ValueDeclaration("baseline_customers", "customers expected to stay without action"),
    ValueDeclaration("plan_customers", "customers expected to stay with the plan"),
    ValueDeclaration(
      "bound", "no plan within the budget and the limits reaches more of its objective than this"),
    ValueDeclaration("gap", "how far the plan may be from the best, as a share of the bound"),
    ValueDeclaration("lambda", "what one more unit of budget brings, in the objective"),
    ValueDeclaration("budget", "the most that may be spent; absent without a limit"),
    ValueDeclaration("break_even", "the effect at which an action just pays", .grouped),
    ValueDeclaration("effect", "the effect of an action, low to high", .grouped),
  ]

  let cell: ROI
  let actions: [PlannedAction]
  let customers: PlanCustomers
  let contacts: PlanContacts
  let plan: Plan

  var provenance: EffectProvenance { EffectProvenance(actions) }
  var total: PlanOutcome.Part { plan.outcome.total }
  /// Customers still here with a score and a value.
  var scored: Int { customers.isScored.reduce(0) { $0 + ($1 ? 1 : 0) } }
  var heldOut: Int { contacts.eligibility.heldOut }
  var contactable: Int { contacts.eligibility.barriers.reduce(0) { $0 + ($1 == 0 ? 1 : 0) } }

  /// Sums over those still here without action; their spread is that of who will leave, given the scores.
  struct Baseline {
    var stay = Estimate(0, standardError: 0)
    /// Recurring revenue, per unit of tenure, of those who stay.
    var revenue = Estimate(0, standardError: 0)
    var value = Estimate(0, standardError: 0)
    var atRisk = Estimate(0, standardError: 0)
    /// Customers who have a score and a revenue.
    var riskCount = 0
  }

  /// Independent departures with the scored probabilities: variance p(1−p)·v² a customer.
  var baseline: Baseline {
    var (stay, revenue, value) = (0.0, 0.0, 0.0)
    var (stayVariance, revenueVariance, valueVariance, riskVariance) = (0.0, 0.0, 0.0, 0.0)
    for row in customers.values.indices where !customers.atRisk[row].isNaN {
      let (p, risk) = (customers.probabilities[row], customers.atRisk[row])
      // What a departure puts at risk is the risk of one who leaves for sure.
      let whole = p > 0 ? risk / p : 0
      riskVariance += p * (1 - p) * whole * whole
    }
    for row in customers.values.indices where customers.isScored[row] {
      let (p, worth) = (customers.probabilities[row], customers.values[row])
      let spread = p * (1 - p)
      let paid = customers.revenues[row].isNaN ? 0 : customers.revenues[row]
      stay += 1 - p
      revenue += (1 - p) * paid
      value += (1 - p) * worth
      stayVariance += spread
      revenueVariance += spread * paid * paid
      valueVariance += spread * worth * worth
    }
    let atRisk = Money.total(customers.atRisk)
    return Baseline(
      stay: Estimate(stay, standardError: stayVariance.squareRoot()),
      revenue: Estimate(revenue, standardError: revenueVariance.squareRoot()),
      value: Estimate(value, standardError: valueVariance.squareRoot()),
      atRisk: Estimate(atRisk.sum.units, standardError: riskVariance.squareRoot()), riskCount: atRisk.count)
  }

  /// A number with its range from low to high effects.
  func scenario(_ numbers: [Double], _ format: Format, n: Int) -> Value {
    Value(numbers[1], format, interval: Value.Interval(numbers[0], numbers[2], .scenario), n: n)
  }

  func nets(_ part: PlanOutcome.Part) -> [Double] { part.values.map { $0.net.units } }

  func all(absentBudget: String, confidence: Confidence) -> [(name: ValueName, value: Value)] {
    let (base, total, n) = (baseline, total, total.customers)
    let money = total.values[1]
    var values: [(name: ValueName, value: Value)] = []
    func add(_ name: String, _ value: Value) { values.append((ValueName(name), value)) }
    add("customers", Value(Double(n), .num0, n: scored))
    add("contactable", Value(Double(contactable), .num0, n: scored))
    add("held_out", Value(Double(heldOut), .num0, n: contactable))
    if actions.contains(where: { $0.measured != nil }) { add("do_not_disturb", spared(.max)) }
    add("saved_customers", scenario(total.saved, .num0, n: n))
    values += components(total, group: nil)
    add("cost", Value(money.cost.units, .money0, n: n))
    add("net", scenario(nets(total), .money0, n: n))
    add("expected_value", scenario(nets(total), .money0, n: n))
    let cost = money.cost.units
    if cost > 0 { add("return", scenario(nets(total).map { $0 / cost }, .num2, n: n)) }
    add("revenue_at_risk", Value(base.atRisk, .money0, confidence, n: base.riskCount))
    let lifetimes = Money.total(customers.values)
    add(
      "lifetime_value",
      Value(
        Estimate(lifetimes.sum.units, standardError: customers.valueVariance.squareRoot()), .money0,
        confidence,
        n: lifetimes.count))
    add("baseline_value", Value(base.value, .money0, confidence, n: scored))
    add("plan_value", scenario(nets(total).map { base.value.value + $0 }, .money0, n: scored))
    add("baseline_revenue", Value(base.revenue, .money0, confidence, n: scored))
    add(
      "plan_revenue", scenario(total.savedRevenue.map { base.revenue.value + $0 }, .money0, n: scored))
    add("baseline_customers", Value(base.stay, .num0, confidence, n: scored))
    add("plan_customers", scenario(total.saved.map { base.stay.value + $0 }, .num0, n: scored))
    add("bound", Value(plan.bound, cell.objective.format, n: contactable))
    add("gap", Value(plan.allocation.gap, .pct2, n: contactable))
    add("lambda", Value(plan.marginal, cell.objective == .savedCustomers ? .num4 : .num2, n: contactable))
    add(
      "budget",
      cell.budget.map { Value($0, .money0) } ?? Value(absent: absentBudget, format: .money0))
    return values + byAction()
  }

  /// Assumed effects have a range of scenarios, measured ones an interval and the customers it is from.
  private func effectValue(_ action: PlannedAction, n: Int) -> Value {
    guard let measured = action.measured else { return scenario(action.effect.scenarios, .pct1, n: n) }
    let estimate = measured.relativeReduction
    return Value(
      estimate.base, .pct1,
      interval: Value.Interval(estimate.low, estimate.high, .confidence(measured.level)),
      n: measured.treated + measured.control)
  }

  /// The parts that the net value is made of: value kept, less contacts, less each part of the offers.
  private func components(
    _ part: PlanOutcome.Part, group: String?
  ) -> [(name: ValueName, value: Value)] {
    let (n, base) = (part.customers, part.values[1])
    func money(_ name: String, _ money: Money) -> (name: ValueName, value: Value) {
      (ValueName(name, group: group), Value(money.units, .money0, n: n))
    }
    return [
      (
        ValueName("retained_value", group: group),
        scenario(part.values.map { $0.retained.units }, .money0, n: n)
      ),
      money("contact_cost", base.contact), money("offer_cost", base.offer),
      money("offer_to_saved", base.offerToSaved), money("offer_to_leavers", base.offerToLeavers),
      money("subsidy", base.subsidy),
    ]
  }

  /// Customers still here whom one of some actions is closed to.
  private func spared(_ actions: UInt32) -> Value {
    Value(Double(contacts.eligibility.closedCount(actions)), .num0, n: customers.count)
  }

  private func byAction() -> [(name: ValueName, value: Value)] {
    zip(actions, plan.outcome.parts).enumerated().flatMap {
      index, pair -> [(name: ValueName, value: Value)] in
      let (action, part) = pair
      let (group, n) = (action.name, part.customers)
      var values: [(name: ValueName, value: Value)] = [
        (ValueName("customers", group: group), Value(Double(n), .num0, n: n)),
        (ValueName("saved_customers", group: group), scenario(part.saved, .num0, n: n)),
        (ValueName("cost", group: group), Value(part.values[1].cost.units, .money0, n: n)),
        (ValueName("net", group: group), scenario(nets(part), .money0, n: n)),
        (
          ValueName("effect", group: group), effectValue(action, n: n)
        ),
      ]
      values += components(part, group: group)
      if action.measured != nil {
        values.append((ValueName("do_not_disturb", group: group), spared(1 << UInt32(index))))
      }
      if let even = part.breakEven {
        values.append((ValueName("break_even", group: group), Value(even, .pct1, n: n)))
      }
      return values
    }
  }
}

extension Objective {
  /// How an amount of it is printed.
  var format: Format { self == .savedCustomers ? .num1 : .money0 }
}
