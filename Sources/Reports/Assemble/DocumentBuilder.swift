import Documents
import Findings
import Formats

/// Puts finished cells in reading order: summary, body, appendix, with numbers and references resolved.
struct DocumentBuilder {
  let wording: Wording

  /// Sections in order. Key figures and prose before the first analysis are the summary; exhibits marked
  /// supplementary and the `appendix` cell come last, so a report without an appendix cell still shows them. What the
  /// spec has below its appendix cell belongs to the appendix.
  func sections(_ cells: [FinishedCell], _ facts: AppendixFacts) -> [Section] {
    let numbering = Numbering(cells, wording: wording)
    let builder = SectionBuilder(numbering: numbering, wording: wording)
    let summaryEnd = cells.firstIndex { !$0.isSummaryKind } ?? cells.count
    var sections: [Section] = []
    var appendix: [Section] = []
    for (index, cell) in cells.enumerated() {
      if case .appendix(let parts, _) = cell.body {
        appendix.append(section(cell, parts, cells, facts, builder))
      } else if appendix.isEmpty {
        sections.append(builder.section(cell, role: index < summaryEnd ? .summary : .body))
      } else {
        appendix.append(builder.section(cell, role: .appendix))
      }
    }
    if appendix.isEmpty, let supplements = supplements(cells, builder) { appendix = [supplements] }
    return sections + appendix
  }

  private func supplements(_ cells: [FinishedCell], _ builder: SectionBuilder) -> Section? {
    let blocks = cells.flatMap { cell in
      cell.finding.map { builder.exhibits(of: cell, $0, supplementary: true) } ?? []
    }
    guard !blocks.isEmpty else { return nil }
    return Section(
      anchor: "supplements", role: .appendix, heading: wording(.appendixSupplements), blocks: blocks)
  }

  private func section(
    _ cell: FinishedCell, _ parts: [AppendixPart], _ cells: [FinishedCell], _ facts: AppendixFacts,
    _ builder: SectionBuilder
  ) -> Section {
    let blocks = AppendixBuilder(wording: wording).blocks(
      parts, own: cell, cells: cells, facts: facts, sections: builder)
    return Section(
      anchor: Numbering.sectionAnchor(cell), role: .appendix, heading: cell.title ?? wording(.appendixTitle),
      blocks: blocks)
  }
}
