import Diagnostics
import Tables
import TestSupport
import Testing

/// The table is a function of the bytes, however they are divided over threads.
struct CSVChunkTests {
  /// A file with something of everything, different for each seed.
  private static func file(_ seed: UInt64, quotes: Bool) -> [UInt8] {
    var state = seed
    func random(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit)
    }
    let words =
      quotes ? ["\"a\nb\"", "\"c,\"\"d\"\"\"", "\"\"", "é", "\"\r\n\"", "x"] : ["a", "bb", "é", "NA", " "]
    var text = "id,n,word,amount,day,late,\"last\"\n"
    for row in 0..<200 {
      // A column whose type is contradicted only far down.
      let late = row > 150 && random(10) == 0 ? "1.25" : "\(random(9))"
      let day = random(9) == 0 ? "" : "2024-0\(1 + random(9))-1\(random(10))"
      text +=
        "k\(row * 7),\(random(100)),\(words[random(UInt64(words.count))]),\(random(1000)).\(random(10)),"
      text += "\(day),\(late),\(words[random(UInt64(words.count))])"
      text += random(4) == 0 ? "\r\n" : "\n"
      if random(20) == 0 { text += "\n" }
    }
    return Array(text.utf8)
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>, [false, true])
  func `any chunk size and number of threads gives the same table`(seed: UInt64, quotes: Bool) throws {
    let bytes = Self.file(seed, quotes: quotes)
    let whole = try CSVReader(CSVOptions(threads: 1, chunkSize: bytes.count)).read(bytes, path: "a.csv").table
    #expect(whole.rowCount == 200)
    for size in [1, 7, 31, 64, 257, 1000, 4096] {
      let options = CSVOptions(threads: 1 + size % 3, chunkSize: size)
      let table = try CSVReader(options).read(bytes, path: "a.csv").table
      #expect(TableText.lines(table) == TableText.lines(whole), "chunks of \(size) bytes")
    }
  }

  @Test(arguments: [8, 64, 100_000]) func `a type contradicted in the last row holds for all`(
    size: Int
  ) throws {
    let rows = (0..<3_000).map { "\($0),\($0),\($0),2024-01-01\n" }.joined()
    let text = "a,b,c,d\n" + rows + "1.5,x,99999999999999999999.5,7\n"
    let table = try CSVReader(CSVOptions(chunkSize: size)).read(Array(text.utf8), path: "a.csv").table
    #expect(table.columns.map { $0.kind } == [.decimal, .category, .number, .category])
    #expect(table["a"]?.number(2_999) == 2_999 && table["a"]?.number(3_000) == 1.5)
    #expect(table["b"]?.text(17) == "17" && table["b"]?.text(3_000) == "x")
    #expect(table["d"]?.text(0) == "2024-01-01")
  }
}

/// A table as lines of text, for comparing tables whole.
enum TableText {
  static func lines(_ table: Table) -> [String] {
    let kinds = zip(table.names, table.columns).map { "\($0):\($1.kind)" }.joined(separator: " ")
    return [kinds]
      + (0..<table.rowCount).map { row in
        table.columns.map { column in
          column.text(row) ?? column.number(row).map { "\($0)" } ?? "·"
        }.joined(separator: "|")
      }
  }
}
