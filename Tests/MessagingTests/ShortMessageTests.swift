import Messaging
import Testing

@Suite struct ShortMessageTests {
  // Lengths and limits of 3GPP TS 23.038 and 23.040: 160 septets or 70 units alone, 153 and 67 in a chain.
  @Test(arguments: [
    (String(repeating: "a", count: 160), 160, 1), (String(repeating: "a", count: 161), 161, 2),
    (String(repeating: "a", count: 306), 306, 2), (String(repeating: "a", count: 307), 307, 3),
    ("", 0, 1), ("éèùìòàÉÇäöñüß£¥¿¡§", 18, 1),
  ])
  func `letters of the GSM alphabet are one unit each`(text: String, units: Int, segments: Int) {
    let message = ShortMessage(text)
    #expect(message.encoding == .gsm7)
    #expect(message.units == units)
    #expect(message.segments == segments)
  }

  @Test func `characters of the extension take two units and are not torn apart`() {
    #expect(ShortMessage("€").units == 2)
    #expect(ShortMessage(String(repeating: "€", count: 80)).segments == 1)
    // 152 units and an escape: the euro sign goes to the next message, so the 153rd unit stays empty.
    let text = String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 151)
    #expect(ShortMessage(text).units == 305)
    #expect(ShortMessage(text).segments == 2)
    #expect(ShortMessage(text + "a").segments == 3)
  }

  @Test func `one character outside the alphabet makes the whole message one of 16 bits`() {
    #expect(ShortMessage("forêt").encoding == .ucs2)
    #expect(ShortMessage("ê" + String(repeating: "a", count: 69)).segments == 1)
    #expect(ShortMessage("ê" + String(repeating: "a", count: 70)).segments == 2)
    #expect(ShortMessage("ê" + String(repeating: "a", count: 133)).segments == 2)
    #expect(ShortMessage("ê" + String(repeating: "a", count: 134)).segments == 3)
    #expect(ShortMessage("🙂").units == 2)
    let pairs = String(repeating: "a", count: 66) + "🙂" + String(repeating: "a", count: 65)
    #expect(ShortMessage(pairs).segments == 2)
    #expect(ShortMessage(pairs + "a").segments == 3)
  }

  @Test func `typography is made plain`() {
    let plain = ShortMessage.plain("l’offre : 15,00\u{A0}€ « oui » – œuvre…")
    #expect(plain == "l'offre : 15,00 € \" oui \" - oeuvre...")
    #expect(ShortMessage(plain).encoding == .gsm7)
  }
}
