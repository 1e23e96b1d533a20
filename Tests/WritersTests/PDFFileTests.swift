import Drawing
import PDFEditing
import Testing

@testable import Writers

/// The second pass deflates pages by itself and side by side; the file stays one that others read.
@Suite struct PDFFileTests {
  private static let document = ExampleReport.document()

  @Test(.enabled(if: Tool.exists("qpdf"), "qpdf is not installed"))
  func `another program finds nothing wrong with the file`() throws {
    let pdf = try PDFWriter(threads: 2).render(Self.document)
    let said = try Tool.withFile(pdf, named: "checked.pdf") { try Tool.output("qpdf", ["--check", $0]) }
    #expect(said.contains("No syntax or stream encoding errors found"))
  }

  @Test func `any number of threads gives the same bytes`() throws {
    let one = try PDFWriter(threads: 1).render(Self.document)
    for threads in 2...4 { #expect(try PDFWriter(threads: threads).render(Self.document) == one) }
  }

  @Test(.enabled(if: Tool.exists("qpdf"), "qpdf is not installed"))
  func `text beyond ASCII is kept in what is said aloud`() throws {
    let canvas = try PDFCanvas(.init(title: "T", creator: "C", created: "2026-09-30T00:00:00Z"))
    canvas.painter.begin(.document)
    canvas.painter.begin(.figure)
    canvas.painter.rectangle(x: 10, y: 10, width: 10, height: 10, fill: .black)
    canvas.painter.end(.figure)
    canvas.painter.end(.document)
    let description = PDFAccessibility(
      language: "fr", title: "T", alternatives: ["Dépenses (100 €) \\ 𝄞"], headers: [])
    let pdf = try finishedPDF([PDFPart(try canvas.finish())], description)
    let text = try Tool.withFile(pdf, named: "alt.pdf") {
      try Tool.output("qpdf", ["--json", $0])
    }
    #expect(text.contains("Dépenses (100 €)"))
  }
}
