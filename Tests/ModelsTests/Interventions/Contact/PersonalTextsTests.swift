import Models
import Tables
import Testing

/// Personal texts in the forms that tools document.
@Suite struct PersonalTextsTests {
  private func text(_ written: String?, _ form: PersonalTexts.Form, in country: String? = nil) -> String? {
    PersonalTexts(
      .text(TextColumn([written])), as: form, countries: .text(TextColumn([country]))
    ).text(0)
  }

  @Test(arguments: [
    ("O’Neil", "oneil"), ("o'brien", "obrien"), ("St. Louis", "stlouis"), ("Saint-Étienne", "saintétienne"),
    (" Zoë\tLou ", "zoëlou"), ("N.Y.", "ny"), ("李", "李"),
  ])
  func `nothing but letters is left of a name or a place`(written: String, form: String) {
    #expect(text(written, .letters) == form)
  }

  @Test func `words keep one space between them, and lose their punctuation where that is asked for`() {
    #expect(text("  Mary   Ann ", .words) == "mary ann")
    #expect(text("D’Arcy", .words) == "d’arcy")
    #expect(text("van  O’Neil-Hart", .plainWords) == "van oneilhart")
    #expect(text(" ' ", .plainWords) == nil && text("42", .letters) == nil)
  }

  @Test(
    arguments: [
      ("94035-1234", "US", "94035", "94035"), ("94035 1234", "us", "94035", "94035"),
      ("940351234", "US", "94035", "94035"), ("2139", "US", "02139", "02139"),
      ("94035-1234", nil, "94035", "94035"), ("12345-6789", "SA", "12345-6789", "123456789"),
      ("WC2H 8LG", "GB", "WC2H 8LG", "wc2h8"), ("m1 1ae", "UK", "m1 1ae", "m11"),
      ("WC2H", "GB", "WC2H", "wc2h"),
      (" 75 001 ", "FR", "75 001", "75001"), ("01310-100", "BR", "01310-100", "01310100"),
      ("K1A 0B1", "CA", "K1A 0B1", "k1a0b1"),
    ] as [(String, String?, String, String)])
  func `postal codes are those of their country`(
    written: String, country: String?, form: String, compact: String
  ) {
    #expect(text(written, .postal, in: country) == form)
    #expect(text(written, .compactPostal, in: country) == compact)
  }

  @Test(arguments: [
    (" us", "US"), ("De", "DE"), ("UK", "GB"), ("United States", nil), ("XX", nil), ("USA", nil),
  ])
  func `a country is a code of two letters or nothing`(written: String, code: String?) {
    #expect(text(written, .country(inCapitals: true)) == code)
    #expect(text(written, .country(inCapitals: false)) == code?.lowercased())
  }

  @Test func `addresses that begin as a formula are found, and those that cannot be right are not`() {
    let column = Column.text(
      TextColumn(["a@example.com", " +a@example.com", "=cmd()", nil, "=a@example.com", "@a@example.com"]))
    #expect(AddressKeys.formulas(column, .email) == [1, 4])
    #expect(AddressKeys.formulas(column, .phone(countryCode: nil)) == [])
  }
}
