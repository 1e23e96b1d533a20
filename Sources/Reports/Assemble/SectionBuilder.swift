import Documents
import Findings
import Formats

/// Turns finished cells into sections: headings, prose, exhibits, small print.
struct SectionBuilder {
  let numbering: Numbering
  let wording: Wording

  func section(_ cell: FinishedCell, role: Section.Role) -> Section {
    let (heading, kicker) = headings(cell, role)
    return Section(
      anchor: Numbering.sectionAnchor(cell), role: role, heading: heading, kicker: kicker,
      blocks: blocks(cell))
  }

  /// The finding as heading with the neutral title above it, or the neutral title alone. Without either, what the
  /// first exhibit shows, so that no exhibit stands under another cell's heading.
  private func headings(_ cell: FinishedCell, _ role: Section.Role) -> (heading: String?, kicker: String?) {
    if let takeaway = cell.takeaway, takeaway.holds { return (takeaway.text, cell.title) }
    guard cell.title == nil, role == .body, case .finding(let finding) = cell.body else {
      return (cell.title, nil)
    }
    return (finding.exhibits.first { !$0.isSupplementary }?.title, nil)
  }

  private func blocks(_ cell: FinishedCell) -> [Block] {
    switch cell.body {
    case .prose(let markdown): prose(markdown) + evidence(cell)
    case .callout(let tone, let title, let markdown): [callout(tone, title, markdown)] + evidence(cell)
    case .finding(let finding): exhibits(of: cell, finding, supplementary: false)
    case .appendix: []
    }
  }

  /// What words of cause and effect rest on.
  private func evidence(_ cell: FinishedCell) -> [Block] {
    guard let text = cell.experiment else { return [] }
    guard let entry = numbering.references[text] else {
      return [.note([.text(wording(.experimentNote, ["text": .text(text)]))])]
    }
    return [
      .note([
        .text(wording(.experimentNote, ["text": .text("")])),
        .reference(entry.label ?? text, anchor: entry.anchor),
      ])
    ]
  }

  func prose(_ markdown: String) -> [Block] {
    ProseBuilder(numbering: numbering).blocks(markdown)
  }

  private func callout(_ name: String, _ title: String?, _ markdown: String) -> Block {
    let tone = Callout.Tone(rawValue: name) ?? .note
    let standard: Phrase =
      switch tone {
      case .note: .calloutNote
      case .warning: .calloutWarning
      case .decision: .calloutDecision
      case .dataQuality: .calloutQuality
      }
    return .callout(Callout(tone: tone, title: title ?? wording(standard), blocks: prose(markdown)))
  }

  /// Remarks, exhibits of the body or of the appendix, and the small print that goes with the body.
  func exhibits(of cell: FinishedCell, _ finding: Finding, supplementary: Bool) -> [Block] {
    var blocks: [Block] = supplementary ? [] : finding.remarks.map { .paragraph([.text($0)]) }
    let entries = numbering.entries[cell.id] ?? []
    for (exhibit, entry) in zip(finding.exhibits, entries) where exhibit.isSupplementary == supplementary {
      blocks.append(block(exhibit, entry, cell))
    }
    if !supplementary { blocks += smallPrint(cell, finding) }
    return blocks
  }

  /// Chosen exhibits of a cell, by id, in the order of the ids.
  func exhibits(of cell: FinishedCell, withIDs ids: [String]) -> [Block] {
    let entries = numbering.entries[cell.id] ?? []
    return ids.flatMap { id in
      zip(cell.finding?.exhibits ?? [], entries).filter { $0.0.id == id }.map { block($0.0, $0.1, cell) }
    }
  }

  private func block(_ exhibit: Exhibit, _ entry: Numbering.Entry, _ cell: FinishedCell) -> Block {
    let isMain = entry.anchor == cell.id
    let shown = isMain && cell.alt != nil ? exhibit.replacing(alt: cell.alt ?? exhibit.alt) : exhibit
    switch exhibit.content {
    case .figure:
      return .figure(FigureBlock(anchor: entry.anchor, number: entry.label ?? "", exhibit: shown))
    case .table(let table):
      return .table(TableBlock(anchor: entry.anchor, number: entry.label ?? "", exhibit: shown, table: table))
    case .tiles(let tiles):
      return .tiles(tiles, anchor: entry.anchor)
    }
  }

  private func smallPrint(_ cell: FinishedCell, _ finding: Finding) -> [Block] {
    var blocks: [Block] = []
    if let takeaway = cell.takeaway, !takeaway.holds {
      blocks.append(.note([.text(wording(.claimNotSupported))]))
    }
    blocks += evidence(cell)
    if let note = cell.note { blocks.append(.note([.text(note)])) }
    if !finding.caveats.isEmpty {
      blocks.append(.note([.text(finding.caveats.map { $0.text }.joined(separator: " "))]))
    }
    return blocks
  }
}

extension Exhibit {
  func replacing(alt: String) -> Exhibit {
    Exhibit(
      id: id, title: title, subtitle: subtitle, content: content, alt: alt, note: note,
      isSupplementary: isSupplementary)
  }
}
