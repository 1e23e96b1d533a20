import Diagnostics
import Documents
import Drawing
import Formats
import PDFEditing
import Threads

/// A report that only has to be drawn, which is begun at once where there is more than one thread.
struct LaidOutPDF: Sendable {
  private let parts: [Ahead<Result<PDFPart, any Error>>]
  private let facts: PageFacts
  private let outline: [PDFNavigation.Entry]
  private let threads: Int

  /// `drawers` of the `threads` may draw side by side.
  init(
    _ document: Document, _ info: PDFCanvas.Info, _ layout: PageLayout, memory: any PageMemory, threads: Int,
    drawers: Int
  ) {
    let drawing = PartDrawing(
      pages: layout.pages, info: info, lines: RunningLines(document, pageCount: layout.pages.count),
      memory: memory, name: "\(document.id) \(document.period) \(document.member)")
    parts = layout.parts.enumerated().map { lane, part in
      Ahead(threads: drawers) { Result { try drawing.part(part, lane: lane) } }
    }
    facts = PageFacts(layout.pages)
    outline = layout.outline
    self.threads = threads
  }

  /// The file's bytes.
  func render(_ document: Document) throws(Problems) -> [UInt8] {
    try Problems.ofDrawing { () throws in
      let drawn = try Ahead.values(of: parts).map { try $0.get() }
      let accessibility = PDFAccessibility(
        language: document.wording.language.rawValue, title: document.fullTitle,
        alternatives: facts.alternatives, headers: facts.headers)
      let navigation = PDFNavigation(places: facts.places, outline: outline)
      return try finishedPDF(drawn, accessibility, navigation, threads: threads)
    }
  }
}

extension PageLayout {
  /// Pages that can be drawn apart from the others: the cover and the summary, and the rest cut into pieces of about
  /// as much work each, where no element of the structure goes on over a page. Whether there is anybody to draw them
  /// side by side makes no difference.
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
    // Before each page, how much there is to do until then.
    let done = efforts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let whole = done[efforts.count]
    // The words of the summary are changed most often, and are drawn without the rest.
    var starts = Set([0] + cuts.filter { $0 == bodyStart })
    for part in 1..<Self.partCount {
      func distance(_ cut: Int) -> Int { abs(whole * part - Self.partCount * done[cut]) }
      if let cut = cuts.min(by: { distance($0) < distance($1) }) { starts.insert(cut) }
    }
    let ends = starts.sorted() + [pages.count]
    return zip(ends, ends.dropFirst()).map { $0..<$1 }
  }

  /// Where there are cuts for so many. Each carries fonts of its own, some 20 KB.
  private static let partCount = 6
}

extension PageElement {
  /// How long it takes to draw, roughly, a line of text being one.
  fileprivate var effort: Int {
    switch self {
    case .lines(_, let lines, _, _): lines.count
    case .figure: 200
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
