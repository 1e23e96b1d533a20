import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// The average over cohorts for each level of a column, at the same ages, and how they differ at one of them.
struct RetentionGroups {
  struct Group {
    let label: String
    let address: String
    let customers: Int
    let table: RetentionTable
  }

  /// A group beside the largest, at `age`.
  struct Difference {
    let group: Int
    let value: Double
    let interval: ClosedRange<Double>
    /// Holm's, over all groups compared; `nil` where either is too small to test.
    let pValue: Double?
  }

  let column: String
  /// The largest first.
  let groups: [Group]
  let hidden: (labels: [String], customers: Int)
  /// The greatest age that every group has reached, and at most a year.
  let age: Int
  let differences: [Difference]

  /// Groups that can be told apart in one picture.
  static let limit = 6

  init(
    _ by: String, _ options: Retention, _ whole: RetentionResult, _ population: any Population,
    _ context: AnalysisContext
  ) throws(AnalysisError) {
    let labels = try GroupLabels(by, in: population, context.wording)
    let counts = try answered(blaming: "by") { () throws(PopulationError) in
      try population.counts(by: [labels.column], flags: [], sums: [])
    }
    let present = counts.groups.compactMap { group in
      group.labels[0].map { (level: $0, count: group.count) }
    }
    let held = Withholding(sizes: present.map { $0.count }, minimum: context.minimum.shown).groups
    let shown = present.indices.filter { !held.contains($0) }.map { present[$0].level }
    try labels.check(shown, limit: Self.limit)
    hidden = (
      held.map { labels.shown(present[$0].level) }.sorted(), held.reduce(0) { $0 + present[$1].count }
    )
    column = by
    var groups: [Group] = []
    for level in shown {
      let part = try answered(blaming: "by") { () throws(PopulationError) in
        try population.restricted(to: .level(column: labels.column, is: level))
      }
      let counts = try RetentionCounts.counted(options, part, context)
      // The days up to which the data reach are those of everyone.
      let table = RetentionTable(
        counts.rows, metric: options.metric, lastComplete: whole.counts.lastComplete, whole.confidence)
      guard table.oldest > 0 else { continue }
      groups.append(
        Group(
          label: labels.shown(level), address: labels.address(level),
          customers: table.rows.reduce(0) { $0 + $1.size }, table: table))
    }
    guard !groups.isEmpty else {
      throw AnalysisError(
        .noCohort, "no group of '\(by)' of \(context.minimum.shown) customers or more can be followed",
        option: "by")
    }
    self.groups = groups.sorted { ($1.customers, $0.label) < ($0.customers, $1.label) }
    let year = [CalendarUnit.week: 52, .month: 12, .quarter: 4][options.period] ?? 12
    age = min(year, self.groups.map { $0.table.oldest }.min() ?? 1)
    differences = Self.differences(
      self.groups, at: age, options.metric, minimum: context.minimum.inferred, whole.confidence)
  }

  /// Each group less the largest; of revenue there is no test, since amounts are not shares.
  private static func differences(
    _ groups: [Group], at age: Int, _ metric: RetentionTable.Metric, minimum: Int, _ confidence: Confidence
  ) -> [Difference] {
    guard metric != .revenue, let first = groups.first?.table.average(age: age) else { return [] }
    let reference = proportion(first)
    var found: [(group: Int, table: TwoByTwo)] = []
    for group in groups.indices.dropFirst() {
      guard let cell = groups[group].table.average(age: age) else { continue }
      found.append((group, TwoByTwo(proportion(cell), against: reference)))
    }
    let tested = found.indices.filter {
      reference.count >= minimum && (groups[found[$0].group].table.average(age: age)?.size ?? 0) >= minimum
    }
    let adjusted = Correction.holm.adjusted(tested.map { found[$0].table.test?.pValue ?? 1 })
    return found.indices.map { index in
      let change = found[index].table.difference(confidence)
      return Difference(
        group: found[index].group, value: change.value, interval: change.interval,
        pValue: tested.firstIndex(of: index).map { adjusted[$0] })
    }
  }

  private static func proportion(_ cell: RetentionTable.Cell) -> Proportion {
    Proportion(Int((cell.value * Double(cell.size)).rounded()), of: cell.size)
  }

  var oldest: Int { groups.map { $0.table.oldest }.max() ?? 1 }

  func values(_ result: RetentionResult) -> [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = []
    for group in groups {
      values.append(
        (
          ValueName("customers_by", group: group.address),
          Value(Double(group.customers), .num0, n: group.customers)
        ))
      for age in 1...group.table.oldest {
        guard let cell = group.table.average(age: age) else { continue }
        values.append((ValueName("retention_by_\(age)", group: group.address), result.value(cell)))
      }
    }
    for difference in differences {
      let group = groups[difference.group]
      let n = group.customers + groups[0].customers
      values.append(
        (
          ValueName("difference_by", group: group.address),
          Value(difference.value, .pp1, difference.interval, result.confidence, n: n)
        ))
      if let p = difference.pValue {
        values.append((ValueName("difference_by_p", group: group.address), Value(p, .pvalue, n: n)))
      }
    }
    return values
  }
}
