import Documents

/// The names of places given out while one document is laid out; for one task.
final class Places {
  private var anchors = Anchors()

  func claim(_ anchor: String, _ kind: String) -> String { anchors.claim(anchor, kind) }

  /// For an attempt that may come to nothing.
  func copy() -> Places {
    let copy = Places()
    copy.anchors = anchors
    return copy
  }

  /// Gives out all names of a section, in the order in which laying it out does.
  func claimAll(in section: Section) {
    _ = claim(section.anchor, "section")
    claimAll(in: section.blocks)
  }

  func claimAll(in blocks: [Block]) {
    for block in blocks {
      switch block {
      case .tiles(_, let anchor): _ = claim(anchor, "tiles")
      case .figure(let figure): _ = claim(figure.anchor, "figure")
      case .table(let table): _ = claim(table.anchor, "table")
      case .callout(let callout): claimAll(in: callout.blocks)
      case .quote(let inner): claimAll(in: inner)
      case .list(_, let entries): for entry in entries { claimAll(in: entry) }
      case .paragraph, .heading, .note, .definition, .grid: break
      }
    }
  }
}
