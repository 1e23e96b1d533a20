import Documents
import Findings
import Formats
import Testing

@testable import Reports

/// What stands above a cell's exhibits.
@Suite struct HeadingTests {
  private let wording = Wording(language: .en, currency: "usd")

  private func cell(
    _ title: String?, takeaway: Takeaway? = nil, isSupplementary: Bool = false
  ) -> FinishedCell {
    let finding = Finding(
      exhibits: [
        Exhibit(title: "Tiles", content: .tiles([]), alt: "", isSupplementary: true),
        Exhibit(title: "Shares by contract", content: .tiles([]), alt: "", isSupplementary: isSupplementary),
      ], ledger: Ledger(rowsIn: 1))
    return FinishedCell(
      id: "c", kind: "cohorts", title: title, takeaway: takeaway, note: nil, alt: nil, body: .finding(finding)
    )
  }

  private func section(_ cell: FinishedCell, _ role: Section.Role = .body) -> Section {
    SectionBuilder(numbering: Numbering([cell], wording: wording), wording: wording).section(cell, role: role)
  }

  @Test func `a cell without a title is headed by what its first exhibit shows`() {
    #expect(section(cell(nil)).heading == "Shares by contract")
    #expect(section(cell("Contracts")).heading == "Contracts")
    let holds = section(cell(nil, takeaway: Takeaway(text: "They leave.", holds: true)))
    #expect(holds.heading == "They leave." && holds.kicker == nil)
    let fails = section(cell(nil, takeaway: Takeaway(text: "They leave.", holds: false)))
    #expect(fails.heading == "Shares by contract")
  }

  @Test func `the summary and cells that show nothing here need no heading`() {
    #expect(section(cell(nil), .summary).heading == nil)
    #expect(section(cell(nil, isSupplementary: true)).heading == nil)
  }
}
