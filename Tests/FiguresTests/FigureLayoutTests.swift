import Drawing
import Figures
import Testing
import Writers

@Suite struct FigureLayoutTests {
  /// Texts whose boxes meet, and texts that leave the figure.
  private static func faults(
    _ canvas: RecorderCanvas<some TextMeasurer>, in size: Size
  ) -> (outside: [String], colliding: [String]) {
    let outside = canvas.texts.filter { text in
      text.box.x < -0.5 || text.box.y < -0.5 || text.box.right > size.width + 0.5
        || text.box.bottom > size.height + 0.5
    }
    var colliding: [String] = []
    for (index, text) in canvas.texts.enumerated() {
      for other in canvas.texts[..<index] where text.box.meets(other.box) {
        colliding.append("\(other.text) | \(text.text)")
      }
    }
    return (outside.map { $0.text }, colliding)
  }

  @Test(arguments: 0..<120)
  func `no text leaves a figure and no two texts meet`(seed: UInt64) throws {
    var random = RandomFigures(seed: seed)
    let figure = random.figure()
    for width in [481.9, 380] {
      var canvas = RecorderCanvas(measuring: CairoMeasurer(try TextShaper()))
      let size = FigureLayout(figure, width: width, measuring: canvas).size
      FigureLayout(figure, width: width, measuring: canvas).draw(on: &canvas)
      let faults = FigureLayoutTests.faults(canvas, in: size)
      #expect(faults.outside.isEmpty, "outside at \(width)")
      #expect(faults.colliding.isEmpty, "colliding at \(width)")
      let isInside = canvas.points.allSatisfy { point in
        point.x >= -0.5 && point.x <= size.width + 0.5 && point.y >= -3 && point.y <= size.height + 3
      }
      #expect(isInside, "lines and shapes stay in the figure")
    }
  }

  @Test(arguments: SampleFigures.all.map { $0.name }, SampleFigures.Words.allCases)
  func `every word of a figure is drawn`(name: String, words: SampleFigures.Words) throws {
    let make = try #require(SampleFigures.all.first { $0.name == name }?.figure)
    let figure = make(words)
    var canvas = RecorderCanvas(measuring: CairoMeasurer(try TextShaper()))
    FigureLayout(figure, width: 481.9, measuring: canvas).draw(on: &canvas)
    let drawn = canvas.texts.map { $0.text }.joined(separator: " ")
    #expect(!drawn.contains("…"))
    for panel in figure.panels {
      let texts = [panel.title, panel.x.label, panel.y.label].compactMap { $0 }
      for text in texts { #expect(drawn.contains(text)) }
      for row in panel.riskTable?.rows ?? [] {
        for text in row.texts { #expect(canvas.texts.contains { $0.text == text }) }
      }
    }
  }

  @Test func `panels that share an axis are of one width and show its ticks once`() throws {
    let figure = SampleFigures.multiples(.en)
    var canvas = RecorderCanvas(measuring: CairoMeasurer(try TextShaper()))
    FigureLayout(figure, width: 481.9, measuring: canvas).draw(on: &canvas)
    #expect(canvas.texts.filter { $0.text == "75%" }.count == 1)
    let firstTicks = canvas.texts.filter { $0.text == "0" }.map { $0.box.x + $0.box.width / 2 }
    let lastTicks = canvas.texts.filter { $0.text == "72" }.map { $0.box.x + $0.box.width / 2 }
    let widths = zip(firstTicks, lastTicks).map { $1 - $0 }
    #expect(widths.count == 3)
    #expect(widths.allSatisfy { abs($0 - widths[0]) < 0.01 })
  }

  @Test func `rows decide the height of a figure by categories`() {
    func height(_ count: Int) -> Double {
      let bars = HorizontalBars(bars: (0..<count).map { Bar(band: $0, value: 0.5, label: "50%") })
      let panel = Panel(
        x: Axis(.hidden(0...1)), y: Axis(.band((0..<count).map { "level \($0)" })), marks: [bars])
      return FigureLayout(Figure(panel), width: 400, measuring: AverageWidths()).size.height
    }
    #expect(height(8) - height(4) == 4 * (height(5) - height(4)))
    #expect(height(4) < 120)
  }

  @Test func `values that are not finite draw nothing`() {
    let broken = [Point(0, 0.5), Point(1, .nan), Point(.infinity, 0.2), Point(2, 0.4)]
    let axis = Axis(.linear(0...2), ticks: [Axis.Tick(0, "0"), Axis.Tick(2, "2")])
    let figure = Figure(
      Panel(
        x: axis, y: Axis(.linear(0...1)),
        marks: [
          Curve(points: broken, tone: .focus, label: "curve"), StepCurve(points: broken, tone: .muted),
          Scatter(points: broken, tone: .muted), Marker(at: Point(.nan, 1), label: "lost"),
          Columns(values: [(0, .nan)]), CalibrationPoints(points: [(.nan, 1, 0, 1)]),
        ]))
    var canvas = RecorderCanvas(measuring: AverageWidths())
    FigureLayout(figure, width: 300, measuring: canvas).draw(on: &canvas)
    #expect(!canvas.texts.contains { $0.text == "lost" })
    #expect(canvas.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }
}

extension Box {
  /// Whether two boxes share more than a hair.
  fileprivate func meets(_ other: Box) -> Bool {
    let across = Swift.min(right, other.right) - Swift.max(x, other.x)
    let down = Swift.min(bottom, other.bottom) - Swift.max(y, other.y)
    return across > 0.3 && down > 0.3
  }
}
