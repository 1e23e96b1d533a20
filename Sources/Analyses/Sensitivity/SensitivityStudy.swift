import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// A plan as classes of customers, and what it brings under other inputs: kept as it is, or made anew.
struct SensitivityStudy {
  let cell: Sensitivity
  let plan: PlanHandover
  let inputs: SensitivityInputs
  let model: PlanModel
  let swings: [InputSwing]
  let grid: SensitivityGrid?
  let draws: SensitivityDraws?
  let information: SensitivityInformation?
  /// Cents by which the sums of customers rounded one by one differ from the sums of classes.
  private let rounding: Double

  var net: Double { plan.net.units }

  init(
    _ cell: Sensitivity, _ plan: PlanHandover, _ inputs: SensitivityInputs, _ population: any Population,
    _ context: AnalysisContext
  ) throws(AnalysisError) {
    self.cell = cell
    self.plan = plan
    self.inputs = inputs
    let customers = try SensitivityCustomers(cell.of.value, plan, inputs, population).customers
    let model = PlanModel(
      PlanClasses(customers), plan.actions.map { $0.intervention }, objective: plan.objective,
      budget: plan.budget, limits: plan.limits)
    self.model = model
    let rounding = plan.net.units - model.keptNet(at: model.base)
    self.rounding = rounding
    let reckoner = PlanReckoner(model: model, inputs: inputs, rounding: rounding)
    let modes = cell.modes
    let trials = modes.contains(.montecarlo) ? try TrialRequest.all(cell.trial, plan, reckoner) : []
    swings =
      modes.contains(.oneway)
      ? reckoner.swings(net: plan.net.units) : []
    grid = modes.contains(.grid) ? SensitivityGrid(reckoner, steps: cell.grid.steps) : nil
    guard modes.contains(.montecarlo) else {
      (draws, information) = (nil, nil)
      return
    }
    let draws = SensitivityDraws(reckoner, count: cell.draws, seed: context.seed)
    self.draws = draws
    information = SensitivityInformation(cell.trial, trials, plan, reckoner, draws)
  }

  /// The action that brings most of a plan's net value; `nil` where nothing pays.
  var leading: Int? { model.leading(of: model.plan, at: model.base) }
}

/// Reckons a plan at values of inputs.
struct PlanReckoner: Sendable {
  let model: PlanModel
  let inputs: SensitivityInputs
  let rounding: Double

  func setting(_ values: [(SensitivityInput, Double)], from base: PlanSetting? = nil) -> PlanSetting {
    var setting = base ?? model.base
    for (input, value) in values { inputs.set(input, value, in: &setting) }
    return setting
  }

  func kept(_ setting: PlanSetting) -> Double { model.keptNet(at: setting) + rounding }

  func net(of mix: PlanMix, _ setting: PlanSetting) -> Double {
    mix.parts.isEmpty ? 0 : model.net(of: mix, at: setting) + rounding
  }

  /// Where every input is at its mean.
  var means: PlanSetting { setting(inputs.varied.map { ($0, $0.uncertain.mean) }) }
}

extension PlanModel {
  /// The action that brings most of a mixture's net value; `nil` where nothing pays.
  func leading(of mix: PlanMix, at setting: PlanSetting) -> Int? {
    let parts = parts(of: mix, at: setting)
    guard parts.reduce(0, { $0 + $1.net }) > 0 else { return nil }
    let best = parts.indices.max { (parts[$0].net, -$0) < (parts[$1].net, -$1) }
    return best.flatMap { parts[$0].net > 0 ? $0 : nil }
  }
}

/// Those still here with what the plan says of them, as columns.
struct SensitivityCustomers {
  let customers: PlanClasses.Customers

  init(
    _ cell: String, _ plan: PlanHandover, _ inputs: SensitivityInputs, _ population: any Population
  ) throws(AnalysisError) {
    let open = "#open.\(cell)"
    guard let tenure = population.roles.tenure, let revenue = population.roles.revenue else {
      throw AnalysisError(.missingRole, "a plan needs the tenure and the revenue of customers")
    }
    let here: any Population
    do { here = try population.restricted(to: .present(open)) } catch {
      throw AnalysisError(
        .unanswerable, "the plan of '\(cell)' is of another data set", option: "of",
        hint: "give this cell the 'data:' of the roi cell")
    }
    let curve = try Departures(population).survival(by: tenure)
    func lifetimes(_ terms: ValueTerms) -> LifetimeKernel {
      let unit = population.roles.unit
      return LifetimeKernel(
        revenue: revenue, tenure: tenure,
        remaining: RemainingValue(curve, horizon: terms.horizon, discount: terms.discount(unit: unit)),
        margin: terms.margin, ages: Int(Swift.min(curve.lastTime, 4000)) + 1)
    }
    let kernel = PlanKernel(score: "#churn_probability.\(cell)", revenue: revenue, factor: 1)
    let names =
      Array(PlanKernel.names.prefix(3)) + ["#action.\(cell)", open]
      + (plan.hasGroups ? ["#effect_group.\(cell)"] : [])
    let table = try answered { () throws(PopulationError) in
      try here.extended(by: lifetimes(plan.terms)).extended(by: kernel).extract(names)
    }
    var others: [[Double]] = []
    for terms in SensitivityCustomers.otherTerms(plan, inputs) {
      let other = try answered { () throws(PopulationError) in
        try here.extended(by: lifetimes(terms)).extract([LifetimeKernel.value])
      }
      others.append(SensitivityCustomers.numbers(other.columns[0]))
    }
    let openings = SensitivityCustomers.openings(table.columns[4])
    customers = PlanClasses.Customers(
      probabilities: SensitivityCustomers.numbers(table.columns[0]),
      values: SensitivityCustomers.numbers(table.columns[1]),
      revenues: SensitivityCustomers.numbers(table.columns[2]), otherValues: others,
      choices: SensitivityCustomers.actions(table.columns[3], plan),
      allowed: openings.map { $0.actions },
      members: plan.limits.isEmpty ? [] : openings.map { $0.members },
      groups: plan.hasGroups ? SensitivityCustomers.groups(table.columns[5]) : [])
  }

  /// At both ends of the horizon, then of the discount, the plan's own where neither varies.
  private static func otherTerms(_ plan: PlanHandover, _ inputs: SensitivityInputs) -> [ValueTerms] {
    func terms(horizon: Double?, discount: Double?) -> ValueTerms {
      ValueTerms(
        horizon: horizon.map { Int($0.rounded()) } ?? plan.terms.horizon, margin: plan.terms.margin,
        annualDiscount: discount ?? plan.terms.annualDiscount)
    }
    let (horizon, discount) = (inputs.input(.horizon), inputs.input(.discount))
    return [horizon?.low, horizon?.high].map { terms(horizon: $0, discount: nil) }
      + [discount?.low, discount?.high].map { terms(horizon: nil, discount: $0) }
  }

  private static func numbers(_ column: Column) -> [Double] {
    if case .numbers(let values) = column { return values }
    return []
  }

  /// Codes of the plan's actions: the levels of the column are their names.
  private static func actions(_ column: Column, _ plan: PlanHandover) -> [Int8] {
    guard case .categories(let column) = column else { return [] }
    let places = column.levels.map { level in
      Int8(plan.actions.firstIndex { $0.name == level } ?? -1)
    }
    return (0..<column.count).map { row in column.code(at: row).map { places[$0] } ?? -1 }
  }

  private static func openings(_ column: Column) -> [PlanOpenings] {
    guard case .categories(let column) = column else { return [] }
    let nothing = PlanOpenings(actions: 0, members: 0)
    let levels = column.levels.map { PlanOpenings($0) ?? nothing }
    return (0..<column.count).map { row in column.code(at: row).map { levels[$0] } ?? nothing }
  }

  private static func groups(_ column: Column) -> [UInt8] {
    guard case .categories(let column) = column else { return [] }
    return (0..<column.count).map { row in
      column.code(at: row).flatMap { $0 < 255 ? UInt8($0) : nil } ?? Prospects.noGroup
    }
  }
}
