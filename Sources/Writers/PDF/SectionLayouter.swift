import Diagnostics
import Documents
import Drawing
import Formats

/// Sets sections as a flow: kicker, heading, blocks.
struct SectionLayouter {
  let blocks: BlockLayouter
  let width: Double
  /// By which figures are flatter; `nil` chooses one for each section.
  var figureScale: Double?

  /// Flatter and flatter.
  static let figureScales = [0.92, 0.84, 0.76, 0.68]

  /// The sections of one role, under a part heading where they have one.
  func items(_ sections: [Section], part: String?) throws(Problems) -> [FlowItem] {
    var items: [FlowItem] = []
    if let part { items += partHeading(part) }
    for section in sections { items += try self.items(section) }
    return items
  }

  private func items(_ section: Section) throws(Problems) -> [FlowItem] {
    // Before its exhibits, so that the outline and the contents find the section under its own name.
    let name = blocks.places.claim(section.anchor, "section")
    let made = section.role == .body ? try fitting(section) : try blocks.pieces(section.blocks, width: width)
    var items = headed(heading(section), made)
    guard !items.isEmpty else { return [] }
    items = items.withGap(section.heading == nil ? blocks.style.gap * 1.5 : blocks.style.gap * 4)
    items[0].elements.insert(.destination(name, x: 0, y: 0), at: 0)
    if section.role == .body { items[0].sectionHeight = items.height }
    return items.tagged(.section)
  }

  private func headed(_ heading: [FlowItem], _ pieces: [[FlowItem]]) -> [FlowItem] {
    var inside = pieces.flatMap { $0 }
    if !heading.isEmpty, let first = inside.first {
      inside = inside.withGap(min(first.gap, blocks.style.gap))
    }
    return (heading + inside).keepingLead
  }

  /// The items of each block. Figures are made a little flatter where the section then fits on a page, instead of
  /// leaving its last lines to another.
  private func fitting(_ section: Section) throws(Problems) -> [[FlowItem]] {
    if let figureScale {
      var flatter = blocks
      flatter.figureScale = figureScale
      return try flatter.pieces(section.blocks, width: width)
    }
    let heading = heading(section)
    func isTooTall(_ pieces: [[FlowItem]]) -> Bool {
      headed(heading, pieces).height > Paper.upright.textHeight
    }
    let before = blocks.places.copy()
    let plain = try blocks.pieces(section.blocks, width: width)
    guard isTooTall(plain), plain.contains(where: { $0.contains { $0.hasFigure } }) else { return plain }
    for scale in Self.figureScales {
      // The names that these figures have already.
      var flatter = blocks
      flatter.places = before.copy()
      flatter.figureScale = scale
      let pieces = try flatter.flattening(plain, of: section.blocks, width: width)
      if !isTooTall(pieces) { return pieces }
    }
    return plain
  }

  private func partHeading(_ title: String) -> [FlowItem] {
    let font = FontStyle(size: 18, weight: .semibold)
    let paragraph = blocks.shaper.paragraph(
      [TextRun(title, font, PaperInk.navy)], width: Paper.measure, leading: 23)
    var items = blocks.lines(of: paragraph, gap: 0, tag: .heading2)
    for index in items.indices { items[index].keepsWithNext = true }
    return items
  }

  /// The finding as heading, with the neutral title small above it.
  private func heading(_ section: Section) -> [FlowItem] {
    guard let heading = section.heading else { return [] }
    var items: [FlowItem] = []
    if let kicker = section.kicker {
      let font = FontStyle(size: 8.5, weight: .medium)
      let paragraph = blocks.shaper.paragraph(
        [TextRun(kicker, font, PaperInk.quiet)], width: Paper.measure, leading: 12)
      items += blocks.lines(of: paragraph, gap: 0, tag: .paragraph)
    }
    let size = section.role == .summary ? blocks.style.body + 2 : 13
    let run = TextRun(heading, FontStyle(size: size, weight: .semibold), PaperInk.navy)
    let paragraph = balanced([run], width: Paper.measure + 60, leading: size * 1.32)
    items += blocks.lines(of: paragraph, gap: 2, tag: .heading2)
    for index in items.indices { items[index].keepsWithNext = true }
    return items
  }

  /// A heading of several lines is broken so that they are about equally long, instead of leaving one word alone.
  private func balanced(_ runs: [TextRun], width: Double, leading: Double) -> Paragraph {
    var best = blocks.shaper.paragraph(runs, width: width, leading: leading)
    let count = best.lines.count
    guard count > 1 else { return best }
    // The narrower the column, the more lines: the narrowest that needs no more is found by halving.
    let shares = Array(stride(from: 0.95, through: 0.6, by: -0.05))
    var untried = shares.indices
    while !untried.isEmpty {
      let middle = untried.lowerBound + untried.count / 2
      let narrower = blocks.shaper.paragraph(runs, width: width * shares[middle], leading: leading)
      if narrower.lines.count == count {
        best = narrower
        untried = middle + 1..<untried.upperBound
      } else {
        untried = untried.lowerBound..<middle
      }
    }
    return best
  }
}

extension [FlowItem] {
  /// A heading and what is said before the first exhibit go with it to the next page, unless that is much text.
  var keepingLead: [FlowItem] {
    guard first?.keepsWithNext == true, let exhibit = firstIndex(where: { $0.beginsExhibit }),
      Array(self[..<exhibit]).height < Paper.upright.textHeight * 0.4
    else { return self }
    var items = self
    for index in items[..<exhibit].indices { items[index].keepsWithNext = true }
    return items
  }
}
