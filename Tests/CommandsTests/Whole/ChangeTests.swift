import Commands
import Documents
import Formats
import TestSupport
import Testing

@Suite struct `Changes on the quarter before` {
  @Test func `are the differences of the two bundles, and are printed`() async throws {
    let folder = try await QuarterlyReport.published().copy()
    let now = try folder.results(QuarterlyReport.link)
    let before = try folder.results(QuarterlyReport.before)
    // A text of its own for every value that both bundles have, so that each delta is printed.
    let both = now.addresses.filter { now[$0]?.number != nil && before[$0]?.number != nil }
    #expect(both.count > 60)
    let deltas = both.map { "[\($0)={{ \($0):delta | num4 }}={{ \($0):previous | num4 }}]" }
    let text = "  - kind: text\n    id: changes\n    md: |\n      " + deltas.joined(separator: " ") + "\n"
    try folder.edit(QuarterlyReport.path, "  - { kind: appendix,", text + "\n  - { kind: appendix,")
    let outcome = await folder.run("render \(QuarterlyReport.path) -P quarter=2026Q3 --to html")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    let page = try folder.text("\(QuarterlyReport.link)/index.html")
    let wording = Wording(language: .en, currency: "usd")
    for address in both {
      let (new, old) = (try #require(now[address]?.number), try #require(before[address]?.number))
      let expected = "[\(address)=\(wording.number(new - old, .num4))=\(wording.number(old, .num4))]"
      #expect(page.contains(expected), "\(expected)")
    }
  }

  @Test func `are said in the summary and on the tiles, with the quarter's name`() async throws {
    let folder = try await QuarterlyReport.published()
    let (now, before) = (
      try folder.results(QuarterlyReport.link), try folder.results(QuarterlyReport.before)
    )
    let change =
      try #require(now["headline.churn_rate"]?.number) - #require(before["headline.churn_rate"]?.number)
    let wording = Wording(language: .en, currency: "usd")
    let page = try folder.text("\(QuarterlyReport.link)/index.html")
    #expect(page.split(separator: wording.number(change, .pp1)).count > 2)
    let outcomes = try await QuarterlyReport.commands.value.outcomes
    #expect(outcomes[1].printed.contains("\(wording.number(change, .pp1)) on Q2 2026"))
  }

  @Test func `are words where there is nothing before`() async throws {
    let folder = try await QuarterlyReport.published()
    let page = try folder.text("\(QuarterlyReport.before)/index.html")
    #expect(page.contains("no earlier period"))
    #expect(!page.contains("NaN") && !page.contains("nan%"))
  }
}
