import Documents
import Formats
import Foundation
import Outside
import Testing

@testable import Writers

@Suite struct HTMLTests {
  /// The folder of the project's own templates.
  static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates").path

  static func page(_ document: Document = ExampleReport.document(), data: Bool = true) throws -> String {
    let writer = try HTMLWriter(templates: templates, linksToData: data, in: Disk())
    return String(decoding: try writer.render(document), as: UTF8.self)
  }

  @Test func `the page asks nothing of the network`() throws {
    let page = try Self.page()
    try Tool.withFile(Array(page.utf8), named: "index.html") { _ in }
    // The author's own link and the name of SVG are the only addresses; neither is fetched.
    let addresses = page.matches(of: #/[a-z]+://[^"'\s<)]+/#).map { String($0.output) }
    #expect(
      Set(addresses) == ["https://example.org/churn?a=1&amp;b=2", "http://www.w3.org/2000/svg"])
    for loader in ["<script", "<link", "<img", "<iframe", "@import", "url("] {
      #expect(!page.contains(loader), "\(loader)")
    }
    #expect(page.utf8.count < 2_000_000)
  }
}
