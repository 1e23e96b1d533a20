import Commands
import Foundation
import Outside
import TestSupport
import Testing

@Suite struct `Personal data` {
  private static let hasPoppler = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  /// Every e-mail address, telephone number and pair of first name and id of a quarter's customers, and where their
  /// ids end.
  private func secrets(_ folder: ReportFolder, _ quarter: String) throws -> [[UInt8]] {
    let rows = try CustomerRows(try folder.text("data/customers-\(quarter).csv"))
    let columns = try ["email", "phone", "first_name", "customer_id"].map { try rows.values($0) }
    return columns[0].indices.flatMap { row in
      [columns[0][row], columns[1][row], "\(columns[3][row]),\(columns[2][row]),"].filter { !$0.isEmpty }
        .map { Array($0.utf8) }
    }
  }

  @Test func `stands under outreach and nowhere else`() async throws {
    let rendered = try await QuarterlyReport.commands.value
    let folder = rendered.folder
    let said = rendered.outcomes.map { $0.printed + $0.messages }.joined()
    var places = ["what was said": Array(said.utf8)]
    for path in folder.world.paths where !path.hasPrefix("data/") && !path.contains("/outreach/") {
      places[path] = try folder.world.read(path)
    }
    #expect(places.count > 80 && places.keys.contains { $0.hasPrefix(".cache/") })
    // The domain and the area code of every synthetic address and number, in any file but the PDF's compressed text.
    for (path, bytes) in places {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("example.com") && !text.contains("555-"), "\(path)")
    }
    #expect(try secrets(folder, "2026Q3").count > 2000)
  }

  @Test func `is in the outreach lists, of those listed and of nobody else`() async throws {
    let folder = try await QuarterlyReport.published()
    let files = try folder.bundle(QuarterlyReport.link)
    let list = try #require(files["outreach/generic.csv"])
    let text = String(decoding: list, as: UTF8.self)
    let ids = text.split(whereSeparator: { $0.isNewline }).dropFirst().map { $0.prefix { $0 != "," } }
    #expect(!ids.isEmpty)
    let rows = try CustomerRows(try folder.text("data/customers-2026Q3.csv"))
    let consents = try rows.values("email_opt_in")
    let people = zip(zip(try rows.values("customer_id"), try rows.values("email")), consents)
    for ((id, email), consent) in people where !email.isEmpty {
      // Addresses stand only where they may be used.
      let isShown = ids.contains(Substring(id)) && consent == "Yes"
      if text.contains(email) != isShown { Issue.record("a row is not its customer's") }
    }
  }

  @Test(.enabled(if: hasPoppler, "poppler-utils is not installed"))
  func `is not in the words of the PDF, nor is anyone's id`() async throws {
    let folder = try await QuarterlyReport.published()
    let files = try folder.bundle(QuarterlyReport.link)
    let text = try Poppler.text(of: try #require(files["report.pdf"]))
    #expect(!text.contains("@example") && !text.contains("555-"))
    let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    let rows = try CustomerRows(try folder.text("data/customers-2026Q3.csv"))
    for id in try rows.values("customer_id") where text.contains(id) || page.contains(id) {
      Issue.record("a report for executives names a customer")
    }
  }
}
