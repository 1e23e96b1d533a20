import Diagnostics
import Models
import Populations
import Statistics
import Tables

/// Those still here, as columns for the allocation: chance of leaving, value of staying, revenue, what is at risk.
struct PlanCustomers {
  let stillHere: any Population
  /// Rows of the cell's population that left, and rows of which it is not known.
  let left: Int
  let unknown: Int
  let probabilities: [Double]
  /// Kaplan–Meier value given the tenure reached, discounted, at the margin.
  let values: [Double]
  let revenues: [Double]
  /// Probability × revenue × margin over the horizon, in whole ticks of money.
  let atRisk: [Double]
  let isScored: [Bool]
  /// Of the sum of the values, from the survival curve alone: the customers are who they are.
  let valueVariance: Double

  var count: Int { probabilities.count }

  init(
    _ population: any Population, score: String, terms: ValueTerms
  ) throws(AnalysisError) {
    let departures = try Departures(population)
    let roles = population.roles
    guard let tenure = roles.tenure, let revenue = roles.revenue else {
      throw AnalysisError(
        .missingRole, "a plan needs the tenure and the revenue of customers",
        hint: "add 'tenure:' and 'revenue:' to the data set")
    }
    stillHere = departures.stillHere
    left = departures.left.count
    unknown = departures.unknown
    let curve = try departures.survival(by: tenure)
    let remaining = RemainingValue(curve, horizon: terms.horizon, discount: terms.discount(unit: roles.unit))
    let lifetime = LifetimeKernel(
      revenue: revenue, tenure: tenure, remaining: remaining, margin: terms.margin,
      ages: Int(Swift.min(curve.lastTime, 4000)) + 1)
    let inputs = PlanKernel(score: score, revenue: revenue, factor: terms.annuity(unit: roles.unit))
    let here = departures.stillHere
    let table = try answered { () throws(PopulationError) in
      try here.extended(by: lifetime).extended(by: inputs).extract(PlanKernel.names)
    }
    let columns = table.columns.map { column -> [Double] in
      if case .numbers(let values) = column { return values }
      return []
    }
    (probabilities, values, revenues, atRisk) = (columns[0], columns[1], columns[2], columns[3])
    let byAge = try LifetimeValue.revenueByAge(
      try answered { () throws(PopulationError) in try here.extended(by: lifetime) }, revenue)
    valueVariance = remaining.variance(of: byAge.map { (age: $0.age, weight: $0.revenue * terms.margin) })
    isScored = zip(probabilities, values).map { !$0.isNaN && !$1.isNaN }
    guard isScored.contains(true) else {
      throw AnalysisError(
        .nothingToPlan, "nobody is still here with a score, a tenure and a revenue", option: "model")
    }
  }
}

/// The columns that a plan weighs, as numbers.
struct PlanKernel: RowKernel {
  static let names = ["#plan.probability", "#plan.value", "#plan.revenue", "#plan.at_risk"]

  let score: String
  let revenue: String
  /// Of one unit of revenue a period, from someone sure to stay.
  let factor: Double

  var inputs: [String] { [score, LifetimeKernel.value, revenue] }
  var outputs: [KernelOutput] { Self.names.map { KernelOutput($0, .number) } }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (scores, revenues) = (block.numbers(0), block.numbers(2))
    results.outputs = [
      .numbers(scores), .numbers(block.numbers(1)), .numbers(revenues),
      .numbers((0..<block.count).map { Money.rounded(scores[$0] * (revenues[$0] * factor)) }),
    ]
  }
}
