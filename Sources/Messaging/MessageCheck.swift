public import Diagnostics
import Specs

/// What the texts of a file may name, and how long they may be.
///
/// What values will be is not known yet: each counts as long as such a value usually is.
public struct MessageCheck: Sendable {
  /// Personal columns that messages may name.
  public let personal: [String]
  public let sender: MessageSender
  /// Messages that an SMS may be billed as.
  public let segments: Int

  public static let longestSubject = 100
  public static let longestBody = 3000

  public init(personal: [String], sender: MessageSender, segments: Int) {
    self.personal = personal
    self.sender = sender
    self.segments = segments
  }

  public func problems(in file: MessageFile) -> Problems {
    var problems = Problems()
    problems.add(names(file.email.greeting.value, of: ["sender"]))
    problems.add(names(file.email.closing.value, of: ["sender"]))
    problems.add(names(file.email.unsubscribe.linked.value, of: ["sender", "unsubscribe"]))
    problems.add(names(file.email.unsubscribe.plain.value, of: ["sender"]))
    problems.add(names(file.stop.value, of: ["sender"]))
    if !file.email.unsubscribe.linked.value.names.contains("unsubscribe") {
      problems.add(
        .error(
          .badMessageTemplate, "the wording with an address does not name {{ unsubscribe }}",
          at: file.email.unsubscribe.linked.place))
    }
    for entry in file.messages {
      problems.add(names(entry.subject.value, of: Self.shared))
      problems.add(names(entry.body.value, of: Self.shared))
      problems.add(names(entry.sms.value, of: Self.shared))
      problems.add(lengths(entry, stop: file.stop.value))
    }
    return problems
  }

  /// What every message may name.
  public static let shared = ["offer", "until", "sender"]

  // MARK: Names

  private func names(_ wordings: MessageWordings, of known: [String]) -> Problems {
    wordings.texts.reduce(into: Problems()) { problems, each in
      problems.add(names(each.text, of: known, mayBePersonal: each.mayBePersonal))
    }
  }

  private func names(_ text: MessageText, of known: [String], mayBePersonal: Bool = false) -> Problems {
    Problems(
      text.placeholders.filter {
        !known.contains($0.value) && !(mayBePersonal && personal.contains($0.value))
      }
      .map { unknown($0, known + (mayBePersonal ? personal : [])) })
  }

  private func unknown(_ name: Located<String>, _ known: [String]) -> Diagnostic {
    if personal.contains(name.value) {
      return .error(
        .badMessageTemplate, "'\(name.value)' may be missing, so the text needs two wordings",
        at: name.place, hint: "write { named: …, plain: … } where both can stand: greeting, subject or sms")
    }
    return .error(
      .badMessageTemplate, "nothing is called '\(name.value)' here", at: name.place,
      hint: didYouMean(name.value, among: known)
        ?? "known: \(known.joined(separator: ", ")); name personal columns under 'merge' of the cell")
  }

  // MARK: Lengths

  private func lengths(_ entry: MessageEntry, stop: MessageText) -> Problems {
    var problems = Problems()
    for (text, _) in entry.subject.value.texts where usual(text).count > Self.longestSubject {
      problems.add(
        tooLong("a subject", "\(Self.longestSubject) characters", usual(text).count, at: entry.subject.place))
    }
    for (text, _) in entry.subject.value.texts where usual(text).contains("\n") {
      problems.add(.error(.badMessageTemplate, "a subject is one line", at: entry.subject.place))
    }
    if usual(entry.body.value).count > Self.longestBody {
      problems.add(
        tooLong(
          "a body", "\(Self.longestBody) characters", usual(entry.body.value).count, at: entry.body.place))
    }
    let last = sender.stop ?? usual(stop)
    for (text, _) in entry.sms.value.texts {
      let short = ShortMessage(ShortMessage.plain("\(usual(text)) \(last)"))
      guard short.segments > segments else { continue }
      problems.add(
        .error(
          .badMessageTemplate,
          "the SMS is about \(short.units) units of \(short.encoding.rawValue), which takes \(short.segments) messages; at most \(segments) may be sent",
          at: entry.sms.place,
          hint: short.encoding == .ucs2
            ? "characters outside the GSM alphabet more than halve what fits" : nil))
    }
    return problems
  }

  private func tooLong(_ part: String, _ limit: String, _ length: Int, at place: Place) -> Diagnostic {
    .error(.badMessageTemplate, "\(part) has at most \(limit), and this one about \(length)", at: place)
  }

  /// The text with values of usual length.
  func usual(_ text: MessageText) -> String {
    text.filled { name in
      switch name {
      case "sender": sender.name
      case "offer": String(repeating: "x", count: 28)
      case "until": String(repeating: "x", count: 17)
      default: String(repeating: "x", count: 9)
      }
    } ?? ""
  }
}
