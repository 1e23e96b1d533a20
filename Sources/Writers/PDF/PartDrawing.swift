import Drawing
import PDFEditing

/// Keeps drawn pages from render to render: after a change of some words, most pages are as they were.
public protocol PageMemory: Sendable {
  /// Exactly what was remembered last under the name; `nil` when there is nothing, or nothing whole.
  func recall(_ name: String) -> [UInt8]?
  /// Keeps bytes in the place of earlier ones, as well as that is possible; failing costs time and nothing else.
  func remember(_ bytes: [UInt8], as name: String)
}

/// Remembers nothing.
public struct NoPageMemory: PageMemory {
  public init() {}

  public func recall(_ name: String) -> [UInt8]? { nil }
  public func remember(_ bytes: [UInt8], as name: String) {}
}

/// Draws pages that follow each other as a file of their own, unless the same were drawn before.
struct PartDrawing: @unchecked Sendable {
  // Pages are not `Sendable`, since they refer to shaped text. Whoever laid them out keeps nothing of them, and several
  // threads only read them.
  let pages: [Page]
  let info: PDFCanvas.Info
  let lines: RunningLines
  let memory: any PageMemory
  /// Of the report, among all that are remembered.
  let name: String

  func part(_ part: Range<Int>, lane: Int) throws -> PDFPart {
    guard let hash = try hash(of: part) else { return try draw(part, lane: lane) }
    let name = "\(name) \(lane)"
    let head = Array(hash.utf8)
    // What another version kept is as good as nothing.
    if let known = memory.recall(name), known.starts(with: head),
      let part = try? PDFPart(decoding: Array(known[head.count...]))
    {
      return part
    }
    let drawn = try draw(part, lane: lane)
    memory.remember(head + drawn.encoded, as: name)
    return drawn
  }

  private func hash(of part: Range<Int>) throws -> String? {
    guard !(memory is NoPageMemory) else { return nil }
    var content = PartContent(info, lines, shaper: try TextShaper())
    for number in part { content.add(pages[number], running: lines.number(of: number)) }
    return content.hash()
  }

  private func draw(_ part: Range<Int>, lane: Int) throws -> PDFPart {
    let canvas = try PDFCanvas(info, page: pages[part.lowerBound].paper.size, lane: lane)
    let painter = PagePainter(painter: canvas.painter, lines: lines)
    canvas.painter.begin(.document)
    for number in part {
      let page = pages[number]
      if number > part.lowerBound { canvas.nextPage(page.paper.size) }
      painter.draw(page)
      if let place = lines.number(of: number) { painter.drawRunningLines(page, place) }
    }
    canvas.painter.end(.document)
    return try PDFPart(try canvas.finish())
  }
}
