import Drawing
import Figures
import Foundation
import FoundationXML
import Testing
import Writers

@Suite struct SVGTests {
  static func svg(
    _ figure: Figure, id: String, title: String = "T", description: String = "D"
  ) throws -> String {
    let measurer = CairoMeasurer(try TextShaper())
    let size = FigureLayout(figure, width: 481.9, measuring: measurer).size
    var canvas = SVGCanvas(size: size, id: id, title: title, description: description, measuring: measurer)
    FigureLayout(figure, width: 481.9, measuring: canvas).draw(on: &canvas)
    return canvas.finish()
  }

  /// Collects ids, texts and classes; notes whether the text is well formed.
  private final class Reader: NSObject, XMLParserDelegate {
    var ids: [String] = []
    var references: [String] = []
    var text = ""
    var viewBox = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if let id = attributes["id"] { ids.append(id) }
      if name == "svg" {
        viewBox = attributes["viewBox"] ?? ""
        references += (attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    static func read(_ svg: String) throws -> Reader {
      let reader = Reader()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = reader
      try #require(parser.parse(), "the file is well-formed XML")
      return reader
    }
  }

  @Test(arguments: SampleFigures.all.map { $0.name }, SampleFigures.Words.allCases)
  func `every figure is well formed and the same twice`(name: String, words: SampleFigures.Words) throws {
    let make = try #require(SampleFigures.all.first { $0.name == name }?.figure)
    let first = try SVGTests.svg(make(words), id: name)
    #expect(try SVGTests.svg(make(words), id: name) == first)
    let reader = try Reader.read(first)
    #expect(Set(reader.ids) == Set(reader.references))
    #expect(!reader.viewBox.isEmpty)
  }

  @Test func `two figures of a page share no id`() throws {
    let figure = SampleFigures.bars(.en)
    let one = try Reader.read(SVGTests.svg(figure, id: "stay"))
    let two = try Reader.read(SVGTests.svg(figure, id: "trust.calibration"))
    #expect(!one.ids.isEmpty)
    #expect(Set(one.ids).isDisjoint(with: two.ids))
  }

  @Test func `texts are escaped and come out as they went in`() throws {
    let label = "R&D <script> \"a\" 'b' \u{7} ]]>"
    let figure = Figure(
      Panel(
        x: Axis(.hidden(0...1)), y: Axis(.band([label])),
        marks: [HorizontalBars(bars: [Bar(band: 0, value: 0.5, label: "<1%")])]))
    let reader = try Reader.read(SVGTests.svg(figure, id: "a", title: label, description: label))
    #expect(reader.text.contains("R&D <script>"))
    #expect(reader.text.contains("<1%"))
    #expect(!reader.text.contains("\u{7}"))
  }

  @Test func `every colour can be set by a page and is there without one`() throws {
    let svg = try SVGTests.svg(SampleFigures.survival(.en), id: "a")
    for name in ["series-1", "series-2", "series-3"] {
      #expect(svg.contains("class=\"stroke-\(name)\""))
      #expect(SVG.rules.contains(".figure .stroke-\(name){stroke:var(--\(name), #"))
      #expect(SVG.darkVariables.contains("--\(name):#"))
    }
    #expect(svg.contains("stroke=\"#12436D\""))
    #expect(!svg.contains("<style"))
  }

  @Test func `thousands of points stay small`() throws {
    var random = RandomFigures(seed: 1)
    let points = (0..<5000).map { _ in Point(random.share(), random.share()) }
    let figure = Figure(
      Panel(x: Axis(.linear(0...1)), y: Axis(.linear(0...1)), marks: [Scatter(points: points, tone: .focus)]))
    #expect(try SVGTests.svg(figure, id: "a").utf8.count < 90_000)
  }
}
