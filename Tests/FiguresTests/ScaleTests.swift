import Figures
import Testing

@Suite struct ScaleTests {
  @Test(arguments: 0..<200)
  func `ticks are round, even and cover the range`(seed: UInt64) {
    var random = RandomFigures(seed: seed)
    let size = SampleFigures.exponential(Double(random.number(-12...12)))
    let low = (random.share() - 0.5) * 10 * size
    let range = low...(low + (random.share() + 0.01) * size)
    for count in 3...9 {
      let ticks = Axis.niceTicks(range, count: count)
      let step = ticks[1] - ticks[0]
      #expect(ticks[0] <= range.lowerBound + step * 1e-6)
      #expect(ticks[ticks.count - 1] >= range.upperBound - step * 1e-6)
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { abs($1 - $0 - step) < step * 1e-6 })
      #expect(abs(ticks.count - count) <= 2)
      // No tick is wasted: the range reaches into the first and the last step.
      #expect(ticks[1] > range.lowerBound && ticks[ticks.count - 2] < range.upperBound)
    }
  }

  @Test func `ticks print without stray digits`() {
    #expect(Axis.niceTicks(0...1, count: 6).map { "\($0)" } == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Axis.niceTicks(0...0.3, count: 4) == [0, 0.1, 0.2, 0.3])
    #expect(Axis.niceTicks(0...72, count: 4) == [0, 25, 50, 75])
    #expect(Axis.niceTicks(0...118_000, count: 4) == [0, 50_000, 100_000, 150_000])
    #expect(Axis.niceTicks(-0.24...0.16, count: 5) == [-0.3, -0.2, -0.1, 0, 0.1, 0.2])
  }

  @Test func `a range of one value or none at all still has ticks to show`() {
    #expect(Axis.niceTicks(5...5).first.map { $0 < 5 } == true)
    #expect(Axis.niceTicks(0...0).count > 1)
    #expect(Axis.niceTicks(0...(.infinity)).isEmpty)
  }

  @Test func `numbers run upward, categories downward, logarithms by ratio`() {
    let box = Box(x: 10, y: 20, width: 100, height: 50)
    let frame = Frame(box: box, x: Axis(.logarithmic(0.1...10)), y: Axis(.linear(0...1)))
    #expect(abs(frame.horizontal(1) - 60) < 1e-9)
    #expect(frame.horizontal(-1) == 10)
    #expect(frame.vertical(0) == 70)
    #expect(frame.vertical(1) == 20)
    let bands = Frame(box: box, x: Axis(.band(["a", "b"])), y: Axis(.band(["a", "b"])))
    #expect(bands.horizontal(0) == 35)
    #expect(bands.vertical(0) == 32.5)
    #expect(bands.vertical(1) == 57.5)
  }

  @Test func `a mark covers its finite values and its intervals`() {
    let curve = Curve(points: [Point(1, 2), Point(3, .nan)], band: [(x: 1, low: 0, high: 5)], tone: .focus)
    #expect(curve.extent == MarkExtent(x: 1...3, y: 0...5))
    let bars = HorizontalBars(bars: [Bar(band: 2, value: -0.5, low: -1, high: 0.1, label: "")])
    #expect(bars.extent == MarkExtent(x: -1...0.1, y: 2...2))
    #expect(Scatter(points: [], tone: .focus).extent == MarkExtent(x: nil, y: nil))
  }

  @Test func `colours can be told from paper and text can be read`() {
    func luminance(_ ink: Ink) -> Double {
      func linear(_ share: Double) -> Double {
        share <= 0.03928 ? share / 12.92 : SampleFigures.power((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear(ink.red) + 0.7152 * linear(ink.green) + 0.0722 * linear(ink.blue)
    }
    func contrast(_ a: Ink, _ b: Ink) -> Double {
      let (x, y) = (luminance(a), luminance(b))
      return (Swift.max(x, y) + 0.05) / (Swift.min(x, y) + 0.05)
    }
    let tones: [Tone] = [
      .series(0), .series(1), .series(2), .series(3), .series(9), .focus, .muted, .good, .bad,
    ]
    for tone in tones {
      #expect(contrast(tone.ink, Palette.paper) >= 3)
      #expect(contrast(tone.textInk, Palette.paper) >= 4.5)
    }
    let darkPaper = Palette.named.first { $0.name == "paper" }?.dark ?? Palette.paper
    for entry in Palette.named where !["paper", "grid"].contains(entry.name) {
      #expect(contrast(entry.dark, darkPaper) >= 4.5)
    }
  }
}
