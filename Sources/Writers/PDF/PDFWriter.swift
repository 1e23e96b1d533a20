public import Diagnostics
public import Documents
import Drawing
import Formats

/// Writes `report.pdf`: laid out on A4, tagged, with outline, links and running lines.
///
/// The same document gives the same bytes with the same libraries and fonts: the file carries the report's own date.
public struct PDFWriter: Writer {
  public static let name = "pdf"
  public static let path = "report.pdf"

  private let threads: Int
  private let memory: any PageMemory

  /// `threads` may work on it side by side; the bytes are the same for any number, and whatever is remembered.
  public init(threads: Int = 1, memory: any PageMemory = NoPageMemory()) {
    self.threads = threads
    self.memory = memory
  }

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {
    let report = try laidOut(document)
    bundle.add(
      ReportBundle.File(path: Self.path, .stream { write in try write(try report.render(document)) }))
  }

  /// The file's bytes; throws `Problems`.
  public func render(_ document: Document) throws(Problems) -> [UInt8] {
    try laidOut(document).render(document)
  }

  private func laidOut(_ document: Document) throws(Problems) -> LaidOutPDF {
    try Problems.ofDrawing { () throws in
      let info = info(document)
      let canvas = try PDFCanvas(info, page: Paper.upright.size)
      var shapers = [canvas.painter.shaper]
      // More would find nothing left to do.
      while shapers.count < min(threads, 4) { shapers.append(try canvas.makeShaper()) }
      let layout = try ReportLayouter(document, shapers: shapers).layout()
      // What Pango shaped is drawn by one thread at a time.
      let isPlain = shapers.allSatisfy { $0.isPlain }
      return LaidOutPDF(
        document, info, layout, memory: memory, threads: threads, drawers: isPlain ? threads : 1)
    }
  }

  private func info(_ document: Document) -> PDFCanvas.Info {
    PDFCanvas.Info(
      title: document.fullTitle, creator: "Tenure",
      created: (document.asOf ?? Day(number: 0)).iso + "T00:00:00Z")
  }
}
