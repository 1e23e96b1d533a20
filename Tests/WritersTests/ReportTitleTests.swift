import Documents
import Formats
import Testing

@testable import Writers

@Suite struct ReportTitleTests {
  private func document(_ title: String, member: String) -> Document {
    Document(
      id: "r", title: title, period: "2026Q3", member: member, asOf: Day(number: 0),
      wording: Wording(language: .en, currency: "usd"), cover: [], sections: [], extracts: [], cells: [])
  }

  @Test func `what the title says already is not said again`() {
    #expect(document("Retention, 2026Q3", member: "all").periodLine == nil)
    #expect(document("Retention, 2026Q3", member: "all").fullTitle == "Retention, 2026Q3")
    #expect(document("Retention", member: "all").fullTitle == "Retention, Q3 2026")
    #expect(document("Retention, Q3 2026", member: "all").periodLine == nil)
    #expect(document("Retention, 2026Q3", member: "North").fullTitle == "Retention, 2026Q3, North")
    #expect(document("Retention", member: "North").periodLine == "Q3 2026 · North")
  }

  @Test func `a report without sections is still a cover`() throws {
    let empty = document("Retention", member: "all")
    #expect(try !PDFWriter().render(empty).isEmpty)
    #expect(try HTMLTests.page(empty).contains("<h1>Retention</h1>"))
  }
}
