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
  let confidence: Confidence

  private var unit: TimeUnit { departures.known.roles.unit }

  /// The group of a level, or everyone; the value of each customer goes to its row.
  func group(
    _ level: String?, _ labels: GroupLabels?, into values: inout ContractValues
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
    let ranges = ContractKernel(
      revenue: revenue, tenure: tenure, worth: worth, margin: terms.margin, confidence: confidence)
    let valued = try answered { () throws(PopulationError) in
      try here.extended(by: kernel).restricted(to: .present(LifetimeKernel.value)).extended(by: ranges)
    }
    let (sum, revenues) = try sums(valued)
    let byAge = try answered { () throws(PopulationError) in
      try valued.counts(by: [LifetimeKernel.age], flags: [], sums: [revenue])
    }
    let variance = worth.variance(
      of: byAge.groups.compactMap { group in
        group.labels[0].flatMap { Double($0) }.map { (age: $0, weight: group.sums[0] * terms.margin) }
      })
    try values.fill(from: valued)
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
      oldest: oldest, valued: valued)
  }

  /// The share of the value that the most valuable tenth holds, the last of them in part; its error is that of the
  /// curves of the groups, which are apart.
  func topShare(_ values: [Double], of groups: [ContractStudy.Group]) throws(AnalysisError) -> Estimate {
    let known = values.filter { !$0.isNaN }.sorted(by: >)
    let wanted = Double(known.count) / 10
    let whole = Int(wanted)
    let sum = known.reduce(0, +)
    guard sum > 0, whole < known.count else { return Estimate(0, standardError: 0) }
    let threshold = known[whole]
    let share = (known.prefix(whole).reduce(0, +) + threshold * (wanted - Double(whole))) / sum
    var variance = 0.0
    for group in groups {
      let counted = try answered { () throws(PopulationError) in
        try group.valued.extended(by: TopKernel(threshold: threshold))
          .counts(by: [LifetimeKernel.age, TopKernel.isTop], flags: [], sums: [revenue])
      }
      // A unit more a period at an age raises the sum at the top and the sum of all.
      variance += group.worth.variance(
        of: counted.groups.compactMap { counted in
          guard let age = counted.labels[0].flatMap({ Double($0) }) else { return nil }
          let isTop = counted.labels[1] == "1" ? 1.0 : 0
          return (age: age, weight: counted.sums[0] * terms.margin * (isTop - share) / sum)
        })
    }
    return Estimate(share, standardError: variance.squareRoot())
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
    let found = try answered { () throws(PopulationError) in try here.patterns(of: [tenure]) }
    return found.values.last ?? 0
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

/// Whether a customer's value is above a threshold.
private struct TopKernel: RowKernel {
  static let isTop = "#clv.top"
  let threshold: Double

  var inputs: [String] { [LifetimeKernel.value] }
  var outputs: [KernelOutput] { [KernelOutput(Self.isTop, .category(["0", "1"]))] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs = [
      .codes(block.numbers(0).map { $0.isNaN ? -1 : $0 > threshold ? 1 : 0 })
    ]
  }
}
