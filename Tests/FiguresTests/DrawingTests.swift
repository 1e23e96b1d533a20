import Drawing
import Testing

@Suite struct DrawingTests {
  /// Two pages with everything that could differ between runs: text, tags, links, an outline, dashes, dots.
  static func sample() throws(DrawingError) -> [UInt8] {
    let canvas = try PDFCanvas(
      PDFCanvas.Info(title: "Échantillon (1)", creator: "tests", created: "2026-09-30T00:00:00Z"))
    let painter = canvas.painter
    painter.begin(.document)
    painter.begin(.heading1)
    painter.text("Churn was 26.5 %", x: 56, y: 80, FontStyle(size: 18, weight: .semibold), .black)
    painter.end(.heading1)
    let words = painter.shaper.paragraph(
      [
        TextRun("See ", FontStyle(size: 10)),
        TextRun(
          "the plan", FontStyle(size: 10, isItalic: true), Color(hex: 0x12436D), link: Link("place:plan")),
        TextRun(
          " and `it's` data/plan.csv", FontStyle(size: 9, family: .mono),
          link: Link("https://a.example/b?c='d'")),
      ], width: 120, leading: 14)
    painter.begin(.paragraph)
    painter.draw(words, x: 56, y: 100)
    painter.end(.paragraph)
    canvas.nextPage()
    painter.begin(.figure)
    painter.stroke([(56, 60), (200, 90)], .black, width: 1, dash: .dashDotted)
    painter.dots([(60, 100), (70, 110)], radius: 2, Color(hex: 0xF46A25, alpha: 0.5))
    painter.rectangle(x: 56, y: 200, width: 40, height: 20, radius: 3, fill: Color(hex: 0x28A197))
    painter.end(.figure)
    painter.end(.document)
    return try canvas.finish()
  }

  @Test func `the same calls give the same bytes, also side by side`() async throws {
    let first = try DrawingTests.sample()
    let others = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<6 { group.addTask { try DrawingTests.sample() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(first.starts(with: Array("%PDF-".utf8)))
    #expect(others.allSatisfy { $0 == first })
  }

  @Test func `a tag left open is an error of its own`() throws {
    #expect(throws: DrawingError.openTags(["Document", "P"])) {
      let canvas = try PDFCanvas(PDFCanvas.Info(title: "", creator: "tests", created: "2026-09-30T00:00:00Z"))
      canvas.painter.begin(.document)
      canvas.painter.begin(.paragraph)
      _ = try canvas.finish()
    }
  }

  @Test(arguments: StructureTag.allCases)
  func `Cairo accepts every structure tag`(tag: StructureTag) throws {
    let canvas = try PDFCanvas(PDFCanvas.Info(title: "", creator: "tests", created: "2026-09-30T00:00:00Z"))
    canvas.painter.begin(tag)
    canvas.painter.text("x", x: 50, y: 50, FontStyle(size: 10), .black)
    canvas.painter.end(tag)
    #expect(try !canvas.finish().isEmpty)
  }

  @Test func `a size that Cairo cannot make is reported`() {
    #expect(throws: DrawingError.self) { _ = try PNGCanvas(width: 100_000, height: 10) }
  }

  @Test func `lines fit the width they are broken to and follow each other evenly`() throws {
    let shaper = try TextShaper()
    let text = "Les clients sous contrat mensuel partent trois fois plus souvent que les autres ; "
    let font = FontStyle(size: 10)
    for width in stride(from: 40.0, through: 400, by: 20) {
      let paragraph = shaper.paragraph([TextRun(text, font)], width: width, leading: 14)
      #expect(paragraph.lines.allSatisfy { $0.width <= width + 0.01 })
      #expect(paragraph.height == Double(paragraph.lines.count) * 14)
      #expect(paragraph.lines.allSatisfy { $0.baseline > $0.top && $0.baseline < $0.top + 14 })
    }
    let trailing = shaper.paragraph([TextRun("12.3", font)], width: 60, leading: 14, alignment: .trailing)
    #expect(abs(trailing.lines[0].left + trailing.lines[0].width - 60) < 1e-9)
  }

  @Test func `digits are of one width and widths grow with the size`() throws {
    let shaper = try TextShaper()
    let font = FontStyle(size: 10)
    #expect(shaper.width(of: "111", font) == shaper.width(of: "888", font))
    let proportional = FontStyle(size: 10, hasTabularFigures: false)
    #expect(shaper.width(of: "111", proportional) < shaper.width(of: "888", proportional))
    let double = shaper.width(of: "Retention", FontStyle(size: 20))
    #expect(abs(double - 2 * shaper.width(of: "Retention", font)) < 0.02)
    #expect(shaper.width(of: "", font) == 0)
  }

  @Test func `the manifest can name libraries and fonts`() throws {
    #expect(Libraries.versions.map { $0.name } == ["cairo", "pango", "harfbuzz"])
    let fonts = Libraries.fonts()
    #expect(fonts.map { $0.name }.contains("Inter Medium"))
    #expect(fonts.allSatisfy { $0.checksum.count == 8 })
  }
}
