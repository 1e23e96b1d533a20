import Diagnostics
import Formats
import Populations
import Tables
import Threads

/// What the spec expects of the data, every rule in one pass: what is broken is told with counts and lines, never
/// values; rules of severity `error` stop the publication.
struct GateChecks {
  private let request: DatasetRequest
  private let table: Table
  private let threads: Int
  /// The numbers of the first lines of some rows.
  private let lines: ([Int], Int) -> [Int]
  private(set) var problems = Problems()
  private(set) var kept: [DataQuality.Kept] = []
  private(set) var age: Int?

  init(_ request: DatasetRequest, _ table: Table, threads: Int, lines: @escaping ([Int], Int) -> [Int]) {
    self.request = request
    self.table = table
    self.threads = threads
    self.lines = lines
  }

  mutating func check(asOf: Day?) {
    for expectation in request.expectations { check(expectation) }
    if let freshness = request.freshness, let asOf { check(freshness, asOf: asOf) }
  }

  private mutating func check(_ expectation: Expectation) {
    switch expectation.rule {
    case .rows(let min, let max): checkRows(min, max, expectation)
    case .kind(let column, let kind): checkKind(column, kind, expectation)
    // Other data sets are not loaded yet.
    case .relationship: break
    default:
      // Columns that are not there, or of the wrong kind, have been told.
      guard let (name, failing) = failures(expectation) else { return }
      add(expectation, rows: table.rowCount, failing: failing, column: name)
    }
  }

  /// Keeps the outcome of a rule, and tells it when more rows break it than may.
  private mutating func add(_ expectation: Expectation, rows: Int, failing: [Int], column: String) {
    let position = table.names.firstIndex(of: column) ?? 0
    let outcome = DataQuality.Kept(
      rule: expectation.rule, severity: expectation.severity, rows: rows, failures: failing.count,
      tolerance: expectation.tolerance, lines: failing.isEmpty ? [] : lines(failing, position))
    kept.append(outcome)
    if let problem = expectation.problem(outcome, path: request.path) { problems.add(problem) }
  }

  private mutating func checkRows(_ min: Int?, _ max: Int?, _ expectation: Expectation) {
    let count = table.rowCount
    let isKept = count >= min ?? 0 && count <= max ?? .max
    kept.append(
      .init(rule: expectation.rule, severity: expectation.severity, rows: count, failures: isKept ? 0 : 1))
    guard !isKept else { return }
    let wanted = count < min ?? 0 ? "at least \(min ?? 0)" : "at most \(max ?? 0)"
    if let problem = expectation.problem("the file has \(count) rows where \(wanted) are expected") {
      problems.add(problem)
    }
  }

  private mutating func checkKind(_ name: String, _ kind: ExpectedKind, _ expectation: Expectation) {
    guard let column = table[name] else { return }
    let isKept = kind.accepts(column.kind)
    let rows = table.rowCount
    kept.append(
      .init(
        rule: expectation.rule, severity: expectation.severity, rows: rows, failures: isKept ? 0 : rows))
    guard !isKept else { return }
    if let problem = expectation.problem(
      "column '\(name)' holds \(column.kind.rawValue) values where \(kind.rawValue) is expected")
    {
      problems.add(problem)
    }
  }

  private mutating func failures(_ expectation: Expectation) -> (String, [Int])? {
    switch expectation.rule {
    case .unique(let name):
      return table[name].map { (name, RepeatedValues.rows(of: $0, threads: threads)) }
    case .uniqueTogether(let names):
      let columns = names.compactMap { table[$0] }
      guard columns.count == names.count, let first = names.first else { return nil }
      return (first, RepeatedRows.repeated(in: columns, threads: threads))
    case .notNull(let name):
      return table[name].map { (name, Self.rows(of: $0, threads) { $0.isMissing($1) }) }
    case .inSet(let name, let values):
      return table[name].map { (name, Self.outside($0, values, threads)) }
    case .minimum(let name, let bound):
      return table[name].map { (name, Self.rows(of: $0, threads) { ($0.number($1) ?? bound) < bound }) }
    case .maximum(let name, let bound):
      return table[name].map { (name, Self.rows(of: $0, threads) { ($0.number($1) ?? bound) > bound }) }
    case .matches(let name, _):
      guard let column = table[name], let pattern = expectation.pattern else { return nil }
      return (name, pattern.unmatched(column, threads: threads))
    case .check:
      guard let condition = expectation.condition,
        condition.columns.allSatisfy({ table[$0.value] != nil }), let first = condition.columns.first
      else { return nil }
      do {
        return (first.value, try RowConditionCheck(condition, on: table).failures(threads: threads))
      } catch {
        problems.add(error)
        return nil
      }
    case .rows, .kind, .relationship: return nil
    }
  }

  /// Rows for which something holds, ascending.
  private static func rows(
    of column: Column, _ threads: Int, _ holds: @Sendable (Column, Int) -> Bool
  ) -> [Int] {
    let size = 65_536
    return Parallel.map((column.count + size - 1) / size, threads: threads) { block in
      (block * size..<Swift.min(column.count, (block + 1) * size)).filter { holds(column, $0) }
    }.flatMap { $0 }
  }

  /// Rows with a value that is none of those listed; missing ones are for `not_null`.
  private static func outside(_ column: Column, _ values: [String], _ threads: Int) -> [Int] {
    let texts = Set(values)
    let numbers = Set(values.compactMap { Double($0) })
    if case .categories(let categories) = column {
      let allowed = categories.levels.map { texts.contains($0) }
      return rows(of: column, threads) { _, row in categories.code(at: row).map { !allowed[$0] } ?? false }
    }
    return rows(of: column, threads) { column, row in
      if let text = column.text(row) { return !texts.contains(text) }
      guard let number = column.number(row) else { return false }
      if case .days = column { return !texts.contains(Day(number: Int(number)).iso) }
      return !numbers.contains(number)
    }
  }

  private mutating func check(_ freshness: Freshness, asOf: Day) {
    guard case .days(let days)? = table[freshness.column.value],
      let newest = days.filter({ $0 != Column.missingInteger }).max()
    else { return }
    let age = asOf.number - Int(newest)
    self.age = age
    let message = "the newest date of '\(freshness.column.value)' is \(age) days before \(asOf.iso)"
    if let limit = freshness.errorAfter, age > limit {
      problems.add(
        .error(.staleData, "\(message), \(limit) are allowed", at: freshness.column.place))
    } else if let limit = freshness.warnAfter, age > limit {
      problems.add(
        .warning(.ageingData, "\(message), more than \(limit)", at: freshness.column.place))
    }
  }
}
