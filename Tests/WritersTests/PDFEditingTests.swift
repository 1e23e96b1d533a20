import Drawing
import Foundation
import PDFEditing
import Testing

@Suite struct PDFEditingTests {
  private func drawing(figures: Int) throws -> [UInt8] {
    let canvas = try PDFCanvas(.init(title: "T", creator: "C", created: "2026-09-30T00:00:00Z"))
    canvas.painter.begin(.document)
    for _ in 0..<figures {
      canvas.painter.begin(.figure)
      canvas.painter.rectangle(x: 10, y: 10, width: 10, height: 10, fill: .black)
      canvas.painter.end(.figure)
    }
    canvas.painter.end(.document)
    canvas.painter.stroke([(0, 0), (10, 10)], .black, width: 1)
    return try canvas.finish()
  }

  private func description(_ alternatives: [String]) -> PDFAccessibility {
    PDFAccessibility(language: "en", title: "T", alternatives: alternatives, headers: [])
  }

  @Test func `a figure without a description is refused`() throws {
    let pdf = try drawing(figures: 2)
    #expect(throws: PDFEditingError.self) { try makeAccessible(pdf, description(["one"])) }
    #expect(throws: PDFEditingError.self) { try makeAccessible(pdf, description(["one", "two", "three"])) }
    #expect(try !makeAccessible(pdf, description(["one", "two"])).isEmpty)
  }

  @Test func `a damaged file is refused`() {
    #expect(throws: PDFEditingError.self) {
      try makeAccessible(Array("%PDF-1.5 nothing".utf8), description([]))
    }
    #expect(throws: PDFEditingError.self) { try makeAccessible([], description([])) }
  }

  @Test func `the same input gives the same bytes`() throws {
    let pdf = try drawing(figures: 1)
    let once = try makeAccessible(pdf, description(["one"]))
    #expect(try makeAccessible(pdf, description(["one"])) == once)
  }

  @Test(.enabled(if: Tool.exists("qpdf"), "qpdf is not installed"))
  func `what is drawn outside the structure is an artifact`() throws {
    let pdf = try makeAccessible(drawing(figures: 1), description(["one"]))
    let text = try Tool.withFile(pdf, named: "artifact.pdf") { try Tool.output("qpdf", ["--qdf", $0, "-"]) }
    #expect(text.components(separatedBy: "/Artifact BMC").count == 2)
    let begun = text.components(separatedBy: " BDC").count + text.components(separatedBy: " BMC").count
    #expect(text.components(separatedBy: "EMC").count == begun - 1)
  }
}
