import Diagnostics
import Drawing

/// A page with everything on it, from the sheet's top left corner.
struct Page {
  let paper: Paper
  var elements: [PageElement] = []
}

/// Divides a flow into pages.
///
/// What keeps with its next is moved together. A table that goes on over a page has its header again, outside the
/// structure, so that it is read aloud once.
struct Paginator {
  private(set) var pages: [Page] = []
  /// The number of the first item on each page, in the flow placed last.
  private(set) var firstItems: [Int] = []
  private var placed = 0
  private var y = 0.0
  private var openTags: [StructureTag] = []
  private var isAtTop = true

  /// Tags that hold other elements and may stay open over a page; a tag that holds text is closed and begun again.
  private static let containers: Set<StructureTag> = [
    .document, .part, .section, .division, .contents, .contentsItem, .list, .listItem, .listBody, .table,
    .tableHead, .tableBody, .tableRow, .blockQuote,
  ]

  init() {}

  init(placing items: [FlowItem]) throws(Problems) { try place(items) }

  /// Places a flow from the top of a new page on.
  mutating func place(_ items: [FlowItem]) throws(Problems) {
    (firstItems, placed) = ([], 0)
    var start = 0
    while start < items.count {
      var end = start
      while end < items.count - 1, items[end].keepsWithNext { end += 1 }
      // A heading that goes with a table onto a turned page leaves no upright page without anything on it.
      if start == 0 { beginPage(paper(for: items[start...end])) }
      try place(items[start...end])
      start = end + 1
    }
  }

  private func paper(for chunk: ArraySlice<FlowItem>) -> Paper {
    chunk.contains { $0.paper.isLandscape } ? .turned : .upright
  }

  private mutating func place(_ chunk: ArraySlice<FlowItem>) throws(Problems) {
    guard let first = chunk.first else { return }
    // A heading goes with its table onto the turned page.
    let wanted = staysTurned(chunk) ? paper : paper(for: chunk)
    let turns = wanted != paper
    let startsPage = first.startsPage || partsSection(at: first)
    if turns || !isAtTop && (startsPage || !fits(Array(chunk))) { breakPage(wanted, before: first) }
    for item in chunk {
      if !isAtTop, !fits([item]) { breakPage(wanted, before: item) }
      guard item.height <= paper.textHeight else {
        throw Problems(.error(.drawingFailed, "a row or block is taller than a page", at: nil))
      }
      put(item)
    }
  }

  /// What is said after a table on a turned page stays there where it fits, instead of beginning a page.
  private func staysTurned(_ chunk: ArraySlice<FlowItem>) -> Bool {
    paper.isLandscape && !isAtTop && fits(Array(chunk))
      && !chunk.contains { $0.hasFigure || $0.beginsExhibit || $0.startsPage || $0.sectionHeight != nil }
  }

  /// A section is not begun in the lower half of a page where it would be divided.
  private func partsSection(at first: FlowItem) -> Bool {
    guard let whole = first.sectionHeight else { return false }
    let used = (y - paper.top) / paper.textHeight
    return used > 0.5 && y + first.gap + whole > paper.bottom
  }

  private var paper: Paper { pages[pages.count - 1].paper }

  private func fits(_ items: [FlowItem]) -> Bool {
    let gap = isAtTop ? 0 : items.first?.gap ?? 0
    return y + gap + items.height <= paper.bottom + 0.01
  }

  private mutating func beginPage(_ paper: Paper) {
    pages.append(Page(paper: paper))
    firstItems.append(placed)
    y = paper.top
    isAtTop = true
  }

  private mutating func breakPage(_ wanted: Paper, before item: FlowItem) {
    let leaf = openTags.last.flatMap { Self.containers.contains($0) ? nil : $0 }
    if let leaf { pages[pages.count - 1].elements.append(.end(leaf)) }
    beginPage(wanted)
    if let again = item.continuation {
      pages[pages.count - 1].elements += again.elements.map { $0.moved(paper.left, y) }
      y += again.height
      isAtTop = false
    }
    if let leaf { pages[pages.count - 1].elements.append(.begin(leaf)) }
  }

  private mutating func put(_ item: FlowItem) {
    if !isAtTop { y += item.gap }
    for element in item.elements {
      switch element {
      case .begin(let tag): openTags.append(tag)
      case .beginHeader: openTags.append(.tableHeader)
      case .end: openTags.removeLast()
      default: break
      }
      pages[pages.count - 1].elements.append(element.moved(paper.left, y))
    }
    y += item.height
    isAtTop = false
    placed += 1
  }
}
