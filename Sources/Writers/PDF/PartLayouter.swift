import Diagnostics
import Documents
import Drawing
import Formats

/// Sections that are laid out by themselves.
struct ReportPart: @unchecked Sendable {
  let role: Section.Role
  let sections: [Section]
  /// Above them, where they have a heading in common.
  let title: String?
  // Not `Sendable`; but each part has one of its own, which only the thread that lays it out uses.
  let places: Places
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
    let layouter = SectionLayouter(blocks: blocks, width: Paper.upright.textWidth)
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
