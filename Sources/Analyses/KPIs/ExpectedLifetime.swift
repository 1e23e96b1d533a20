import Diagnostics
import Findings
import Formats
import Populations
public import Specs
import Statistics

/// How the expected time with us is estimated.
public enum LifetimeMethod: String, OptionChoice, Hashable {
  /// The area under the survival curve, as far as it is observed.
  case curve
  /// One over the risk of leaving in a period: right only where that risk is the same at every age.
  case constantHazard = "constant_hazard"
}

/// The time that a new customer is expected to stay.
struct ExpectedLifetime {
  /// `nil` when nobody left and a constant risk would put no end to it.
  let time: Double?
  let range: ClosedRange<Double>?
  let count: Int
  /// Up to when the curve is observed; `nil` for a constant risk.
  let horizon: Double?
  let gaps: [KPIGap]

  /// Those at risk at the last time counted, as for mean times of survival curves.
  private static let wanted = 20.0

  init(
    _ departures: Departures, _ roles: Roles, tenure: String, _ method: LifetimeMethod,
    _ confidence: Confidence
  ) throws(AnalysisError) {
    let answer = try answered { () throws(PopulationError) in
      try departures.known.lifeTable(
        LifeTableQuery(time: tenure, event: departures.column, entry: roles.entry))
    }
    guard let curve = answer.table.groups.isEmpty ? nil : KaplanMeier(answer.table), curve.lastTime > 0 else {
      throw AnalysisError(.emptyPopulation, "no customer has been observed for any time")
    }
    count = Int(curve.count)
    var gaps: [KPIGap] = [.missingDuration(departures.known.count - count)]
    switch roles.observation {
    case .snapshot: gaps.append(.snapshotClock)
    case .window where roles.entry == nil: gaps.append(.noEntry)
    case .window, .cohort: break
    }
    switch method {
    case .curve:
      let end = answer.table.latestTime(withAtLeast: Self.wanted).flatMap { $0 > 0 ? $0 : nil }
      let mean = curve.restrictedMean(to: end ?? curve.lastTime)
      horizon = mean.horizon
      time = mean.estimate.value
      range =
        curve.eventCount > 0 ? mean.estimate.interval(confidence).clamped(to: 0...mean.horizon) : nil
      if curve.eventCount == 0 { gaps.append(.nobodyLeft) }
    case .constantHazard:
      let hazard = DiscreteHazard(answer.table)
      let pooled = hazard.pooled
      horizon = nil
      guard pooled.events > 0, pooled.atRisk > 0 else {
        time = nil
        range = nil
        self.gaps = gaps + [.nobodyLeft]
        return
      }
      let share = Wilson.interval(pooled.events / pooled.atRisk, of: pooled.atRisk, confidence)
      time = pooled.atRisk / pooled.events
      range = 1 / share.upperBound...1 / share.lowerBound
      gaps.append(.constantHazard(hazard.constancy))
    }
    self.gaps = gaps
  }
}
