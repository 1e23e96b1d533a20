public import Diagnostics
public import Specs

/// A text in two wordings: one that names the customer, and one for those of whom a name is missing.
///
///     sms: { named: "{{ first_name }}, a word from {{ sender }}", plain: "A word from {{ sender }}" }
public struct MessageWordings: Sendable, Hashable {
  /// `nil` when the text is the same for everyone.
  public let named: MessageText?
  public let plain: MessageText

  public init(named: MessageText? = nil, plain: MessageText) {
    self.named = named
    self.plain = plain
  }

  /// Both wordings with their place in the file's option.
  var texts: [(text: MessageText, mayBePersonal: Bool)] {
    (named.map { [($0, true)] } ?? []) + [(plain, false)]
  }
}

extension MessageWordings: OptionValue {
  public static var typeName: String { "a text, or a map of named and plain" }
  public static var jsonSchema: String {
    #"{"anyOf":[{"type":"string"},{"type":"object","properties":{"named":{"type":"string"},"#
      + #""plain":{"type":"string"}},"required":["named","plain"],"additionalProperties":false}]}"#
  }

  public static func read(_ node: Node) throws(Problems) -> MessageWordings {
    guard case .map = node.content else { return MessageWordings(plain: try MessageText.read(node)) }
    let both = try Both.read(node)
    return MessageWordings(named: both.named, plain: both.plain)
  }

  private struct Both: OptionMap {
    let named: MessageText
    let plain: MessageText

    private static let namedParameter = Parameter<MessageText>(
      "named", help: "the wording with personal placeholders", isRequired: true)
    private static let plainParameter = Parameter<MessageText>(
      "plain", help: "the wording for customers whose name is missing", isRequired: true)
    static let parameters = [namedParameter.declaration, plainParameter.declaration]

    init?(_ options: inout OptionReader) {
      let named = options.read(Self.namedParameter)
      let plain = options.read(Self.plainParameter)
      guard let named, let plain else { return nil }
      self.named = named
      self.plain = plain
    }
  }
}
