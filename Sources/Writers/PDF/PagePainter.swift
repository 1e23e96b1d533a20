import Diagnostics
import Documents
import Drawing
import Figures
import Formats

/// Draws finished pages.
struct PagePainter {
  let painter: Painter
  let lines: RunningLines

  func draw(_ page: Page) {
    for element in page.elements { draw(element) }
  }

  private func draw(_ element: PageElement) {
    switch element {
    case .lines(let paragraph, let lines, let x, let y): painter.draw(paragraph, lines: lines, x: x, y: y)
    case .text(let line, let x, let y, let color, let alignment):
      painter.draw(line, x: x, y: y, color, alignment: alignment)
    case .fill(let x, let y, let width, let height, let color):
      painter.rectangle(x: x, y: y, width: width, height: height, fill: color)
    case .stroke(let points, let color, let width): painter.stroke(points, color, width: width)
    case .dot(let x, let y, let radius, let color): painter.circle(x: x, y: y, radius: radius, fill: color)
    case .figure(let figure, let x, let y, _):
      painter.begin(.figure)
      var canvas = CairoCanvas(painter)
      figure.draw(at: Point(x, y), on: &canvas)
      painter.end(.figure)
    case .begin(let tag): painter.begin(tag)
    case .beginHeader: painter.begin(.tableHeader)
    case .end(let tag): painter.end(tag)
    case .destination: break
    }
  }

  /// The running lines, outside the structure; `number` is what the page's foot says of its place.
  func drawRunningLines(_ page: Page, _ number: String) {
    let paper = page.paper
    let right = paper.left + paper.textWidth
    let font = FontStyle(size: 8)
    let head = paper.top - 26
    painter.text(lines.title, x: paper.left, y: head, font, PaperInk.quiet)
    painter.text(lines.period, x: right, y: head, font, PaperInk.quiet, alignment: .trailing)
    let line = [(x: paper.left, y: head + 6), (x: right, y: head + 6)]
    painter.stroke(line, PaperInk.separator, width: 0.5)
    let foot = paper.size.height - 30
    painter.text(lines.data, x: paper.left, y: foot, font, PaperInk.quiet)
    painter.text(number, x: right, y: foot, font, PaperInk.quiet, alignment: .trailing)
  }
}

/// What stands at the head and foot of every page but the cover.
struct RunningLines: Sendable {
  let title: String
  let period: String
  let data: String
  private let wording: Wording
  private let pageCount: Int

  init(_ document: Document, pageCount: Int) {
    title = document.title
    period = document.periodLine ?? ""
    data = document.dataLine ?? ""
    wording = document.wording
    self.pageCount = pageCount
  }

  /// Of a page, counted from 0; the cover has none.
  func number(of page: Int) -> String? {
    guard page > 0 else { return nil }
    return wording(.pageOf, ["page": .count(page + 1), "pages": .count(pageCount)])
  }
}
