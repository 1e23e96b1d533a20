import Diagnostics
import Populations
import Statistics

/// Mean value over the horizon of those still here, from the survival curve of everyone.
struct LifetimeValue {
  /// The standard error counts both the customers, as a sample, and the curve, by the delta method with ages taken in
  /// whole periods.
  let mean: Estimate
  let count: Int
  let gaps: [KPIGap]

  init(
    _ departures: Departures, _ roles: Roles, tenure: String, revenue: String, _ terms: ValueTerms
  ) throws(AnalysisError) {
    let curve = try departures.survival(by: tenure)
    let remaining = RemainingValue(curve, horizon: terms.horizon, discount: terms.discount(unit: roles.unit))
    let kernel = LifetimeKernel(
      revenue: revenue, tenure: tenure, remaining: remaining, margin: terms.margin,
      ages: Int(min(curve.lastTime, 4000)) + 1)
    let valued = try answered { () throws(PopulationError) in
      try departures.stillHere.extended(by: kernel).restricted(to: .present(LifetimeKernel.value))
    }
    let moments = try answered { () throws(PopulationError) in
      try valued.moments(of: [LifetimeKernel.value], weight: nil, by: nil)
    }
    guard let sample = moments.groups.first.flatMap({ SampleSums($0, column: 0).mean }) else {
      throw AnalysisError(.tooFew, "fewer than two customers still here have a tenure and revenue")
    }
    let byAge = try LifetimeValue.revenueByAge(valued, revenue)
    let weight = terms.margin / Double(valued.count)
    let variance = remaining.variance(of: byAge.map { (age: $0.age, weight: $0.revenue * weight) })
    mean = Estimate(
      sample.value, standardError: (sample.standardError * sample.standardError + variance).squareRoot())
    count = valued.count
    let oldest = byAge.map { $0.age }.max() ?? 0
    var gaps: [KPIGap] = [.missingTenure(departures.stillHere.count - valued.count)]
    if curve.isBeyondData(oldest + Double(terms.horizon - 1)) { gaps.append(.curveHeldFlat(curve.lastTime)) }
    if curve.eventCount == 0 { gaps.append(.nobodyLeft) }
    self.gaps = gaps
  }

  /// The revenue of customers whom a `LifetimeKernel` valued, by whole age: how their values hang on the curve.
  static func revenueByAge(
    _ valued: any Population, _ revenue: String
  ) throws(AnalysisError) -> [(age: Double, revenue: Double)] {
    let counts = try answered { () throws(PopulationError) in
      try valued.counts(by: [LifetimeKernel.age], flags: [], sums: [revenue])
    }
    return counts.groups.compactMap { group in
      group.labels[0].flatMap { Double($0) }.map { (age: $0, revenue: group.sums[0]) }
    }
  }
}
