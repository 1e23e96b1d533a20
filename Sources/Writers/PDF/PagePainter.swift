import Diagnostics
import Documents
import Drawing
import Figures
import Formats
import PDFEditing

/// Draws finished pages, and gathers on the way what the second pass must know of them.
struct PagePainter {
  let painter: Painter
  private(set) var alternatives: [String] = []
  private(set) var headers: [PDFAccessibility.HeaderCell] = []
  /// A name stands for the place it was given first.
  private(set) var places: [String: PDFNavigation.Place] = [:]

  init(on painter: Painter) { self.painter = painter }

  /// `number` is from 0.
  mutating func draw(_ page: Page, _ number: Int) {
    for element in page.elements { draw(element, on: page.paper, number) }
  }

  private mutating func draw(_ element: PageElement, on paper: Paper, _ page: Int) {
    switch element {
    case .lines(let paragraph, let lines, let x, let y): painter.draw(paragraph, lines: lines, x: x, y: y)
    case .text(let line, let x, let y, let color, let alignment):
      painter.draw(line, x: x, y: y, color, alignment: alignment)
    case .fill(let x, let y, let width, let height, let color):
      painter.rectangle(x: x, y: y, width: width, height: height, fill: color)
    case .stroke(let points, let color, let width): painter.stroke(points, color, width: width)
    case .dot(let x, let y, let radius, let color): painter.circle(x: x, y: y, radius: radius, fill: color)
    case .figure(let figure, let x, let y, let alt):
      alternatives.append(alt)
      painter.begin(.figure)
      var canvas = CairoCanvas(painter)
      figure.draw(at: Point(x, y), on: &canvas)
      painter.end(.figure)
    case .begin(let tag): painter.begin(tag)
    case .beginHeader(let header):
      headers.append(header)
      painter.begin(.tableHeader)
    case .end(let tag): painter.end(tag)
    case .destination(let name, let x, let y):
      let place = PDFNavigation.Place(page: page, x: x, y: paper.size.height - y + 6)
      places[name] = places[name] ?? place
    }
  }

  /// The running lines, outside the structure.
  func drawRunningLines(_ page: Page, number: Int, of count: Int, _ document: Document) {
    let paper = page.paper
    let right = paper.left + paper.textWidth
    let font = FontStyle(size: 8)
    let wording = document.wording
    let head = paper.top - 26
    painter.text(document.title, x: paper.left, y: head, font, PaperInk.quiet)
    painter.text(document.periodLine ?? "", x: right, y: head, font, PaperInk.quiet, alignment: .trailing)
    let line = [(x: paper.left, y: head + 6), (x: right, y: head + 6)]
    painter.stroke(line, PaperInk.separator, width: 0.5)
    let foot = paper.size.height - 30
    painter.text(document.dataLine ?? "", x: paper.left, y: foot, font, PaperInk.quiet)
    let pages: [String: Argument] = ["page": .count(number), "pages": .count(count)]
    painter.text(wording(.pageOf, pages), x: right, y: foot, font, PaperInk.quiet, alignment: .trailing)
  }
}
