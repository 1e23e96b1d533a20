import Diagnostics
import Formats
import Tables

/// What the spec expects of the data: broken ones stop the publication, with counts and lines, never values.
struct GateChecks {
  private let request: DatasetRequest
  private let table: Table
  /// The first lines of some rows, in words.
  private let lines: ([Int], Int) -> String
  private(set) var problems = Problems()
  private(set) var kept: [DataQuality.Kept] = []
  private(set) var age: Int?

  init(_ request: DatasetRequest, _ table: Table, lines: @escaping ([Int], Int) -> String) {
    self.request = request
    self.table = table
    self.lines = lines
  }

  mutating func check(asOf: Day?) {
    for expectation in request.expectations { check(expectation) }
    if let freshness = request.freshness, let asOf { check(freshness, asOf: asOf) }
  }

  private mutating func check(_ expectation: Expectation) {
    if case .rows(let min, let max) = expectation.rule {
      checkRows(min, max, expectation)
      return
    }
    // Columns that are not there, or of the wrong kind, have been told.
    guard let (name, failing) = failures(expectation.rule) else { return }
    kept.append(.init(rule: expectation.rule, rows: table.rowCount, failures: failing.count))
    guard !failing.isEmpty, let position = table.names.firstIndex(of: name) else { return }
    let count = failing.count == 1 ? "1 row breaks" : "\(failing.count) rows break"
    problems.add(
      .error(
        .brokenExpectation,
        "\(count) the expectation that '\(name)' \(expectation.rule.words): \(lines(failing, position))",
        at: expectation.place))
  }

  private mutating func checkRows(_ min: Int?, _ max: Int?, _ expectation: Expectation) {
    let count = table.rowCount
    let isKept = count >= min ?? 0 && count <= max ?? .max
    kept.append(.init(rule: expectation.rule, rows: count, failures: isKept ? 0 : 1))
    guard !isKept else { return }
    let wanted = count < min ?? 0 ? "at least \(min ?? 0)" : "at most \(max ?? 0)"
    problems.add(
      .error(
        .brokenExpectation, "the file has \(count) rows where \(wanted) are expected", at: expectation.place))
  }

  private func failures(_ rule: Expectation.Rule) -> (String, [Int])? {
    func rows(_ name: String, _ fails: (Column, Int) -> Bool) -> (String, [Int])? {
      guard let column = table[name] else { return nil }
      return (name, (0..<table.rowCount).filter { fails(column, $0) })
    }
    switch rule {
    case .unique(let name):
      return table[name].map { (name, RepeatedValues.rows(of: $0)) }
    case .notNull(let name):
      return rows(name) { $0.isMissing($1) }
    case .inSet(let name, let values):
      return table[name].map { (name, Self.outside($0, values)) }
    case .minimum(let name, let bound):
      return rows(name) { column, row in column.number(row).map { $0 < bound } ?? false }
    case .maximum(let name, let bound):
      return rows(name) { column, row in column.number(row).map { $0 > bound } ?? false }
    case .rows:
      return nil
    }
  }

  /// Rows with a value that is none of those listed; missing ones are for `not_null`.
  private static func outside(_ column: Column, _ values: [String]) -> [Int] {
    let texts = Set(values)
    let numbers = Set(values.compactMap { Double($0) })
    if case .categories(let categories) = column {
      let allowed = categories.levels.map { texts.contains($0) }
      return (0..<categories.count).filter { row in categories.code(at: row).map { !allowed[$0] } ?? false }
    }
    return (0..<column.count).filter { row in
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

extension Expectation.Rule {
  /// What is expected of a column, for messages.
  fileprivate var words: String {
    switch self {
    case .unique: "is unique"
    case .notNull: "has a value"
    case .rows: "has enough rows"
    case .inSet(_, let values): "is one of \(values.map { "'\($0)'" }.joined(separator: ", "))"
    case .minimum(_, let value): "is at least \(Self.plain(value))"
    case .maximum(_, let value): "is at most \(Self.plain(value))"
    }
  }

  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? String(value)
  }
}
