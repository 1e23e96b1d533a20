import Diagnostics
import Documents
import Findings
import Formats
import Foundation
import HTMLTemplates
import Outside
import Testing

@testable import Writers

@Suite struct HTMLTests {
  /// The folder of the project's own templates.
  static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates").path

  static func page(_ document: Document = ExampleReport.document(), data: Bool = true) throws -> String {
    let writer = try HTMLWriter(templates: templates, linksToData: data, in: Disk())
    return String(decoding: try writer.render(document), as: UTF8.self)
  }

  private func matches(_ pattern: Regex<(Substring, Substring)>, in page: String) -> [String] {
    page.matches(of: pattern).map { String($0.output.1) }
  }

  @Test func `the page asks nothing of the network`() throws {
    let page = try Self.page()
    try Tool.withFile(Array(page.utf8), named: "index.html") { _ in }
    // The author's own link and the name of SVG are the only addresses; neither is fetched.
    let addresses = page.matches(of: #/[a-z]+://[^"'\s<)]+/#).map { String($0.output) }
    #expect(Set(addresses) == ["https://example.org/churn?a=1&amp;b=2", "http://www.w3.org/2000/svg"])
    for loader in ["<script", "<link", "<img", "<iframe", "@import", "url("] {
      #expect(!page.contains(loader), "\(loader)")
    }
    #expect(page.utf8.count < 2_000_000)
  }

  @Test(arguments: Language.allCases)
  func `every element that is begun is ended in its place`(_ language: Language) throws {
    let page = try Self.page(ExampleReport.document(language))
    let void: Set<String> = ["meta", "br"]
    var open: [String] = []
    for match in page.matches(of: #/<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>/#) {
      let name = String(match.output.2)
      if void.contains(name) || match.output.3.hasSuffix("/") { continue }
      if match.output.1.isEmpty {
        open.append(name)
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func `every id is given once and every link within the page leads somewhere`() throws {
    let page = try Self.page()
    let ids = matches(#/ id="([^"]*)"/#, in: page)
    #expect(Set(ids).count == ids.count)
    for target in matches(#/href="#([^"]*)"/#, in: page) { #expect(ids.contains(target), "\(target)") }
    for label in page.matches(of: #/aria-labelledby="([^"]*)"/#).flatMap({ $0.output.1.split(separator: " ") }
    ) {
      #expect(ids.contains(String(label)), "\(label)")
    }
  }

  @Test func `every row, value and description of the document is there once`() throws {
    let page = try Self.page()
    for label in ExampleReport.rowLabels() { #expect(page.components(separatedBy: ">\(label)<").count == 2) }
    #expect(page.contains("<desc id=\"svg-stay-desc\">Curves of staying fall fastest"))
    #expect(page.contains("&lt;&amp; &quot;others&quot;&gt;"))
    #expect(page.contains("Satellite &lt;&amp;&gt;"))
    #expect(page.contains("<th class=\"spanner\" scope=\"colgroup\" colspan=\"2\">Churn</th>"))
    #expect(page.contains("<html lang=\"en\">"))
    #expect(try Self.page(ExampleReport.document(.fr)).contains("<html lang=\"fr\">"))
  }

  @Test func `figures and tables link to the data behind them, unless the bundle has none`() throws {
    let links = matches(#/href="(data/[^"]*)"/#, in: try Self.page())
    // The figure's numbers are in the table of its cell.
    #expect(
      links == ["data/stay.table.csv", "data/cohorts.csv", "data/outreach.csv", "data/wide.scores.csv"])
    var bundle = ReportBundle()
    try CSVWriter().write(ExampleReport.document(), into: &bundle)
    for link in links { #expect(bundle.files.contains { $0.path == link }, "\(link)") }
    #expect(try !Self.page(data: false).contains("data/"))
  }

  @Test func `what the author or the data say is never markup`() throws {
    let nasty = "</style><script>alert(1)</script>\" onload='x' {{TITLE}}"
    let tile = Tile(label: nasty, value: Value(absent: nasty, format: .num0), change: nasty)
    let blocks: [Block] = [
      .paragraph([.text(nasty), .code(nasty), .link([.text(nasty)], url: "javascript:alert(1)")]),
      .tiles([tile], anchor: "tiles"), .callout(Callout(tone: .note, title: nasty, blocks: [])),
      .definition([(nasty, [.text(nasty)])]),
    ]
    let document = ExampleReport.document().with([
      Section(anchor: "s", role: .body, heading: nasty, kicker: nasty, blocks: blocks)
    ])
    let page = try Self.page(document)
    #expect(!page.contains("<script"))
    #expect(!page.contains("javascript:"))
    #expect(!page.contains("onload='"))
    #expect(page.components(separatedBy: "</style>").count == 2)
    #expect(page.contains("{{TITLE}}"))
  }

  @Test func `a missing template is reported with its path`() throws {
    let problems = #expect(throws: Problems.self) { try HTMLWriter(templates: "nowhere", in: Disk()) }
    let diagnostics = try #require(problems?.diagnostics)
    #expect(diagnostics.map { $0.code } == Array(repeating: .templateMissing, count: 6))
    #expect(diagnostics.first?.place?.path == "nowhere/page.html")
  }

  @Test func `a malformed template is refused`() {
    #expect(throws: HTMLTemplateError.malformed("a")) { try HTMLTemplates([("a", "{{#OPEN}}text")]) }
  }

  @Test func `the registry gives the writers asked for, and results always`() throws {
    func names(_ outputs: [String]) throws -> [String] {
      try WriterRegistry.writers(for: outputs, templates: Self.templates, in: Disk())
        .map { type(of: $0).name }
    }
    #expect(try names(["html", "csv", "pdf"]) == ["pdf", "html", "csv", "results"])
    #expect(try names([]) == ["results"])
  }
}
