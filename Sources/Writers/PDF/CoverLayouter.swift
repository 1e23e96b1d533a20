import Documents
import Drawing
import Formats

/// Sets the cover: title, period, member, what the data are, and the contents with their pages.
struct CoverLayouter {
  /// A line of the contents.
  struct Entry {
    let title: String
    let anchor: String
    let page: Int
    let isInAppendix: Bool
  }

  let document: Document
  let shaper: TextShaper

  func page(contents: [Entry]) -> Page {
    let paper = Paper.upright
    var page = Page(paper: paper)
    page.elements.append(.fill(x: 0, y: 0, width: 9, height: paper.size.height, PaperInk.navy))
    var y = 196.0
    let title = FontStyle(size: 30, weight: .semibold)
    add(document.title, title, PaperInk.navy, leading: 37, tag: .heading1, at: &y, to: &page)
    if let period = document.periodLine {
      y += 10
      let second = FontStyle(size: 15, weight: .medium)
      add(period, second, PaperInk.text, leading: 21, at: &y, to: &page)
    }
    y += 26
    page.elements.append(.fill(x: paper.left, y: y, width: 42, height: 2, PaperInk.orange))
    y += 18
    for line in [document.dataLine].compactMap({ $0 }) + document.cover {
      add(line, FontStyle(size: 10), PaperInk.quiet, leading: 15, at: &y, to: &page)
      y += 3
    }
    add(contents, from: y, to: &page)
    return page
  }

  private func add(
    _ text: String, _ font: FontStyle, _ color: Color, leading: Double, tag: StructureTag = .paragraph,
    at y: inout Double, to page: inout Page
  ) {
    let paragraph = shaper.paragraph([TextRun(text, font, color)], width: 420, leading: leading)
    page.elements += [
      .begin(tag), .lines(paragraph, 0..<paragraph.lines.count, x: page.paper.left, y: y), .end(tag),
    ]
    y += paragraph.height
  }

  // MARK: The contents

  /// At the foot of the page; entries of the appendix go first when there is not room for all.
  private func add(_ contents: [Entry], from top: Double, to page: inout Page) {
    let room = page.paper.bottom - top - 60
    var lines = contents.map { line($0) }
    if lines.reduce(26, { $0 + $1.height }) > room {
      lines = contents.filter { !$0.isInAppendix }.map { line($0) }
    }
    while lines.reduce(26, { $0 + $1.height }) > room, !lines.isEmpty { lines.removeLast() }
    guard !lines.isEmpty else { return }
    var y = page.paper.bottom - lines.reduce(0) { $0 + $1.height }
    let left = page.paper.left
    let heading = FontStyle(size: 11, weight: .semibold)
    page.elements += [
      .begin(.heading2),
      .text(shaper.line(document.wording(.contents), heading), x: left, y: y - 14, PaperInk.text, .leading),
      .end(.heading2), .begin(.contents),
    ]
    for line in lines {
      page.elements += line.elements.map { $0.moved(left, y) }
      y += line.height
    }
    page.elements.append(.end(.contents))
  }

  private func line(_ entry: Entry) -> (elements: [PageElement], height: Double) {
    let indent = entry.isInAppendix ? 12.0 : 0
    let font = FontStyle(size: 9.5)
    let run = TextRun(entry.title, font, PaperInk.text, link: .place(entry.anchor))
    let paragraph = shaper.paragraph([run], width: Paper.upright.textWidth - 40 - indent, leading: 13)
    let right = Paper.upright.textWidth
    let height = paragraph.height + 5
    let elements: [PageElement] = [
      .stroke([(0, 0), (right, 0)], PaperInk.separator, width: 0.5), .begin(.contentsItem),
      .begin(.reference), .lines(paragraph, 0..<paragraph.lines.count, x: indent, y: 2.5), .end(.reference),
      .begin(.label),
      .text(shaper.line(String(entry.page), font), x: right, y: 12.3, PaperInk.quiet, .trailing),
      .end(.label),
      .end(.contentsItem),
    ]
    return (elements, height)
  }
}
