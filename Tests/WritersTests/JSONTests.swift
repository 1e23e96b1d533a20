import Documents
import Testing

@Suite struct JSONTests {
  @Test func `every kind of value is read back as it was written`() throws {
    let value = JSONValue.object([
      "text": .string("quote \" backslash \\ newline \n bell \u{7} é €  \u{1F600}"),
      "numbers": .array([.integer(0), .integer(-12), .number(0.1), .number(1.5e-9), .number(1e300)]),
      "nothing": .null, "flags": .array([.bool(true), .bool(false)]),
      "inside": .object(["empty": .array([]), "none": .object([]), "b": .integer(1), "a": .integer(2)]),
    ])
    #expect(try JSONValue(parsing: value.bytes) == value)
  }

  @Test func `random doubles survive to the last bit`() throws {
    var state: UInt64 = 20_260_930
    for _ in 0..<500 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      guard number.isFinite else { continue }
      let read = try JSONValue(parsing: JSONValue.number(number).bytes)
      #expect(read.double == number)
    }
  }

  @Test func `what is not finite is null`() {
    #expect(String(decoding: JSONValue.number(.nan).bytes, as: UTF8.self) == "null\n")
  }

  @Test func `escapes of other writers are understood`() throws {
    let text = #"{ "a" : "\u00e9\ud83d\ude00\/\t" }"#
    #expect(try JSONValue(parsing: Array(text.utf8))["a"]?.text == "é😀/\t")
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "nul", "01", "1.", ".5", "+1", "\"a", "\"\u{1}\"", "[1] 2",
    "{\"a\":1,\"a\":2}",
    #""\ud83d""#, #""\x""#, "'a'",
  ])
  func `what is not JSON is refused with its place`(_ text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
  }

  @Test func `nesting without end is refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError("nested too deeply", at: 65)) { try JSONValue(parsing: Array(deep.utf8)) }
  }
}
