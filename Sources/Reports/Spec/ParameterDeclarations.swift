import Diagnostics
import Formats
import Specs

/// One entry of `params:`.
struct ParameterSpec: OptionMap {
  enum Kind: String, OptionChoice { case string, number, integer, boolean, date }

  let kind: Kind
  let standard: Node?
  let choices: [String]?
  let pattern: Located<String>?
  let minimum: Double?
  let maximum: Double?
  let isMoney: Bool

  private static let kindOption = Parameter<Kind>("type", help: "what values it takes", isRequired: true)
  private static let defaultOption = Parameter<String>("default", help: "used when -P does not set it")
  private static let choicesOption = Parameter<[String]>("choices", help: "the only values allowed")
  private static let patternOption = Parameter<Located<String>>(
    "pattern", help: "a regular expression that the whole value matches")
  private static let minOption = Parameter<Double>("min", help: "the smallest number allowed")
  private static let maxOption = Parameter<Double>("max", help: "the largest number allowed")
  private static let unitOption = Parameter<String>("unit", help: "currency, for amounts of money")
  private static let requiredOption = Parameter<Bool>(
    "required", help: "must be set with -P", standard: false)

  static let parameters = [
    kindOption.declaration, defaultOption.declaration, choicesOption.declaration, patternOption.declaration,
    minOption.declaration, maxOption.declaration, unitOption.declaration, requiredOption.declaration,
  ]
  static let planned = ["example", "description"]

  init?(_ options: inout OptionReader) {
    let kind = options.read(Self.kindOption)
    _ = options.read(Self.requiredOption)
    choices = options.read(Self.choicesOption)
    pattern = options.read(Self.patternOption)
    minimum = options.read(Self.minOption)
    maximum = options.read(Self.maxOption)
    isMoney = options.read(Self.unitOption) == "currency"
    standard = options.node["default"]
    guard let kind else { return nil }
    self.kind = kind
  }

  /// The value given by `-P`, else the default, checked; problems point at the value or at the declaration.
  func value(_ name: Located<String>, given: String?) throws(Problems) -> ParameterValue {
    guard let text = given ?? standard?.scalar else {
      throw Problems(
        .error(
          .parameterMissing, "parameter '\(name.value)' has no default and is not set", at: name.place,
          hint: "set it with -P \(name.value)=VALUE"))
    }
    let place = given == nil ? standard?.place ?? name.place : name.place
    if let fault = fault(in: text) {
      throw Problems(
        .error(
          .badParameter, "parameter '\(name.value)' is '\(text)', \(fault)", at: place,
          hint: choices.flatMap { didYouMean(text, among: $0) }))
    }
    let isNumeric = kind == .number || kind == .integer
    return ParameterValue(
      name: name.value, text: text, number: isNumeric ? coreNumber(text) : nil, isMoney: isMoney,
      place: name.place)
  }

  private func fault(in text: String) -> String? {
    switch kind {
    case .string: break
    case .number, .integer:
      guard let number = coreNumber(text) else { return "not a number" }
      if kind == .integer, number.rounded() != number { return "not a whole number" }
      if let minimum, number < minimum { return "less than \(written(minimum))" }
      if let maximum, number > maximum { return "more than \(written(maximum))" }
    case .boolean:
      if text != "true", text != "false" { return "neither true nor false" }
    case .date:
      if Day(iso: text) == nil { return "not a day such as 2026-09-30" }
    }
    if let choices, !choices.contains(text) { return "none of \(choices.joined(separator: ", "))" }
    return patternFault(in: text)
  }

  /// A whole number without a point.
  private func written(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? String(number)
  }

  private func patternFault(in text: String) -> String? {
    guard let pattern else { return nil }
    guard let regex = try? Regex(pattern.value) else { return "and its pattern is not a regular expression" }
    return text.wholeMatch(of: regex) == nil ? "which does not match \(pattern.value)" : nil
  }
}
