import Documents
import Findings
import Formats
import Synchronization
import Tables
import Testing

@testable import Writers

@Suite struct CSVTests {
  private func files(_ document: Document) throws -> [String: String] {
    var bundle = ReportBundle()
    try CSVWriter().write(document, into: &bundle)
    var files: [String: String] = [:]
    for file in bundle.files {
      var bytes: [UInt8] = []
      switch file.content {
      case .bytes(let content): bytes = content
      case .stream(let produce): try produce { bytes += $0 }
      }
      files[file.path] = String(decoding: bytes, as: UTF8.self)
    }
    return files
  }

  @Test func `every exhibit and extract has its file, and every CSV its schema`() throws {
    let names = try files(ExampleReport.document()).keys.sorted()
    #expect(
      names == [
        "data/cohorts.csv", "data/outreach.csv", "data/stay.table.csv", "data/wide.scores.csv",
        "figures/stay.svg", "interventions.csv", "schemas/data.cohorts.json", "schemas/data.outreach.json",
        "schemas/data.stay.table.json", "schemas/data.wide.scores.json", "schemas/interventions.json",
      ])
  }

  @Test func `a table of results keeps its numbers unrounded, with groups, bounds and totals named`() throws {
    let lines = try #require(files(ExampleReport.document())["data/cohorts.csv"]).split(separator: "\r\n")
    #expect(lines[0] == "table_group,group,n,rate,range_low,range_high,remark,row_kind")
    #expect(lines[2].hasPrefix("Urban,DSL,2421,0.09,0.06999999999999999,0.11,"))
    #expect(lines[3] == "Rural,Satellite <&>,,,,,,detail")
    #expect(lines[4].hasSuffix(",total"))
  }

  @Test func `a schema names each column of its file`() throws {
    for (path, text) in try files(ExampleReport.document()) where path.hasSuffix(".csv") {
      let schema = "schemas/" + path.dropLast(4).replacing("/", with: ".") + ".json"
      let json = try JSONValue(parsing: Array(try #require(files(ExampleReport.document())[schema]).utf8))
      let names = json["fields"]?.elements?.compactMap { $0["name"]?.text } ?? []
      #expect(text.prefix(while: { $0 != "\r\n" }) == names.joined(separator: ","), "\(path)")
    }
  }

  @Test func `an extract prints each type in one way and leaves the missing empty`() throws {
    let text = try #require(files(ExampleReport.document())["interventions.csv"])
    #expect(text == "customer_id,priority,expected_value\r\nA1,1,12.50\r\nB2,,\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|' /C'!A1", "'+cmd|' /C'!A1"), ("-2+A1", "'-2+A1"),
    ("+33 6 12 34 56 78", "+33 6 12 34 56 78"), ("+1.555.253.6563", "+1.555.253.6563"), ("-", "-"),
    ("+1-555-253-6563", "'+1-555-253-6563"), ("-(5)", "'-(5)"), ("\t=1", "'\t=1"), ("\n=1", "\"'\n=1\""),
    ("\r=1", "\"'\r=1\""), ("＝1+1", "'＝1+1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"), ("，", "，"),
    ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("", ""),
  ])
  func `text is quoted where needed and is never run as a formula`(_ text: String, _ written: String) {
    var line = CSVText()
    line.text(text)
    #expect(String(decoding: line.take(), as: UTF8.self) == written)
    // Read back, a field is what it was.
    let field = Array(written.utf8.filter { $0 != UInt8(ascii: "\"") })
    let plain = Array(text.utf8.filter { $0 != UInt8(ascii: "\"") })
    #expect(Array(FormulaGuard.plain(field[...])) == plain)
  }

  @Test func `ids and addresses that a tool looks up stand as they are`() throws {
    let table = Table([
      ("id", .text(TextColumn(["=a", "@b", "c,d"]))), ("name", .text(TextColumn(["=a", "b", "c"]))),
    ])
    let extract = Extract(
      path: "n.csv",
      fields: [
        .init("id", "An id", isVerbatim: true), .init("name", "A name"),
        .init("twice", "Made", isQuoted: true),
      ],
      table: table,
      made: [Extract.Made("twice", .text) { rows in .text(TextColumn(rows.map { "+\($0)\($0)" })) }],
      rows: [2, 0, 1])
    var bytes: [UInt8] = []
    ExtractRows(extract: extract).write { bytes += $0 }
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "id,name,twice\r\n\"c,d\",c,\"+22\"\r\n=a,'=a,\"+00\"\r\n@b,b,\"+11\"\r\n")
    #expect(String(decoding: TableSchema(extract).json.bytes, as: UTF8.self).contains("twice"))
  }

  @Test func `a column that is made is asked a block at a time, and once for each row`() throws {
    let asked = Mutex<[Int]>([])
    let made = Extract.Made("n", .integer) { rows in
      asked.withLock { $0.append(rows.count) }
      return .integers(rows.map { Int32($0) })
    }
    let extract = Extract(
      path: "n.csv", fields: [.init("n", "A number")], table: Table([], rowCount: 100_000), made: [made])
    var lines = 0
    ExtractRows(extract: extract).write { piece in lines += piece.count { $0 == 0x0A } }
    #expect(lines == 100_001)
    let blocks = asked.withLock { $0 }
    #expect(blocks.reduce(0, +) == 100_000 && (blocks.max() ?? 0) <= 8_192)
  }

  @Test(
    arguments: [
      (12.345, 2, "12.35"), (-0.004, 2, "0.00"), (0.1, nil, "0.1"), (3, nil, "3"), (1e300, 2, "1e+300"),
    ] as [(Double, Int?, String)])
  func `numbers have a dot and no separators`(_ value: Double, _ decimals: Int?, _ written: String) {
    #expect(CSVNumber.text(value, decimals: decimals) == written)
  }

  @Test func `decimals are printed exactly`() {
    #expect(CSVNumber.text(scaled: -5, digits: 2) == "-0.05")
    #expect(CSVNumber.text(scaled: 123_456_789_012_345_678, digits: 2) == "1234567890123456.78")
    #expect(CSVNumber.text(scaled: 7, digits: 0) == "7")
  }

  @Test func `rows are written in the order and number asked for`() throws {
    let table = Table([("n", .integers(Array(0..<100_000)))])
    let extract = Extract(
      path: "n.csv", fields: [.init("n", "A number")], table: table, rows: [99_999, 0, 5])
    var bytes: [UInt8] = []
    ExtractRows(extract: extract).write { bytes += $0 }
    #expect(String(decoding: bytes, as: UTF8.self) == "n\r\n99999\r\n0\r\n5\r\n")
  }

  @Test func `every type of column is written once a row, in any number of blocks`() throws {
    let count = 20_000
    let levels = ["a,b", "=c"]
    let table = Table([
      ("integer", .integers((0..<count).map { Int32($0) })),
      ("decimal", .decimals((0..<count).map { Int64(-$0) }, digits: 2)),
      ("small", .smallDecimals((0..<count).map { Int32($0) }, digits: 1)),
      ("number", .numbers((0..<count).map { Double($0) / 4 })),
      ("float", .floats((0..<count).map { Float($0) / 10 })),
      (
        "category",
        .categories(CategoryColumn(codes: .narrow((0..<count).map { UInt8($0 % 2) }), levels: levels))
      ),
      ("day", .days((0..<count).map { Int32($0) })), ("flag", .flags((0..<count).map { UInt8($0 % 2) })),
      ("text", .text(TextColumn((0..<count).map { "t\($0)" }))),
    ])
    let fields = table.names.map { Extract.Field($0, "", decimals: $0 == "number" ? 1 : nil) }
    var bytes: [UInt8] = []
    ExtractRows(extract: Extract(path: "all.csv", fields: fields, table: table)).write { bytes += $0 }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == count + 1)
    #expect(lines[1] == #"0,0.00,0.0,0.0,0.0,"a,b",1970-01-01,false,t0"#)
    #expect(lines[10_004] == "10003,-100.03,1000.3,2500.8,1000.3,'=c,1997-05-22,true,t10003")
  }
}
