import Drawing
import Testing

/// A text of one style is broken by our own breaker, one of two runs by Pango.
@Suite struct ParagraphTests {
  private static let words = [
    "churn", "the", "customers", "who", "left;", "12.5%", "(n = 1,203)", "month-to-month", "e-mail", "it’s",
    "—",
    "$1,200", "and/or", "1–2", "“quoted”", "A", "of", "Kaplan–Meier", "naïve", "été", "p < .001", "±",
    "out-of-fold", "retention,", "AVAYA", "To", "Wo.", "a…", "http://a.example/b?c=d", "§8", "café",
  ]

  private static func text(_ seed: UInt64) -> [String] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    return (0..<5 + Int(seed) % 60).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
  }

  @Test(arguments: 1...150)
  func `lines are those that Pango makes`(seed: UInt64) throws {
    let shaper = try TextShaper()
    let words = Self.text(seed)
    let font = FontStyle(
      size: [8, 8.5, 9, 10, 11.5][Int(seed) % 5], weight: seed % 3 == 0 ? .semibold : .regular)
    let width = 80 + Double(seed * 37 % 400)
    let first = words.prefix(3).joined(separator: " ") + " "
    let rest = words.dropFirst(3).joined(separator: " ")
    let own = shaper.paragraph([TextRun(first + rest, font)], width: width, leading: 12)
    let pango = shaper.paragraph([TextRun(first, font), TextRun(rest, font)], width: width, leading: 12)
    #expect(own.lines.count == pango.lines.count)
    for (a, b) in zip(own.lines, pango.lines) {
      #expect(abs(a.width - b.width) < 0.05)
      #expect(a.baseline == b.baseline)
      #expect(a.width <= width)
    }
  }

  @Test func `a word wider than the line is divided`() throws {
    let shaper = try TextShaper()
    let long = shaper.paragraph(
      [TextRun("unbelievably", FontStyle(size: 10))], width: 30, leading: 12)
    #expect(long.lines.count > 1)
    #expect(long.lines.allSatisfy { $0.width <= 30 })
  }

  @Test func `nothing has one empty line, and a line break begins a line`() throws {
    let shaper = try TextShaper()
    #expect(shaper.paragraph([TextRun("", FontStyle(size: 10))], width: 90, leading: 12).lines.count == 1)
    let two = shaper.paragraph([TextRun("one\ntwo", FontStyle(size: 10))], width: 90, leading: 12)
    #expect(two.lines.count == 2)
  }
}
