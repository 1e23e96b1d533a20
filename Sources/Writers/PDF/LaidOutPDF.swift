import Diagnostics
import Documents
import Drawing
import Formats
import PDFEditing
import Synchronization

/// A report that only has to be drawn, by one thread.
final class LaidOutPDF: @unchecked Sendable {
  // Canvas and layout are not `Sendable`. They are handed on whole: whoever laid out keeps nothing of them, and one
  // thread takes them, once.
  private var layout: PageLayout?
  private var canvas: PDFCanvas?
  private let isTaken = Atomic<Bool>(false)
  private let threads: Int

  init(canvas: consuming PDFCanvas, layout: PageLayout, threads: Int) {
    self.canvas = consume canvas
    self.layout = layout
    self.threads = threads
  }

  /// The file's bytes; called once.
  func render(_ document: Document) throws(Problems) -> [UInt8] {
    try Problems.ofDrawing { () throws in try draw(document) }
  }

  private func draw(_ document: Document) throws -> [UInt8] {
    precondition(!isTaken.exchange(true, ordering: .acquiringAndReleasing), "a layout is drawn once")
    guard let canvas = canvas.take(), let layout = layout.take() else { return [] }
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
    let accessibility = PDFAccessibility(
      language: document.wording.language.rawValue, title: document.fullTitle,
      alternatives: painter.alternatives, headers: painter.headers)
    return try makeAccessible(try canvas.finish(), accessibility, threads: threads)
  }

  private func add(
    _ entries: [PageLayout.OutlineEntry], to canvas: borrowing PDFCanvas, under parent: PDFCanvas.OutlineItem
  ) {
    for entry in entries {
      let item = canvas.addOutline(entry.title, to: entry.anchor, under: parent)
      add(entry.children, to: canvas, under: item)
    }
  }
}

extension Problems {
  /// What goes wrong in drawing, as a problem of the report.
  static func ofDrawing<Result>(_ work: () throws -> Result) throws(Problems) -> Result {
    do {
      return try work()
    } catch let problems as Problems {
      throw problems
    } catch {
      throw Problems(.error(.drawingFailed, "the PDF cannot be drawn: \(error)", at: nil))
    }
  }
}
