import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Curves, mean times and tests of one cell.
struct SurvivalFit {
  struct Group {
    let label: String
    let address: String
    let curve: KaplanMeier
    let mean: RestrictedMean
  }

  /// Two groups set against each other; the test is `nil` for groups too small to test or never at risk together.
  struct Pair {
    let a: Group
    let b: Group
    let difference: Estimate
    let test: (chiSquared: Double, pValue: Double)?
  }

  let everyone: Group
  /// Those who stay longest first; empty without a grouping column.
  let groups: [Group]
  let tau: Double
  /// No time has enough at risk in every group, so τ is only the last time observed for all.
  let isTauShort: Bool
  let logRank: LogRank?
  let pairs: [Pair]
  let hidden: (labels: [String], rows: Int)
  let roles: Roles
  /// The grouping column.
  let column: String?
  /// Durations are whole, so medians print without tenths.
  let hasWholeTimes: Bool
  private let rowsIn: Int
  private let excluded: [(column: String, rows: Int)]

  /// Those to be at risk at the default τ, so that mean times do not rest on a handful.
  static let wanted = 20.0
  /// Curves that can be told apart.
  static let limit = 8

  init(
    _ population: any Population, _ labels: GroupLabels?, _ cell: Survival, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let answer = try SurvivalFit.count(population, labels)
    let table = answer.table
    let sizes = table.groups.map { Int($0.count.rounded()) }
    let present = table.groups.indices.filter { sizes[$0] > 0 }
    let large = labels == nil ? present : present.filter { sizes[$0] >= context.minimum.shown }
    let shown = SurvivalFit.longestFirst(large, table)
    let small = present.filter { !shown.contains($0) }
    try labels?.check(shown.map { table.groups[$0].label }, limit: SurvivalFit.limit)
    let kept = table.selecting(shown)
    guard !shown.isEmpty, let overall = KaplanMeier(kept.pooled()) else {
      throw AnalysisError(
        present.isEmpty ? .emptyPopulation : .tooFew,
        present.isEmpty
          ? "no row has a duration and an outcome"
          : "no group of '\(labels?.column ?? "")' has \(context.minimum.shown) customers",
        option: labels == nil ? nil : "by")
    }
    guard overall.eventCount > 0 else {
      throw AnalysisError(
        .allCensored, "nobody left within the time observed, so there is no curve to estimate",
        hint: "check what 'churned:' counts as having left")
    }
    let wholes = table.times.allSatisfy { $0.rounded() == $0 }
    let curves = kept.groups.indices.compactMap { KaplanMeier(kept, group: $0) }
    guard let tau = SurvivalFit.tau(cell.tau, kept, curves) else {
      throw AnalysisError(
        .tooFew, "some group is observed for no time at all, so no mean time can be taken", option: "by")
    }
    everyone = Group(label: "", address: "", curve: overall, mean: overall.restrictedMean(to: tau.value))
    groups =
      labels.map { labels in
        curves.map {
          Group(
            label: labels.shown($0.label), address: labels.address($0.label), curve: $0,
            mean: $0.restrictedMean(to: tau.value))
        }
      } ?? []
    self.tau = tau.value
    isTauShort = tau.isShort
    let tested = kept.groups.indices.filter { sizes[shown[$0]] >= context.minimum.inferred }
    logRank = labels == nil ? nil : LogRank(kept.selecting(tested))
    pairs = labels == nil ? [] : SurvivalFit.pairs(groups, kept, tested)
    hidden = (
      small.map { labels?.shown(table.groups[$0].label) ?? "" }.sorted(), small.reduce(0) { $0 + sizes[$1] }
    )
    roles = population.roles
    column = labels?.column
    hasWholeTimes = wholes
    rowsIn = population.count
    excluded = SurvivalFit.excludedInOrder(answer.excluded)
  }

  /// The curves drawn: the groups', or everyone's.
  var drawn: [Group] { groups.isEmpty ? [everyone] : groups }

  /// The group others are compared with: the largest, of equally large ones the first.
  var reference: Group? {
    groups.max { ($0.curve.count, $1.label) < ($1.curve.count, $0.label) }
  }

  func ledger(_ wording: Wording) -> Ledger {
    var entries = excluded.map { column, rows in
      column == roles.entry
        ? Ledger.Entry(code: "never_at_risk", reason: wording(.ledgerNeverAtRisk), rows: rows)
        : .missing(column, rows, roles, wording)
    }
    if hidden.rows > 0 {
      entries.append(
        Ledger.Entry(code: "small_group", reason: wording(.ledgerSmallGroup), rows: hidden.rows))
    }
    return Ledger(rowsIn: rowsIn, excluded: entries)
  }

  private static func count(
    _ population: any Population, _ labels: GroupLabels?
  ) throws(AnalysisError) -> LifeTableAnswer {
    let roles = population.roles
    guard let tenure = roles.tenure, let churned = roles.churned else {
      throw AnalysisError(
        .missingRole, "the data set declares no '\(roles.tenure == nil ? "tenure" : "churned")'",
        hint: "survival needs how long each customer was observed and who left")
    }
    guard population.count > 0 else { throw AnalysisError(.emptyPopulation, "there are no rows") }
    return try answered { () throws(PopulationError) in
      try population.lifeTable(
        LifeTableQuery(time: tenure, event: churned, group: labels?.column, entry: roles.entry))
    }
  }

  /// The time asked for; else the largest with enough at risk everywhere; else the last observed everywhere.
  private static func tau(
    _ given: Double?, _ table: LifeTable, _ curves: [KaplanMeier]
  ) -> (value: Double, isShort: Bool)? {
    if let given { return (given, false) }
    if let time = table.latestTime(withAtLeast: wanted), time > 0 { return (time, false) }
    guard let last = curves.map({ $0.lastTime }).min(), last > 0 else { return nil }
    return (last, true)
  }

  /// By mean time up to the last one observed, then by label: the order of the curves on paper, and not of the rows.
  private static func longestFirst(_ groups: [Int], _ table: LifeTable) -> [Int] {
    guard let end = table.times.max(), end > 0 else { return groups }
    let means = groups.map { group in
      KaplanMeier(table, group: group)?.restrictedMean(to: end).estimate.value ?? 0
    }
    return groups.indices.sorted { a, b in
      (means[b], table.groups[groups[a]].label) < (means[a], table.groups[groups[b]].label)
    }.map { groups[$0] }
  }

  private static func pairs(_ groups: [Group], _ table: LifeTable, _ tested: [Int]) -> [Pair] {
    let tests = LogRank.pairs(table.selecting(tested), correction: .holm)
    var pairs: [Pair] = []
    for a in groups.indices {
      for b in groups.indices where b > a {
        let test = tests.first { tested[$0.a] == a && tested[$0.b] == b }
        pairs.append(
          Pair(
            a: groups[a], b: groups[b], difference: groups[a].mean.estimate - groups[b].mean.estimate,
            test: test.map { ($0.test.chiSquared, $0.adjusted) }))
      }
    }
    return pairs
  }

  private static func excludedInOrder(_ excluded: [String: Int]) -> [(column: String, rows: Int)] {
    excluded.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
