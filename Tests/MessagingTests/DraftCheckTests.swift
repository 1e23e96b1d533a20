import Formats
import Messaging
import Testing

@Suite struct DraftCheckTests {
  static func brief(_ language: Language = .en, action: String = "discount_10") throws -> DraftBrief {
    DraftBrief(
      language: language, persona: "VIP", action: "10% discount", offer: "10% off for 6 months",
      reasons: ["Support calls"], tone: "friendly", example: try MessageComposerTests.texts(language, action),
      segments: 2)
  }

  static let good = MessageDraft(
    subject: "Staying should cost you less",
    body: """
      It would be a pity to see you go. So here is something for you: {{ offer }}.

      Answer this e-mail with yes by {{ until }} & it is yours – nothing else changes.
      """,
    sms: "Stay with us: {{ offer }}. Answer YES by {{ until }}. {{ sender }}")

  static func failure(_ draft: MessageDraft, _ language: Language = .en) throws -> DraftFailure? {
    let check = DraftCheck(try brief(language))
    do throws(DraftFailure) {
      _ = try check.texts(of: draft)
      return nil
    } catch { return error }
  }

  @Test func `a draft that says what the template says is taken`() throws {
    let texts = try DraftCheck(try Self.brief()).texts(of: Self.good)
    #expect(texts.subject.plain.written == "Staying should cost you less")
    #expect(texts.body.names == ["offer", "until"])
    #expect(texts.sms.named == nil)
    let french = MessageDraft(
      subject: "Restez, et payez moins",
      body:
        "Nous aimerions vous garder parmi nous : {{ offer }}.\n\nRépondez oui avant la fin du {{ until }}.",
      sms: "Restez avec nous : {{ offer }}. Répondez OUI avant la fin du {{ until }}. {{ sender }}")
    #expect(try Self.failure(french, .fr) == nil)
  }

  @Test(
    arguments: [
      ("{{ offer }}.", "{{ offer }} and 20% more.", .number),
      ("{{ offer }}.", "{{ offer }}, ½ off.", .number),
      ("{{ offer }}.", "{{ offer }}, €.", .number), ("{{ offer }}.", "{{ offer }}, ٣ times.", .number),
      ("{{ offer }}.", "{{ offer }} and a free phone.", .promise),
      ("{{ offer }}.", "{{ offer }}, guaranteed.", .promise),
      ("{{ offer }}.", "{{ offer }} for twenty years.", .promise),
      ("{{ offer }}.", "a surprise.", .missing), ("{{ until }}", "soon", .missing),
      ("{{ offer }}.", "{{ offer }}, {{ offer }}.", .placeholder),
      ("{{ offer }}.", "{{ offer }} for {{ email }}.", .placeholder),
      ("{{ offer }}.", "{{ offer }} for {{ first_name }}.", .placeholder),
      ("{{ offer }}.", "{{ offer }} for {first_name}.", .placeholder),
      ("{{ offer }}.", "{{ offer }} }}.", .placeholder), ("{{ offer }}.", "{{ offer }} {{.", .placeholder),
      ("{{ offer }}.", "{{ offer }} at www.evil", .link), ("{{ offer }}.", "{{ offer }} at evil.com", .link),
      ("{{ offer }}.", "{{ offer }} at http evil", .link),
      ("{{ offer }}.", "{{ offer }} at evil.com/x", .characters),
      ("{{ offer }}.", "{{ offer }} to a@b", .characters),
      ("{{ offer }}.", "{{ offer }} <script>", .characters),
      ("{{ offer }}.", "{{ offer }} [Name]", .characters),
      ("{{ offer }}.", "{{ offer }} *|FNAME|*", .characters), ("{{ offer }}.", "{{ offer }} 🙂", .characters),
      ("{{ offer }}.", "{{ offer }} \u{202E}x", .characters),
      ("{{ offer }}.", "{{ offer }}\u{200B}", .characters),
      ("{{ offer }}.", "{{ offer }}\u{7}", .characters), ("{{ offer }}.", "{{ offer }} раypal", .characters),
      ("{{ offer }}.", "{{ offer }} because you called us.", .cause),
      ("{{ offer }}.", "{{ offer }}. " + String(repeating: "More words. ", count: 120), .length),
    ] as [(String, String, DraftFailure)])
  func `a body that says anything else is not`(
    part: String, replacement: String, failure: DraftFailure
  ) throws {
    let draft = MessageDraft(
      subject: Self.good.subject, body: Self.good.body.replacing(part, with: replacement), sms: Self.good.sms)
    #expect(try Self.failure(draft) == failure)
  }

  @Test(
    arguments: [
      ("", .length), ("A line\nBcc: x", .characters), ("{{ sender }} and {{ offer }}", .placeholder),
      ("Win big", .promise), (String(repeating: "long ", count: 20), .length), ("100 reasons", .number),
    ] as [(String, DraftFailure)])
  func `nor is such a subject`(subject: String, failure: DraftFailure) throws {
    let draft = MessageDraft(subject: subject, body: Self.good.body, sms: Self.good.sms)
    #expect(try Self.failure(draft) == failure)
  }

  @Test(
    arguments: [
      ("Stay with us: {{ offer }} by {{ until }}.", .missing), ("x {{ offer }}{{ until }}", .missing),
      (
        "Stay with us: {{ offer }}. Answer YES by {{ until }}. {{ sender }} "
          + String(repeating: "and so on ", count: 25), .length
      ),
      ("Stay with us: {{ offer }}. Appelle {{ until }} {{ sender }} tel +33", .characters),
    ] as [(String, DraftFailure)])
  func `nor such an SMS`(sms: String, failure: DraftFailure) throws {
    let draft = MessageDraft(subject: Self.good.subject, body: Self.good.body, sms: sms)
    #expect(try Self.failure(draft) == failure)
  }

  @Test func `random bytes are never taken`() throws {
    var state: UInt64 = 7
    let alphabet = Array("ab {}<>%1\n.@/é€\u{202E}offer until sender".unicodeScalars)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      #expect(try Self.failure(MessageDraft(subject: text, body: text, sms: text)) != nil)
    }
  }
}
