import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// The hazard of everyone by period, and the tests of its periods.
struct HazardFit {
  let hazard: DiscreteHazard
  let peaks: HazardPeaks
  let roles: Roles
  /// At risk at some time.
  let customers: Int
  let leavers: Int
  /// Periods that stand out, and in which more than usual were last seen as well: times may have been rounded.
  let heaped: [Int]
  private let rowsIn: Int
  private let excluded: [(column: String, rows: Int)]

  /// Periods that can be shown and told apart.
  static let limit = 600

  init(
    _ population: any Population, _ cell: Hazard, _ context: AnalysisContext
  ) throws(AnalysisError) {
    roles = population.roles
    rowsIn = population.count
    let answer = try HazardFit.count(population)
    guard let group = answer.table.groups.first, group.count > 0 else {
      throw AnalysisError(.emptyPopulation, "no row has a duration and an outcome")
    }
    hazard = try HazardFit.hazard(answer.table, cell)
    var rule = cell.rule
    rule.alpha = 1 - context.level
    peaks = HazardPeaks(hazard, rule)
    customers = Int((group.count - hazard.atZero).rounded())
    leavers = Int(hazard.pooled.events.rounded())
    heaped = HazardFit.heaped(hazard, peaks)
    excluded = answer.excluded.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The last period with enough at risk to be tested or drawn; the last of all when there never are.
  func lastDrawn(atLeast count: Double) -> Int {
    hazard.periods.last { $0.atRisk >= count }?.index ?? hazard.periods.count
  }

  /// The period that a time in the unit of the data lies in; `nil` past the last.
  func period(at time: Int) -> DiscreteHazard.Period? {
    let index = DiscreteHazard.period(of: Double(time), width: hazard.width)
    return index <= hazard.periods.count ? hazard.periods[index - 1] : nil
  }

  func ledger(_ wording: Wording) -> Ledger {
    var entries = excluded.map { column, rows in
      column == roles.entry
        ? Ledger.Entry(code: "never_at_risk", reason: wording(.ledgerNeverAtRisk), rows: rows)
        : .missing(column, rows, roles, wording)
    }
    if hazard.atZero > 0 {
      entries.append(
        Ledger.Entry(
          code: "zero_duration", reason: wording(.hazardLedgerZero), rows: Int(hazard.atZero.rounded())))
    }
    return Ledger(rowsIn: rowsIn, excluded: entries)
  }

  private static func count(_ population: any Population) throws(AnalysisError) -> LifeTableAnswer {
    let roles = population.roles
    guard let tenure = roles.tenure, let churned = roles.churned else {
      throw AnalysisError(
        .missingRole, "the data set does not say how long customers were observed or who left",
        hint: "add 'tenure:' and 'churned:' to the data set")
    }
    return try answered { () throws(PopulationError) in
      try population.lifeTable(LifeTableQuery(time: tenure, event: churned, entry: roles.entry))
    }
  }

  private static func hazard(_ table: LifeTable, _ cell: Hazard) throws(AnalysisError) -> DiscreteHazard {
    let last = (table.times.last ?? 0) / Double(cell.period)
    guard last <= Double(limit) else {
      throw AnalysisError(
        .tooManyPeriods, "times up to \(Int(table.times.last ?? 0)) make more than \(limit) periods",
        option: "period", hint: "give a longer 'period'")
    }
    let hazard = DiscreteHazard(table, width: Double(cell.period))
    guard hazard.periods.count > 1 else {
      throw hazard.periods.isEmpty
        ? AnalysisError(.tooFew, "every customer has a tenure of 0, so nobody was at risk for any time")
        : AnalysisError(
          .onePeriod, "all time observed lies in one period of \(cell.period)", option: "period",
          hint: cell.period > 1 ? "give a shorter 'period'" : nil)
    }
    return hazard
  }

  /// Times that are rounded heap up among those last seen as among those who left; without rounding, who is last seen
  /// has no reason to peak where leaving does.
  private static func heaped(_ hazard: DiscreteHazard, _ peaks: HazardPeaks) -> [Int] {
    peaks.spikes.filter { spike in
      let period = hazard.periods[spike.index - 1]
      let others = spike.neighbours.map { hazard.periods[$0 - 1] }
      let lastSeen = RateRatio(
        events: period.censored, exposure: period.atRisk,
        otherEvents: others.reduce(0) { $0 + $1.censored },
        otherExposure: others.reduce(0) { $0 + $1.atRisk })
      return lastSeen.pHigher < peaks.rule.alpha && (lastSeen.ratio ?? 0) >= peaks.rule.minRatio
    }.map { $0.index }
  }
}
