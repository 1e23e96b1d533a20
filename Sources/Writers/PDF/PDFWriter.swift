public import Diagnostics
public import Documents
import Drawing
import Formats
import PDFEditing

/// Writes `report.pdf`: laid out on A4, tagged, with outline, links and running lines.
///
/// The same document gives the same bytes with the same libraries and fonts: the file carries the report's own date.
public struct PDFWriter: Writer {
  public static let name = "pdf"
  public static let path = "report.pdf"

  public init() {}

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {
    bundle.add(ReportBundle.File(path: Self.path, .bytes(try render(document))))
  }

  /// The file's bytes; throws `Problems`.
  public func render(_ document: Document) throws(Problems) -> [UInt8] {
    do {
      return try draw(document)
    } catch let problems as Problems {
      throw problems
    } catch {
      throw Problems(.error(.drawingFailed, "the PDF cannot be drawn: \(error)", at: nil))
    }
  }

  private func draw(_ document: Document) throws -> [UInt8] {
    let canvas = try PDFCanvas(info(document), page: Paper.upright.size)
    let layout = try ReportLayouter(document, shaper: canvas.painter.shaper).layout()
    var painter = PagePainter(on: canvas.painter)
    canvas.painter.begin(.document)
    for (index, page) in layout.pages.enumerated() {
      if index > 0 { canvas.nextPage(page.paper.size) }
      painter.draw(page)
      guard index > 0 else { continue }
      painter.drawRunningLines(page, number: index + 1, of: layout.pages.count, document)
    }
    canvas.painter.end(.document)
    add(layout.outline, to: canvas, under: .root)
    let alternatives = painter.alternatives
    let headers = painter.headers
    let drawn = try canvas.finish()
    return try makeAccessible(
      drawn,
      PDFAccessibility(
        language: document.wording.language.rawValue, title: document.fullTitle, alternatives: alternatives,
        headers: headers))
  }

  private func add(
    _ entries: [PageLayout.OutlineEntry], to canvas: borrowing PDFCanvas, under parent: PDFCanvas.OutlineItem
  ) {
    for entry in entries {
      let item = canvas.addOutline(entry.title, to: entry.anchor, under: parent)
      add(entry.children, to: canvas, under: item)
    }
  }

  private func info(_ document: Document) -> PDFCanvas.Info {
    PDFCanvas.Info(
      title: document.fullTitle, creator: "Tenure",
      created: (document.asOf ?? Day(number: 0)).iso + "T00:00:00Z")
  }
}
