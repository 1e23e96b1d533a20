import Formats
import Messaging
import Testing

@Suite struct MessageComposerTests {
  static let shared = ["offer": "10% off for 6 months", "until": "30 October 2026"]

  static func texts(_ language: Language, _ action: String) throws -> MessageTexts {
    let file = try StandardMessages.file(language)
    return MessageTexts(try #require(file.message(action: action, persona: "", hasOffer: true)))
  }

  @Test func `text and HTML say the same, with the name where there is one`() throws {
    let composer = try MessageComposer(StandardMessages.file(.en), sender: MessageFileTests.sender)
    let texts = try Self.texts(.en, "discount_10")
    let email = try #require(
      try composer.email(texts, shared: Self.shared, personal: ["first_name": "Ana"]))
    #expect(email.subject == "Ana, a lower bill from Northwind")
    #expect(
      email.text == """
        Hello Ana,

        We would like you to stay, and to pay less while you do: 10% off for 6 months.

        To take this offer, answer this e-mail with yes by 30 October 2026. Nothing else about your contract changes.

        Kind regards,
        Northwind

        --
        You get this e-mail because you agreed to hear from us. To stop: https://example.com/stop?a=1&b=2

        """)
    #expect(email.html.contains("<p>Hello Ana,</p>"))
    #expect(email.html.contains(#"<a href="https://example.com/stop?a=1&amp;b=2">"#))
    #expect(email.html.contains(#"<html lang="en">"#))
    let plain = try #require(try composer.email(texts, shared: Self.shared))
    #expect(plain.subject == "A lower bill from Northwind")
    #expect(plain.text.hasPrefix("Hello,\n"))
  }

  @Test func `values are escaped for where they stand, and never looked through`() throws {
    let sender = MessageSender(name: "A&B <i>", signature: "x", unsubscribe: "mailto:stop@example.com")
    let composer = try MessageComposer(StandardMessages.file(.en), sender: sender)
    let texts = try Self.texts(.en, "discount_10")
    let hostile = #"<script>alert("x")</script> {{ until }} {{OFFER}}"#
    let email = try #require(
      try composer.email(texts, shared: Self.shared, personal: ["first_name": hostile]))
    #expect(!email.html.contains("<script"))
    #expect(email.html.contains("&lt;script&gt;"))
    #expect(!email.html.contains("<i>"))
    #expect(email.text.contains("{{ until }} {{OFFER}},"))
    #expect(email.html.contains(#"<a href="mailto:stop@example.com">"#))
    let odd = MessageSender(name: "N", unsubscribe: #"javascript:alert("x")"#)
    let other = try #require(
      try MessageComposer(StandardMessages.file(.en), sender: odd).email(texts, shared: Self.shared))
    #expect(!other.html.contains("<a "))
  }

  @Test func `an SMS names its sender and how to opt out, and does without a name that makes it too long`()
    throws
  {
    let composer = try MessageComposer(
      StandardMessages.file(.fr), sender: MessageSender(name: "Northwind", stop: "STOP 36111"))
    let texts = try Self.texts(.fr, "thank_you_credit")
    let shared = ["offer": "remise de 15,00\u{A0}€ pendant 1 mois", "until": "30 octobre 2026"]
    let sms = try #require(
      composer.sms(texts, shared: shared, personal: ["first_name": "Zoé"], segments: 1))
    #expect(
      sms == "Merci de votre confiance, Zoé. Sur votre prochaine facture : remise de 15,00 € pendant 1 mois. "
        + "Northwind STOP 36111")
    #expect(ShortMessage(sms).segments == 1)
    // "Żaneta" is not of the GSM alphabet, so her message would be two.
    let other = try #require(
      composer.sms(texts, shared: shared, personal: ["first_name": "Żaneta"], segments: 1))
    #expect(other.hasPrefix("Merci de votre confiance. Sur"))
    #expect(composer.sms(texts, shared: [:], segments: 1) == nil)
  }

  @Test func `French puts no line's end before its punctuation`() throws {
    let composer = try MessageComposer(StandardMessages.file(.fr), sender: MessageSender(name: "Northwind"))
    let shared = ["offer": "remise de 5\u{202F}% pendant 6 mois", "until": "1er novembre 2026"]
    let email = try #require(try composer.email(try Self.texts(.fr, "discount_5"), shared: shared))
    #expect(email.text.contains("l’alléger\u{A0}: remise de 5\u{202F}% pendant 6 mois."))
    #expect(
      email.text.hasSuffix(
        "--\nVous recevez cet e-mail parce que vous avez accepté nos messages. Pour ne plus en recevoir, répondez STOP.\n"
      ))
  }

  @Test(
    arguments: [
      ("Ana", "Ana"), ("  Jean-Luc \t d’Arc ", "Jean-Luc d’Arc"), ("J. R.", "J. R."), ("Zoë", "Zoë"),
      ("李", "李"),
      ("", nil), ("   ", nil), ("-", nil), ("evil.com", nil), ("http://x", nil), ("a@b", nil), ("<b>", nil),
      ("{{ offer }}", nil), ("Ana1", nil), ("Ana\u{202E}", nil), ("Ana\u{0}", nil),
      (String(repeating: "a", count: 41), nil),
    ] as [(String, String?)])
  func `a name is a name`(text: String, clean: String?) {
    #expect(PersonalValue.clean(text) == clean)
  }
}
