import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Groups compared among customers who are alike in a third column.
struct CohortAdjustment {
  /// One pair within the strata.
  struct Pair {
    /// The same pair without strata, on the same rows.
    let crude: TwoByTwo.Effect
    /// `nil` when no stratum lets it be estimated.
    let pooled: TwoByTwo.Effect?
    let association: (chiSquared: Double, pValue: Double)?
    /// Corrected for the number of pairs; `nil` when not tested.
    let pValue: Double?
    let homogeneity: (chiSquared: Double, degrees: Int, pValue: Double)?
    /// The adjusted effect points the other way.
    let isReversed: Bool
  }

  /// The column within a sentence.
  let column: String
  /// As the spec names it.
  let name: String
  /// For each pair of the comparison; `nil` when not asked for.
  let pooled: [Pair]?
  /// For each group; `nil` when not asked for.
  let standardised: [StandardisedShare]?
  /// Rows without a value in the column, and rows in strata that lack one of the groups.
  let missing: Int
  let unmatched: Int

  init(
    by column: String, methods: (pooled: Bool, standardised: Bool), groups: [CohortGroups.Group],
    pairs: [CohortPair], measure: EffectMeasure, departures: Departures, labels: GroupLabels,
    _ confidence: Confidence
  ) throws(AnalysisError) {
    try CohortAdjustment.check(column, labels, departures.known)
    let counts = try answered(blaming: "adjust") { () throws(PopulationError) in
      try departures.known.counts(by: [labels.column, column], flags: [departures.column], sums: [])
    }
    let strata = Strata(counts, groups)
    guard strata.levels.count <= GroupLabels.limit else {
      throw AnalysisError(
        .badStratum,
        "column '\(column)' has \(strata.levels.count) levels, and at most \(GroupLabels.limit) make strata",
        option: "adjust", hint: "use a coarser column")
    }
    name = column
    self.column = midSentence(departures.known.roles.label(of: column))
    pooled = methods.pooled ? CohortAdjustment.pooled(strata, pairs, measure, confidence) : nil
    let shared = strata.levels.indices.filter { level in
      groups.indices.allSatisfy { strata.shares[$0][level] != nil }
    }
    standardised = methods.standardised ? CohortAdjustment.standardised(strata, shared, confidence) : nil
    missing = strata.missing
    unmatched = CohortAdjustment.unmatched(strata, pairs, methods.standardised ? shared : nil)
    let isPossible = standardised == nil || standardised?.isEmpty == false
    guard isPossible, pooled?.contains(where: { $0.pooled != nil }) != false else {
      throw AnalysisError(
        .noSharedStratum,
        "no level of '\(column)' has customers of the groups compared, some who left and some who stayed",
        option: "adjust", hint: "use a coarser column")
    }
  }

  private static func check(
    _ column: String, _ labels: GroupLabels, _ population: any Population
  ) throws(AnalysisError) {
    let roles = population.roles
    let fault: String? =
      if column == labels.column || column == labels.source {
        "'\(column)' is the column whose groups are compared"
      } else if column == roles.outcome || column == roles.churned || roles.afterOutcome.contains(column) {
        "'\(column)' is the outcome, or known only once a customer has left"
      } else { nil }
    if let fault { throw AnalysisError(.badStratum, fault, option: "adjust") }
  }

  private static func pooled(
    _ strata: Strata, _ pairs: [CohortPair], _ measure: EffectMeasure, _ confidence: Confidence
  ) -> [Pair] {
    let tables = pairs.map { strata.tables($0.group, $0.reference) }
    let tests = tables.map { $0.association }
    let tested = pairs.indices.filter { pairs[$0].isTested }
    let adjusted = Correction.holm.adjusted(tested.map { tests[$0]?.pValue ?? 1 })
    return pairs.indices.map { index in
      let crude = tables[index].crude ?? pairs[index].table
      let own = measure.effect(of: crude, confidence)
      let effect = measure.effect(of: tables[index], confidence)
      let position = tested.firstIndex(of: index)
      return Pair(
        crude: own, pooled: effect, association: tests[index],
        pValue: tests[index] == nil ? nil : position.map { adjusted[$0] },
        homogeneity: tables[index].homogeneity,
        isReversed: effect.map { measure.isOpposite($0.value, own.value) } ?? false)
    }
  }

  /// Weighted as all customers of the strata that hold every group are made up; empty when there is none.
  private static func standardised(
    _ strata: Strata, _ shared: [Int], _ confidence: Confidence
  ) -> [StandardisedShare] {
    strata.shares.compactMap { shares in
      StandardisedShare(
        shared.compactMap { level in
          shares[level].map { (leavers: $0, weight: Double(strata.rows(of: level))) }
        }, confidence)
    }
  }

  /// Rows that took no part: in no pair's strata, or outside those that hold every group.
  private static func unmatched(_ strata: Strata, _ pairs: [CohortPair], _ shared: [Int]?) -> Int {
    strata.levels.indices.reduce(0) { sum, level in
      if let shared { return shared.contains(level) ? sum : sum + strata.rows(of: level) }
      let used = Set(
        pairs.filter { strata.shares[$0.group][level] != nil && strata.shares[$0.reference][level] != nil }
          .flatMap { [$0.group, $0.reference] })
      return strata.shares.indices.reduce(sum) {
        used.contains($1) ? $0 : $0 + (strata.shares[$1][level]?.count ?? 0)
      }
    }
  }
}

/// Leavers by group and stratum.
private struct Strata {
  let levels: [String]
  /// By group, then by stratum; `nil` where a group has no rows.
  let shares: [[Proportion?]]
  let missing: Int

  init(_ counts: GroupCounts, _ groups: [CohortGroups.Group]) {
    var levels: [String] = []
    for row in counts.groups where row.count > 0 {
      if let level = row.labels[1], row.labels[0] != nil, !levels.contains(level) { levels.append(level) }
    }
    self.levels = levels
    shares = groups.map { group in
      levels.map { level in
        let rows = counts.groups.filter { row in
          row.labels[1] == level && row.labels[0].map(group.levels.contains) == true
        }
        let count = rows.reduce(0) { $0 + $1.count }
        return count > 0 ? Proportion(rows.reduce(0) { $0 + $1.flagged[0] }, of: count) : nil
      }
    }
    missing = counts.groups.filter { $0.labels[0] != nil && $0.labels[1] == nil }.reduce(0) { $0 + $1.count }
  }

  func rows(of level: Int) -> Int { shares.reduce(0) { $0 + ($1[level]?.count ?? 0) } }

  /// The strata that hold both groups.
  func tables(_ group: Int, _ reference: Int) -> StratifiedTables {
    StratifiedTables(
      levels.indices.compactMap { level in
        guard let a = shares[group][level], let b = shares[reference][level] else { return nil }
        return TwoByTwo(a, against: b)
      })
  }
}

extension EffectMeasure {
  func effect(of table: TwoByTwo, _ confidence: Confidence) -> TwoByTwo.Effect {
    switch self {
    case .difference: table.difference(confidence)
    case .ratio: table.ratio(confidence)
    case .oddsRatio: table.oddsRatio(confidence)
    }
  }

  func effect(of tables: StratifiedTables, _ confidence: Confidence) -> TwoByTwo.Effect? {
    switch self {
    case .difference: tables.difference(confidence)
    case .ratio: tables.ratio(confidence)
    case .oddsRatio: tables.oddsRatio(confidence)
    }
  }

  /// The value of no effect.
  var neutral: Double { self == .difference ? 0 : 1 }

  var format: Format { self == .difference ? .pp1 : .num2 }

  func isOpposite(_ a: Double, _ b: Double) -> Bool { (a - neutral) * (b - neutral) < 0 }
}
