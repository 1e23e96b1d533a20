import Figures
import TestSupport
import Testing

/// What is drawn for every kind of figure, operation by operation, with widths that no installed font changes.
@Suite struct GoldenFigureTests {
  @Test(arguments: SampleFigures.all.map { $0.name }, SampleFigures.Words.allCases)
  func `each kind of figure is drawn as recorded`(name: String, words: SampleFigures.Words) throws {
    let make = try #require(SampleFigures.all.first { $0.name == name }?.figure)
    var canvas = RecorderCanvas(measuring: AverageWidths())
    FigureLayout(make(words), width: 481.9, measuring: canvas).draw(on: &canvas)
    try Golden.expect(canvas.transcript, is: "figures/\(name)-\(words).txt")
  }
}
