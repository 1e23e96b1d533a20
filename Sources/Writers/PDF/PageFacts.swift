import Drawing
import PDFEditing

/// What the second pass must know of pages, in the order they are drawn.
struct PageFacts: Sendable {
  private(set) var alternatives: [String] = []
  private(set) var headers: [PDFAccessibility.HeaderCell] = []
  /// A name stands for the place it was given first.
  private(set) var places: [String: PDFNavigation.Place] = [:]

  init(_ pages: [Page]) {
    for (number, page) in pages.enumerated() {
      for element in page.elements { add(element, on: page.paper, number) }
    }
  }

  private mutating func add(_ element: PageElement, on paper: Paper, _ page: Int) {
    switch element {
    case .figure(_, _, _, let alt): alternatives.append(alt)
    case .beginHeader(let header): headers.append(header)
    case .destination(let name, let x, let y):
      let place = PDFNavigation.Place(page: page, x: x, y: paper.size.height - y + 6)
      places[name] = places[name] ?? place
    default: break
    }
  }
}
