public import Diagnostics
public import Populations
public import Tables

/// One line of a data contract; a broken one of severity `error` stops the report with exit code 3.
public struct Expectation: Sendable {
  public typealias Rule = ExpectationRule

  public let rule: Rule
  public let severity: ExpectationSeverity
  /// Of the rows, the share that may break it: 1 − `mostly`.
  public let tolerance: Double
  public let place: Place
  /// Of rules `check`.
  let condition: RowCondition?
  /// Of rules `matches`.
  let pattern: ValuePattern?

  public init(_ rule: Rule, severity: ExpectationSeverity = .error, tolerance: Double = 0, at place: Place) {
    self.init(rule, severity, tolerance, place, nil, nil)
  }

  /// A condition on the columns of a row.
  public init(
    _ condition: RowCondition, severity: ExpectationSeverity = .error, tolerance: Double = 0, at place: Place
  ) {
    self.init(.check(condition.text), severity, tolerance, place, condition, nil)
  }

  /// A pattern that every value of a column matches.
  public init(
    _ column: String, matches pattern: ValuePattern, severity: ExpectationSeverity = .error,
    tolerance: Double = 0, at place: Place
  ) {
    self.init(.matches(column: column, pattern: pattern.text), severity, tolerance, place, nil, pattern)
  }

  private init(
    _ rule: Rule, _ severity: ExpectationSeverity, _ tolerance: Double, _ place: Place,
    _ condition: RowCondition?, _ pattern: ValuePattern?
  ) {
    self.rule = rule
    self.severity = severity
    self.tolerance = tolerance
    self.place = place
    self.condition = condition
    self.pattern = pattern
  }

  /// Columns of its own data set that it names, with places.
  public var columns: [Located<String>] {
    switch rule {
    case .rows: []
    case .check: condition?.columns ?? []
    case .uniqueTogether(let columns): columns.map { Located($0, at: place) }
    case .unique(let column), .notNull(let column), .inSet(let column, _), .minimum(let column, _),
      .maximum(let column, _), .kind(let column, _), .matches(let column, _), .relationship(let column, _, _):
      [Located(column, at: place)]
    }
  }

  /// The message for an outcome; `nil` where it is kept.
  func problem(_ outcome: DataQuality.Kept, path: String) -> Diagnostic? {
    guard !outcome.isKept else { return nil }
    let count = outcome.failures == 1 ? "1 row breaks" : "\(outcome.failures) rows break"
    let allowed =
      tolerance > 0
      ? ", \(Int(tolerance * Double(outcome.rows))) of \(outcome.rows) may" : ""
    let lines = LineList(outcome.lines, path: path).text
    return problem("\(count) the expectation that \(rule.words)\(allowed): \(lines)")
  }

  func problem(_ message: String) -> Diagnostic? {
    switch severity {
    case .error: .error(.brokenExpectation, message, at: place)
    case .warn: .warning(.doubtfulData, message, at: place)
    // Told in the `quality` cell alone.
    case .info: nil
    }
  }
}

/// "lines 4, 9 and 12 of 'data/x.csv'".
struct LineList {
  let text: String

  init(_ lines: [Int], path: String) {
    let lines = lines.map { String($0) }
    let list =
      lines.count < 2
      ? lines.joined() : lines.dropLast().joined(separator: ", ") + " and \(lines.last ?? "")"
    text = "\(lines.count == 1 ? "line" : "lines") \(list) of '\(path)'"
  }
}

extension ExpectationRule {
  /// What is expected, for messages.
  var words: String {
    switch self {
    case .unique(let column): "'\(column)' is unique"
    case .uniqueTogether(let columns):
      "\(columns.map { "'\($0)'" }.joined(separator: " and ")) are unique together"
    case .notNull(let column): "'\(column)' has a value"
    case .rows: "there are enough rows"
    case .inSet(let column, let values):
      "'\(column)' is one of \(values.map { "'\($0)'" }.joined(separator: ", "))"
    case .minimum(let column, let value): "'\(column)' is at least \(Self.plain(value))"
    case .maximum(let column, let value): "'\(column)' is at most \(Self.plain(value))"
    case .kind(let column, let kind): "'\(column)' holds \(kind.rawValue) values"
    case .matches(let column, let pattern): "'\(column)' matches '\(pattern)'"
    case .relationship(let column, let data, let other): "'\(column)' is in '\(other)' of '\(data)'"
    case .check(let text): "\(text)"
    }
  }

  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? String(value)
  }
}
