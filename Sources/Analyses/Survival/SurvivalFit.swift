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
    /// Time under observation, of all members together.
    let personTime: Double
    let risks: CompetingRisks?
  }

  let count: SurvivalCount
  let everyone: Group
  /// Those who stay longest first; empty without a grouping column.
  let groups: [Group]
  let tau: Double
  /// No time has enough at risk in every group, so τ is only the last time observed for all.
  let isTauShort: Bool
  let comparison: SurvivalComparison?
  let causes: SurvivalCauses?
  /// The reason that groups are compared by, and the log-rank test of its hazards, others last seen where they left.
  let interest: (cause: SurvivalCauses.Cause, logRank: LogRank?)?
  /// The group others are compared with: the one named, else the largest, of equally large ones the first.
  let reference: Group?
  /// Labels of groups too small to show.
  let hidden: [String]
  /// The grouping column.
  let column: String?

  /// Those to be at risk at the default τ, so that mean times do not rest on a handful.
  static let wanted = 20.0
  /// Curves that can be told apart.
  static let limit = 8

  init(
    _ counted: SurvivalCount, _ labels: GroupLabels?, _ cell: Survival, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let table = counted.table
    let present = table.groups.indices.filter { counted.sizes[$0] > 0 }
    let large = labels == nil ? present : present.filter { counted.sizes[$0] >= context.minimum.shown }
    let shown = SurvivalFit.longestFirst(large, table)
    let small = present.filter { !shown.contains($0) }
    try labels?.check(shown.map { table.groups[$0].label }, limit: SurvivalFit.limit)
    let kept = table.selecting(shown)
    let pooled = kept.pooled()
    guard !shown.isEmpty, let overall = KaplanMeier(pooled) else {
      throw SurvivalFit.nothing(counted, labels, isEmpty: present.isEmpty, context)
    }
    let curves = kept.groups.indices.compactMap { KaplanMeier(kept, group: $0) }
    guard let tau = SurvivalFit.tau(cell.tau, kept, curves) else {
      throw AnalysisError(
        .tooFew, "some group is observed for no time at all, so no mean time can be taken", option: "by")
    }
    let end = curves.map { $0.lastTime }.max() ?? 0
    // The curve has to be held flat a little beyond the last time, but not for as long again.
    guard tau.value <= 2 * end else {
      throw AnalysisError(
        .badOption,
        "'tau' asks for mean times over \(context.wording.number(tau.value, .num0)), and nobody is observed for more "
          + "than \(context.wording.number(end, .num0))",
        option: "tau", hint: "leave it out, or stay within what was observed")
    }
    let causes = try cell.causes.map { causes throws(AnalysisError) in
      try SurvivalCauses(causes.value, pooled, at: tau.value, counted.roles, context.wording)
    }
    func group(
      _ label: String, _ address: String, _ curve: KaplanMeier, _ table: LifeTable, _ index: Int
    ) -> Group {
      Group(
        label: label, address: address, curve: curve, mean: curve.restrictedMean(to: tau.value),
        personTime: table.personTime(of: index), risks: CompetingRisks(table, group: index))
    }
    let groups =
      labels.map { labels in
        zip(curves.indices, curves).map {
          group(labels.shown($1.label), labels.address($1.label), $1, kept, $0)
        }
      } ?? []
    let tested = kept.groups.indices.filter { counted.sizes[shown[$0]] >= context.minimum.inferred }
    comparison =
      labels == nil ? nil : SurvivalComparison(groups, kept, tested, cell, Confidence(context.level))
    interest = try SurvivalFit.interest(
      cell.interest?.value, causes, labels == nil ? nil : kept.selecting(tested))
    everyone = group("", "", overall, pooled, 0)
    self.groups = groups
    reference = try SurvivalFit.reference(cell.reference?.value, groups)
    self.tau = tau.value
    isTauShort = tau.isShort
    self.causes = causes
    hidden = small.map { labels?.shown(table.groups[$0].label) ?? "" }.sorted()
    column = labels?.column
    var count = counted
    count.hidden = (small.map { table.groups[$0].label }, small.reduce(0) { $0 + counted.sizes[$1] })
    self.count = count
  }

  var roles: Roles { count.roles }
  /// The curves drawn: the groups', or everyone's.
  var drawn: [Group] { groups.isEmpty ? [everyone] : groups }
  var isWeighted: Bool { everyone.curve.isWeighted }
  /// Nobody left, so curves stay at 1 and only a bound can be given.
  var isAllCensored: Bool { everyone.curve.eventCount == 0 }
  /// Customers, whatever they weigh.
  var customers: Int { everyone.curve.rows }

  private static func nothing(
    _ counted: SurvivalCount, _ labels: GroupLabels?, isEmpty: Bool, _ context: AnalysisContext
  ) -> AnalysisError {
    if counted.notes.weightless > 0, isEmpty {
      return AnalysisError(.badWeights, "every customer weighs nothing", option: "weights")
    }
    return AnalysisError(
      isEmpty ? .emptyPopulation : .tooFew,
      isEmpty
        ? "no row has a duration and an outcome"
        : "no group of '\(labels?.column ?? "")' has \(context.minimum.shown) customers",
      option: labels == nil ? nil : "by")
  }

  private static func interest(
    _ wanted: String?, _ causes: SurvivalCauses?, _ tested: LifeTable?
  ) throws(AnalysisError) -> (cause: SurvivalCauses.Cause, logRank: LogRank?)? {
    guard let wanted, let causes else { return nil }
    guard let cause = causes.all.first(where: { $0.label == wanted || $0.address == wanted }) else {
      throw AnalysisError(
        .badCauses, "nobody left for '\(wanted)'", option: "cause_of_interest",
        hint: didYouMean(wanted, among: causes.all.map { $0.label })
          ?? "the reasons are \(causes.all.map { $0.label }.sorted().joined(separator: ", "))")
    }
    return (cause, tested.flatMap { LogRank($0.specific(to: cause.index)) })
  }

  private static func reference(_ wanted: String?, _ groups: [Group]) throws(AnalysisError) -> Group? {
    guard let wanted else {
      return groups.max { ($0.curve.rows, $1.label) < ($1.curve.rows, $0.label) }
    }
    guard let group = groups.first(where: { $0.label == wanted || $0.address == wanted }) else {
      throw AnalysisError(
        .strayReference, "'\(wanted)' is no group that is shown", option: "reference",
        hint: didYouMean(wanted, among: groups.map { $0.label })
          ?? "its groups are \(groups.map { $0.label }.sorted().joined(separator: ", "))")
    }
    return group
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
}
