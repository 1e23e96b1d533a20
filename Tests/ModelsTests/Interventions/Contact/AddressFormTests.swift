import Models
import Testing

@Suite struct AddressFormTests {
  @Test(arguments: [
    ("a@example.com", "a@example.com"), ("  Ana.B+x@Example.CO.uk\t", "ana.b+x@example.co.uk"),
    ("\u{a0}a@b-c.example\u{a0}", "a@b-c.example"), ("o'neil@example.org", "o'neil@example.org"),
  ])
  func `addresses lose case and spaces around them`(written: String, form: String) {
    #expect(AddressForm.email.text(written) == form)
  }

  @Test(arguments: [
    "a", "a@", "@example.com", "a@b", "a@b.", "a@.com", "a b@example.com", "a@exa mple.com", "a@@example.com",
    ".a@example.com", "a.@example.com", "a..b@example.com", "a@-b.com", "a@b-.com", "a@b.c", "a@b.12",
    "a@example.com;b@example.com", "josé@example.com", "a@exämple.com", "=a()@example,com",
    String(repeating: "a", count: 65) + "@example.com", "a@" + String(repeating: "b", count: 64) + ".com",
  ])
  func `what cannot be an address is none`(written: String) {
    var form: [UInt8] = []
    #expect(AddressForm.email.read(Array(written.utf8), into: &form) == .malformed)
    #expect(form.isEmpty)
  }

  // The forms that Python’s phonenumbers 9.0.43 gives: format_number(parse(text, region), PhoneNumberFormat.E164).
  @Test(arguments: [
    ("06 12 34 56 78", "33", "+33612345678"), ("+33 (0)6 12 34 56 78", "33", "+33612345678"),
    ("0033 6.12.34.56.78", "49", "+33612345678"), ("+1-555-472-1169", "33", "+15554721169"),
    ("(415) 555-2671", "1", "+14155552671"), ("1 415 555 2671", "1", "+14155552671"),
    ("020 7946 0958", "44", "+442079460958"), ("06 698 12345", "39", "+390669812345"),
  ])
  func `numbers get their country code and lose what stands between digits`(
    written: String, code: String, form: String
  ) {
    #expect(AddressForm.phone(countryCode: code).text(written) == form)
  }

  @Test func `a number that names no country can be dialled, and is no E.164`() {
    var form: [UInt8] = []
    let reading = AddressForm.phone(countryCode: nil).read(Array("06 12 34 56 78".utf8), into: &form)
    #expect(reading == .national && String(decoding: form, as: UTF8.self) == "0612345678")
  }

  @Test(arguments: [
    "12", "+0 12 34 56 78", "+1234567", "call me", "06 12 34 56 78 ext. 4", "+33+612345678",
    "+1234567890123456", "=1+2",
  ])
  func `what cannot be a number is none`(written: String) {
    var form: [UInt8] = []
    #expect(AddressForm.phone(countryCode: nil).read(Array(written.utf8), into: &form) == .malformed)
  }

  @Test(arguments: ["", " ", "\t\u{a0} "]) func `blanks are blank`(written: String) {
    var form: [UInt8] = []
    #expect(AddressForm.email.read(Array(written.utf8), into: &form) == .blank)
    #expect(AddressForm.phone(countryCode: "33").read(Array(written.utf8), into: &form) == .blank)
  }
}
