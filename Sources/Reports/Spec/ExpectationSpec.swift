import Diagnostics
import Loading
public import Populations
public import Specs
import Tables

/// One line of `expect:`: a map of one rule, such as `{ unique: customer_id }`, with `severity` and `mostly` beside it.
struct ExpectationSpec: OptionValue {
  let expectations: [Expectation]

  static let rules = [
    "unique", "unique_together", "not_null", "rows", "in_set", "min", "max", "range", "type", "matches",
    "relationship", "check",
  ]
  static let modifiers = ["severity", "mostly"]
  /// Names of the same rules in other tools.
  private static let others = [
    "accepted_values": "in_set", "regex": "matches", "pattern": "matches", "relationships": "relationship",
    "foreign_key": "relationship", "cross_field": "check", "expression": "check", "between": "range",
    "dtype": "type",
  ]
  static let typeName = "one of \(rules.joined(separator: ", ")) with what it asks"
  static let jsonSchema = #"{"type":"object","minProperties":1,"maxProperties":3}"#

  static func read(_ node: Node) throws(Problems) -> ExpectationSpec {
    let entries = node.entries.filter { !modifiers.contains($0.key.value) }
    guard let entry = entries.first else { throw node.mismatch(typeName) }
    var problems = Problems()
    // A second rule would otherwise be passed over.
    for other in entries.dropFirst() {
      problems.add(
        rules.contains(other.key.value)
          ? .error(
            .badOption, "an expectation is one rule, and '\(other.key.value)' is a second",
            at: other.key.place,
            hint: "write it as a line of its own")
          : unknown(other.key))
    }
    let terms = problems.collect { () throws(Problems) in try Terms(node) }
    let read = problems.collect { () throws(Problems) in try expectations(entry, terms ?? Terms()) }
    try problems.throwIfErrors()
    return ExpectationSpec(expectations: read ?? [])
  }

  /// What a broken rule does, and how many rows may break it.
  private struct Terms {
    var severity = ExpectationSeverity.error
    var tolerance = 0.0

    init() {}

    init(_ node: Node) throws(Problems) {
      if let written = node["severity"] { severity = try ExpectationSeverity.read(written) }
      if let written = node["mostly"] { tolerance = 1 - (try Share.read(written)).value }
    }
  }

  private static func expectations(
    _ entry: Node.Entry, _ terms: Terms
  ) throws(Problems) -> [Expectation] {
    let place = entry.key.place
    func made(_ rule: Expectation.Rule) -> Expectation {
      Expectation(rule, severity: terms.severity, tolerance: terms.tolerance, at: place)
    }
    switch entry.key.value {
    case "unique":
      return try OneOrMore<String>.read(entry.value).values.map { made(.unique(column: $0)) }
    case "unique_together": return [made(.uniqueTogether(columns: try [String].read(entry.value)))]
    case "not_null":
      return try OneOrMore<String>.read(entry.value).values.map { made(.notNull(column: $0)) }
    case "rows":
      let band = try RowBand.read(entry.value)
      return [made(.rows(min: band.min, max: band.max))]
    case "in_set":
      let set = try ValueSet.read(entry.value)
      return [made(.inSet(column: set.column, values: set.values))]
    case "min":
      let bound = try Bound.read(entry.value)
      return [made(.minimum(column: bound.column, value: bound.value))]
    case "max":
      let bound = try Bound.read(entry.value)
      return [made(.maximum(column: bound.column, value: bound.value))]
    case "range":
      let range = try ValueRange.read(entry.value)
      return [
        range.min.map { made(.minimum(column: range.column, value: $0)) },
        range.max.map { made(.maximum(column: range.column, value: $0)) },
      ].compactMap { $0 }
    case "type":
      let typed = try TypedColumn.read(entry.value)
      return [made(.kind(column: typed.column, is: typed.kind))]
    case "matches":
      let pattern = try PatternSpec.read(entry.value)
      return [
        Expectation(
          pattern.column, matches: pattern.pattern, severity: terms.severity, tolerance: terms.tolerance,
          at: place)
      ]
    case "relationship":
      let link = try Relationship.read(entry.value)
      return [made(.relationship(column: link.column, to: link.data, of: link.other))]
    case "check":
      let node = entry.value
      let condition = try RowCondition(try String.read(node)) { node.place(ofText: $0) }
      return [
        Expectation(condition, severity: terms.severity, tolerance: terms.tolerance, at: place)
      ]
    default: throw Problems(unknown(entry.key))
    }
  }

  private static func unknown(_ key: Located<String>) -> Diagnostic {
    .error(
      .unknownOption, "unknown rule '\(key.value)' for expect", at: key.place,
      hint: others[key.value].map { "it is called '\($0)' here" }
        ?? didYouMean(key.value, among: rules + modifiers))
  }
}

extension ExpectationSeverity: OptionChoice {}

extension ExpectedKind: OptionChoice {}

private struct ValueRange: OptionMap {
  let column: String
  let min: Double?
  let max: Double?

  private static let columnOption = Parameter<String>("column", help: "the column", isRequired: true)
  private static let minOption = Parameter<Double>("min", help: "the least it may be")
  private static let maxOption = Parameter<Double>("max", help: "the most it may be")
  static let parameters = [columnOption.declaration, minOption.declaration, maxOption.declaration]

  init?(_ options: inout OptionReader) {
    min = options.read(Self.minOption)
    max = options.read(Self.maxOption)
    if min == nil, max == nil, options.node.entry("min") == nil, options.node.entry("max") == nil {
      options.add(.error(.missingOption, "a range needs 'min', 'max' or both", at: options.node.place))
    }
    if let min, let max, min > max {
      options.add(.error(.badOption, "'min' is above 'max'", at: options.place("min")))
    }
    guard let column = options.read(Self.columnOption), !options.problems.hasErrors else { return nil }
    self.column = column
  }
}

private struct TypedColumn: OptionMap {
  let column: String
  let kind: ExpectedKind

  private static let columnOption = Parameter<String>("column", help: "the column", isRequired: true)
  private static let isOption = Parameter<ExpectedKind>("is", help: "what it holds", isRequired: true)
  static let parameters = [columnOption.declaration, isOption.declaration]

  init?(_ options: inout OptionReader) {
    guard let column = options.read(Self.columnOption), let kind = options.read(Self.isOption) else {
      return nil
    }
    self.column = column
    self.kind = kind
  }
}

private struct PatternSpec: OptionMap {
  let column: String
  let pattern: ValuePattern

  private static let columnOption = Parameter<String>("column", help: "the column", isRequired: true)
  private static let patternOption = Parameter<String>(
    "pattern", help: "a regular expression for the whole value", isRequired: true
  ) { ValuePattern($0) == nil ? "is no regular expression" : nil }
  static let parameters = [columnOption.declaration, patternOption.declaration]

  init?(_ options: inout OptionReader) {
    guard let column = options.read(Self.columnOption),
      let pattern = options.read(Self.patternOption).flatMap({ ValuePattern($0) })
    else { return nil }
    self.column = column
    self.pattern = pattern
  }
}

private struct Relationship: OptionMap {
  let column: String
  let data: String
  let other: String

  private static let columnOption = Parameter<String>("column", help: "the column", isRequired: true)
  private static let toOption = Parameter<String>(
    "to", help: "where each value occurs: a data set and its column, as in customers.customer_id",
    isRequired: true
  ) { $0.split(separator: ".", maxSplits: 1).count == 2 ? nil : "is not written data.column" }
  static let parameters = [columnOption.declaration, toOption.declaration]

  init?(_ options: inout OptionReader) {
    guard let column = options.read(Self.columnOption), let to = options.read(Self.toOption) else {
      return nil
    }
    let parts = to.split(separator: ".", maxSplits: 1).map { String($0) }
    self.column = column
    (data, other) = (parts[0], parts[1])
  }
}

private struct RowBand: OptionMap {
  let min: Int?
  let max: Int?

  private static let minOption = Parameter<Int>("min", help: "the fewest rows")
  private static let maxOption = Parameter<Int>("max", help: "the most rows")
  static let parameters = [minOption.declaration, maxOption.declaration]

  init?(_ options: inout OptionReader) {
    min = options.read(Self.minOption)
    max = options.read(Self.maxOption)
  }
}

private struct ValueSet: OptionMap {
  let column: String
  let values: [String]

  private static let columnOption = Parameter<String>("column", help: "the column", isRequired: true)
  private static let valuesOption = Parameter<[String]>("values", help: "all it may hold", isRequired: true)
  static let parameters = [columnOption.declaration, valuesOption.declaration]

  init?(_ options: inout OptionReader) {
    guard let column = options.read(Self.columnOption), let values = options.read(Self.valuesOption) else {
      return nil
    }
    self.column = column
    self.values = values
  }
}

private struct Bound: OptionMap {
  let column: String
  let value: Double

  private static let columnOption = Parameter<String>("column", help: "the column", isRequired: true)
  private static let valueOption = Parameter<Double>("value", help: "the bound", isRequired: true)
  static let parameters = [columnOption.declaration, valueOption.declaration]

  init?(_ options: inout OptionReader) {
    guard let column = options.read(Self.columnOption), let value = options.read(Self.valueOption) else {
      return nil
    }
    self.column = column
    self.value = value
  }
}
