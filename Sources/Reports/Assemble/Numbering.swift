import Findings
import Formats

/// Numbers of figures and tables in reading order, and the anchors by which prose refers to them.
struct Numbering {
  struct Entry: Hashable {
    /// `cell` or `cell.exhibit`; the anchor, and the name of the files.
    let anchor: String
    /// "Figure 3"; `nil` for a strip of tiles, which is not numbered.
    let label: String?
  }

  /// By cell, one entry an exhibit in the finding's order.
  private(set) var entries: [String: [Entry]] = [:]
  /// What `@name` prints and where it leads.
  private(set) var references: [String: Entry] = [:]

  /// Exhibits of the body come first, supplementary ones after them, as they stand in the document.
  init(_ cells: [FinishedCell], wording: Wording) {
    var counter = Counter(wording: wording)
    for supplementary in [false, true] {
      for cell in cells {
        for (index, exhibit) in (cell.finding?.exhibits ?? []).enumerated()
        where exhibit.isSupplementary == supplementary {
          let entry = Entry(anchor: Self.anchor(cell, index), label: counter.next(exhibit.content))
          entries[cell.id, default: cell.finding?.exhibits.map { _ in Entry(anchor: "", label: nil) } ?? []][
            index] =
            entry
          references[entry.anchor] = entry
        }
      }
    }
    for cell in cells { nameCell(cell) }
  }

  /// `@cell` is the cell's first figure or table, else its section.
  private mutating func nameCell(_ cell: FinishedCell) {
    guard references[cell.id]?.label == nil else { return }
    if let first = entries[cell.id]?.first(where: { $0.label != nil }) {
      references[cell.id] = first
    } else {
      references[cell.id] = Entry(anchor: Self.sectionAnchor(cell), label: cell.title ?? cell.id)
    }
  }

  /// An exhibit without an id is the cell itself; a second one takes the name of its kind.
  private static func anchor(_ cell: FinishedCell, _ index: Int) -> String {
    let exhibits = cell.finding?.exhibits ?? []
    let exhibit = exhibits[index]
    guard exhibit.id.isEmpty else { return "\(cell.id).\(exhibit.id)" }
    let isFirst = !exhibits[..<index].contains { $0.id.isEmpty }
    guard !isFirst else { return cell.id }
    switch exhibit.content {
    case .figure: return "\(cell.id).figure"
    case .table: return "\(cell.id).table"
    case .tiles: return "\(cell.id).tiles"
    }
  }

  /// The anchor of a section: the cell's id, unless an exhibit has it.
  static func sectionAnchor(_ cell: FinishedCell) -> String {
    let exhibits = cell.finding?.exhibits ?? []
    return exhibits.contains { $0.id.isEmpty } ? "\(cell.id)-section" : cell.id
  }

  private struct Counter {
    let wording: Wording
    var figures = 0
    var tables = 0

    mutating func next(_ content: Exhibit.Content) -> String? {
      switch content {
      case .figure:
        figures += 1
        return wording(.exhibitFigure, ["number": .text(String(figures))])
      case .table:
        tables += 1
        return wording(.exhibitTable, ["number": .text(String(tables))])
      case .tiles: return nil
      }
    }
  }
}
