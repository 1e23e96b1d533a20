import Diagnostics
import Documents
import Drawing
import Findings
import Formats
import Foundation
import PDFEditing
import Testing

@testable import Writers

@Suite struct PDFTests {
  static let hasPoppler = Tool.exists("pdftotext") && Tool.exists("pdfinfo")

  /// What poppler prints about the example, one run of a program for each test.
  private func look(_ tool: String, _ arguments: [String], _ document: Document) throws -> String {
    let pdf = try PDFWriter().render(document)
    let name = document.wording.language == .en ? "report.pdf" : "rapport.pdf"
    return try Tool.withFile(pdf, named: name) { path in
      try Tool.output(tool, arguments.map { $0 == "FILE" ? path : $0 })
    }
  }

  @Test(.enabled(if: hasPoppler, "poppler-utils is not installed"), arguments: Language.allCases)
  func `every row of every table stands on the pages once`(_ language: Language) throws {
    let text = try look("pdftotext", ["-layout", "FILE", "-"], ExampleReport.document(language))
    let labels = ExampleReport.rowLabels() + (1...5).map { "Wide-\($0)y" } + ["Fiber optic", "Satellite <&>"]
    for label in labels { #expect(text.components(separatedBy: label).count == 2, "\(label)") }
    let header = language == .en ? "Main reason" : "Raison principale"
    #expect(text.components(separatedBy: header).count >= 4, "the header stands again on every page")
    let mark = language == .en ? "Table 2, continued" : "Tableau 2, suite"
    #expect(text.components(separatedBy: mark).count == text.components(separatedBy: header).count - 1)
  }

  @Test(.enabled(if: hasPoppler, "poppler-utils is not installed"), arguments: Language.allCases)
  func `no word leaves the margins of its page`(_ language: Language) throws {
    let boxes = try look("pdftotext", ["-bbox", "FILE", "-"], ExampleReport.document(language))
    var page = (width: 0.0, height: 0.0)
    var words = 0
    for line in boxes.split(separator: "\n") {
      // width="595.28" height="841.89", or xMin, yMin, xMax and yMax: every second part is a number.
      let parts = line.split(separator: "\"", maxSplits: 8)
      let numbers = stride(from: 1, to: parts.count, by: 2).compactMap { Double(parts[$0]) }
      if line.contains("<page "), numbers.count == 2 { page = (numbers[0], numbers[1]) }
      guard line.contains("<word "), numbers.count == 4 else { continue }
      words += 1
      #expect(numbers[0] >= 50 && numbers[2] <= page.width - 50, "\(line)")
      #expect(numbers[1] >= 15 && numbers[3] <= page.height - 15, "\(line)")
    }
    #expect(words > 500)
  }

  @Test func `the same document gives the same bytes`() throws {
    let document = ExampleReport.document()
    #expect(try PDFWriter().render(document) == PDFWriter().render(document))
  }

  @Test(.enabled(if: hasPoppler, "poppler-utils is not installed"))
  func `the structure has headings, lists, tables with scopes, figures and no text lost beside links`() throws
  {
    let tree = try look("pdfinfo", ["-struct-text", "FILE"], ExampleReport.document())
    for tag in [
      "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD",
      "Figure",
      "Link", "Caption", "BlockQuote", "TOC",
    ] {
      #expect(tree.contains(try Regex("(?m)^ *\(tag)(?: \\(|:|$)")), "\(tag)")
    }
    let rows = tree.components(separatedBy: "/Scope /Row").count - 1
    // Every row of the three tables and the author's own, and the two lines that name groups.
    #expect(rows == 120 + 5 + 4 + 2 + 2)
    #expect(tree.contains("fewer than in the quarter"))
    #expect(tree.contains(" keeps an expected 312 customers"))
  }

  @Test(.enabled(if: hasPoppler, "poppler-utils is not installed"))
  func `the file says its language, its title and what its figures show`() throws {
    let document = ExampleReport.document(.fr)
    let pdf = try PDFWriter().render(document)
    let text = try Tool.withFile(pdf, named: "rapport.pdf") { path in
      try Tool.output("qpdf", ["--qdf", "--object-streams=disable", path, "-"])
    }
    #expect(text.contains("/Lang (fr)"))
    #expect(text.contains("/DisplayDocTitle true"))
    #expect(text.contains("/Alt (Les courbes baissent le plus vite pour les clients au mois.)"))
    #expect(text.contains("/MarkInfo"))
  }

  @Test(.enabled(if: hasPoppler, "poppler-utils is not installed"))
  func `the summary is one page, and the appendix begins a new one`() throws {
    let text = try look("pdftotext", ["-layout", "FILE", "-"], ExampleReport.document())
    let pages = text.components(separatedBy: "\u{C}")
    #expect(pages[1].contains("12.7%"))
    #expect(pages[1].contains("Release $25,000"))
    #expect(!pages[1].contains("Retention by contract type"))
    let appendix = try #require(pages.firstIndex { $0.contains("Churn rate") && $0.contains("Glossary") })
    #expect(!pages[appendix].contains("Wide-5y"))
    #expect(pages.last { !$0.isEmpty }?.contains("Page \(pages.count - 1) of \(pages.count - 1)") == true)
  }

  @Test func `a summary longer than a page is refused`() throws {
    let example = ExampleReport.document()
    let long = Array(repeating: Block.paragraph([.text(Example(language: .en).prose)]), count: 20)
    let sections = [Section(anchor: "long", role: .summary, heading: "Long", blocks: long)] + example.sections
    let document = example.with(sections)
    let problems = #expect(throws: Problems.self) { try PDFWriter().render(document) }
    #expect(problems?.diagnostics.map { $0.code } == [.summaryTooLong])
  }

  @Test func `a table too wide for any page names its widest column`() throws {
    let columns = (1...30).map {
      ResultTable.Column("c\($0)", header: $0 == 7 ? "Incomprehensibilities" : "Column\($0)")
    }
    let row = ResultTable.Row(columns.map { _ in .value(Value(1_234_567, .money0)) })
    let table = ResultTable(columns: columns, rows: [row])
    let exhibit = Exhibit(title: "Too wide", content: .table(table), alt: "")
    let block = Block.table(TableBlock(anchor: "t", number: "Table 9", exhibit: exhibit, table: table))
    let document = ExampleReport.document().with([
      Section(anchor: "s", role: .body, heading: "Wide", blocks: [block])
    ])
    let problems = #expect(throws: Problems.self) { try PDFWriter().render(document) }
    let message = try #require(problems?.diagnostics.first?.message)
    #expect(message.contains("Table 9") && message.contains("Incomprehensibilities"))
  }

  @Test func `a table becomes narrower in steps, and its widths hold for all of its pages`() throws {
    let shaper = try TextShaper()
    let example = Example(language: .en)
    func measure(_ table: ResultTable) throws -> TableMeasure {
      try TableMeasure(
        PrintedTable(table, in: example.wording), available: Paper.upright.textWidth, canTurn: true,
        shaper: shaper, name: "it")
    }
    let normal = try measure(example.longTable(lines: 50))
    #expect(normal.paper == .upright && normal.size == 9)
    #expect(normal.width <= Paper.upright.textWidth + 0.01)
    let long = String(repeating: "many words ", count: 40)
    let texts = ResultTable(
      columns: ["a", "b", "c"].map { ResultTable.Column($0, header: $0, alignment: .leading) },
      rows: [.init([.text("How far scores can be trusted"), .text(long), .text(long)])])
    let shared = try measure(texts)
    #expect(abs(shared.width - Paper.upright.textWidth) < 0.01)
    #expect(shared.widths[0] > 110, "a short label keeps to one line")
    #expect(abs(shared.widths[1] - shared.widths[2]) < 0.01)
    let wide = try measure(example.wideTable)
    #expect(wide.paper == .turned)
    #expect(wide.width <= Paper.turned.textWidth + 0.01)
  }
}

extension Document {
  func with(_ sections: [Section]) -> Document {
    Document(
      id: id, title: title, period: period, member: member, asOf: asOf, wording: wording, cover: cover,
      sections: sections, extracts: extracts, cells: cells)
  }
}
