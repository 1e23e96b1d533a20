import Diagnostics
import Specs
import TestSupport
import Testing

/// What reading a text throws.
func problems(reading source: SourceText) -> [Diagnostic] {
  do {
    _ = try YAMLDocument.read(source)
    return []
  } catch { return error.sorted }
}

@Suite struct YAMLDocumentTests {
  @Test func `scalars stay as they are written`() throws {
    let node = try YAMLDocument.read(SourceText(path: "a", "a: no\nb: 012\nc: \"~\"\nd: 2026Q2\ne: ~\n"))
    #expect(node["a"]?.content == .scalar("no", quoted: false))
    #expect(node["b"]?.content == .scalar("012", quoted: false))
    #expect(node["c"]?.content == .scalar("~", quoted: true))
    #expect(node["d"]?.scalar == "2026Q2")
    #expect(node["e"]?.content == .scalar("~", quoted: false))
  }

  @Test func `every scalar, list and map knows its place`() throws {
    let sample = MarkedText("⟦té⟧: ⟦\"où 価\"⟧\nb: ⟦[ ⟦x⟧, y ]⟧\nc:\n  - ⟦d: 1⟧\n    e: 2\n")
    let node = try YAMLDocument.read(sample.source)
    #expect(node.entry("té")?.key.place == sample.places[0])
    #expect(node["té"]?.place == sample.places[1])
    #expect(node["b"]?.place == sample.places[2])
    #expect(node["b"]?.items[0].place == sample.places[3])
    #expect(node["c"]?.items[0].place == sample.places[4])
  }

  @Test func `a byte order mark and carriage returns do not shift places`() throws {
    let text = "a: 1\r\nb: xyz\r\n"
    let source = SourceText(path: "a", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    let node = try YAMLDocument.read(source)
    #expect(node["b"]?.place == Place(path: "a", line: 2, column: 4, length: 3, excerpt: "b: xyz"))
  }

  @Test(arguments: [
    ("a: 1\nb: 2\n⟦a⟧: 3\n", "E0102", "key 'a' stands twice"),
    ("a: 1\nb:⟦\t⟧2\n", "E0103", "a tab stands here"),
    ("a: ⟦&x 1⟧\n", "E0104", "an anchor stands here"),
    ("a:\n  ⟦<<⟧: { b: 1 }\n", "E0104", "a merge key stands here"),
    ("a: ⟦!!str 1⟧\n", "E0105", "a tag stands here"),
    ("a: 1\n⟦---⟧\nb: 2\n", "E0106", "a second document starts here"),
    ("a: [[[[[[[[[[[⟦[⟧[x]]]]]]]]]]]]]\n", "E0107", "this is nested more than 12 deep"),
    ("⟦⟧", "E0110", "the file is empty"),
    ("⟦#⟧ nothing\n", "E0110", "the file is empty"),
    ("? ⟦[a]⟧\n: 1\n", "E0111", "a key is a name"),
    ("a: ⟦[⟧1, 2\nb: 3\n", "E0101", "'[' is opened here and not closed where it should be"),
    ("a: ⟦\"⟧open\nb: 3\n", "E0101", "'\"' is opened here and not closed where it should be"),
    (
      "title: Retention⟦:⟧ all\n", "E0101", "this is not YAML: mapping values are not allowed in this context"
    ),
  ])
  func `what a spec must not hold is shown where it stands`(marked: String, code: String, message: String) {
    let sample = MarkedText(marked)
    let found = problems(reading: sample.source)
    #expect(found.map { $0.message } == [message])
    #expect(found.map { $0.code.name } == [code])
    #expect(found.first?.place == sample.places[0])
  }

  @Test func `an alias is told apart from its anchor`() {
    let sample = MarkedText("a: ⟦&x 1⟧\nb: ⟦*x⟧\n")
    #expect(problems(reading: sample.source).map { $0.place } == [sample.places[0], sample.places[1]])
  }

  @Test func `every tab and duplicate key is reported, not the first`() {
    #expect(problems(reading: SourceText(path: "a", "a:\t1\nb:\t2\n")).count == 2)
    #expect(problems(reading: SourceText(path: "a", "a: 1\na: 2\nb: { c: 1, c: 2 }\n")).count == 2)
  }

  @Test func `bytes that are not UTF-8 are located and not printed`() {
    let bytes = Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A]
    let found = problems(reading: SourceText(path: "a", bytes: bytes))
    #expect(found.map { $0.code.name } == ["E0109"])
    #expect(found.first?.place == Place(path: "a", line: 2, column: 7))
  }

  @Test func `more than a megabyte is no spec`() {
    let found = problems(reading: SourceText(path: "a", bytes: Array(repeating: 0x61, count: 1_000_001)))
    #expect(found.map { $0.code.name } == ["E0108"])
  }

  @Test func `a million brackets do not exhaust the stack`() {
    let found = problems(reading: SourceText(path: "a", bytes: Array(repeating: 0x5B, count: 900_000)))
    #expect(found.contains { $0.code.name == "E0107" })
  }
}

/// The place of a word inside the text of a scalar.
private func place(of word: String, in node: Node?) -> Place? {
  guard let node, let text = node.scalar, let range = text.firstRange(of: word) else { return nil }
  let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
  return node.place(ofText: start..<start + word.utf8.count)
}

@Suite struct ScalarPlaceTests {
  @Test(arguments: [
    "md: |\n  Café is\n\n  fine **⟦here⟧** now\n",
    "md: |\n    first\n      deep ⟦here⟧\n",
    "md: |2\n    kept two ⟦here⟧\n",
    "md: |-\n  ⟦here⟧",
    "md: |\r\n  one\r\n  two ⟦here⟧\r\n",
    "md: >\n  folded lines\n  go on\n\n  new paragraph ⟦here⟧\n",
    "md: >\n  folded\n    more indented\n  back ⟦here⟧\n",
    "md: >-\n  a\n\n\n  b\n  ⟦here⟧\n",
    "md: plain ⟦here⟧\n",
    "md: plain\n  over lines ⟦here⟧\n",
    "md: 'it''s ⟦here⟧'\n",
    "md: \"tab\\t \\u00e9 \\x41 \\N ⟦here⟧\"\n",
    "md: \"joined \\\n   up\n   folded ⟦here⟧\"\n",
    "md: \"two\n\n  breaks ⟦here⟧\"\n",
  ])
  func `a word in a scalar is found where it is written`(marked: String) throws {
    let sample = MarkedText(marked)
    let node = try YAMLDocument.read(sample.source)
    #expect(place(of: "here", in: node["md"]) == sample.places[0])
  }

  @Test func `an offset past the end is the end`() throws {
    let node = try YAMLDocument.read(SourceText(path: "a", "md: abc\n"))
    #expect(node["md"]?.place(ofText: 3..<4).column == 8)
  }
}
