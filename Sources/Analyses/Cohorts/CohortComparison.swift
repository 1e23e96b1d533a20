import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Shares of leavers by group, set against a reference group.
struct CohortComparison {
  struct Group {
    /// As in the data.
    let level: String
    let label: String
    let address: String
    let leavers: Proportion
    /// Against the reference, with Newcombe's interval; `nil` for the reference itself.
    let difference: (value: Double, interval: ClosedRange<Double>)?
    /// Of the same difference, corrected by Holm's method; `nil` for groups too small to test.
    let pValue: Double?
  }

  /// By falling share, then by label.
  let groups: [Group]
  let reference: String
  /// Labels of groups under the smallest size shown, and their customers.
  let hidden: (labels: [String], rows: Int)
  let overall: Proportion
  let chiSquare: ContingencyTable?
  /// `nil` without tenure, or where nothing can be tested.
  let logRank: LogRank?
  let labels: GroupLabels
  let departures: Departures
  let confidence: Confidence
  private let missingGroup: Int

  init(
    departures: Departures, labels: GroupLabels, reference wanted: String?, in context: AnalysisContext
  ) throws(AnalysisError) {
    let counts = try answered(blaming: "by") { () throws(PopulationError) in
      try departures.known.counts(by: [labels.column], flags: [departures.column], sums: [])
    }
    var counted: [(level: String, leavers: Proportion)] = []
    for group in counts.groups where group.count > 0 {
      if let level = group.labels[0] {
        counted.append((level, Proportion(group.flagged[0], of: group.count)))
      }
    }
    let shown = counted.filter { $0.leavers.count >= context.minimum.shown }
    let small = counted.filter { $0.leavers.count < context.minimum.shown }
    try labels.check(shown.map { $0.level })
    guard shown.count > 1 else { throw CohortComparison.tooFewGroups(labels.column, shown.count, context) }
    let confidence = Confidence(context.level)
    let base = try CohortComparison.base(shown, wanted, labels)
    let tested = shown.filter { $0.leavers.count >= context.minimum.inferred }
    let pValues = CohortComparison.pValues(tested, against: base)
    groups = shown.map { level, leavers in
      let isBase = level == base.level
      return Group(
        level: level, label: labels.shown(level), address: labels.address(level), leavers: leavers,
        difference: isBase ? nil : leavers.difference(from: base.leavers, confidence),
        pValue: pValues.first { $0.level == level }?.p)
    }.sorted { ($1.leavers.share, $0.label) < ($0.leavers.share, $1.label) }
    reference = base.level
    hidden = (small.map { labels.shown($0.level) }.sorted(), small.reduce(0) { $0 + $1.leavers.count })
    overall = Proportion(
      shown.reduce(0) { $0 + $1.leavers.successes }, of: shown.reduce(0) { $0 + $1.leavers.count })
    chiSquare = ContingencyTable(
      tested.map { [$0.leavers.successes, $0.leavers.count - $0.leavers.successes] })
    logRank = try CohortComparison.logRank(departures, labels.column, tested.map { $0.level })
    self.labels = labels
    self.departures = departures
    self.confidence = confidence
    missingGroup = counts.groups.filter { $0.labels[0] == nil }.reduce(0) { $0 + $1.count }
  }

  func ledger(_ population: any Population) -> Ledger {
    var excluded: [Ledger.Entry] = []
    let wording = labels.wording
    if departures.unknown > 0 {
      excluded.append(.missing(departures.column, departures.unknown, population.roles, wording))
    }
    if missingGroup > 0 { excluded.append(.missing(labels.column, missingGroup, population.roles, wording)) }
    if hidden.rows > 0 {
      excluded.append(
        Ledger.Entry(code: "small_group", reason: wording(.ledgerSmallGroup), rows: hidden.rows))
    }
    return Ledger(rowsIn: population.count, excluded: excluded)
  }

  var values: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("rate"), Value(overall, .pct1, confidence)),
      (ValueName("customers"), Value(Double(overall.count), .num0, n: overall.count)),
    ]
    for group in groups {
      let n = group.leavers.count
      values.append((ValueName("rate", group: group.address), Value(group.leavers, .pct1, confidence)))
      values.append((ValueName("customers", group: group.address), Value(Double(n), .num0, n: n)))
      if let (value, interval) = group.difference {
        values.append(
          (ValueName("difference", group: group.address), Value(value, .pp1, interval, confidence, n: n)))
      }
    }
    if let chiSquare {
      values.append((ValueName("chi_square"), Value(chiSquare.chiSquared, .num1, n: overall.count)))
      values.append((ValueName("chi_square_p"), Value(chiSquare.pValue, .pvalue, n: overall.count)))
      values.append((ValueName("cramers_v"), Value(chiSquare.cramersV, .num2, n: overall.count)))
    }
    if let logRank {
      values.append((ValueName("logrank"), Value(logRank.chiSquared, .num1, n: overall.count)))
      values.append((ValueName("logrank_p"), Value(logRank.pValue, .pvalue, n: overall.count)))
    }
    return values
  }

  /// The group asked for, else the largest; of equally large ones the first by label.
  private static func base(
    _ shown: [(level: String, leavers: Proportion)], _ wanted: String?, _ labels: GroupLabels
  ) throws(AnalysisError) -> (level: String, leavers: Proportion) {
    if let wanted {
      let named = shown.first { $0.level == wanted || labels.shown($0.level) == wanted }
      guard let found = named ?? shown.first(where: { labels.address($0.level) == wanted }) else {
        throw AnalysisError(
          .unanswerable, "'\(wanted)' is not a group of column '\(labels.column)' that is large enough",
          option: "reference", hint: "one of \(shown.map { $0.level }.sorted().joined(separator: ", "))")
      }
      return found
    }
    return shown.max { ($0.leavers.count, $1.level) < ($1.leavers.count, $0.level) } ?? shown[0]
  }

  private static func pValues(
    _ tested: [(level: String, leavers: Proportion)], against base: (level: String, leavers: Proportion)
  ) -> [(level: String, p: Double)] {
    guard tested.contains(where: { $0.level == base.level }) else { return [] }
    let others = tested.filter { $0.level != base.level }
    let raw = others.map { other in
      ContingencyTable(
        [other.leavers, base.leavers].map { [$0.successes, $0.count - $0.successes] })?.pValue ?? 1
    }
    return zip(others, Correction.holm.adjusted(raw)).map { ($0.level, $1) }
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

  private static func tooFewGroups(
    _ column: String, _ count: Int, _ context: AnalysisContext
  ) -> AnalysisError {
    AnalysisError(
      .oneGroup,
      "column '\(column)' has \(count == 0 ? "no group" : "one group") of \(context.minimum.shown) customers "
        + "or more, and a comparison takes two", option: "by")
  }
}
