import Drawing
import Figures
import PDFEditing

/// Something at its place on a page, in points from the top left corner of what holds it.
enum PageElement {
  /// Lines of a paragraph; the first has its top at `y`.
  case lines(Paragraph, Range<Int>, x: Double, y: Double)
  /// One line of text on a baseline.
  case text(TextLine, x: Double, y: Double, Color, Paragraph.Alignment)
  case fill(x: Double, y: Double, width: Double, height: Double, Color)
  case stroke([(x: Double, y: Double)], Color, width: Double)
  case dot(x: Double, y: Double, radius: Double, Color)
  case figure(FigureLayout, x: Double, y: Double, alt: String)
  case begin(StructureTag)
  /// A header cell of a table, ended as `tableHeader`.
  case beginHeader(PDFAccessibility.HeaderCell)
  case end(StructureTag)
  case destination(String, x: Double, y: Double)

  func moved(_ dx: Double, _ dy: Double) -> PageElement {
    switch self {
    case .lines(let paragraph, let lines, let x, let y): .lines(paragraph, lines, x: x + dx, y: y + dy)
    case .text(let line, let x, let y, let color, let alignment):
      .text(line, x: x + dx, y: y + dy, color, alignment)
    case .fill(let x, let y, let width, let height, let color):
      .fill(x: x + dx, y: y + dy, width: width, height: height, color)
    case .stroke(let points, let color, let width):
      .stroke(points.map { (x: $0.x + dx, y: $0.y + dy) }, color, width: width)
    case .dot(let x, let y, let radius, let color): .dot(x: x + dx, y: y + dy, radius: radius, color)
    case .figure(let figure, let x, let y, let alt): .figure(figure, x: x + dx, y: y + dy, alt: alt)
    case .destination(let name, let x, let y): .destination(name, x: x + dx, y: y + dy)
    case .begin, .beginHeader, .end: self
    }
  }
}

/// A piece of the flow that is never divided, with what the division into pages must know of it.
struct FlowItem {
  /// What stands again at the top of the next page when the flow is divided before this item.
  struct Continuation {
    let elements: [PageElement]
    let height: Double
  }

  var height: Double
  /// Above it; left out at the top of a page.
  var gap: Double
  var elements: [PageElement]
  var keepsWithNext = false
  var continuation: Continuation?
  var paper: Paper = .upright
  /// Begins a new page unless it stands at the top of one already.
  var startsPage = false
  /// At the first item of a section: the height of all of it.
  var sectionHeight: Double?
  /// Captions and tiles are places that references lead to; prose is none.
  var beginsExhibit: Bool {
    elements.contains { element in
      if case .destination = element { true } else { false }
    }
  }
  var hasFigure: Bool {
    elements.contains { element in
      if case .figure = element { true } else { false }
    }
  }

  init(height: Double, gap: Double = 0, _ elements: [PageElement], keepsWithNext: Bool = false) {
    self.height = height
    self.gap = gap
    self.elements = elements
    self.keepsWithNext = keepsWithNext
  }
}

extension [FlowItem] {
  /// The height of all of them on one page, without the first gap.
  var height: Double {
    enumerated().reduce(0) { $0 + $1.element.height + ($1.offset == 0 ? 0 : $1.element.gap) }
  }

  func indented(by dx: Double) -> [FlowItem] {
    map { item in
      var item = item
      item.elements = item.elements.map { $0.moved(dx, 0) }
      item.continuation = item.continuation.map { continuation in
        FlowItem.Continuation(
          elements: continuation.elements.map { $0.moved(dx, 0) }, height: continuation.height)
      }
      return item
    }
  }

  /// The items within structure elements of these names, outermost first.
  func tagged(_ tags: StructureTag...) -> [FlowItem] {
    guard !isEmpty else { return [] }
    var items = self
    items[0].elements = tags.map { .begin($0) } + items[0].elements
    items[items.count - 1].elements += tags.reversed().map { .end($0) }
    return items
  }

  /// The items on one page, where that is possible at all.
  func keptTogether() -> [FlowItem] {
    var items = self
    for index in items.indices.dropLast() { items[index].keepsWithNext = true }
    return items
  }

  func withGap(_ gap: Double) -> [FlowItem] {
    guard !isEmpty else { return [] }
    var items = self
    items[0].gap = gap
    return items
  }
}
