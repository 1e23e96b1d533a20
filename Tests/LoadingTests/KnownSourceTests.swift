import Diagnostics
import Foundation
import Loading
import Outside
import Populations
import TestSupport
import Testing

/// The public Telco file, and the five ways in which copies of it are damaged.
@Suite(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
struct KnownSourceTests {
  private static func telco() throws -> String {
    let path = try #require(SharedFiles.path("data/telco.csv"))
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  private static func source(_ text: String, id: String = "customerID") throws -> KnownSource? {
    let kind = DatasetRequest.Kind.customers(CustomerRoles(id: at(id)))
    return try Example.load(text, kind).quality.source
  }

  @Test func `the published file is known byte for byte, with either line ends`() throws {
    let text = try Self.telco()
    #expect(try Self.source(text)?.verdict == .identical)
    #expect(try Self.source(text.replacingOccurrences(of: "\n", with: "\r\n"))?.verdict == .identical)
  }

  @Test func `the same values written differently are known`() throws {
    // Another delimiter, another order of rows, and cents everywhere.
    var lines = try Self.telco().replacingOccurrences(of: ",", with: ";").split(separator: "\n").map {
      String($0)
    }
    let header = lines.removeFirst()
    lines.reverse()
    let found = try #require(try Self.source(([header] + lines).joined(separator: "\n") + "\n"))
    #expect(found.verdict == .sameValues && found.isFaithful && found.name == "IBM Telco Customer Churn")
  }

  @Test func `other names over the same values are known`() throws {
    let text = try Self.telco()
    let renamed = text.replacingOccurrences(of: "customerID,gender,SeniorCitizen", with: "id,sex,is_old")
    #expect(try Self.source(renamed, id: "id")?.verdict == .renamed)
    let folded = text.replacingOccurrences(
      of: "MonthlyCharges,TotalCharges", with: "monthly_charges,Total Charges")
    #expect(try Self.source(folded)?.verdict == .renamed)
  }

  @Test func `recoded categories are named`() throws {
    let text = try Self.telco().replacingOccurrences(of: "No internet service", with: "No")
    let found = try #require(try Self.source(text))
    #expect(found.verdict == .changedColumns && !found.isFaithful)
    #expect(found.changed.contains("OnlineSecurity") && found.changed.contains("StreamingMovies"))
    #expect(!found.changed.contains("tenure") && found.changed.count == 6)
  }

  @Test func `lost rows are counted`() throws {
    let lines = try Self.telco().split(separator: "\n")
    let found = try #require(try Self.source(lines.dropLast(5).joined(separator: "\n") + "\n"))
    #expect(found.verdict == .changedRows && found.rows == 7038 && found.publishedRows == 7043)
  }

  @Test func `a header over made-up numbers is told`() throws {
    let header = try #require(try Self.telco().split(separator: "\n").first)
    var state: UInt64 = 7
    let rows = (0..<7043).map { row in
      let fields = (0..<20).map { _ -> String in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return String(state >> 55)
      }
      return "id-\(row)," + fields.joined(separator: ",")
    }
    let found = try #require(try Self.source(header + "\n" + rows.joined(separator: "\n") + "\n"))
    #expect(found.verdict == .fabricated)
  }

  @Test func `damaged copies are warned of, and other files are not looked at`() throws {
    let text = try Self.telco().replacingOccurrences(of: "No phone service", with: "No")
    let data = try Example.load(text, .customers(CustomerRoles(id: at("customerID"))))
    #expect(data.warnings.map { $0.code } == [.damagedSource])
    #expect(try Example.load("id,left\na,1\nb,0\n", Example.minimal).quality.source == nil)
  }
}

private func at(_ text: String, _ line: Int = 1) -> Located<String> {
  Located(text, at: Place(path: "spec", line: line, column: 1))
}
