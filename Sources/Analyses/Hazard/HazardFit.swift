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
  /// Large enough to show, those most at risk first; empty without a grouping column.
  let groups: [HazardGroup]
  /// Labels of groups too small to show.
  let hidden: [String]
  /// The grouping column.
  let column: String?
  /// The reason for leaving that counts, and who left for others.
  let interest: (label: String, others: Int)?
  let isWeighted: Bool
  let clock: Clock
  private let hiddenRows: Int
  private let zeroRows: Int
  private let weightless: Int
  private let excluded: [(column: String, rows: Int)]

  /// Periods that can be shown and told apart.
  static let limit = 600
  /// Groups whose lines can be told apart.
  static let groupLimit = 8

  init(
    _ population: any Population, _ cell: Hazard, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let clock = try Clock(cell.clock, population)
    let labels = try cell.by.map { by throws(AnalysisError) in
      try GroupLabels(by.value, in: clock.population, context.wording)
    }
    let answer = try HazardFit.count(clock, labels, cell)
    let present = answer.table.groups.indices.filter { answer.table.groups[$0].rows > 0 }
    let shown =
      labels == nil ? present : present.filter { answer.table.groups[$0].rows >= context.minimum.shown }
    try labels?.check(shown.map { answer.table.groups[$0].label }, limit: HazardFit.groupLimit)
    let kept = answer.table.selecting(shown)
    guard !shown.isEmpty, kept.groups.contains(where: { $0.count > 0 }) else {
      throw AnalysisError(
        answer.notes.weightless > 0 ? .badWeights : .emptyPopulation,
        answer.notes.weightless > 0
          ? "every customer weighs nothing"
          : present.isEmpty
            ? "no row has a duration and an outcome"
            : "no group of '\(labels?.source ?? "")' has \(context.minimum.shown) customers",
        option: answer.notes.weightless > 0 ? "weights" : present.isEmpty ? nil : "by")
    }
    interest = try HazardFit.interest(cell, kept)
    let table = interest == nil ? kept : kept.specific(to: try HazardFit.cause(cell, kept))
    let pooled = table.pooled()
    hazard = try HazardFit.hazard(pooled, cell)
    var rule = cell.rule
    rule.alpha = 1 - context.level
    peaks = HazardPeaks(hazard, rule)
    let zeros = answer.notes.zeroRows
    zeroRows = shown.reduce(0) { $0 + (zeros.indices.contains($1) ? zeros[$1] : 0) }
    customers = pooled.groups[0].rows - zeroRows
    leavers = Int(hazard.pooled.events.rounded())
    heaped = HazardFit.heaped(hazard, peaks)
    isWeighted = pooled.groups[0].squares != nil
    groups =
      labels.map {
        HazardFit.groups(table, shown.map { zeros.indices.contains($0) ? zeros[$0] : 0 }, rule, cell, $0)
      } ?? []
    let small = present.filter { !shown.contains($0) }
    hidden = small.map { labels?.shown(answer.table.groups[$0].label) ?? "" }.sorted()
    hiddenRows = small.reduce(0) { $0 + answer.table.groups[$1].rows }
    column = labels?.source
    roles = clock.roles
    self.clock = clock
    weightless = answer.notes.weightless
    excluded = answer.excluded.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Each group's periods are tested at a share of the level, so that all groups together keep it (Bonferroni between
  /// groups, the cell's correction within).
  private static func groups(
    _ table: LifeTable, _ zeros: [Int], _ rule: HazardPeaks.Rule, _ cell: Hazard, _ labels: GroupLabels
  ) -> [HazardGroup] {
    var rule = rule
    rule.alpha /= Double(max(1, table.groups.count))
    let groups = table.groups.indices.map { index -> HazardGroup in
      let hazard = DiscreteHazard(table, group: index, width: Double(cell.period))
      let label = table.groups[index].label
      return HazardGroup(
        label: labels.shown(label), address: labels.address(label), hazard: hazard,
        peaks: HazardPeaks(hazard, rule), customers: table.groups[index].rows - zeros[index],
        leavers: Int(hazard.pooled.events.rounded()))
    }
    return groups.sorted { ($1.customers, $0.label) < ($0.customers, $1.label) }
  }

  /// The place of the reason that counts; only called where there is one.
  private static func cause(_ cell: Hazard, _ table: LifeTable) throws(AnalysisError) -> Int {
    let wanted = cell.interest?.value ?? ""
    let known = table.causes.compactMap { $0 }
    if let index = table.causes.firstIndex(where: { $0 == wanted || $0.map(slug) == wanted }) { return index }
    throw AnalysisError(
      .badCauses, "nobody left for '\(wanted)'", option: "cause_of_interest",
      hint: didYouMean(wanted, among: known) ?? "the reasons are \(known.sorted().joined(separator: ", "))")
  }

  private static func interest(
    _ cell: Hazard, _ table: LifeTable
  ) throws(AnalysisError) -> (label: String, others: Int)? {
    guard cell.interest != nil else { return nil }
    let index = try cause(cell, table)
    let others = table.groups.reduce(0.0) { sum, group in
      sum + group.eventCount - group.byCause[index].reduce(0, +)
    }
    return (table.causes[index] ?? "", Int(others.rounded()))
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
    var entries = clock.ledger(wording)
    entries += excluded.map { column, rows in
      column == roles.entry
        ? Ledger.Entry(code: "never_at_risk", reason: wording(.ledgerNeverAtRisk), rows: rows)
        : .missing(column, rows, roles, wording)
    }
    func add(_ code: String, _ phrase: Phrase, _ rows: Int) {
      if rows > 0 { entries.append(Ledger.Entry(code: code, reason: wording(phrase), rows: rows)) }
    }
    add("zero_weight", .survivalLedgerWeightless, weightless)
    add("zero_duration", .hazardLedgerZero, zeroRows)
    add("small_group", .ledgerSmallGroup, hiddenRows)
    return Ledger(rowsIn: clock.rowsIn, excluded: entries)
  }

  private static func count(
    _ clock: Clock, _ labels: GroupLabels?, _ cell: Hazard
  ) throws(AnalysisError) -> LifeTableAnswer {
    let roles = clock.roles
    guard let tenure = roles.tenure, let churned = roles.churned else {
      throw AnalysisError(
        .missingRole, "the data set does not say how long customers were observed or who left",
        hint: "add 'tenure:' and 'churned:' to the data set")
    }
    if let causes = cell.causes {
      try SurvivalCauses.check(causes.value, clock.population, groupedBy: cell.by?.value)
    }
    let query = LifeTableQuery(
      time: tenure, event: churned, group: labels?.column, entry: roles.entry, cause: cell.causes?.value,
      weight: cell.weights?.value)
    do { return try clock.population.lifeTable(query) } catch {
      if case .negative(let column) = error, column == cell.weights?.value {
        throw AnalysisError(
          .badWeights, "column '\(column)' has weights below 0", option: "weights",
          hint: "a customer counts as many, or not at all")
      }
      throw error.asAnalysisError(option: nil)
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
