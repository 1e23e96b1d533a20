import Testing

@testable import Figures

/// Bars to either side of a value, and a line over a heat map.
struct SensitivityMarksTests {
  private func drawn(_ panel: Panel) -> RecorderCanvas<AverageWidths> {
    var canvas = RecorderCanvas(measuring: AverageWidths())
    FigureLayout(Figure(panel), width: 400, measuring: canvas).draw(on: &canvas)
    return canvas
  }

  private func tornado(_ items: [SpanBars.Item]) -> RecorderCanvas<AverageWidths> {
    drawn(
      Panel(
        x: Axis(.linear(-40...140)), y: Axis(.band(["Effect", "Margin", "Costs"])),
        marks: [SpanBars(items, from: 50)]))
  }

  @Test func `each input has a hollow and a filled bar and its values beyond the ends`() throws {
    let canvas = tornado([
      SpanBars.Item(band: 0, low: 0, high: 100, lowLabel: "4%", highLabel: "12%", ticks: [10, 130]),
      SpanBars.Item(band: 1, low: 80, high: 30, lowLabel: "80", highLabel: "120"),
      SpanBars.Item(band: 2, low: 60, high: 70, lowLabel: "a", highLabel: "b"),
    ])
    #expect(canvas.operations.count { $0.hasPrefix("rectangle") } == 6)
    func x(_ text: String) throws -> Double { try #require(canvas.texts.first { $0.text == text }).box.x }
    #expect(try x("4%") < x("12%"))
    // The high end lies lower here, so its value stands on the left.
    #expect(try x("120") < x("80"))
    #expect(try x("a") < x("b"))
    #expect(canvas.points.allSatisfy { $0.x >= 0 && $0.x <= 400 && $0.y >= 0 })
  }

  @Test func `a stroke just beyond a bar moves the value past it, one far away does not`() throws {
    func place(_ tick: Double) throws -> Double {
      let canvas = tornado([
        SpanBars.Item(band: 0, low: 40, high: 80, lowLabel: "4%", highLabel: "12%", ticks: [tick])
      ])
      return try #require(canvas.texts.first { $0.text == "12%" }).box.x
    }
    #expect(try place(84) > place(50))
    #expect(try place(130) == place(50))
  }

  @Test func `a contour is a light and a dark line for each piece, named where it leaves the grid`() throws {
    func canvas(_ pieces: [(from: Point, to: Point)]) -> RecorderCanvas<AverageWidths> {
      let cells = (0..<9).map { HeatMap.Cell(column: $0 % 3, row: $0 / 3, share: Double($0) / 9) }
      return drawn(
        Panel(
          x: Axis(.band(["a", "b", "c"])), y: Axis(.band(["A", "B", "C"])),
          marks: [HeatMap(cells: cells), Contour(pieces: pieces, label: "zero")]))
    }
    let up = canvas([(Point(0, 0), Point(0.5, 1)), (Point(0.5, 1), Point(1, 2))])
    #expect(up.operations.count { $0.hasPrefix("line") } >= 4)
    let across = canvas([(Point(0, 1), Point(2, 1.5))])
    let (above, beside) = (
      try #require(up.texts.first { $0.text == "zero" }),
      try #require(across.texts.first { $0.text == "zero" })
    )
    #expect(beside.box.x > above.box.x)
    #expect(canvas([]).texts.allSatisfy { $0.text != "zero" })
  }
}
