import Diagnostics
import Findings
import Formats
import Models
import Specs
import Tables

/// The actions that can be taken to keep customers, as `actions.yaml` lists them.
///
///     actions:
///       - name: discount_5
///         label: { en: "5 % discount for six months", fr: "Remise de 5 % pendant six mois" }
///         channel: email
///         contact_cost: 0.20
///         offer: { percent: 5, months: 6 }
///         acceptance: 0.35
///         effect: { low: 0.04, base: 0.08, high: 0.12 }
///         source: assumed
///         capacity: 2000
///         only_for: "contract == 'Month-to-month'"
struct ActionFile: OptionMap {
  let actions: [RetentionAction]

  private static let actionsParameter = Parameter<[Located<RetentionAction>]>(
    "actions", help: "what can be done to keep a customer; doing nothing is always possible",
    isRequired: true,
    fault: { $0.isEmpty ? "lists no action" : $0.count > 16 ? "lists more than 16 actions" : nil })

  static let parameters = [actionsParameter.declaration]

  init?(_ options: inout OptionReader) {
    guard let actions = options.read(Self.actionsParameter) else { return nil }
    var seen: Set<String> = []
    for action in actions where !seen.insert(action.value.name).inserted {
      options.add(
        .error(.badOption, "a second action is named '\(action.value.name)'", at: action.place))
    }
    self.actions = actions.map { $0.value }
  }

  /// Columns that conditions of actions name.
  var columns: [Located<String>] { actions.flatMap { $0.target.condition?.condition.columns ?? [] } }

  /// Reads a file's bytes; mistakes are located in it.
  init(path: String, bytes: [UInt8]) throws(Problems) {
    self = try ActionFile.read(try YAMLDocument.read(SourceText(path: path, bytes: bytes)))
  }
}

/// One action with its words and where its effect comes from.
struct RetentionAction: OptionMap {
  let name: String
  let label: LocalText
  let channel: Channel
  let terms: ActionTerms
  let target: ActionTarget
  let source: EffectSource

  private static let nameParameter = Parameter<String>(
    "name", help: "in snake_case; it names the action in the CSVs", isRequired: true,
    fault: { slug($0) == $0 && !$0.isEmpty ? nil : "is written in lower case letters, digits and _" })
  private static let labelParameter = Parameter<LocalText>(
    "label", help: "for readers: one text, or one by language", isRequired: true)
  private static let channelParameter = Parameter<Channel>(
    "channel", help: "how customers are reached; none needs no consent", isRequired: true)
  private static let sourceParameter = Parameter<EffectSource>(
    "source", help: "where the effect comes from: assumed, or an experiment", standard: .assumed)

  static let parameters =
    [nameParameter.declaration, labelParameter.declaration, channelParameter.declaration]
    + ActionTerms.parameters + ActionTarget.parameters + [sourceParameter.declaration]

  init?(_ options: inout OptionReader) {
    let name = options.read(Self.nameParameter)
    let label = options.read(Self.labelParameter)
    let channel = options.read(Self.channelParameter)
    let terms = ActionTerms(&options)
    let target = ActionTarget(&options)
    let source = options.read(Self.sourceParameter)
    if source == .assumed, options.node.entry("effect") == nil {
      options.add(.error(.missingOption, "option 'effect' is missing", at: options.node.place))
    }
    if case .experiment = source {
      for (option, isGiven) in [
        ("effect", terms?.effect != nil), ("effect_by_persona", target?.effectByPersona.isEmpty == false),
      ] where isGiven {
        options.add(
          .error(
            .badOption, "'\(option)' is given, and the effect is measured by an experiment",
            at: options.place(option), hint: "leave it out, or write 'source: assumed'"))
      }
    }
    guard let name, let label, let channel, let terms, let target, let source else { return nil }
    self.name = name
    self.label = label
    self.channel = channel
    self.terms = terms
    self.target = target
    self.source = source
  }
}

/// How customers are reached.
enum Channel: String, OptionChoice { case email, sms, call, none }

/// A text for readers, the same in every language or one for each.
struct LocalText: OptionValue {
  private let texts: [Language: String]

  static let typeName = "a text, or a map of en and fr"
  static let jsonSchema =
    #"{"anyOf":[{"type":"string"},{"type":"object","properties":{"en":{"type":"string"},"#
    + #""fr":{"type":"string"}},"required":["en","fr"],"additionalProperties":false}]}"#

  static func read(_ node: Node) throws(Problems) -> LocalText {
    if node.scalar != nil {
      let text = try String.read(node)
      return LocalText(texts: Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, text) }))
    }
    guard case .map(let entries) = node.content else { throw node.mismatch(typeName) }
    var problems = Problems()
    var texts: [Language: String] = [:]
    for entry in entries {
      let text = problems.collect { () throws(Problems) in try String.read(entry.value) }
      if let language = Language(rawValue: entry.key.value) {
        texts[language] = text
      } else {
        problems.add(
          .error(.unknownOption, "'\(entry.key.value)' is not a language of reports", at: entry.key.place))
      }
    }
    for language in Language.allCases where node[language.rawValue] == nil {
      problems.add(.error(.missingOption, "the text in '\(language.rawValue)' is missing", at: node.place))
    }
    try problems.throwIfErrors()
    return LocalText(texts: texts)
  }

  func text(_ language: Language) -> String { texts[language] ?? "" }
}
