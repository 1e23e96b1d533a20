import Diagnostics
import Loading
import Populations
import Specs

/// `observed:` of a data set.
struct ObservedSpec: OptionValue {
  let observation: CustomerRoles.Observation

  static let typeName = "cohort, snapshot, or a map with window"
  static let jsonSchema =
    #"{"anyOf":[{"enum":["cohort","snapshot"]},{"type":"object","properties":{"window":\#(WindowSpec.jsonSchema)},"required":["window"],"additionalProperties":false}]}"#

  static func read(_ node: Node) throws(Problems) -> ObservedSpec {
    switch node.scalar {
    case "cohort": return ObservedSpec(observation: .cohort)
    case "snapshot": return ObservedSpec(observation: .snapshot)
    default: break
    }
    guard let window = node["window"], node.entries.count == 1 else { throw node.mismatch(typeName) }
    let spec = try WindowSpec.read(window)
    return ObservedSpec(observation: .window(start: spec.start, end: spec.end, joined: spec.joined))
  }
}

struct WindowSpec: OptionMap {
  let start: Located<String>
  let end: Located<String>
  let joined: Located<String>?

  private static let startOption = Parameter<Located<String>>(
    "start", help: "column of the day the window begins", isRequired: true)
  private static let endOption = Parameter<Located<String>>(
    "end", help: "column of the day the window ends", isRequired: true)
  private static let joinedOption = Parameter<Located<String>>(
    "joined", help: "column of the day each customer joined, which gives the tenure at the window's start")
  static let parameters = [startOption.declaration, endOption.declaration, joinedOption.declaration]

  init?(_ options: inout OptionReader) {
    joined = options.read(Self.joinedOption)
    guard let start = options.read(Self.startOption), let end = options.read(Self.endOption) else {
      return nil
    }
    self.start = start
    self.end = end
  }
}

/// `churned:` of a data set.
struct ChurnedSpec: OptionMap {
  let column: Located<String>
  let value: Located<String>

  private static let columnOption = Parameter<Located<String>>(
    "column", help: "column that says who left", isRequired: true)
  private static let isOption = Parameter<Located<String>>(
    "is", help: "the value of those who left", isRequired: true)
  static let parameters = [columnOption.declaration, isOption.declaration]

  init?(_ options: inout OptionReader) {
    guard let column = options.read(Self.columnOption), let value = options.read(Self.isOption) else {
      return nil
    }
    self.column = column
    self.value = value
  }
}

/// `freshness:` of a data set.
struct FreshnessSpec: OptionMap {
  let freshness: Freshness

  private static let columnOption = Parameter<Located<String>>(
    "column", help: "date column whose newest day counts", isRequired: true)
  private static let warnOption = Parameter<DayCount>(
    "warn_after", help: "age that is a warning, such as 35d")
  private static let errorOption = Parameter<DayCount>(
    "error_after", help: "age that stops the report, such as 100d")
  static let parameters = [columnOption.declaration, warnOption.declaration, errorOption.declaration]

  init?(_ options: inout OptionReader) {
    let warn = options.read(Self.warnOption)
    let error = options.read(Self.errorOption)
    guard let column = options.read(Self.columnOption) else { return nil }
    freshness = Freshness(column: column, warnAfter: warn?.days, errorAfter: error?.days)
  }
}

/// A number of days, written `35d`.
struct DayCount: OptionValue, Hashable {
  let days: Int

  static let typeName = "a number of days such as 35d"
  static let jsonSchema = #"{"type":"string","pattern":"^[0-9]+d$"}"#

  static func read(_ node: Node) throws(Problems) -> DayCount {
    guard let text = node.scalar, text.hasSuffix("d"), let days = Int(text.dropLast()), days >= 0 else {
      throw node.mismatch(typeName, hint: node.scalar.flatMap { Int($0) }.map { "write \($0)d" })
    }
    return DayCount(days: days)
  }
}
