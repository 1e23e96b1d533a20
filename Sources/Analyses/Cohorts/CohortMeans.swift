import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// Means of a number by group, set against each other.
struct CohortMeans {
  struct Group {
    let levels: [String]
    let label: String
    let address: String
    let sums: SampleSums
    /// `nil` for groups held back and shown as one.
    let median: Double?
    var isPooled: Bool { levels.count > 1 }
  }

  struct Pair {
    /// Positions among the groups.
    let group: Int
    let reference: Int
    let difference: MeanDifference?
    /// Corrected for the number of pairs; `nil` when not tested.
    let pValue: Double?
    /// The smallest difference that would have been found with a chance of 80 %; `nil` when not tested.
    let detectable: Double?
  }

  /// By falling mean, then by label; bins in their own order.
  let groups: [Group]
  let reference: Int
  let pairs: [Pair]
  let overall: SampleSums
  let welch: GroupMeans.Test?
  let kruskalWallis: GroupMeans.Test?
  let withheld: (small: [String], companions: [String])
  let outcome: String
  let labels: GroupLabels
  let roles: Roles
  let confidence: Confidence
  private let missingGroup: Int
  private let missingOutcome: Int

  init(
    of outcome: String, _ options: Cohorts, _ population: any Population, _ labels: GroupLabels,
    in context: AnalysisContext
  ) throws(AnalysisError) {
    try CohortMeans.check(outcome, labels, population)
    let known = try answered(blaming: "outcome") { () throws(PopulationError) in
      try population.restricted(to: .present(outcome))
    }
    guard known.count > 0 else {
      throw AnalysisError(.emptyPopulation, "no row has a value in column '\(outcome)'", option: "outcome")
    }
    let moments = try answered(blaming: "by") { () throws(PopulationError) in
      try known.moments(of: [outcome], weight: nil, by: labels.column)
    }
    var levels: [(level: String, sums: SampleSums)] = []
    for group in moments.groups where group.count > 0 {
      if let label = group.label { levels.append((label, SampleSums(group, column: 0))) }
    }
    let minimum = context.minimum
    let withholding = Withholding(sizes: levels.map { $0.sums.count }, minimum: minimum.shown)
    let shown = levels.indices.filter { !withholding.groups.contains($0) }.map { levels[$0] }
    try labels.check(shown.map { $0.level })
    var counts: [String: ValueCounts] = [:]
    for entry in shown {
      counts[entry.level] = try answered(blaming: "by") { () throws(PopulationError) in
        try known.restricted(to: .level(column: labels.column, is: entry.level)).valueCounts(of: outcome)
      }
    }
    let groups = CohortMeans.groups(
      shown, withholding.groups.map { levels[$0] }, counts.compactMapValues { $0.quantiles([0.5]).first },
      labels)
    guard groups.count > 1 else {
      throw CohortComparison.tooFewGroups(labels.source, groups.count, context)
    }
    let confidence = Confidence(context.level)
    let reference = try CohortComparison.reference(
      options.reference?.value, groups.map { ($0.levels, $0.label, $0.address, $0.sums.count) },
      (
        withholding.small.map { labels.shown(levels[$0].level) },
        withholding.companions.map { labels.shown(levels[$0].level) }
      ), labels)
    let tested = groups.filter { $0.sums.count >= minimum.inferred }
    pairs = CohortMeans.pairs(
      try CohortComparison.pairs(options.pairs, reference, groups.count), groups, minimum.inferred, confidence
    )
    welch = GroupMeans.welch(tested.map { $0.sums })
    kruskalWallis = GroupMeans.kruskalWallis(
      tested.filter { !$0.isPooled }.compactMap { counts[$0.levels[0]] })
    overall = groups.dropFirst().reduce(groups[0].sums) { $0.joined(with: $1.sums) }
    withheld = (
      withholding.small.map { labels.shown(levels[$0].level) }.sorted(),
      withholding.companions.map { labels.shown(levels[$0].level) }.sorted()
    )
    (self.groups, self.reference, self.outcome, self.labels) = (groups, reference, outcome, labels)
    (self.confidence, roles) = (confidence, population.roles)
    missingGroup = moments.groups.filter { $0.label == nil }.reduce(0) { $0 + $1.count }
    missingOutcome = population.count - known.count
  }

  func ledger(_ population: any Population) -> Ledger {
    var excluded: [Ledger.Entry] = []
    if missingOutcome > 0 { excluded.append(.missing(outcome, missingOutcome, roles, labels.wording)) }
    if missingGroup > 0 { excluded.append(.missing(labels.source, missingGroup, roles, labels.wording)) }
    let hidden = population.count - missingOutcome - missingGroup - overall.count
    if hidden > 0 {
      excluded.append(
        Ledger.Entry(code: "small_group", reason: labels.wording(.ledgerSmallGroup), rows: hidden))
    }
    return Ledger(rowsIn: population.count, excluded: excluded)
  }

  func pair(of group: Int) -> Pair? { pairs.first { $0.group == group && $0.reference == reference } }

  private static func check(
    _ outcome: String, _ labels: GroupLabels, _ population: any Population
  ) throws(AnalysisError) {
    guard let info = population.columns.first(where: { $0.name == outcome }) else {
      throw AnalysisError(.unanswerable, "column '\(outcome)' is not in the data", option: "outcome")
    }
    guard [.integer, .decimal, .number].contains(info.kind) else {
      throw AnalysisError(
        .unsuitableColumn, "column '\(outcome)' holds \(info.kind.rawValue) values, which have no mean",
        option: "outcome", hint: "leave `outcome` out to compare who left")
    }
    guard outcome != labels.source else {
      throw AnalysisError(
        .unsuitableColumn, "'\(outcome)' is the column whose groups are compared", option: "outcome")
    }
  }

  private static func groups(
    _ shown: [(level: String, sums: SampleSums)], _ held: [(level: String, sums: SampleSums)],
    _ medians: [String: Double], _ labels: GroupLabels
  ) -> [Group] {
    let own = shown.map {
      Group(
        levels: [$0.level], label: labels.shown($0.level), address: labels.address($0.level), sums: $0.sums,
        median: medians[$0.level])
    }
    var pooled: [Group] = []
    if held.count > 1, !own.isEmpty {
      pooled.append(
        Group(
          levels: held.map { $0.level }, label: labels.wording(.cohortOtherGroups),
          address: CohortGroups.pooledAddress,
          sums: held.dropFirst().reduce(held[0].sums) { $0.joined(with: $1.sums) }, median: nil))
    }
    guard !labels.areBins else { return own + pooled }
    return (own + pooled).sorted { a, b in
      let (first, second) = (a.sums.sum / Double(a.sums.count), b.sums.sum / Double(b.sums.count))
      return (second, a.label) < (first, b.label)
    }
  }

  /// With Holm's correction over those tested.
  private static func pairs(
    _ pairs: [(group: Int, reference: Int)], _ groups: [Group], _ minimum: Int, _ confidence: Confidence
  ) -> [Pair] {
    let differences = pairs.map { MeanDifference(groups[$0.group].sums, minus: groups[$0.reference].sums) }
    let tested = pairs.indices.filter {
      differences[$0] != nil && groups[pairs[$0].group].sums.count >= minimum
        && groups[pairs[$0].reference].sums.count >= minimum
    }
    let adjusted = Correction.holm.adjusted(tested.map { differences[$0]?.pValue ?? 1 })
    let alpha = (1 - confidence.level) / Double(max(1, tested.count))
    return pairs.indices.map { index in
      let place = tested.firstIndex(of: index)
      return Pair(
        group: pairs[index].group, reference: pairs[index].reference, difference: differences[index],
        pValue: place.map { adjusted[$0] },
        detectable: place.flatMap { _ in
          differences[index].map {
            DetectableDifference(alpha: alpha).smallest(standardError: $0.standardError)
          }
        })
    }
  }
}
