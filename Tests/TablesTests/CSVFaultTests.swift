import Diagnostics
import Tables
import TestSupport
import Testing

struct CSVFaultTests {
  /// Messages as `line:column code`, for any division of the file.
  private func faults(_ bytes: [UInt8], chunkSize: Int) -> [String] {
    do {
      _ = try CSVReader(CSVOptions(chunkSize: chunkSize)).read(bytes, path: "a.csv")
      return []
    } catch {
      return error.diagnostics.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)" }
    }
  }

  private func message(_ bytes: [UInt8], chunkSize: Int) -> String? {
    do {
      _ = try CSVReader(CSVOptions(chunkSize: chunkSize)).read(bytes, path: "a.csv")
      return nil
    } catch {
      return error.diagnostics.first?.message
    }
  }

  private func expect(_ text: String, _ expected: [String], _ location: SourceLocation = #_sourceLocation) {
    for size in [3, 16, 1 << 20] {
      #expect(faults(Array(text.utf8), chunkSize: size) == expected, sourceLocation: location)
    }
  }

  @Test func `an empty file`() { expect("", ["1:1 E0401"]) }

  @Test func `headers twice or without a name`() {
    expect("a,b,a, ,\"b\"\n1,2,3,4,5\n", ["1:5 E0402", "1:7 E0402", "1:10 E0402"])
  }

  @Test func `rows with too few and too many fields, all together`() {
    expect("a,b\n1,2\n3\n4,5,6\n\n7,8\n9,\n1,2,3,4", ["3:1 E0403", "4:1 E0403", "8:1 E0403"])
  }

  @Test func `a quote inside a field hides what comes after`() {
    expect("a,b\n1\n2,5\" pipe\n3\n4,\"x\n", ["2:1 E0403", "3:4 E0405"])
  }

  @Test func `text after a closing quote`() { expect("a,b\n\"x\"y,2\n", ["2:4 E0405"]) }

  @Test func `a quote that is never closed is shown where it opens`() {
    expect("a,b\n1,\"x\ny\"\n2,\"z\n3,4\n5,6\n", ["4:3 E0405"])
  }

  @Test func `a quote that swallows the rest of its row is told alone`() {
    expect("a,b,c\n1\n2,\"x,3\n4,5,6\n", ["2:1 E0403", "3:3 E0405"])
  }

  @Test func `bytes that are no UTF-8 are told once, with the number of the others`() {
    let text: [UInt8] =
      Array("a,b\né,".utf8) + [0xE9] + Array("\n1,".utf8) + [0xF0, 0x9F] + Array("x\n日,€\n".utf8)
    for size in [1, 2, 3, 5, 1 << 20] {
      let found = faults(text, chunkSize: size)
      #expect(found == ["2:4 E0404"], "chunks of \(size)")
      #expect(message(text, chunkSize: size) == "the text is not UTF-8 here, and in 2 more places")
    }
    let many: [UInt8] = Array("a\n".utf8) + [UInt8](repeating: 0xE9, count: 500)
    for size in [7, 1 << 20] {
      #expect(message(many, chunkSize: size) == "the text is not UTF-8 here, and in 20 or more other places")
    }
  }

  @Test func `a header that is no UTF-8 is told where it is, by reading and by a look at the start`() {
    let text: [UInt8] = Array("id,Gek".utf8) + [0xFC] + Array("ndigt\n1,2\n".utf8)
    #expect(faults(text, chunkSize: 4) == ["1:7 E0404"])
    let problems = #expect(throws: Problems.self) { try CSVReader().sniff(text, path: "a.csv") }
    #expect(problems?.diagnostics.map { $0.place?.column } == [7])
    #expect(problems?.diagnostics.map { $0.code } == [.brokenText])
  }

  @Test func `a UTF-16 file says so`() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0]
    #expect(faults(bytes, chunkSize: 100).first == "1:1 E0404")
  }

  @Test func `messages are capped and never repeat a value`() throws {
    let text = "a,b\n" + (0..<100).map { "secret\($0)\n" }.joined()
    let problems = #expect(throws: Problems.self) {
      try CSVReader(CSVOptions(chunkSize: 64)).read(Array(text.utf8), path: "a.csv")
    }
    let diagnostics = try #require(problems).diagnostics
    #expect(diagnostics.count == 21)
    #expect(diagnostics.map { $0.place?.line } == (2...21).map { $0 } + [21])
    #expect(diagnostics.allSatisfy { !$0.message.contains("secret") && $0.place?.excerpt == nil })
  }
}
