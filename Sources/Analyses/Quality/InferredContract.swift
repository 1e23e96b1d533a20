import Findings
import Populations
import Statistics
import Tables

/// What an earlier extract kept without being asked, as rules of a contract, and how the present one keeps them.
///
/// Of columns without a missing value that there is none, of categories that there are no other levels, of numbers
/// that none lies beyond the least and the greatest. Ids, personal data, free text, dates and what is known only
/// afterwards are left to whoever knows them.
struct InferredContract {
  struct Line {
    let rule: ExpectationRule
    /// Rows that the rule is about, and those that break it.
    let rows: Int
    let broken: Int
  }

  let lines: [Line]
  /// The data set as the spec names it.
  let reference: String

  /// Levels that a rule lists.
  static let levels = 30

  init(_ reference: ReferenceData, _ population: any Population) throws(AnalysisError) {
    self.reference = reference.name
    lines = try answered(blaming: "infer") { () throws(PopulationError) in
      try Self.lines(reference.population, population)
    }
  }

  private static func lines(
    _ before: any Population, _ now: any Population
  ) throws(PopulationError) -> [Line] {
    let kinds = Dictionary(now.columns.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let roles = now.roles
    var lines: [Line] = []
    guard before.count > 0, now.count > 0 else { return [] }
    for column in before.columns where !column.name.hasPrefix("#") {
      guard kinds[column.name] == column.kind, !roles.afterOutcome.contains(column.name) else { continue }
      let absent = try missing(column.name, before)
      if absent == 0 {
        lines.append(
          Line(
            rule: .notNull(column: column.name), rows: now.count, broken: try missing(column.name, now)))
      }
      guard column.name != roles.id, !roles.pii.contains(column.name) else { continue }
      if column.kind == .category, let line = try levels(column, before, now) {
        lines.append(line)
      } else if column.kind.isNumeric {
        lines += try range(column.name, before, now)
      }
    }
    return lines
  }

  private static func missing(_ name: String, _ population: any Population) throws(PopulationError) -> Int {
    population.count - (try population.restricted(to: .present(name)).count)
  }

  /// `nil` for more levels than a rule lists.
  private static func levels(
    _ column: ColumnInfo, _ before: any Population, _ now: any Population
  ) throws(PopulationError) -> Line? {
    func counts(_ population: any Population) throws(PopulationError) -> [(String, Int)] {
      try population.counts(by: [column.name], flags: [], sums: []).groups.compactMap { group in
        group.count > 0 ? group.labels[0].map { ($0, group.count) } : nil
      }
    }
    let known = Set(try counts(before).map { $0.0 })
    guard !known.isEmpty, known.count <= levels else { return nil }
    let found = try counts(now)
    return Line(
      rule: .inSet(column: column.name, values: known.sorted()), rows: found.reduce(0) { $0 + $1.1 },
      broken: found.reduce(0) { known.contains($1.0) ? $0 : $0 + $1.1 })
  }

  private static func range(
    _ name: String, _ before: any Population, _ now: any Population
  ) throws(PopulationError) -> [Line] {
    let known = try before.valueCounts(of: name)
    guard let low = known.values.first, let high = known.values.last, low < high else { return [] }
    let found = try now.valueCounts(of: name)
    func rows(_ isBroken: (Double) -> Bool) -> Int {
      zip(found.values, found.counts).reduce(0) { isBroken($1.0) ? $0 + $1.1 : $0 }
    }
    return [
      Line(rule: .minimum(column: name, value: low), rows: found.count, broken: rows { $0 < low }),
      Line(rule: .maximum(column: name, value: high), rows: found.count, broken: rows { $0 > high }),
    ]
  }

  var broken: [Line] { lines.filter { $0.broken > 0 } }

  // MARK: The file

  /// As `expect:` of a data set takes them.
  func file(_ path: String) -> TextFile {
    var text =
      "# What the data of '\(reference)' kept: take over under `expect:` of a data set what should stay so.\n"
    text += "expect:\n"
    let whole = lines.compactMap { line -> String? in
      if case .notNull(let column) = line.rule { Self.quoted(column) } else { nil }
    }
    if !whole.isEmpty { text += "  - { not_null: [\(whole.joined(separator: ", "))] }\n" }
    var least: [String: Double] = [:]
    for line in lines {
      switch line.rule {
      case .inSet(let column, let values):
        let list = values.map { Self.quoted($0) }.joined(separator: ", ")
        text += "  - { in_set: { column: \(Self.quoted(column)), values: [\(list)] } }\n"
      case .minimum(let column, let value): least[column] = value
      case .maximum(let column, let value):
        let low = Self.written(least[column] ?? value)
        text +=
          "  - { range: { column: \(Self.quoted(column)), min: \(low), max: \(Self.written(value)) } }\n"
      default: break
      }
    }
    return TextFile(path: path, text: text)
  }

  private static func written(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// A text in double quotes, whatever is in it.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
