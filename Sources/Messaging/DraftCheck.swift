import Diagnostics
import Expressions
import Formats

/// Decides whether a draft may stand in for a template: it says what the template says, in plain words, and offers
/// nothing else.
///
/// The draft is text that anyone could have written, so what is allowed is listed, not what is forbidden: letters of
/// Latin, spaces, plain punctuation, and the template's own placeholders.
public struct DraftCheck: Sendable {
  private let brief: DraftBrief

  public static let longestSubject = 90
  public static let bodyLengths = 40...1200
  public static let shortestSMS = 15

  public init(_ brief: DraftBrief) { self.brief = brief }

  /// The texts of a draft that passed.
  public func texts(of draft: MessageDraft) throws(DraftFailure) -> MessageTexts {
    let example = brief.example
    let subject = try part(draft.subject, like: example.subject.plain)
    let body = try part(draft.body, like: example.body, isBody: true)
    let sms = try part(ShortMessage.plain(draft.sms), like: example.sms.plain, namesSender: true)
    guard (1...Self.longestSubject).contains(usual(subject).count),
      Self.bodyLengths.contains(usual(body).count), usual(sms).count >= Self.shortestSMS,
      // The line about opting out comes after it.
      ShortMessage(usual(sms) + String(repeating: "x", count: 25)).segments <= brief.segments
    else { throw .length }
    return MessageTexts(
      subject: MessageWordings(plain: subject), body: body, sms: MessageWordings(plain: sms))
  }

  private func part(
    _ draft: String, like example: MessageText, isBody: Bool = false, namesSender: Bool = false
  ) throws(DraftFailure) -> MessageText {
    let text = Self.trimmed(draft)
    try DraftCharacters.check(text, allowsLines: isBody)
    let (parsed, problems) = MessageText.reading(text) { _ in Self.nowhere }
    guard problems.diagnostics.isEmpty else { throw .placeholder }
    try placeholders(parsed, like: example, namesSender)
    let words = parsed.parts.map { part -> String in
      if case .text(let text) = part { text } else { " " }
    }.joined()
    guard DraftWords.links(in: words).isEmpty else { throw .link }
    guard DraftWords.unfounded(in: words, knowing: knownWords, brief.language).isEmpty else { throw .promise }
    guard CausalWords.ranges(in: words, brief.language).isEmpty else { throw .cause }
    return parsed
  }

  /// What the example promises, a draft must, and no more. An e-mail shows whom it is from by itself, an SMS does not.
  private func placeholders(
    _ text: MessageText, like example: MessageText, _ namesSender: Bool
  ) throws(DraftFailure) {
    let found = text.placeholders.map { $0.value }
    let wanted = Set(example.names)
    guard found.allSatisfy({ wanted.contains($0) || $0 == "sender" }) else { throw .placeholder }
    guard wanted.allSatisfy({ found.contains($0) || $0 == "sender" && !namesSender }) else { throw .missing }
    guard Set(found).count == found.count else { throw .placeholder }
  }

  /// Words of the offer, the action and the template itself: a draft may use them too.
  private var knownWords: Set<String> {
    let example = brief.example
    let texts = [example.subject.plain, example.body, example.sms.plain].map { $0.written }
    return DraftWords.words(of: ([brief.action, brief.offer ?? ""] + texts).joined(separator: " "))
  }

  private func usual(_ text: MessageText) -> String {
    text.filled { name in
      switch name {
      case "offer": brief.offer ?? ""
      case "until": String(repeating: "x", count: 17)
      default: String(repeating: "x", count: 20)
      }
    } ?? ""
  }

  /// A draft's placeholders stand in no file.
  private static let nowhere = Place(path: "draft", line: 1, column: 1)

  private static func trimmed(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return line
    }
    var kept = lines.drop { $0.isEmpty }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }
}
