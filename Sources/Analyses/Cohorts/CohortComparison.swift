import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Shares of leavers by group, set against each other.
struct CohortComparison {
  /// By falling share, then by label.
  let groups: [CohortGroups.Group]
  /// The position of the group that others are compared with.
  let reference: Int
  let measure: EffectMeasure
  let pairs: [CohortPair]
  let withheld: (small: [String], companions: [String])
  let overall: Proportion
  let chiSquare: ContingencyTable?
  /// Of two groups with small expected counts, in place of the chi-square's.
  let exactP: Double?
  /// `nil` without tenure, or where nothing can be tested.
  let logRank: LogRank?
  let adjustments: [CohortAdjustment]
  /// Where hazard ratios are asked for, and where columns are held equal by logistic regression.
  let hazards: CohortHazards?
  let logistic: CohortLogistic?
  let margin: Double?
  let labels: GroupLabels
  let departures: Departures
  let confidence: Confidence
  private let missingGroup: Int

  /// Pairs that one exhibit can show.
  private static let pairLimit = 45

  init(
    _ options: Cohorts, departures: Departures, labels: GroupLabels, in context: AnalysisContext
  ) throws(AnalysisError) {
    let found = try CohortGroups(departures, labels, minimum: context.minimum.shown)
    guard found.groups.count > 1 else {
      throw CohortComparison.tooFewGroups(labels.source, found.groups.count, context)
    }
    let confidence = Confidence(context.level)
    let groups =
      labels.areBins
      ? found.groups
      : found.groups.sorted { ($1.leavers.share, $0.label) < ($0.leavers.share, $1.label) }
    let reference = try CohortComparison.reference(
      options.reference?.value, groups.map { ($0.levels, $0.label, $0.address, $0.leavers.count) },
      found.withheld, labels)
    let minimum = context.minimum.inferred
    let pairs = CohortPair.all(
      try CohortComparison.pairs(options.pairs, reference, groups.count), of: groups.map { $0.leavers },
      isTested: { groups[$0].leavers.count >= minimum }, margin: options.margin, confidence)
    var adjustments: [CohortAdjustment] = []
    for column in options.adjust?.columns ?? [] {
      adjustments.append(
        try CohortAdjustment(
          by: column.value,
          methods: (
            options.adjust?.mantelHaenszel?.value == column.value,
            options.adjust?.standardise?.value == column.value
          ), groups: groups, pairs: pairs, measure: options.effect.measure, departures: departures,
          labels: labels,
          confidence))
    }
    hazards =
      options.effect == .hazardRatio
      ? try CohortHazards(departures, groups, reference: reference, labels: labels, minimum: minimum) : nil
    logistic = try options.adjust?.logistic.map { columns throws(AnalysisError) in
      try CohortLogistic(
        by: columns, departures, groups, reference: reference, labels: labels, minimum: minimum)
    }
    let tested = groups.filter { $0.leavers.count >= minimum }
    chiSquare = ContingencyTable(
      tested.map { [$0.leavers.successes, $0.leavers.count - $0.leavers.successes] })
    let isSmall = tested.count == 2 && (chiSquare?.smallestExpected ?? 5) < 5
    exactP = isSmall ? TwoByTwo(tested[0].leavers, against: tested[1].leavers).fisher : nil
    logRank = try CohortComparison.logRank(
      departures, labels.column, tested.filter { !$0.isPooled }.flatMap { $0.levels })
    overall = Proportion(
      groups.reduce(0) { $0 + $1.leavers.successes }, of: groups.reduce(0) { $0 + $1.leavers.count })
    (self.groups, self.reference, self.pairs) = (groups, reference, pairs)
    (self.labels, self.departures, self.confidence) = (labels, departures, confidence)
    (self.adjustments, withheld, missingGroup) = (adjustments, found.withheld, found.missing)
    (measure, margin) = (options.effect.measure, options.margin)
  }

  func ledger(_ population: any Population) -> Ledger {
    var excluded: [Ledger.Entry] = []
    let wording = labels.wording
    if departures.unknown > 0 {
      excluded.append(.missing(departures.column, departures.unknown, population.roles, wording))
    }
    if missingGroup > 0 { excluded.append(.missing(labels.source, missingGroup, population.roles, wording)) }
    return Ledger(rowsIn: population.count, excluded: excluded)
  }

  /// The pair that sets a group against the reference.
  func pair(of group: Int) -> CohortPair? {
    pairs.first { $0.group == group && $0.reference == reference }
  }

  /// The group asked for, else the largest; of equally large ones the first by label.
  static func reference(
    _ wanted: String?, _ groups: [(levels: [String], label: String, address: String, count: Int)],
    _ withheld: (small: [String], companions: [String]), _ labels: GroupLabels
  ) throws(AnalysisError) -> Int {
    let shown = groups.indices.filter { groups[$0].levels.count == 1 }
    guard let wanted else {
      return shown.max {
        (groups[$0].count, groups[$1].label) < (groups[$1].count, groups[$0].label)
      } ?? 0
    }
    if let found = groups.firstIndex(where: { $0.levels == [wanted] || $0.label == wanted })
      ?? groups.firstIndex(where: { $0.address == wanted })
    {
      return found
    }
    let names = shown.map { groups[$0].label }.sorted().joined(separator: ", ")
    let isWithheld = (withheld.small + withheld.companions).contains {
      $0 == wanted || labels.address($0) == wanted
    }
    throw AnalysisError(
      isWithheld ? .withheldReference : .unanswerable,
      isWithheld
        ? "group '\(wanted)' of column '\(labels.source)' is held back, being small or hiding a small one"
        : "'\(wanted)' is not a group of column '\(labels.source)'",
      option: "reference", hint: "one of \(names)")
  }

  /// Every pair is set so that the group with the larger share comes first, unless a reference stands second.
  static func pairs(
    _ choice: PairChoice, _ reference: Int, _ count: Int
  ) throws(AnalysisError) -> [(group: Int, reference: Int)] {
    let others = (0..<count).filter { $0 != reference }
    let first = others.map { (group: $0, reference: reference) }
    guard choice == .all else { return first }
    let rest = others.flatMap { a in others.filter { $0 > a }.map { (group: a, reference: $0) } }
    guard first.count + rest.count <= pairLimit else {
      throw AnalysisError(
        .tooManyPairs,
        "\(count) groups make \(first.count + rest.count) pairs, and at most \(pairLimit) can be shown",
        option: "pairs", hint: "use pairs: vs_reference, or a coarser column")
    }
    return first + rest
  }

  private static func logRank(
    _ departures: Departures, _ column: String, _ levels: [String]
  ) throws(AnalysisError) -> LogRank? {
    let roles = departures.known.roles
    guard let tenure = roles.tenure else { return nil }
    let answer = try answered { () throws(PopulationError) in
      try departures.known.lifeTable(
        LifeTableQuery(time: tenure, event: departures.column, group: column, entry: roles.entry))
    }
    let kept = answer.table.groups.indices.filter { levels.contains(answer.table.groups[$0].label) }
    return kept.count > 1 ? LogRank(answer.table.selecting(kept)) : nil
  }

  static func tooFewGroups(
    _ column: String, _ count: Int, _ context: AnalysisContext
  ) -> AnalysisError {
    AnalysisError(
      .oneGroup,
      "column '\(column)' has \(count == 0 ? "no group" : "one group") of \(context.minimum.shown) customers "
        + "or more, and a comparison takes two", option: "by")
  }
}
