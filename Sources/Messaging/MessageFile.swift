public import Diagnostics
import Findings
public import Formats
public import Specs

/// The messages of a language, as a file in `templates/messages/` lists them.
///
///     language: en
///     email:
///       greeting: { named: "Hello {{ first_name }},", plain: "Hello," }
///       closing: Kind regards,
///       unsubscribe: { linked: "To stop these e-mails: {{ unsubscribe }}", plain: "To stop, answer STOP." }
///     sms:
///       stop: STOP to opt out
///     messages:
///       - action: discount_10
///         subject: An offer from {{ sender }}
///         body: You get {{ offer }}, until {{ until }}.
///         sms: "{{ sender }}: {{ offer }}, until {{ until }}."
public struct MessageFile: Sendable {
  public let language: Language
  public let email: EmailFrame
  public let stop: Located<MessageText>
  public let messages: [MessageEntry]

  /// Reads a file's bytes; mistakes are located in it.
  public init(path: String, bytes: [UInt8]) throws(Problems) {
    self = try MessageFile.read(try YAMLDocument.read(SourceText(path: path, bytes: bytes)))
  }

  /// The message for an action and a persona: the most particular one, and among equals the one that names the offer.
  ///
  /// One that names the offer is passed over for an action without an offer. Names of personas are compared as
  /// addresses are, without case and accents.
  public func message(action: String, persona: String, hasOffer: Bool) -> MessageEntry? {
    let fitting = messages.filter { entry in
      (entry.action == nil || entry.action?.value == action)
        && (entry.persona.map { slug($0.value) == slug(persona) } ?? true) && (hasOffer || !entry.namesOffer)
    }
    return fitting.max { a, b in a.rank < b.rank }
  }
}

extension MessageFile: OptionMap {
  private static let languageParameter = Parameter<LanguageChoice>(
    "language", help: "of every text in the file", isRequired: true)
  private static let emailParameter = Parameter<EmailFrame>(
    "email", help: "what stands before and after the body of every e-mail", isRequired: true)
  private static let smsParameter = Parameter<SMSFrame>(
    "sms", help: "what stands after every SMS", isRequired: true)
  private static let messagesParameter = Parameter<[MessageEntry]>(
    "messages", help: "one for an action, for a persona, for both, or for all others", isRequired: true)

  public static let parameters = [
    languageParameter.declaration, emailParameter.declaration, smsParameter.declaration,
    messagesParameter.declaration,
  ]

  public init?(_ options: inout OptionReader) {
    let language = options.read(Self.languageParameter)
    let email = options.read(Self.emailParameter)
    let sms = options.read(Self.smsParameter)
    let messages = options.read(Self.messagesParameter)
    guard let language, let email, let sms, let messages else { return nil }
    self.language = language.language
    self.email = email
    stop = sms.stop
    self.messages = messages
    for (index, entry) in messages.enumerated() {
      guard let first = messages[..<index].first(where: { $0.isLike(entry) }) else { continue }
      options.add(
        .error(
          .badMessageTemplate, "two messages are for the same action and persona", at: entry.subject.place,
          hint: "the first is on line \(first.subject.place.line)"))
    }
    if !messages.contains(where: { $0.action == nil && $0.persona == nil && !$0.namesOffer }) {
      options.add(
        .error(
          .badMessageTemplate, "there is no message for actions and personas that have none of their own",
          at: options.place("messages"), hint: "add one without 'action', 'persona' and {{ offer }}"))
    }
  }
}

/// A language as a file names it.
private enum LanguageChoice: String, OptionChoice {
  case en, fr

  var language: Language {
    switch self {
    case .en: .en
    case .fr: .fr
    }
  }
}

/// What every e-mail has around its body.
public struct EmailFrame: OptionMap {
  public let greeting: Located<MessageWordings>
  public let closing: Located<MessageText>
  /// How to get no more of them: `linked` names `{{ unsubscribe }}`, `plain` does without an address.
  public let unsubscribe: Unsubscribe

  private static let greetingParameter = Parameter<Located<MessageWordings>>(
    "greeting", help: "the first line", isRequired: true)
  private static let closingParameter = Parameter<Located<MessageText>>(
    "closing", help: "the line above the signature", isRequired: true)
  private static let unsubscribeParameter = Parameter<Unsubscribe>(
    "unsubscribe", help: "the last line: how to get no more of them", isRequired: true)

  public static let parameters = [
    greetingParameter.declaration, closingParameter.declaration, unsubscribeParameter.declaration,
  ]

  public init?(_ options: inout OptionReader) {
    let greeting = options.read(Self.greetingParameter)
    let closing = options.read(Self.closingParameter)
    let unsubscribe = options.read(Self.unsubscribeParameter)
    guard let greeting, let closing, let unsubscribe else { return nil }
    self.greeting = greeting
    self.closing = closing
    self.unsubscribe = unsubscribe
  }

  public struct Unsubscribe: OptionMap {
    public let linked: Located<MessageText>
    public let plain: Located<MessageText>

    private static let linkedParameter = Parameter<Located<MessageText>>(
      "linked", help: "the wording with {{ unsubscribe }}, the sender's address for it", isRequired: true)
    private static let plainParameter = Parameter<Located<MessageText>>(
      "plain", help: "the wording where the sender gives no address", isRequired: true)
    public static let parameters = [linkedParameter.declaration, plainParameter.declaration]

    public init?(_ options: inout OptionReader) {
      let linked = options.read(Self.linkedParameter)
      let plain = options.read(Self.plainParameter)
      guard let linked, let plain else { return nil }
      self.linked = linked
      self.plain = plain
    }
  }
}

private struct SMSFrame: OptionMap {
  let stop: Located<MessageText>

  private static let stopParameter = Parameter<Located<MessageText>>(
    "stop", help: "how to get no more of them", isRequired: true)
  static let parameters = [stopParameter.declaration]

  init?(_ options: inout OptionReader) {
    guard let stop = options.read(Self.stopParameter) else { return nil }
    self.stop = stop
  }
}
