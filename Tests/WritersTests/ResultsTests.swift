import Documents
import Findings
import Formats
import Testing

@testable import Writers

@Suite struct ResultsTests {
  @Test func `results are read back as they were written, by address`() throws {
    let document = ExampleReport.document()
    let results = try ResultsFile(parsing: document.results.bytes)
    #expect(results.report == "quarterly-retention")
    #expect(results.period == "2026Q3")
    #expect(results.asOf == "2026-09-30")
    #expect(results.addresses == ["headline.churn_rate", "headline.lifetime_value", "stay.rmst.two_year"])
    let churn = try #require(results["headline.churn_rate"])
    #expect(churn.number == 0.12731)
    #expect(churn.low == 0.1208)
    #expect(churn.high == 0.1341)
    #expect(churn.level == 0.95)
    #expect(churn.n == 8012)
    #expect(results["stay.rmst.two_year"]?.number == 1.0 / 3)
    let absent = try #require(results["headline.lifetime_value"])
    #expect(absent.number == nil)
    #expect(results["headline.nothing"] == nil)
  }

  @Test func `results have the keys that the design names, in its order`() throws {
    let json = ExampleReport.document().results
    #expect(json.members?.map { $0.key } == ["report", "cells"])
    #expect(
      json["report"]?.members?.map { $0.key } == [
        "id", "title", "period", "member", "as_of", "lang", "currency",
      ])
    let stay = try #require(json["cells"]?["stay"])
    #expect(stay.members?.map { $0.key } == ["kind", "status", "values", "ledger", "caveats"])
    #expect(stay["status"]?.text == "warned")
    let value = try #require(stay["values"]?["rmst.two_year"])
    #expect(value.members?.map { $0.key } == ["value", "unit", "format", "interval", "level", "n"])
    #expect(stay["ledger"]?.elements?.map { $0["rows"]?.int } == [8020, 8, 8012])
  }

  @Test func `the manifest lists inputs and outputs by path, sorted`() throws {
    let provenance = Provenance(
      engine: "tenure 0.1.0", libraries: [.init("cairo", "1.16.0")], fonts: [], specPath: "reports/x.yaml",
      specSHA256: "aa", inputs: [.init(path: "data/b.csv", sha256: "bb", bytes: 2, rows: 1)])
    let outputs = ["report.pdf", "index.html"].map { Manifest.Output(path: $0, sha256: "cc", bytes: 3) }
    let json = Manifest.json(provenance, outputs: outputs)
    #expect(json["outputs"]?.members?.map { $0.key } == ["index.html", "report.pdf"])
    #expect(json["inputs"]?["data/b.csv"]?["rows"]?.int == 1)
    #expect(try Manifest.outputs(parsing: json.bytes) == outputs.reversed())
    #expect(throws: JSONError.self) { try Manifest.outputs(parsing: Array("{}".utf8)) }
  }
}
