import Diagnostics
import Documents
import Drawing
import Findings
import Formats

/// Sections that are laid out by themselves.
struct ReportPart: @unchecked Sendable {
  let role: Section.Role
  let sections: [Section]
  /// Above them, where they have a heading in common.
  let title: String?
  // Not `Sendable`; but each part has one of its own, which only the thread that lays it out uses.
  var places: Places
  /// By which its figures are flatter; `nil` leaves it to each section.
  var figureScale: Double?
}

/// Lays one part of a report out.
struct PartLayouter {
  let part: ReportPart
  let wording: Wording
  /// Places that references may lead to.
  let targets: Set<String>
  let shaper: TextShaper

  func items() throws(Problems) -> [FlowItem] {
    part.role == .summary ? try summary() : try flow(.standard, part.places)
  }

  private func flow(_ style: PageStyle, _ places: Places) throws(Problems) -> [FlowItem] {
    let blocks = BlockLayouter(
      shaper: shaper, wording: wording, style: style, targets: targets, places: places)
    let layouter = SectionLayouter(
      blocks: blocks, width: Paper.upright.textWidth, figureScale: part.figureScale)
    return try layouter.items(part.sections, part: part.title)
  }

  /// The summary in the largest style that fits one page.
  private func summary() throws(Problems) -> [FlowItem] {
    var height = 0.0
    for style in PageStyle.summaries {
      // Names given out by an attempt that fails are given out again.
      let flow = try flow(style, part.places.copy())
      height = flow.height
      if height <= Paper.upright.textHeight { return flow }
    }
    let share = Int((height / Paper.upright.textHeight * 100).rounded(.up))
    throw Problems(
      .error(
        .summaryTooLong, "the summary fills \(share) % of a page even in its smallest type", at: nil,
        hint: "shorten the text before the first analysis, or show fewer key figures"))
  }
}

extension ReportPart {
  /// The same part with names of places that no other attempt gives out.
  var withOwnPlaces: ReportPart {
    var part = self
    part.places = places.copy()
    return part
  }

  /// About how long it takes to lay out: letters, with so many for a cell of a table and a figure.
  var effort: Int {
    let once = sections.reduce(0) { $0 + $1.blocks.effort }
    // The summary is tried in several styles.
    return role == .summary ? once * 2 : once
  }
}

extension [Block] {
  fileprivate var effort: Int { reduce(0) { $0 + $1.effort } }
}

extension Block {
  fileprivate var effort: Int {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines), .note(let inlines): inlines.letters
    case .list(_, let entries): entries.reduce(0) { $0 + $1.effort }
    case .quote(let blocks): blocks.effort
    case .callout(let callout): callout.blocks.effort
    case .tiles(let tiles, _): tiles.count * 200
    case .figure: 1_500
    case .table(let table): table.table.rows.count * table.table.columns.count * 40
    case .grid(let grid): grid.rows.count * grid.header.count * 40
    case .definition(let entries): entries.reduce(0) { $0 + $1.term.utf8.count + $1.text.letters }
    }
  }
}

extension [Inline] {
  fileprivate var letters: Int {
    reduce(0) { sum, inline in
      switch inline {
      case .text(let words), .code(let words), .reference(let words, _): sum + words.utf8.count
      case .strong(let inside), .emphasis(let inside), .link(let inside, _): sum + inside.letters
      case .lineBreak: sum
      }
    }
  }
}
