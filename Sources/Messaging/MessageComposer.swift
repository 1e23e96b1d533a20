import Diagnostics
import Formats
import HTMLTemplates

/// The texts that go out to the customers of one action and persona: from the templates, or drafted.
public struct MessageTexts: Sendable, Hashable {
  public let subject: MessageWordings
  public let body: MessageText
  public let sms: MessageWordings

  public init(subject: MessageWordings, body: MessageText, sms: MessageWordings) {
    self.subject = subject
    self.body = body
    self.sms = sms
  }

  public init(_ entry: MessageEntry) {
    self.init(subject: entry.subject.value, body: entry.body.value, sms: entry.sms.value)
  }
}

/// An e-mail as it is sent: a subject, a plain part and an HTML part that say the same.
public struct EmailMessage: Sendable, Hashable {
  public let subject: String
  public let text: String
  /// A whole page, every value escaped for where it stands.
  public let html: String
}

/// Puts values into the texts of a message.
public struct MessageComposer {
  private let file: MessageFile
  private let sender: MessageSender
  private let page: EmailPage

  public init(_ file: MessageFile, sender: MessageSender) throws(HTMLTemplateFailure) {
    self.file = file
    self.sender = sender
    page = try EmailPage()
  }

  /// The e-mail; personal values that are missing leave the plain wordings, other missing ones make it `nil`.
  public func email(
    _ texts: MessageTexts, shared: [String: String], personal: [String: String] = [:]
  ) throws(HTMLTemplateFailure) -> EmailMessage? {
    guard let subject = filled(texts.subject, shared, personal),
      let greeting = filled(file.email.greeting.value, shared, personal),
      let body = texts.body.filled({ value($0, shared) }),
      let closing = file.email.closing.value.filled({ value($0, shared) }),
      let unsubscribe = unsubscribe()
    else { return nil }
    let parts = EmailParts(
      language: file.language, subject: spaced(subject), greeting: spaced(greeting),
      paragraphs: Self.paragraphs(spaced(body)), closing: spaced(closing),
      signature: sender.signature ?? sender.name, before: spaced(unsubscribe.before),
      after: spaced(unsubscribe.after), address: sender.unsubscribe)
    return EmailMessage(subject: parts.subject, text: parts.text, html: try page.html(parts))
  }

  private func spaced(_ text: String) -> String {
    file.language == .fr ? Wording.spaced(text) : text
  }

  /// The SMS with the line about opting out, in plain characters; the wording without a name where it is missing or
  /// makes the message longer than allowed.
  public func sms(
    _ texts: MessageTexts, shared: [String: String], personal: [String: String] = [:], segments: Int
  ) -> String? {
    func whole(_ text: MessageText, _ personal: [String: String]) -> String? {
      guard let words = text.filled({ personal[$0] ?? value($0, shared) }),
        let stop = sender.stop ?? file.stop.value.filled({ value($0, shared) })
      else { return nil }
      return ShortMessage.plain("\(words) \(stop)")
    }
    if let named = texts.sms.named.flatMap({ whole($0, personal) }), ShortMessage(named).segments <= segments
    {
      return named
    }
    return whole(texts.sms.plain, [:])
  }

  private func value(_ name: String, _ shared: [String: String]) -> String? {
    name == "sender" ? sender.name : shared[name]
  }

  private func filled(
    _ wordings: MessageWordings, _ shared: [String: String], _ personal: [String: String]
  ) -> String? {
    wordings.named?.filled { personal[$0] ?? value($0, shared) }
      ?? wordings.plain.filled { value($0, shared) }
  }

  /// What stands before and after the address.
  private func unsubscribe() -> (before: String, after: String)? {
    guard sender.unsubscribe != nil else {
      return file.email.unsubscribe.plain.value.filled { value($0, [:]) }.map { ($0, "") }
    }
    var (before, after, isAfter) = ("", "", false)
    for part in file.email.unsubscribe.linked.value.parts {
      switch part {
      case .value("unsubscribe"): isAfter = true
      case .value(let name):
        guard let words = value(name, [:]) else { return nil }
        if isAfter { after += words } else { before += words }
      case .text(let words): if isAfter { after += words } else { before += words }
      }
    }
    return (before, after)
  }

  /// Paragraphs stand apart by empty lines; the lines of one are joined.
  static func paragraphs(_ body: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy({ $0 == " " }) {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }
}
