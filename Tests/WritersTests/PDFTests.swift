import Documents
import Findings
import Formats
import Foundation
import Testing

@testable import Writers

@Suite struct PDFTests {
  @Test(.enabled(if: Tool.exists("pdftotext"), "poppler-utils is not installed"))
  func `every row of the long table stands on the pages once`() throws {
    let pdf = try PDFWriter().render(ExampleReport.document())
    let text = try Tool.withFile(pdf, named: "report.pdf") {
      try Tool.output("pdftotext", ["-layout", $0, "-"])
    }
    for label in ExampleReport.rowLabels() {
      #expect(text.components(separatedBy: label).count == 2, "\(label)")
    }
  }
}
