import Diagnostics
import Documents
import Drawing
import Formats
import PDFEditing
import Threads

/// A report that only has to be drawn, which is begun at once where there is more than one thread.
struct LaidOutPDF: Sendable {
  private let parts: [Ahead<Result<PartDrawing.Drawn, any Error>>]
  private let outline: [PDFNavigation.Entry]
  private let threads: Int

  /// `drawers` of the `threads` may draw side by side.
  init(
    _ document: Document, _ info: PDFCanvas.Info, _ layout: PageLayout, threads: Int, drawers: Int
  ) {
    let drawing = PartDrawing(document: document, pages: layout.pages, info: info)
    parts = layout.parts.enumerated().map { lane, part in
      Ahead(threads: drawers) { Result { try drawing.draw(part, lane: lane) } }
    }
    outline = layout.outline
    self.threads = threads
  }

  /// The file's bytes.
  func render(_ document: Document) throws(Problems) -> [UInt8] {
    try Problems.ofDrawing { () throws in
      let drawn = try Ahead.values(of: parts).map { try $0.get() }
      let accessibility = PDFAccessibility(
        language: document.wording.language.rawValue, title: document.fullTitle,
        alternatives: drawn.flatMap { $0.alternatives }, headers: drawn.flatMap { $0.headers })
      let places = drawn.reduce(into: [:]) { $0.merge($1.places) { first, _ in first } }
      let navigation = PDFNavigation(places: places, outline: outline)
      return try finishedPDF(drawn.map { $0.part }, accessibility, navigation, threads: threads)
    }
  }
}

/// Draws pages that follow each other as a file of their own.
private struct PartDrawing: @unchecked Sendable {
  // Pages are not `Sendable`, since they refer to shaped text. Whoever laid them out keeps nothing of them, and several
  // threads only read them.
  let document: Document
  let pages: [Page]
  let info: PDFCanvas.Info

  struct Drawn: Sendable {
    let part: PDFPart
    let alternatives: [String]
    let headers: [PDFAccessibility.HeaderCell]
    let places: [String: PDFNavigation.Place]
  }

  func draw(_ part: Range<Int>, lane: Int) throws -> Drawn {
    let canvas = try PDFCanvas(info, page: pages[part.lowerBound].paper.size, lane: lane)
    var painter = PagePainter(on: canvas.painter)
    canvas.painter.begin(.document)
    for number in part {
      let page = pages[number]
      if number > part.lowerBound { canvas.nextPage(page.paper.size) }
      painter.draw(page, number)
      guard number > 0 else { continue }
      painter.drawRunningLines(page, number: number + 1, of: pages.count, document)
    }
    canvas.painter.end(.document)
    let (alternatives, headers, places) = (painter.alternatives, painter.headers, painter.places)
    return Drawn(
      part: try PDFPart(try canvas.finish()), alternatives: alternatives, headers: headers, places: places)
  }
}

extension PageLayout {
  /// Pages that can be drawn apart from the others: cut once, near the middle of the work, where no element of the
  /// structure goes on over a page. Whether there is anybody to draw the second part makes no difference to it.
  var parts: [Range<Int>] {
    var efforts: [Int] = []
    var cuts: [Int] = []
    var depth = 0
    for (number, page) in pages.enumerated() {
      if number > 0, depth == 0 { cuts.append(number) }
      var effort = 0
      for element in page.elements {
        effort += element.effort
        depth += element.depth
      }
      efforts.append(effort)
    }
    let whole = efforts.reduce(0, +)
    func imbalance(_ cut: Int) -> Int { abs(whole - 2 * efforts[..<cut].reduce(0, +)) }
    guard let cut = cuts.min(by: { imbalance($0) < imbalance($1) }) else { return [0..<pages.count] }
    return [0..<cut, cut..<pages.count]
  }
}

extension PageElement {
  /// How long it takes to draw, roughly, a line of text being one.
  fileprivate var effort: Int {
    switch self {
    case .lines(_, let lines, _, _): lines.count
    case .figure: 30
    default: 1
    }
  }

  /// By how much it changes the number of structure elements that are open.
  fileprivate var depth: Int {
    switch self {
    case .begin, .beginHeader: 1
    case .end: -1
    default: 0
    }
  }
}

extension Link {
  /// To a named place of the report.
  static func place(_ name: String) -> Link { Link(PDFNavigation.address(of: name)) }
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
