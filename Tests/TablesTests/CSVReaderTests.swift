import Diagnostics
import Tables
import TestSupport
import Testing

struct CSVReaderTests {
  private func read(_ text: String, text columns: Set<String> = []) throws -> Table {
    try CSVReader(CSVOptions(textColumns: columns)).read(Array(text.utf8), path: "a.csv").table
  }

  private func kinds(_ values: String...) throws -> ColumnKind? {
    try read("x,y\n" + values.map { "\($0),1\n" }.joined())["x"]?.kind
  }

  @Test func `a column is of the narrowest type that loses nothing`() throws {
    #expect(try kinds("1", "-20", "2147483647") == .integer)
    #expect(try kinds("1", "2147483648") == .decimal)
    #expect(try kinds("1", "2.50", ".5") == .decimal)
    #expect(try kinds("1.123456789", "99999999999") == .number)
    #expect(try kinds("1.1234567891") == .number)
    #expect(try kinds("1", "1e3") == .number)
    #expect(try kinds("2024-02-29", "1969-12-31") == .day)
    #expect(try kinds("2024-02-30") == .category)
    #expect(try kinds("1", "2024-02-29") == .category)
    #expect(try kinds("", " ", "NA") == .category)
  }

  @Test(arguments: [
    "007", "+33612345678", "1,5", "nan", "0x10", "1234567890123456789", "--1", "1e", "-", "1 ",
  ])
  func `what only looks like a number stays text`(value: String) throws {
    #expect(try kinds("\"\(value)\"") == .category)
  }

  @Test func `numbers are read exactly`() throws {
    let table = try read("i,d,l,n\n-7,1.5,123456789012.25,1e-3\n0,-0.25,1,123456789012345678901.5\n")
    #expect(table["i"].map { [$0.number(0), $0.number(1)] } == [-7, 0])
    guard case .smallDecimals(let small, digits: 2)? = table["d"],
      case .decimals(let long, digits: 2)? = table["l"], case .numbers(let numbers)? = table["n"]
    else {
      Issue.record("the kinds are others: \(table.columns.map { $0.kind })")
      return
    }
    #expect(small == [150, -25])
    #expect(long == [12_345_678_901_225, 100])
    #expect(numbers == [1e-3, 123456789012345678901.5])
  }

  @Test func `blank, NA and lone spaces are missing in columns of every type`() throws {
    let rows = ["1,1.5,x,2024-01-01,1e5,k1", ",,,,,", " ,  , ,   , , ", "NA,NA,NA,NA,NA,NA"]
    let table = try read("i,d,c,day,n,t\n" + rows.joined(separator: "\n"), text: ["t"])
    #expect(table.columns.map { $0.kind } == [.integer, .decimal, .category, .day, .number, .text])
    for column in table.columns {
      #expect((0..<4).map { column.isMissing($0) } == [false, true, true, true])
    }
  }

  @Test func `ids stay text when declared`() throws {
    let table = try read("id,n\n12,1\n7,2\n", text: ["id"])
    #expect(table["id"]?.kind == .text && table["id"]?.text(0) == "12")
  }

  @Test func `text with many distinct values is a text column`() throws {
    func file(_ count: Int) -> String { "t,u\n" + (0..<count).map { "x\($0),a\($0 % 300)\n" }.joined() }
    #expect(try read(file(5_000))["t"]?.kind == .category)
    let table = try read(file(5_001))
    #expect(table["t"]?.kind == .text && table["t"]?.text(5_000) == "x5000")
    #expect(table["u"]?.kind == .category && table["u"]?.text(299) == "a299")
  }

  @Test func `levels come in the order of first appearance`() throws {
    guard case .categories(let column)? = try read("c,d\nz,1\na,1\n,1\nz,1\nm,1\n")["c"] else {
      Issue.record("no category")
      return
    }
    #expect(column.levels == ["z", "a", "m"])
    #expect((0..<5).map { column.code(at: $0) } == [0, 1, nil, 0, 2])
  }

  @Test(arguments: [",", ";", "\t"]) func `the delimiter is found in the header`(delimiter: String) throws {
    let text = "a|\"b,;,;\"|c\n1|2|3\n".replacing("|", with: delimiter)
    let table = try read(text)
    #expect(table.names == ["a", "b,;,;", "c"])
    #expect(table["c"]?.number(0) == 3)
  }

  @Test func `a mark before the text, returns, blank lines and no last line end are understood`() throws {
    let table = try read("\u{FEFF}a,b\r\n\r\n1,x\r\n\r\n2,\"y\"\r\n\r\n")
    #expect(table.names == ["a", "b"] && table.rowCount == 2)
    #expect(table["b"]?.text(0) == "x" && table["b"]?.text(1) == "y")
    #expect(try read("a,b\n1,x\n2,")["b"]?.isMissing(1) == true)
    #expect(try read("a\n5\n\n7")["a"]?.number(1) == 7)
    #expect(try read("a,b\n").rowCount == 0)
    #expect(try read("a,b").names == ["a", "b"])
  }

  @Test func `quoted fields hold delimiters, line ends and quotes`() throws {
    let table = try read("a,b\n\"x, \"\"y\"\"\r\nz\",1\n\"\",2\n\"plain\",3\n")
    #expect(table.rowCount == 3)
    #expect(table["a"]?.text(0) == "x, \"y\"\r\nz")
    #expect(table["a"]?.isMissing(1) == true)
    #expect(table["a"]?.text(2) == "plain")
    #expect(table["b"]?.number(2) == 3)
  }
}
