import Documents
import Formats
import Testing

@testable import Commands

/// What `tenure diff` says of two bundles.
struct ResultDifferencesTests {
  private func results(_ cells: String) throws -> ResultsFile {
    try ResultsFile(
      parsing: Array(
        #"{"report":{"id":"r","title":"R","period":"2026Q3","member":"all","as_of":null,"lang":"en","currency":"usd"},"#
          .utf8) + Array(#""cells":{\#(cells)}}"#.utf8))
  }

  private func value(
    _ number: Double, _ format: String, _ interval: String = "null", level: String = "null"
  ) -> String {
    #"{"value":\#(number),"format":"\#(format)","interval":\#(interval),"level":\#(level),"n":100}"#
  }

  private func page(_ a: String, _ b: String, limit: Int? = 10) throws -> [String] {
    DifferencePage(
      ResultDifferences(from: try results(a), to: try results(b)), Wording(language: .en, currency: "usd"),
      limit: limit
    ).lines
  }

  @Test func `a summary comes first, and each change says whether it is within its interval`() throws {
    let before =
      #""head":{"values":{"rate":\#(value(0.15, "pct1", "[0.14,0.16]", level: "0.95")),"#
      + #""cost":\#(value(1000, "money0")),"p":\#(value(0.2, "pct1", "[0.1,0.3]", level: "0.95"))}},"#
      + #""gone":{"values":{"n":\#(value(3, "num0"))}}"#
    let after =
      #""head":{"values":{"rate":\#(value(0.18, "pct1", "[0.17,0.19]", level: "0.95")),"#
      + #""cost":\#(value(1200, "money0")),"p":\#(value(0.22, "pct1", "[0.12,0.32]", level: "0.95"))}},"#
      + #""same":{"values":{}}"#
    let lines = try page(before, after)
    #expect(
      lines[0]
        == "4 of 4 values differ, in 2 cells; 1 of the changes are larger than chance, each by its own interval"
    )
    #expect(lines[1] == "  gone  1" && lines[2] == "  head  3  1 larger than chance")
    #expect(lines[4...5] == ["gone:", "  n  3  →  absent"])
    #expect(lines[7] == "head:")
    #expect(lines[8] == "  rate   15.0%  →   18.0%  +3.0 pp  larger than chance")
    #expect(lines[9] == "  cost  $1,000  →  $1,200    +$200")
    #expect(lines[10] == "  p      20.0%  →   22.0%  +2.0 pp  within its interval")
  }

  @Test func `a cell with many changes lists the first ones unless all are asked for`() throws {
    func cell(_ shift: Double) -> String {
      let values = (10..<40).map { #""v\#($0)":\#(value(Double($0) + shift, "num0"))"# }
      return #""many":{"values":{\#(values.joined(separator: ","))}}"#
    }
    let lines = try page(cell(0), cell(1))
    #expect(lines.last == "  … and 20 more, listed with --all")
    #expect(try page(cell(0), cell(1), limit: nil).count == 4 + 30)
    #expect(try page(cell(0), cell(0)).isEmpty)
  }
}
