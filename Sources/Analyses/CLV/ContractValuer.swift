import Diagnostics
import Findings
import Populations
import Statistics
import Tables

/// Values a group of customers under contract by a curve of their own.
struct ContractValuer {
  let departures: Departures
  let tenure: String
  let revenue: String
  let terms: CLVTerms
  let model: CLVModel

  private var unit: TimeUnit { departures.known.roles.unit }

  /// The group of a level, or everyone; the value of each customer goes to its row.
  func group(
    _ level: String?, _ labels: GroupLabels?, into values: inout [Double]
  ) throws(AnalysisError) -> ContractStudy.Group {
    let known = try part(departures.known, level, labels)
    let here = try part(departures.stillHere, level, labels)
    let answer = try answered { () throws(PopulationError) in
      try known.lifeTable(
        LifeTableQuery(time: tenure, event: departures.column, entry: departures.known.roles.entry))
    }
    guard !answer.table.groups.isEmpty, let curve = KaplanMeier(answer.table) else {
      throw AnalysisError(.emptyPopulation, "no customer has a tenure")
    }
    let periods = terms.periods(unit)
    let ages = try answered { () throws(PopulationError) in
      try here.moments(of: [tenure], weight: nil, by: nil)
    }
    guard ages.groups.contains(where: { $0.count > 0 }) else {
      throw AnalysisError(.tooFew, "nobody still here has a tenure")
    }
    let oldest = try oldestAge(here)
    let isBeyond = curve.isBeyondData(oldest + Double(periods - 1 + terms.firstPayment.delay))
    let (kind, choice) = choose(answer.table, curve, isBeyond: isBeyond)
    let worth = worth(kind, curve, periods)
    let kernel = LifetimeKernel(
      revenue: revenue, tenure: tenure, remaining: worth, margin: terms.margin,
      ages: Int(min(max(curve.lastTime, oldest), 4000)) + 1)
    let valued = try answered { () throws(PopulationError) in
      try here.extended(by: kernel).restricted(to: .present(LifetimeKernel.value))
    }
    let (sum, revenues) = try sums(valued)
    let byAge = try answered { () throws(PopulationError) in
      try valued.counts(by: [LifetimeKernel.age], flags: [], sums: [revenue])
    }
    let variance = worth.variance(
      of: byAge.groups.compactMap { group in
        group.labels[0].flatMap { Double($0) }.map { (age: $0, weight: group.sums[0] * terms.margin) }
      })
    try fill(&values, from: valued)
    let count = Double(valued.count)
    let error = variance.squareRoot()
    let new = revenues.value * terms.margin * worth.perUnit(atAge: 0)
    let newVariance = worth.variance(of: [(age: 0, weight: revenues.value * terms.margin)])
    let spread = terms.margin * worth.perUnit(atAge: 0) * revenues.standardError
    return ContractStudy.Group(
      label: level.flatMap { labels?.shown($0) } ?? "", address: level.flatMap { labels?.address($0) } ?? "",
      curve: curve, kind: kind, choice: choice, worth: worth, count: valued.count, meanRevenue: revenues,
      mean: Estimate(sum / count, standardError: error / count), total: Estimate(sum, standardError: error),
      new: Estimate(new, standardError: (newVariance + spread * spread).squareRoot()), isBeyondData: isBeyond,
      oldest: oldest)
  }

  private func part(
    _ population: any Population, _ level: String?, _ labels: GroupLabels?
  ) throws(AnalysisError) -> any Population {
    guard let level, let labels else { return population }
    return try answered(blaming: "by") { () throws(PopulationError) in
      try population.restricted(to: .level(column: labels.column, is: level))
    }
  }

  /// The value of everyone together, and the mean revenue with its standard error.
  private func sums(_ valued: any Population) throws(AnalysisError) -> (Double, Estimate) {
    let moments = try answered { () throws(PopulationError) in
      try valued.moments(of: [LifetimeKernel.value, revenue], weight: nil, by: nil)
    }
    guard let group = moments.groups.first, let mean = SampleSums(group, column: 1).mean else {
      throw AnalysisError(.tooFew, "fewer than two customers still here have a tenure and revenue")
    }
    return (group.sums[0], mean)
  }

  private func oldestAge(_ here: any Population) throws(AnalysisError) -> Double {
    let found = try answered { () throws(PopulationError) in try here.patterns(of: [tenure], sums: []) }
    return found.values.last ?? 0
  }

  private func fill(_ values: inout [Double], from valued: any Population) throws(AnalysisError) {
    let table = try answered { () throws(PopulationError) in try valued.extract([LifetimeKernel.value]) }
    guard case .numbers(let numbers) = table.columns[0] else { return }
    for (row, number) in zip(valued.rowNumbers, numbers) { values[Int(row)] = number }
  }

  // MARK: The curve

  private func worth(_ kind: ContractStudy.Curve, _ curve: KaplanMeier, _ periods: Int) -> any RemainingWorth
  {
    let discount = terms.discount(unit)
    switch kind {
    case .kaplanMeier:
      return RemainingValue(curve, horizon: periods, discount: discount, firstPayment: terms.firstPayment)
    case .shifted(let model):
      return ShiftedWorth(model, horizon: periods, discount: discount, firstPayment: terms.firstPayment)
    }
  }

  /// The observed curve where it reaches far enough; beyond it a model, if one follows what was observed.
  private func choose(
    _ table: LifeTable, _ curve: KaplanMeier, isBeyond: Bool
  ) -> (ContractStudy.Curve, ContractStudy.Choice) {
    switch model {
    case .km: return (.kaplanMeier, .asAsked)
    case .sbg:
      switch ShiftedBetaGeometric.fit(RiskPeriod.periods(of: table)) {
      case .success(let fit): return (.shifted(fit), .asAsked)
      case .failure(let failure): return (.kaplanMeier, .refused(failure))
      }
    default: break
    }
    guard isBeyond else { return (.kaplanMeier, .observed) }
    switch ShiftedBetaGeometric.fit(RiskPeriod.periods(of: table)) {
    case .failure(let failure): return (.kaplanMeier, .refused(failure))
    case .success(let fit):
      let gap = Self.gap(fit, curve)
      return gap > ContractStudy.tolerance ? (.kaplanMeier, .poorFit(gap)) : (.shifted(fit), .projected)
    }
  }

  /// The largest distance between the model and the curve at whole periods with 20 at risk.
  static func gap(_ fit: ShiftedBetaGeometric, _ curve: KaplanMeier) -> Double {
    var share = 1.0
    var gap = 0.0
    for period in stride(from: 1, through: Int(curve.lastTime), by: 1) {
      share *= fit.retention(in: period)
      guard curve.atRisk(at: Double(period)) >= 20 else { continue }
      gap = max(gap, abs(share - curve.survival(at: Double(period))))
    }
    return gap
  }
}
