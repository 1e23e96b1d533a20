import Findings
import Formats
import Populations
import Statistics

/// The groups of a column as they may be shown: small ones, and those that hide them, as one.
struct CohortGroups {
  struct Group {
    /// Levels of the data it is made of: one, or those held back.
    let levels: [String]
    let label: String
    let address: String
    let leavers: Proportion
    var isPooled: Bool { levels.count > 1 }
  }

  /// In the order of the levels, the pooled ones last.
  let groups: [Group]
  /// Labels of groups under the smallest size shown, and of those held back with them.
  let withheld: (small: [String], companions: [String])
  /// Rows without a group.
  let missing: Int

  init(
    _ departures: Departures, _ labels: GroupLabels, minimum: Int
  ) throws(AnalysisError) {
    let counts = try answered(blaming: "by") { () throws(PopulationError) in
      try departures.known.counts(by: [labels.column], flags: [departures.column], sums: [])
    }
    var levels: [(level: String, leavers: Proportion)] = []
    for group in counts.groups where group.count > 0 {
      if let level = group.labels[0] { levels.append((level, Proportion(group.flagged[0], of: group.count))) }
    }
    let withholding = Withholding(
      sizes: levels.map { $0.leavers.count }, marked: levels.map { $0.leavers.successes }, minimum: minimum)
    let shown = levels.indices.filter { !withholding.groups.contains($0) }.map { levels[$0] }
    let held = withholding.groups.map { levels[$0] }
    try labels.check(shown.map { $0.level })
    groups =
      shown.map {
        Group(
          levels: [$0.level], label: labels.shown($0.level), address: labels.address($0.level),
          leavers: $0.leavers)
      } + CohortGroups.pooled(held, shown.isEmpty, labels)
    withheld = (
      withholding.small.map { labels.shown(levels[$0].level) }.sorted(),
      withholding.companions.map { labels.shown(levels[$0].level) }.sorted()
    )
    missing = counts.groups.filter { $0.labels[0] == nil }.reduce(0) { $0 + $1.count }
  }

  /// The levels that the pooled group is made of are known by this name, which no level's address may have.
  static let pooledAddress = "other_groups"

  /// The groups held back as one, unless nothing else is left to compare them with.
  private static func pooled(
    _ held: [(level: String, leavers: Proportion)], _ isAll: Bool, _ labels: GroupLabels
  ) -> [Group] {
    guard held.count > 1, !isAll else { return [] }
    let rows = held.reduce(0) { $0 + $1.leavers.count }
    return [
      Group(
        levels: held.map { $0.level }, label: labels.wording(.cohortOtherGroups), address: pooledAddress,
        leavers: Proportion(held.reduce(0) { $0 + $1.leavers.successes }, of: rows))
    ]
  }
}
