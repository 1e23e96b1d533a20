import Diagnostics
import TestSupport
import Testing

@Suite struct DiagnosticRendererTests {
  let sample = MarkedText("kind: survival\n    ⟦horizon⟧: 36\n", path: "reports/q.yaml")

  @Test func `a message shows its place, line, caret, hint and where to read on`() {
    let diagnostic = Diagnostic.error(
      .unknownOption, "unknown option 'horizon' for kind 'survival'", at: sample.places[0],
      hint: "did you mean 'horizons'?", see: "tenure cells survival")
    #expect(
      DiagnosticRenderer().text(of: diagnostic) == """
        reports/q.yaml:2:5: error[E0203]: unknown option 'horizon' for kind 'survival'
            2 |     horizon: 36
              |     ^^^^^^^ did you mean 'horizons'?
           = see: tenure cells survival

        """)
  }

  @Test func `a place in a data file shows no line of it`() {
    let place = Place(path: "data/c.csv", line: 7, column: 12)
    let text = DiagnosticRenderer().text(
      of: .warning(.badOption, "column 'x' ends early", at: place, hint: "mend it"))
    #expect(text == "data/c.csv:7:12: warning[E0202]: column 'x' ends early\n   = hint: mend it\n")
  }

  @Test func `a message without a place begins with its severity`() {
    #expect(DiagnosticRenderer().text(of: .error(.badOption, "no", at: nil)) == "error[E0202]: no\n")
  }

  @Test func `the caret stands under its text behind letters of two bytes and wide ones`() {
    let sample = MarkedText("clé 価: ⟦où⟧\n")
    let lines = DiagnosticRenderer().text(of: .error(.badOption, "no", at: sample.places[0])).split(
      separator: "\n")
    #expect(lines[2] == "      |         ^^")
  }

  @Test func `colour wraps the severity and the caret`() {
    let text = DiagnosticRenderer(isColored: true).text(of: .error(.badOption, "no", at: sample.places[0]))
    #expect(text.contains("\u{1B}[1;31merror[E0202]\u{1B}[0m"))
    #expect(text.contains("\u{1B}[1;31m^^^^^^^\u{1B}[0m"))
  }

  @Test func `problems come in the order of the text, each once, and the rest is counted`() {
    var problems = Problems()
    for line in (1...24).reversed() {
      problems.add(.error(.badOption, "mistake", at: Place(path: "a.yaml", line: line, column: 1)))
    }
    problems.add(.error(.badOption, "mistake", at: Place(path: "a.yaml", line: 3, column: 1)))
    problems.add(.warning(.badOption, "careful", at: nil))
    let lines = DiagnosticRenderer().text(of: problems).split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines[0].hasPrefix("a.yaml:1:1:"))
    #expect(lines[19].hasPrefix("a.yaml:20:1:"))
    #expect(lines[20] == "… and 4 errors and 1 warning more")
  }

  @Test func `a line of JSON a diagnostic`() {
    let diagnostic = Diagnostic.error(.badOption, "say \"x\"\n", at: sample.places[0], hint: "é")
    #expect(
      DiagnosticRenderer().jsonLines(of: Problems(diagnostic))
        == #"{"severity":"error","code":"E0202","message":"say \"x\"\n","path":"reports/q.yaml","#
        + #""line":2,"column":5,"length":7,"hint":"é"}"# + "\n")
  }

  @Test func `a long line is shown around its caret`() {
    let sample = MarkedText(
      String(repeating: "a", count: 300) + "⟦here⟧" + String(repeating: "b", count: 300))
    let text = DiagnosticRenderer().text(of: .error(.badOption, "no", at: sample.places[0]))
    let lines = text.split(separator: "\n")
    #expect(lines[1].contains("…aaa") && lines[1].hasSuffix("bbb…"))
    let caret = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
    let word = lines[1].firstRange(of: "here").map {
      lines[1].distance(from: lines[1].startIndex, to: $0.lowerBound)
    }
    #expect(caret == word)
  }
}

@Suite struct NearestTests {
  @Test(arguments: [
    ("horizon", "horizons"), ("takeawya", "takeaway"), ("Titel", "title"), ("survivl", "survival"),
  ])
  func `a typing mistake finds its word`(typed: String, meant: String) {
    #expect(nearest(to: typed, among: ["kind", "title", "takeaway", "horizons", "survival"]) == meant)
  }

  @Test func `a word far from all is left alone`() {
    #expect(nearest(to: "colour", among: ["kind", "title", "horizons"]) == nil)
    #expect(nearest(to: "", among: ["kind"]) == nil)
  }

  @Test func `the first of two equally near words wins`() {
    #expect(nearest(to: "pct3", among: ["pct0", "pct1"]) == "pct0")
  }
}

@Suite struct DiagnosticCodeTests {
  @Test func `codes are distinct and in order, and each explains itself`() {
    let names = DiagnosticCode.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(names.map { $0.dropFirst() } == names.map { $0.dropFirst() }.sorted())
    #expect(DiagnosticCode.all.allSatisfy { $0.explanation.count > 20 })
  }
}
