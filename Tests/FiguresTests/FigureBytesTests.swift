import Drawing
import Figures
import Testing
import Writers

@Suite struct FigureBytesTests {
  static func pdf(_ figure: Figure) throws -> [UInt8] {
    let canvas = try PDFCanvas(
      PDFCanvas.Info(title: "figure", creator: "tests", created: "2026-09-30T00:00:00Z"))
    var cairo = CairoCanvas(canvas.painter)
    FigureLayout(figure, width: 481.9, measuring: cairo).draw(at: Point(56, 60), on: &cairo)
    return try canvas.finish()
  }

  static func png(_ figure: Figure) throws -> [UInt8] {
    let shaper = try TextShaper()
    let size = FigureLayout(figure, width: 481.9, measuring: CairoMeasurer(shaper)).size
    let canvas = try PNGCanvas(width: size.width, height: size.height, scale: 1)
    var cairo = CairoCanvas(canvas.painter)
    FigureLayout(figure, width: 481.9, measuring: cairo).draw(on: &cairo)
    return try canvas.finish()
  }

  @Test func `figures drawn one by one and side by side are the same bytes`() async throws {
    let figures = SampleFigures.all.map { $0.figure(.fr) }
    let alone = try figures.map { (try FigureBytesTests.pdf($0), try FigureBytesTests.png($0)) }
    let together = try await withThrowingTaskGroup(of: (Int, [UInt8], [UInt8]).self) { group in
      for (index, figure) in figures.enumerated() {
        group.addTask { (index, try FigureBytesTests.pdf(figure), try FigureBytesTests.png(figure)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = ($1.1, $1.2) }
    }
    for (index, expected) in alone.enumerated() {
      let found = try #require(together[index])
      #expect(found.0 == expected.0)
      #expect(found.1 == expected.1)
    }
  }

  @Test func `the layout for SVG is the layout of Cairo`() throws {
    let figure = SampleFigures.survival(.fr)
    let canvas = try PDFCanvas(
      PDFCanvas.Info(title: "figure", creator: "tests", created: "2026-09-30T00:00:00Z"))
    let onPage = FigureLayout(figure, width: 481.9, measuring: CairoCanvas(canvas.painter)).size
    let alone = FigureLayout(figure, width: 481.9, measuring: CairoMeasurer(try TextShaper())).size
    #expect(onPage == alone)
    let style = TextStyle(size: 8.5, weight: .medium, ink: Palette.text)
    let text = "Sans engagement 30\u{202F}%"
    #expect(
      CairoCanvas(canvas.painter).width(of: text, style)
        == CairoMeasurer(try TextShaper()).width(of: text, style))
  }
}
