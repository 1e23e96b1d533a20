import Testing

@testable import Drawing

/// Plain text is shaped and broken as Pango does it, which takes longer.
@Suite struct PlainTextTests {
  static let styles = [
    FontStyle(size: 9), FontStyle(size: 8.5, weight: .medium), FontStyle(size: 13, weight: .semibold),
    FontStyle(size: 10, isItalic: true), FontStyle(size: 9, family: .mono),
    FontStyle(size: 9, hasTabularFigures: false),
  ]
  static let texts = [
    "", " ", "42.7 %", "1\u{A0}655", "Month-to-month", "(13.7–16.2)", "AVATAR To. Ty, “Wave” fi ffi ffl",
    "Échéance à l’été : 12 000 €", "−0.4 pp → ≥ 3 × ½ · “n”", "Fiber optic", "χ² = 7.3", "Log-rank χ² (α, β)",
    "Да: 42,7 %", "Zażółć gęślą jaźń, Ősi", "▲ +$48,000 on 2026Q2", "▼ −1.2 pp", "■ □ ● ○",
  ]

  @Test(arguments: styles) func `a line is as wide as Pango makes it`(style: FontStyle) throws {
    let shaper = try TextShaper()
    for text in Self.texts {
      let (own, pango) = (shaper.line(text, style), TextLine(byPango: text, style, shaper: shaper))
      #expect(abs(own.width - pango.width) < 0.005, "\(text)")
    }
  }

  @Test func `what is more than plain is left to Pango`() throws {
    let shaper = try TextShaper()
    for text in ["e\u{301}", "שלום", "日本", "two\nlines", "a\u{AD}b", "😀"] {
      guard case .layout = shaper.line(text, FontStyle(size: 9)).content else {
        Issue.record("\(text) was taken for plain")
        continue
      }
    }
  }

  @Test func `lines break where Pango breaks them, whatever the width and the styles`() throws {
    let shaper = try TextShaper()
    let bold = FontStyle(size: 9, weight: .semibold)
    let runs = [
      TextRun("Customers on ", FontStyle(size: 9)), TextRun("month-to-month contracts", bold),
      TextRun(" leave far more often (42.7 %, 1,655 of 3,875) than the others: see ", FontStyle(size: 9)),
      TextRun("Table 3", FontStyle(size: 9), link: Link("place:t")),
      TextRun(", «Avant-garde», T. A. Vo and `file/of/that_name.csv` — so.", FontStyle(size: 9)),
    ]
    for width in stride(from: 60.0, through: 420, by: 7) {
      let own = Paragraph(runs, width: width, leading: 13, alignment: .leading, shaper: shaper)
      let pango = Paragraph(byPango: runs, width: width, leading: 13, alignment: .leading, shaper: shaper)
      #expect(own.lines.count == pango.lines.count, "at \(width)")
      for (mine, theirs) in zip(own.lines, pango.lines) {
        #expect(abs(mine.width - theirs.width) < 0.5, "at \(width)")
        #expect(abs(mine.baseline - theirs.baseline) < 0.01)
      }
    }
  }

  @Test func `an empty paragraph has one empty line, and leaves its shaper plain`() throws {
    let shaper = try TextShaper()
    let empty = shaper.paragraph([TextRun("", FontStyle(size: 9))], width: 100, leading: 13)
    #expect(empty.lines.map { $0.width } == [0])
    #expect(shaper.isPlain)
    _ = shaper.paragraph([TextRun("one\ntwo", FontStyle(size: 9))], width: 100, leading: 13)
    #expect(!shaper.isPlain)
  }

  @Test func `a minus is not parted from its amount`() throws {
    let shaper = try TextShaper()
    let style = FontStyle(size: 9)
    let width = shaper.width(of: "(−$277k to −", style)
    let lines = shaper.paragraph([TextRun("(−$277k to −$171k)", style)], width: width + 0.5, leading: 13)
      .lines
    #expect(lines.count == 2)
    #expect(abs(lines[0].width - shaper.width(of: "(−$277k to", style)) < 0.5)
  }

  @Test func `a part of a text is what the part alone would be`() throws {
    let shaper = try TextShaper()
    let text = "AVATAR To Ty, 11.5 % of “Wave” files — T. A. Vo"
    guard let whole = shaper.glyphShaper.glyphs(of: text, FontStyle(size: 9)) else {
      Issue.record("not plain")
      return
    }
    for end in 1...30 where text.utf8.count > end {
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: end)
      guard let first = String(text.utf8[..<start]), let part = whole.part(0..<end) else { continue }
      #expect(part.text == first[...])
      #expect(abs(part.width - shaper.width(of: first, FontStyle(size: 9))) < 1e-9)
    }
  }
}
