public import Findings

extension Finding {
  /// The name of each exhibit: its anchor, and that of its files in `data/` and `figures/`.
  ///
  /// `cell.exhibit`; the first exhibit without an id is the cell itself, and further ones are named after what they
  /// are.
  public func exhibitAnchors(in cell: String) -> [String] {
    var hasMain = false
    return exhibits.map { exhibit in
      guard exhibit.id.isEmpty else { return "\(cell).\(exhibit.id)" }
      defer { hasMain = true }
      guard hasMain else { return cell }
      return switch exhibit.content {
      case .figure: "\(cell).figure"
      case .table: "\(cell).table"
      case .tiles: "\(cell).tiles"
      }
    }
  }
}

extension Document {
  /// The anchor of the table that holds a figure's numbers, by the figure's anchor.
  ///
  /// The table of the same id, else the cell's main table, else its first one; a cell without tables has none.
  public var tableTwins: [String: String] {
    var twins: [String: String] = [:]
    for cell in cells {
      let named = zip(cell.finding.exhibitAnchors(in: cell.id), cell.finding.exhibits)
      let tables = named.filter { if case .table = $0.1.content { true } else { false } }
      for (anchor, exhibit) in named {
        guard case .figure = exhibit.content else { continue }
        let twin = tables.first { $0.1.id == exhibit.id } ?? tables.first { $0.1.id.isEmpty } ?? tables.first
        twins[anchor] = twin?.0
      }
    }
    return twins
  }
}
