import Diagnostics
import Loading
import Specs

/// One line of `expect:`: a map of one rule, such as `{ unique: customer_id }`.
struct ExpectationSpec: OptionValue {
  let expectations: [Expectation]

  static let rules = ["unique", "not_null", "rows", "in_set", "min", "max"]
  static let planned = [
    "accepted_values", "matches", "regex", "type", "relationships", "mostly", "cross_field",
  ]
  static let typeName = "one of \(rules.joined(separator: ", ")) with what it asks"
  static let jsonSchema = #"{"type":"object","minProperties":1,"maxProperties":1}"#

  static func read(_ node: Node) throws(Problems) -> ExpectationSpec {
    guard let entry = node.entries.first, node.entries.count == 1 else { throw node.mismatch(typeName) }
    let place = entry.key.place
    switch entry.key.value {
    case "unique":
      return each(try OneOrMore<String>.read(entry.value).values, place) { .unique(column: $0) }
    case "not_null":
      return each(try OneOrMore<String>.read(entry.value).values, place) { .notNull(column: $0) }
    case "rows":
      let band = try RowBand.read(entry.value)
      return ExpectationSpec(expectations: [Expectation(.rows(min: band.min, max: band.max), at: place)])
    case "in_set":
      let set = try ValueSet.read(entry.value)
      return ExpectationSpec(
        expectations: [Expectation(.inSet(column: set.column, values: set.values), at: place)])
    case "min":
      let bound = try Bound.read(entry.value)
      return ExpectationSpec(
        expectations: [Expectation(.minimum(column: bound.column, value: bound.value), at: place)])
    case "max":
      let bound = try Bound.read(entry.value)
      return ExpectationSpec(
        expectations: [Expectation(.maximum(column: bound.column, value: bound.value), at: place)])
    default: throw Problems(unknown(entry.key))
    }
  }

  private static func each(
    _ columns: [String], _ place: Place, _ rule: (String) -> Expectation.Rule
  ) -> ExpectationSpec {
    ExpectationSpec(expectations: columns.map { Expectation(rule($0), at: place) })
  }

  private static func unknown(_ key: Located<String>) -> Diagnostic {
    planned.contains(key.value)
      ? .error(.notBuilt, "rule '\(key.value)' is planned, not built yet", at: key.place)
      : .error(
        .unknownOption, "unknown rule '\(key.value)' for expect", at: key.place,
        hint: didYouMean(key.value, among: rules))
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
