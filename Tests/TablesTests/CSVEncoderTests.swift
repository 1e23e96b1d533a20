import Diagnostics
import Tables
import TestSupport
import Testing

struct CSVEncoderTests {
  private func lines(_ fields: [CSVEncoder.Field], rows: [Int32]? = nil) -> [String] {
    var text: [UInt8] = []
    CSVEncoder(fields, rows: rows).write { text += $0 }
    return String(decoding: text, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
      .map { String($0) }
  }

  @Test func `every kind of column is written plainly, missing as nothing`() {
    let fields: [CSVEncoder.Field] = [
      .init("i", .integers([-7, 0, .min])), .init("s", .smallDecimals([-5, 1250, .min], digits: 2)),
      .init("d", .decimals([1, -9_223_372_036_854_775_807, .min], digits: 3)),
      .init("n", .numbers([0.1, 1e300, .nan])), .init("r", .numbers([2.005, -0.5, .infinity]), decimals: 1),
      .init("f", .floats([0.1, 3, .nan])), .init("day", .days([0, -1, .min])),
      .init("y", .flags([1, 0, 255])),
      .init("c", .categories(CategoryColumn(["a", nil, "b,c"]))),
      .init("t", .text(TextColumn(["x", "", "é"]))),
    ]
    #expect(
      lines(fields) == [
        "i,s,d,n,r,f,day,y,c,t", "-7,-0.05,0.001,0.1,2.0,0.1,1970-01-01,true,a,x",
        "0,12.50,-9223372036854775.807,1e+300,-0.5,3,1969-12-31,false,,", ",,,,,,,,\"b,c\",é", "",
      ])
  }

  @Test func `text keeps RFC 4180, and no spreadsheet runs it`() {
    let values = ["a\"b", "c\nd", "=1+1", "+SUM(A1)", "-x", "@y", "\tz", "+33 6 12", "-5", "=\"q\"", "'ok"]
    let field = CSVEncoder.Field("=t", .text(TextColumn(values)))
    #expect(
      lines([field]) == [
        "'=t", "\"a\"\"b\"", "\"c\nd\"", "'=1+1", "'+SUM(A1)", "'-x", "'@y", "'\tz", "+33 6 12", "-5",
        "\"'=\"\"q\"\"\"", "'ok", "",
      ])
  }

  @Test func `chosen rows come in their order, over many pieces`() {
    let count: Int32 = 100_000
    let rows = (0..<count).map { ($0 &* 7_919) % count }
    let written = lines([.init("n", .integers((0..<count).map { $0 * 3 }))], rows: rows)
    #expect(written.dropFirst().dropLast() == rows.map { "\($0 * 3)" }[...])
  }

  @Test func `what is written reads back the same`() throws {
    let numbers = (0..<5_000).map { Double($0 * $0) / 7 - 1e5 }
    let text = (0..<5_000).map { $0 % 9 == 0 ? nil : "k\($0), \"\($0 % 7)\"\n" }
    var bytes: [UInt8] = []
    CSVEncoder([.init("n", .numbers(numbers)), .init("t", .text(TextColumn(text)))]).write { bytes += $0 }
    let table = try CSVReader(CSVOptions(textColumns: ["t"])).read(bytes, path: "a.csv").table
    #expect((0..<5_000).map { table["n"]?.number($0) } == numbers.map { $0 })
    #expect((0..<5_000).map { table["t"]?.text($0) } == text)
  }
}
