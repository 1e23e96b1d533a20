import Documents

/// A name of its own for every place that can be linked to.
///
/// A section is named as its cell. A figure or table of the same name as its section, or as another exhibit, is
/// named after what it is: `stay`, `stay-figure`, `stay-table`. References lead to the first place of a name.
struct Anchors: Sendable {
  private(set) var names: Set<String> = []

  /// The name for a place, and notes that it is taken.
  mutating func claim(_ anchor: String, _ kind: String) -> String {
    var name = anchor
    if names.contains(name) { name = "\(anchor)-\(kind)" }
    var number = 2
    while names.contains(name) {
      name = "\(anchor)-\(kind)-\(number)"
      number += 1
    }
    names.insert(name)
    return name
  }

  /// Everything that a reference in the document can lead to.
  static func targets(in document: Document) -> Set<String> {
    var targets: Set<String> = []
    for section in document.sections {
      targets.insert(section.anchor)
      for block in section.blocks { collect(block, into: &targets) }
    }
    return targets
  }

  private static func collect(_ block: Block, into targets: inout Set<String>) {
    switch block {
    case .figure(let figure): targets.insert(figure.anchor)
    case .table(let table): targets.insert(table.anchor)
    case .tiles(_, let anchor): targets.insert(anchor)
    case .callout(let callout): for inner in callout.blocks { collect(inner, into: &targets) }
    case .quote(let blocks): for inner in blocks { collect(inner, into: &targets) }
    case .list(_, let items): for item in items { for inner in item { collect(inner, into: &targets) } }
    case .paragraph, .heading, .note, .definition, .grid: break
    }
  }
}
