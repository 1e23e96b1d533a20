import Testing

@testable import Figures

struct HeatMapTests {
  /// WCAG's relative luminance of a colour seen over white.
  private func luminance(_ ink: Ink) -> Double {
    func linear(_ value: Double) -> Double {
      let seen = value * ink.alpha + 1 - ink.alpha
      let root = (seen + 0.055) / 1.055
      // Between squaring and cubing: root^2.4.
      return seen <= 0.03928 ? seen / 12.92 : SampleFigures.exponential(2.4 * SampleFigures.logarithm(root))
    }
    return 0.2126 * linear(ink.red) + 0.7152 * linear(ink.green) + 0.0722 * linear(ink.blue)
  }

  @Test func `shades darken step by step, and the number in each can be read`() {
    let shades = HeatMap.shades.map { luminance(Palette.series1.opacity($0)) }
    #expect(zip(shades, shades.dropFirst()).allSatisfy { $0 > $1 })
    for (index, shade) in shades.enumerated() {
      let text = index >= HeatMap.firstDark ? 1.0 : luminance(Palette.text)
      #expect((max(shade, text) + 0.05) / (min(shade, text) + 0.05) >= 4.5)
    }
    #expect(HeatMap.shade(of: -1) == 0 && HeatMap.shade(of: 1) == 6 && HeatMap.shade(of: 0.5) == 3)
  }

  private func drawn(_ cells: [HeatMap.Cell], columns: Int) -> RecorderCanvas<AverageWidths> {
    var canvas = RecorderCanvas(measuring: AverageWidths())
    FigureLayout(
      Figure(
        Panel(
          x: Axis(.band((0..<columns).map { "\($0)" })), y: Axis(.band(["A", "B"])),
          marks: [HeatMap(cells: cells)])), width: 400, measuring: canvas
    ).draw(on: &canvas)
    return canvas
  }

  @Test func `numbers stand where they fit, and what is not known is hatched inside its cell`() {
    let cells = [
      HeatMap.Cell(column: 0, row: 0, share: 0.9, lines: ["38"]),
      HeatMap.Cell(column: 1, row: 0, share: nil),
    ]
    let wide = drawn(cells, columns: 4)
    #expect(wide.texts.contains { $0.text == "38" })
    #expect(wide.operations.count { $0.hasPrefix("line") } > 10)
    let narrow = drawn(cells, columns: 60)
    #expect(!narrow.texts.contains { $0.text == "38" })
    let boxes = wide.operations.filter { $0.hasPrefix("rectangle") }
    #expect(boxes.count == 1)
    #expect(wide.points.allSatisfy { $0.x >= 0 && $0.x <= 400 && $0.y >= 0 })
  }

  @Test func `texts under the number are broken into two lines, and left out where they do not fit`() {
    let cells = [HeatMap.Cell(column: 0, row: 0, share: 0.2, lines: ["38", "Potential loyalists"])]
    func lines(columns: Int) -> [String] {
      drawn(cells, columns: columns).texts.map { $0.text }.filter { $0 == "38" || $0.contains("al") }
    }
    #expect(lines(columns: 3) == ["38", "Potential loyalists"])
    #expect(lines(columns: 8) == ["38", "Potential", "loyalists"])
    #expect(lines(columns: 15) == ["38"] && lines(columns: 60).isEmpty)
  }

  @Test func `its colours turn round with a dark page`() {
    var canvas = SVGCanvas(
      size: Size(width: 400, height: 60), id: "h", title: "t", description: "d", measuring: AverageWidths())
    FigureLayout(
      Figure(
        Panel(
          x: Axis(.band(["1", "2"])), y: Axis(.band(["A"])),
          marks: [
            HeatMap(cells: [
              HeatMap.Cell(column: 0, row: 0, share: 1, lines: ["9"]),
              HeatMap.Cell(column: 1, row: 0, share: nil),
            ])
          ])), width: 400, measuring: canvas
    ).draw(on: &canvas)
    let svg = canvas.finish()
    #expect(svg.contains("fill-series-1") && svg.contains("fill-paper") && svg.contains("stroke-grey"))
  }
}
