import Findings
import Formats
import Statistics

/// The numbers of a sensitivity cell, by name.
struct SensitivityValues {
  static let declarations = [
    ValueDeclaration("net", "net value of the plan as it was made"),
    ValueDeclaration("swing", "from the least to the most net value over an input's range", .grouped),
    ValueDeclaration("net_low", "net value of the plan as it is, at the low end of an input", .grouped),
    ValueDeclaration("net_high", "the same at the high end", .grouped),
    ValueDeclaration("best_low", "net value of the best plan at the low end of an input", .grouped),
    ValueDeclaration("best_high", "the same at the high end", .grouped),
    ValueDeclaration(
      "break_even", "the value of an input at which the plan as it is just pays, within its range", .grouped),
    ValueDeclaration(
      "switch_at", "the value of an input, nearest to the plan's, at which another action leads", .grouped),
    ValueDeclaration("grid_losing", "share of the grid's points at which the plan as it is loses money"),
    ValueDeclaration("simulated_net", "mean net value over the draws, with the interval they lie in"),
    ValueDeclaration("standard_error", "of that mean: what the number of draws leaves open"),
    ValueDeclaration("prob_loss", "share of the draws in which the plan as it is loses money"),
    ValueDeclaration("rank_correlation", "of an input with the net value, over the draws", .grouped),
    ValueDeclaration("evpi", "what knowing every input before choosing would add, on average"),
    ValueDeclaration("evppi", "what knowing one input would add", .grouped),
    ValueDeclaration("evsi", "the most that a trial of an action is worth", .grouped),
    ValueDeclaration("trial_size", "customers in each arm of a trial of an action", .grouped),
    ValueDeclaration("trial_cost", "what a trial of an action costs", .grouped),
    ValueDeclaration("trial_gain", "what it is worth at most less its cost", .grouped),
  ]

  let study: SensitivityStudy
  let confidence: Confidence
  let wording: Wording

  var n: Int { study.plan.customers }

  func all(planned: Value?) -> [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("net"), planned ?? money(study.net))
    ]
    for swing in study.swings { values += self.values(swing) }
    if let grid = study.grid {
      let cells = grid.kept.reduce(0) { $0 + $1.count }
      values.append(
        (ValueName("grid_losing"), Value(Double(grid.losing) / Double(Swift.max(1, cells)), .pct0, n: n)))
    }
    if let draws = study.draws { values += self.values(draws) }
    if let information = study.information { values += self.values(information) }
    return values
  }

  func money(_ amount: Double) -> Value { Value(amount, .money0, n: n) }

  private func values(_ swing: InputSwing) -> [(name: ValueName, value: Value)] {
    let group = swing.input.name.text
    func named(_ name: String, _ value: Value) -> (name: ValueName, value: Value) {
      (ValueName(name, group: group), value)
    }
    return [
      named("swing", money(swing.width)), named("net_low", money(swing.kept.low)),
      named("net_high", money(swing.kept.high)), named("best_low", money(swing.best.low)),
      named("best_high", money(swing.best.high)), named("break_even", breakEven(swing)),
      named("switch_at", change(swing)),
    ]
  }

  /// A value, or that there is none within the range.
  func breakEven(_ swing: InputSwing) -> Value { value(swing.breakEven, swing.input) }

  /// The change nearest to the plan, in shares of the range.
  func change(_ swing: InputSwing) -> Value {
    let nearest = swing.changes.min {
      abs($0.at - swing.input.planned) < abs($1.at - swing.input.planned)
    }
    return value(nearest?.at, swing.input)
  }

  private func value(_ number: Double?, _ input: SensitivityInput) -> Value {
    number.map { Value($0, input.format, n: n) }
      ?? Value(absent: wording(.sensitivityNotWithin), format: input.format, n: n)
  }

  func simulated(_ draws: SensitivityDraws) -> Value {
    let tail = (1 - confidence.level) / 2
    return Value(
      draws.net.mean, .money0,
      interval: Value.Interval(draws.net.quantile(tail), draws.net.quantile(1 - tail), .scenario), n: n)
  }

  func correlation(_ correlation: Double, _ draws: SensitivityDraws) -> Value {
    Value(
      correlation, .num2, rankCorrelationInterval(correlation, count: draws.net.count, confidence),
      confidence, n: draws.net.count)
  }

  private func values(_ draws: SensitivityDraws) -> [(name: ValueName, value: Value)] {
    [
      (ValueName("simulated_net"), simulated(draws)),
      (ValueName("standard_error"), Value(draws.standardError, .money0, n: draws.net.count)),
      (ValueName("prob_loss"), Value(draws.net.below(0), .pct1, confidence)),
      (ValueName("evpi"), Value(draws.perfect, .money0, confidence, n: draws.remade)),
    ]
      + zip(study.inputs.varied, draws.correlations).map { input, correlation in
        (
          ValueName("rank_correlation", group: input.name.text),
          self.correlation(correlation, draws)
        )
      }
  }

  private func values(_ information: SensitivityInformation) -> [(name: ValueName, value: Value)] {
    var values = zip(study.inputs.varied, information.knowing).map { input, gain in
      (name: ValueName("evppi", group: input.name.text), value: money(gain))
    }
    for trial in information.trials {
      let group = study.plan.actions[trial.action].name
      values += [
        (ValueName("evsi", group: group), money(trial.gain)),
        (ValueName("trial_size", group: group), Value(Double(trial.perArm), .num0, n: 2 * trial.perArm)),
        (ValueName("trial_cost", group: group), Value(trial.cost, .money0, n: trial.perArm)),
        (ValueName("trial_gain", group: group), money(trial.net)),
      ]
    }
    return values
  }
}
