import Findings
import Tables
import Testing

@testable import Writers

/// Rows of extracts as CSV, of every kind of column.
struct ExtractRowsTests {
  private func bytes(_ columns: [(String, Column)], decimals: Int? = nil, rows: [Int32]? = nil) -> [UInt8] {
    let table = Table(columns.map { (name: $0.0, column: $0.1) })
    let fields = table.names.map { Extract.Field($0, "", decimals: $0 == "rounded" ? decimals : nil) }
    var bytes: [UInt8] = []
    ExtractRows(extract: Extract(path: "a.csv", fields: fields, table: table, rows: rows)).write {
      bytes += $0
    }
    return bytes
  }

  private func lines(_ columns: [(String, Column)], decimals: Int? = nil, rows: [Int32]? = nil) -> [String] {
    String(decoding: bytes(columns, decimals: decimals, rows: rows), as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false).map { String($0) }
  }

  @Test func `every kind of column is written plainly, missing as nothing`() {
    let columns: [(String, Column)] = [
      ("i", .integers([-7, 0, .min])), ("s", .smallDecimals([-5, 1250, .min], digits: 2)),
      ("d", .decimals([1, -9_223_372_036_854_775_807, .min], digits: 3)),
      ("n", .numbers([0.1, 1e300, .nan])), ("rounded", .numbers([2.005, -0.5, .infinity])),
      ("f", .floats([0.1, 3.5, .nan])), ("day", .days([0, -1, .min])), ("y", .flags([1, 0, 255])),
      ("c", .categories(CategoryColumn(["a", nil, "b,c"]))), ("t", .text(TextColumn(["x", "", "é"]))),
    ]
    #expect(
      lines(columns, decimals: 1) == [
        "i,s,d,n,rounded,f,day,y,c,t", "-7,-0.05,0.001,0.1,2.0,0.1,1970-01-01,true,a,x",
        "0,12.50,-9223372036854775.807,1e+300,-0.5,3.5,1969-12-31,false,,", ",,,,,,,,\"b,c\",é", "",
      ])
  }

  @Test func `text keeps RFC 4180, and no spreadsheet runs it, in headers neither`() {
    let values = ["a\"b", "c\nd", "=1+1", "-x", "@y", "\tz", "+33 6 12", "-5", "=\"q\"", "'ok"]
    #expect(
      lines([("=t", .text(TextColumn(values)))]) == [
        "'=t", "\"a\"\"b\"", "\"c\nd\"", "'=1+1", "'-x", "'@y", "'\tz", "+33 6 12", "-5", "\"'=\"\"q\"\"\"",
        "'ok", "",
      ])
  }

  @Test func `numbers of telephones stand in quotes, and a mark begins the file where it is asked for`() {
    let table = Table([
      (name: "phone", column: .text(TextColumn(["+33612345678", nil, "=1+1"]))),
      (name: "kind", column: .categories(CategoryColumn(["+1 555", nil, "x"]))),
    ])
    let fields = table.names.map { Extract.Field($0, "", isQuoted: true) }
    var bytes: [UInt8] = []
    ExtractRows(extract: Extract(path: "a.csv", fields: fields, table: table, hasMark: true)).write {
      bytes += $0
    }
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self)
        == "phone,kind\r\n\"+33612345678\",\"+1 555\"\r\n,\r\n\"'=1+1\",\"x\"\r\n")
  }

  @Test func `chosen rows come in their order, over many blocks`() {
    let count: Int32 = 100_000
    let rows = (0..<count).map { ($0 &* 7_919) % count }
    let written = lines([("n", .integers((0..<count).map { $0 * 3 }))], rows: rows)
    #expect(written.dropFirst().dropLast() == rows.map { "\($0 * 3)" }[...])
  }

  @Test func `what is written reads back the same`() throws {
    let numbers = (0..<5_000).map { Double($0 * $0) / 7 - 1e5 }
    let text = (0..<5_000).map { $0 % 9 == 0 ? nil : "k\($0), \"\($0 % 7)\"\n" }
    let written = bytes([("n", .numbers(numbers)), ("t", .text(TextColumn(text)))])
    let table = try CSVReader(CSVOptions(textColumns: ["t"])).read(written, path: "a.csv").table
    #expect((0..<5_000).map { table["n"]?.number($0) } == numbers.map { $0 })
    #expect((0..<5_000).map { table["t"]?.text($0) } == text)
  }
}
