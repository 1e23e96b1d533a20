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
    #expect(throws: PDFEditingError.self) { try finishedPDF([PDFPart(pdf)], description(["one"])) }
    #expect(throws: PDFEditingError.self) {
      try finishedPDF([PDFPart(pdf)], description(["one", "two", "three"]))
    }
    #expect(try !finishedPDF([PDFPart(pdf)], description(["one", "two"])).isEmpty)
  }

  @Test func `a damaged file is refused`() {
    #expect(throws: PDFEditingError.self) {
      try PDFPart(Array("%PDF-1.5 nothing".utf8))
    }
    #expect(throws: PDFEditingError.self) { try PDFPart([]) }
  }

  @Test func `the same input gives the same bytes`() throws {
    let pdf = try drawing(figures: 1)
    let once = try finishedPDF([PDFPart(pdf)], description(["one"]))
    #expect(try finishedPDF([PDFPart(pdf)], description(["one"])) == once)
  }

  @Test(.enabled(if: Tool.exists("qpdf"), "qpdf is not installed"))
  func `what is drawn outside the structure is an artifact`() throws {
    let pdf = try finishedPDF([PDFPart(drawing(figures: 1))], description(["one"]))
    let text = try Tool.withFile(pdf, named: "artifact.pdf") { try Tool.output("qpdf", ["--qdf", $0, "-"]) }
    #expect(text.components(separatedBy: "/Artifact BMC").count == 2)
    let begun = text.components(separatedBy: " BDC").count + text.components(separatedBy: " BMC").count
    #expect(text.components(separatedBy: "EMC").count == begun - 1)
  }

  /// A page with a figure, and a link to a place when there is one to lead to.
  private func page(_ text: String, linkTo name: String? = nil) throws -> PDFPart {
    let canvas = try PDFCanvas(.init(title: "T", creator: "C", created: "2026-09-30T00:00:00Z"))
    let painter = canvas.painter
    painter.begin(.document)
    painter.begin(.section)
    painter.begin(.paragraph)
    painter.text(text, x: 56, y: 80, FontStyle(size: 10), .black)
    painter.end(.paragraph)
    if let name {
      painter.beginLink(Link(PDFNavigation.address(of: name)))
      painter.text("link", x: 56, y: 100, FontStyle(size: 10), .black)
      painter.endLink()
      painter.beginLink(Link("place:of no kind"))
      painter.text("web", x: 56, y: 120, FontStyle(size: 10), .black)
      painter.endLink()
    }
    painter.begin(.figure)
    painter.rectangle(x: 56, y: 200, width: 10, height: 10, fill: .black)
    painter.end(.figure)
    painter.end(.section)
    painter.end(.document)
    return try PDFPart(try canvas.finish())
  }

  private let navigation = PDFNavigation(
    places: ["début (1)": .init(page: 0, x: 10, y: 700), "plan": .init(page: 1, x: 20.5, y: 600)],
    outline: [
      .init("Début", to: "début (1)", children: [.init("Plan", to: "plan")]), .init("Plan", to: "plan"),
    ])

  @Test(.enabled(if: Tool.exists("qpdf"), "qpdf is not installed"))
  func `files drawn apart become one, with links and an outline across`() throws {
    let files = [try page("first", linkTo: "plan"), try page("second", linkTo: "début (1)")]
    let pdf = try finishedPDF(files, description(["one", "two"]), navigation, threads: 2)
    #expect(pdf == (try finishedPDF(files, description(["one", "two"]), navigation)))
    let (said, text) = try Tool.withFile(pdf, named: "joined.pdf") {
      (
        try Tool.output("qpdf", ["--check", $0]),
        try Tool.output("qpdf", ["--qdf", "--object-streams=disable", $0, "-"])
      )
    }
    #expect(said.contains("No syntax or stream encoding errors found"))
    #expect(text.contains("/Count 2"))
    #expect(text.components(separatedBy: "/Type /Catalog").count == 2)
    #expect(text.components(separatedBy: "/Type /StructTreeRoot").count == 2)
    #expect(text.components(separatedBy: "/S /Document").count == 2)
    // Two links and three entries of the outline; one address is not of the document.
    #expect(text.components(separatedBy: "/XYZ").count == 6)
    #expect(text.contains("/URI (place:of no kind)"))
    #expect(text.components(separatedBy: "/Title").count >= 4)
  }

  @Test(.enabled(if: Tool.exists("pdfinfo"), "poppler is not installed"))
  func `a joined file is read aloud in order`() throws {
    let files = [try page("first", linkTo: "plan"), try page("second"), try page("third")]
    let pdf = try finishedPDF(files, description(["one", "two", "three"]), navigation)
    let text = try Tool.withFile(pdf, named: "aloud.pdf") {
      try Tool.output("pdfinfo", ["-struct-text", $0])
    }
    let words = text.components(separatedBy: "\"").filter { ["first", "second", "third"].contains($0) }
    #expect(words == ["first", "second", "third"])
    #expect(text.components(separatedBy: "Figure").count == 4)
  }

  @Test func `a link that leads nowhere is found`() throws {
    let file = try page("only", linkTo: "nowhere")
    let error = #expect(throws: PDFEditingError.self) { try finishedPDF([file], description(["one"])) }
    #expect(error?.description.contains("nowhere") == true)
    #expect(throws: PDFEditingError.self) {
      try finishedPDF(
        [try page("only")], description(["one"]), PDFNavigation(outline: [.init("Gone", to: "gone")]))
    }
  }
}
