public import Diagnostics
import Findings
public import Specs

/// What is said to those of an action, of a persona, of both, or to all others.
public struct MessageEntry: Sendable {
  /// The action's name; `nil` for any.
  public let action: Located<String>?
  /// The persona as the report names it; `nil` for any.
  public let persona: Located<String>?
  public let subject: Located<MessageWordings>
  /// Paragraphs with an empty line between them.
  public let body: Located<MessageText>
  public let sms: Located<MessageWordings>

  /// Whether it can only be said where something is offered.
  public var namesOffer: Bool { MessageTexts(self).namesOffer }

  /// Whether it is for this persona and no other; the empty name is that of messages for all.
  func isFor(_ persona: String) -> Bool { slug(self.persona?.value ?? "") == slug(persona) }

  /// Greater for what is more particular: an action before a persona, both before either.
  var rank: Int { (action == nil ? 0 : 4) + (persona == nil ? 0 : 2) + (namesOffer ? 1 : 0) }

  func isLike(_ other: MessageEntry) -> Bool {
    action?.value == other.action?.value
      && persona.map { slug($0.value) } == other.persona.map { slug($0.value) }
      && namesOffer == other.namesOffer
  }
}

extension MessageEntry: OptionMap {
  private static let actionParameter = Parameter<Located<String>>(
    "action", help: "the action's name; without it the message is for every action that has none of its own")
  private static let personaParameter = Parameter<Located<String>>(
    "persona", help: "the persona as the report names it; without it the message is for all")
  private static let subjectParameter = Parameter<Located<MessageWordings>>(
    "subject", help: "of the e-mail", isRequired: true)
  private static let bodyParameter = Parameter<Located<MessageText>>(
    "body", help: "of the e-mail, paragraphs with an empty line between them", isRequired: true)
  private static let smsParameter = Parameter<Located<MessageWordings>>(
    "sms", help: "the SMS, without the line about opting out", isRequired: true)

  public static let parameters = [
    actionParameter.declaration, personaParameter.declaration, subjectParameter.declaration,
    bodyParameter.declaration, smsParameter.declaration,
  ]

  public init?(_ options: inout OptionReader) {
    action = options.read(Self.actionParameter)
    persona = options.read(Self.personaParameter)
    let subject = options.read(Self.subjectParameter)
    let body = options.read(Self.bodyParameter)
    let sms = options.read(Self.smsParameter)
    guard let subject, let body, let sms else { return nil }
    self.subject = subject
    self.body = body
    self.sms = sms
  }
}
