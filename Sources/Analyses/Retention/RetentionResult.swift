import Diagnostics
import Findings
import Formats
import Statistics

/// Retention as it may be shown, with what is said of it.
struct RetentionResult {
  let table: RetentionTable
  let counts: RetentionCounts
  let unit: CalendarUnit
  let metric: RetentionTable.Metric
  /// Cohorts under the smallest size shown and those held back with them, by the numbers of their periods.
  let withheld: [Int]
  /// Between neighbouring cohorts, the largest first.
  let changes: [RetentionTable.Change]
  let confidence: Confidence

  init(
    _ options: Retention, _ counts: RetentionCounts, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let withholding = Withholding(sizes: counts.rows.map { $0.size }, minimum: context.minimum.shown)
    let shown = counts.rows.indices.filter { !withholding.groups.contains($0) }.map { counts.rows[$0] }
    guard !shown.isEmpty else {
      throw AnalysisError(
        .noCohort, "no cohort of \(context.minimum.shown) customers or more can be shown", option: "period",
        hint: "use longer periods")
    }
    confidence = Confidence(context.level)
    table = RetentionTable(
      shown, metric: options.metric, lastComplete: counts.lastComplete, confidence)
    guard table.oldest > 0 else {
      throw AnalysisError(
        .tooShort,
        "no cohort was observed for a whole \(options.period.rawValue) after its first, up to "
          + counts.observedUntil.iso, option: "period")
    }
    self.counts = counts
    unit = options.period
    metric = options.metric
    withheld = withholding.groups.map { counts.rows[$0].start }
    changes = table.changes(minimum: context.minimum.inferred)
  }

  var customers: Int { table.rows.reduce(0) { $0 + $1.size } }

  /// Cohorts of the picture: the latest, as many as a page holds.
  var pictured: Range<Int> { max(0, table.rows.count - 18)..<table.rows.count }

  /// Ages of the picture, with one that is not over.
  var ages: ClosedRange<Int> {
    let reached = pictured.map { counts.last - table.rows[$0].start }.max() ?? 1
    return 1...max(1, min(reached, 60))
  }

  var values: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("customers"), Value(Double(customers), .num0, n: customers)),
      (ValueName("cohorts"), Value(Double(table.rows.count), .num0)),
    ]
    for age in 1...table.oldest {
      if let cell = table.average(age: age) {
        values.append((ValueName("retention_\(age)"), value(cell)))
      }
    }
    for row in pictured {
      let group = slug(unit.name(of: table.rows[row].start))
      let size = table.rows[row].size
      values.append((ValueName("customers", group: group), Value(Double(size), .num0, n: size)))
      for age in ages {
        guard let cell = table.cell(row, age: age) else { continue }
        values.append((ValueName("retention_\(age)", group: group), value(cell)))
      }
    }
    if let change = changes.first {
      let n = table.rows[change.from].size + table.rows[change.to].size
      values.append(
        (
          ValueName("largest_change"),
          Value(change.difference, .pp1, change.interval, confidence, n: n)
        ))
      values.append((ValueName("largest_change_p"), Value(change.pValue, .pvalue, n: n)))
    }
    return values
  }

  func value(_ cell: RetentionTable.Cell) -> Value {
    Value(cell.value, .pct1, cell.interval, confidence, n: cell.size)
  }
}
