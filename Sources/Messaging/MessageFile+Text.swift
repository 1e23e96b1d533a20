import Diagnostics
import Formats

extension MessageFile {
  /// The file with some messages put first, as YAML: what a report said, for review, and to be named as its templates.
  public func text(with drafted: [(action: String, persona: String, texts: MessageTexts)]) -> String {
    var out = "language: \(language.rawValue)\nemail:\n"
    out += "  greeting: \(Self.yaml(email.greeting.value))\n"
    out += "  closing: \(jsonQuoted(email.closing.value.written))\n  unsubscribe:\n"
    out += "    linked: \(jsonQuoted(email.unsubscribe.linked.value.written))\n"
    out += "    plain: \(jsonQuoted(email.unsubscribe.plain.value.written))\n"
    out += "sms:\n  stop: \(jsonQuoted(stop.value.written))\nmessages:\n"
    for message in drafted {
      out += Self.yaml(
        action: message.action, persona: message.persona.isEmpty ? nil : message.persona, message.texts)
    }
    for entry in messages
    where !drafted.contains(where: { entry.isReplaced(by: $0.action, $0.persona, $0.texts) }) {
      out += Self.yaml(action: entry.action?.value, persona: entry.persona?.value, MessageTexts(entry))
    }
    return out
  }

  private static func yaml(action: String?, persona: String?, _ texts: MessageTexts) -> String {
    var lines: [String] = []
    if let action { lines.append("action: \(jsonQuoted(action))") }
    if let persona { lines.append("persona: \(jsonQuoted(persona))") }
    lines.append("subject: \(yaml(texts.subject))")
    lines.append("body: |")
    for line in texts.body.written.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(line.allSatisfy { $0 == " " } ? "" : "  \(line.drop { $0 == " " })")
    }
    while lines.last == "" { lines.removeLast() }
    lines.append("sms: \(yaml(texts.sms))")
    return lines.enumerated().map { index, line in
      line.isEmpty ? "\n" : (index == 0 ? "  - " : "    ") + line + "\n"
    }.joined()
  }

  private static func yaml(_ wordings: MessageWordings) -> String {
    guard let named = wordings.named else { return jsonQuoted(wordings.plain.written) }
    return "{ named: \(jsonQuoted(named.written)), plain: \(jsonQuoted(wordings.plain.written)) }"
  }
}

extension MessageEntry {
  fileprivate func isReplaced(by action: String, _ persona: String, _ texts: MessageTexts) -> Bool {
    self.action?.value == action && isFor(persona) && namesOffer == texts.namesOffer
  }
}

extension MessageTexts {
  /// Whether they can only be said where something is offered.
  public var namesOffer: Bool {
    ([subject, sms].flatMap { $0.texts.map { $0.text } } + [body]).contains { $0.names.contains("offer") }
  }
}
