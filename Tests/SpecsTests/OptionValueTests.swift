import Diagnostics
import Formats
import Specs
import TestSupport
import Testing

/// The node under `v` of a sample.
func sampleNode(_ text: String) throws -> Node {
  try #require(try YAMLDocument.read(SourceText(path: "a", text))["v"])
}

/// The first message and hint of reading a value.
func complaint<V: OptionValue>(_ type: V.Type, _ written: String) throws -> [String?] {
  let node = try sampleNode("v: \(written)\n")
  do {
    _ = try V.read(node)
    return []
  } catch { return [error.sorted.first?.message, error.sorted.first?.hint] }
}

enum Shade: String, OptionChoice { case light, dark }

struct Box: OptionMap, Equatable {
  static let width = Parameter<Double>("width", help: "How wide it is", isRequired: true)
  static let shade = Parameter<Shade>("shade", help: "Its shade", standard: .light)
  static var parameters: [ParameterDeclaration] { [width.declaration, shade.declaration] }
  static var planned: [String] { ["depth"] }

  let width: Double
  let shade: Shade

  init?(_ options: inout OptionReader) {
    let width = options.read(Box.width)
    let shade = options.read(Box.shade)
    guard let width, let shade else { return nil }
    self.width = width
    self.shade = shade
  }
}

@Suite struct OptionValueTests {
  @Test(arguments: [
    ("12", 12.0), ("-3.5", -3.5), ("+.5", 0.5), ("1e3", 1000), ("0x1F", 31), ("0o17", 15), ("012", 12),
    ("7.", 7),
  ])
  func `numbers of the core schema`(written: String, number: Double) throws {
    #expect(try Double.read(sampleNode("v: \(written)")) == number)
  }

  @Test(arguments: [
    ("1,000", "did you mean 1000?"), ("95%", "did you mean 0.95?"), ("\"12\"", "remove the quotes"),
    ("$25,000", "did you mean 25000?"), ("twelve", nil), (".inf", nil), ("nan", nil), ("1e999", nil),
    ("[1]", nil), ("1e", nil), (".", nil),
  ])
  func `what is no number is told, with a guess`(written: String, hint: String?) throws {
    let told = try complaint(Double.self, written)
    #expect(told.count == 2)
    #expect(told.last == .some(hint))
    #expect(told.first??.hasSuffix("is not a number") == true)
  }

  @Test func `whole numbers have no fraction`() throws {
    #expect(try Int.read(sampleNode("v: 1e3")) == 1000)
    #expect(try complaint(Int.self, "12.5") == ["'12.5' is not a whole number", nil])
  }

  @Test func `a share above one was meant as a percentage`() throws {
    #expect(try Share.read(sampleNode("v: 0.95")).value == 0.95)
    #expect(try complaint(Share.self, "1.3").last == "did you mean 0.013?")
    #expect(try complaint(Share.self, "95") == ["'95' is not a share between 0 and 1", "did you mean 0.95?"])
  }

  @Test func `texts are never turned into something else`() throws {
    for written in ["no", "012", "2026Q2", "1e3", "true"] {
      #expect(try String.read(sampleNode("v: \(written)")) == written)
    }
    #expect(try complaint(String.self, "~").first == "a text is missing here")
    #expect(try complaint(String.self, "").first == "a text is missing here")
    #expect(try String.read(sampleNode("v: \"\"")) == "")
  }

  @Test func `only true and false are true and false`() throws {
    #expect(try Bool.read(sampleNode("v: true")))
    #expect(try complaint(Bool.self, "no") == ["'no' is not true or false", "did you mean false?"])
    #expect(try complaint(Bool.self, "\"true\"") == ["'true' is not true or false", "remove the quotes"])
  }

  @Test func `days are written year, month, day`() throws {
    #expect(try Day.read(sampleNode("v: 2026-09-30")).iso == "2026-09-30")
    #expect(try complaint(Day.self, "30/09/2026").first == "'30/09/2026' is not a day such as 2026-09-30")
  }

  @Test func `lists report every wrong item`() throws {
    #expect(try [Int].read(sampleNode("v: [1, 2]")) == [1, 2])
    #expect(
      try complaint([String].self, "contract") == [
        "'contract' is not a list", "put it in brackets: [contract]",
      ])
    let node = try sampleNode("v: [a, 1, b]")
    #expect(throws: Problems.self) { try [Int].read(node) }
    do { _ = try [Int].read(node) } catch { #expect(error.diagnostics.count == 2) }
  }

  @Test func `located values keep their place`() throws {
    let sample = MarkedText("v: [x, ⟦yy⟧]")
    let node = try #require(try YAMLDocument.read(sample.source)["v"])
    #expect(try [Located<String>].read(node)[1] == Located("yy", at: sample.places[0]))
  }

  @Test func `choices, auto and maps of names`() throws {
    #expect(try Shade.read(sampleNode("v: dark")) == .dark)
    #expect(try complaint(Shade.self, "darc") == ["'darc' is not light or dark", "did you mean 'dark'?"])
    #expect(try AutoOr<Int>.read(sampleNode("v: auto")) == .auto)
    #expect(try AutoOr<Int>.read(sampleNode("v: 4")) == .given(4))
    #expect(try complaint(AutoOr<Int>.self, "atuo").last == "did you mean auto?")
    #expect(try OneOrMore<Int>.read(sampleNode("v: 4")).values == [4])
    #expect(
      try NamedValues<Int>.read(sampleNode("v: { b: 1, a: 2 }")).entries.map { $0.name.value } == ["b", "a"])
  }

  @Test func `maps have options of their own, and unknown ones are errors`() throws {
    let box = try Box.read(sampleNode("v: { width: 2 }"))
    #expect(box.width == 2 && box.shade == .light)
    let sample = MarkedText("v: ⟦{ ⟦shdae⟧: dark, ⟦depth⟧: 1 }⟧\n")
    let node = try #require(try YAMLDocument.read(sample.source)["v"])
    do {
      _ = try Box.read(node)
      Issue.record("read")
    } catch {
      #expect(
        error.sorted.map { $0.message } == [
          "option 'width' is missing", "unknown option 'shdae' for this map",
          "option 'depth' is planned, not built yet",
        ])
      #expect(error.sorted.map { $0.place } == sample.places)
      #expect(error.sorted[1].hint == "did you mean 'shade'?")
    }
    #expect(Box.jsonSchema.contains(#""required":["width"]"#))
    #expect(Box.jsonSchema.contains(#""shade":{"description":"Its shade","enum":["light","dark"]}"#))
  }

  @Test func `a fault of a share written as a percentage is hinted at`() throws {
    let level = Parameter<Double>(
      "level", help: "", fault: { $0 > 0 && $0 < 1 ? nil : "is not between 0 and 1" })
    var reader = OptionReader(try YAMLDocument.read(SourceText(path: "a", "level: 95\n")))
    #expect(reader.read(level) == nil)
    #expect(reader.problems.diagnostics.first?.message == "'level' is not between 0 and 1")
    #expect(reader.problems.diagnostics.first?.hint == "did you mean 0.95?")
  }
}
