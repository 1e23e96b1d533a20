import Diagnostics
import Formats
import Messaging
import Outside
import TestSupport
import Testing

@Suite struct MessageFileTests {
  static let sender = MessageSender(name: "Northwind", unsubscribe: "https://example.com/stop?a=1&b=2")
  static let check = MessageCheck(personal: ["first_name"], sender: sender, segments: 2)

  static let frame = """
    language: en
    email:
      greeting: { named: "Hello {{ first_name }},", plain: "Hello," }
      closing: Kind regards,
      unsubscribe: { linked: "To stop: {{ unsubscribe }}", plain: Answer STOP. }
    sms: { stop: STOP to opt out }
    messages:

    """
  static let standard = """
      - { subject: News, body: Some news., sms: Some news. }

    """

  static func problems(_ text: String) -> [Diagnostic] {
    do {
      let file = try MessageFile(path: "m.yaml", bytes: Array(text.utf8))
      return check.problems(in: file).sorted
    } catch { return error.sorted }
  }

  @Test(arguments: Language.allCases)
  func `the shipped templates are right, and the same as in their files`(language: Language) throws {
    let file = try StandardMessages.file(language)
    #expect(file.language == language)
    #expect(Self.check.problems(in: file).sorted.map { $0.message } == [])
    let bytes = try Disk().read(PackageFolder.path(StandardMessages.path(language)))
    #expect(String(decoding: bytes, as: UTF8.self) == StandardMessages.text(language))
  }

  @Test(arguments: Language.allCases)
  func `every shipped SMS is of the GSM alphabet`(language: Language) throws {
    for entry in try StandardMessages.file(language).messages {
      for text in [entry.sms.value.named, entry.sms.value.plain].compactMap({ $0 }) {
        let words = try #require(text.filled { _ in "x" })
        #expect(ShortMessage(words).encoding == .gsm7, "\(words)")
      }
    }
  }

  @Test func `the most particular message is taken, and the offer is named only where there is one`() throws {
    let text =
      Self.frame + Self.standard + """
          - { subject: Any offer, body: "{{ offer }}", sms: "{{ offer }}" }
          - { action: a, subject: A, body: x, sms: x }
          - { action: a, persona: Forte valeur à risque, subject: A for them, body: x, sms: x }
          - { persona: VIP, subject: VIP, body: x, sms: x }

        """
    let file = try MessageFile(path: "m.yaml", bytes: Array(text.utf8))
    func subject(_ action: String, _ persona: String, _ hasOffer: Bool = true) -> String? {
      file.message(action: action, persona: persona, hasOffer: hasOffer)?.subject.value.plain.written
    }
    #expect(subject("a", "") == "A")
    #expect(subject("a", "VIP") == "A")
    #expect(subject("a", "forte valeur a risque") == "A for them")
    #expect(subject("b", "VIP") == "VIP")
    #expect(subject("b", "") == "Any offer")
    #expect(subject("b", "", false) == "News")
  }

  @Test(arguments: [
    ("body: Hi {{ ⟦⟧ofer }}.", "nothing is called 'ofer' here"),
    ("body: Hi {{ first_name }}.", "'first_name' may be missing, so the text needs two wordings"),
    ("body: Hi {{ email }}.", "nothing is called 'email' here"),
    ("body: 'Hi {{ offer'", "a placeholder does not end"),
    ("body: 'Hi } there'", "a brace stands outside of a placeholder"),
    ("body: 'Hi { there'", "a brace stands outside of a placeholder"),
    ("body: 'Hi {{ }} there'", "a placeholder has no name"),
  ])
  func `what a text may not name is said where it stands`(line: String, message: String) {
    let text =
      Self.frame + Self.standard + "  - action: a\n    subject: News\n    "
      + line.replacing("⟦⟧", with: "") + "\n    sms: News of ours.\n"
    let found = Self.problems(text)
    #expect(found.map { $0.message } == [message])
    #expect(found.first?.place?.line == 11)
    #expect(found.first?.code == .badMessageTemplate)
    #expect(found.first?.place?.path == "m.yaml")
  }

  @Test func `placeholders are pointed at`() {
    let text = Self.frame + Self.standard + "  - { action: a, subject: News, body: Hi {{ ofer }}., sms: x }\n"
    let found = Self.problems(text.replacing("Hi {{ ofer }}.", with: "\"Hi {{ ofer }}.\""))
    #expect(found.first?.hint == "did you mean 'offer'?")
    #expect(found.first?.place?.column == 43)
    #expect(found.first?.place?.length == 10)
  }

  @Test func `missing parts, twins, and what is too long are all reported`() {
    let long = String(repeating: "word ", count: 70)
    let text =
      Self.frame + """
          - { action: a, subject: News, body: x }
          - { action: b, subject: "\(long)", body: x, sms: "\(long)" }
          - { action: b, subject: x, body: x, sms: x }

        """
    let found = Self.problems(text)
    #expect(found.map { $0.message } == ["option 'sms' is missing"])
    let rest = Self.problems(text.replacing("body: x }", with: "body: x, sms: x }"))
    #expect(
      rest.map { $0.message } == [
        "there is no message for actions and personas that have none of their own",
        "two messages are for the same action and persona",
      ])
    let lengths = Self.problems(
      Self.frame + Self.standard + "  - { action: b, subject: \"\(long)\", body: x, sms: \"\(long)\" }\n")
    #expect(lengths.count == 2)
    #expect(lengths[0].message.hasPrefix("a subject has at most 100 characters"))
    #expect(lengths[1].message.contains("which takes 3 messages; at most 2 may be sent"))
  }

  @Test func `a sender is checked`() {
    #expect(Self.problems("").isEmpty == false)
    #expect(Self.problems("language: xx\n").contains { $0.message == "'xx' is not en or fr" })
  }
}
