import Diagnostics
import Findings
import Models
import Specs
import Tables

/// Who may get an action, how many may, and whom it affects otherwise than the rest.
struct ActionTarget {
  /// Most customers who can get the action; `nil` for as many as there are.
  let capacity: Int?
  let condition: ActionCondition?
  /// Names of the personas who may get it; `nil` for everyone.
  let personas: [Located<String>]?
  let effectByPersona: [(name: Located<String>, value: ActionEffect)]

  private static let capacityParameter = Parameter<Int>(
    "capacity", help: "the most customers who can get the action",
    fault: { $0 >= 0 ? nil : "is not below 0" })
  private static let conditionParameter = Parameter<ActionCondition>(
    "only_for", help: "a condition on the columns of a customer who may get it, such as tenure_months > 6")
  private static let personasParameter = Parameter<[Located<String>]>(
    "personas", help: "only for customers of these personas of the roi cell's personas",
    fault: { $0.isEmpty ? "names at least one persona" : nil })
  private static let effectsParameter = Parameter<NamedValues<ActionEffect>>(
    "effect_by_persona", help: "effects on some personas in place of the effect on everyone")

  static let parameters = [
    capacityParameter.declaration, conditionParameter.declaration, personasParameter.declaration,
    effectsParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let before = options.problems.diagnostics.count
    capacity = options.read(Self.capacityParameter)
    condition = options.read(Self.conditionParameter)
    personas = options.read(Self.personasParameter)
    effectByPersona = options.read(Self.effectsParameter)?.entries ?? []
    guard options.problems.diagnostics.count == before else { return nil }
  }

  /// Every persona that the action names.
  var namedPersonas: [Located<String>] { (personas ?? []) + effectByPersona.map { $0.name } }

  /// Effects by persona, in the order of their labels; `nil` for those like the rest, and nothing without any.
  func effects(of labels: [String]) -> [Intervention.Effect?] {
    guard !effectByPersona.isEmpty else { return [] }
    return labels.map { label in
      effectByPersona.first { $0.name.value.names(label) }?.value.effect
    }
  }
}

/// A condition on the columns of one customer, with the places of the columns that it names.
struct ActionCondition: OptionValue {
  let condition: RowCondition

  static let typeName = "a condition such as tenure_months > 6"
  static let jsonSchema = String.jsonSchema

  static func read(_ node: Node) throws(Problems) -> ActionCondition {
    let text = try String.read(node)
    return ActionCondition(condition: try RowCondition(text) { node.place(ofText: $0) })
  }
}

extension String {
  /// Whether this is a group's label as it is shown, or as addresses have it.
  func names(_ label: String) -> Bool { self == label || self == slug(label) }
}
