import Diagnostics
import Specs

/// `like:` of a data set: it is declared as another one, but for the keys it has itself, so that two periods of one
/// extract share their roles.
enum LikeSpec {
  static let key = "like"
  /// An earlier period is as old as it should be.
  private static let notInherited = [key, "freshness", "now"]

  /// The map of data sets with the keys of those they are like put in.
  static func resolved(_ node: Node, _ problems: inout Problems) -> Node {
    guard case .map(let entries) = node.content else { return node }
    var resolved: [Node.Entry] = []
    for entry in entries {
      resolved.append(Node.Entry(key: entry.key, value: filled(entry, entries, &problems)))
    }
    return Node(.map(resolved), at: node.place, written: node.written)
  }

  private static func filled(
    _ entry: Node.Entry, _ all: [Node.Entry], _ problems: inout Problems
  ) -> Node {
    guard let like = entry.value.entry(key), case .map(let own) = entry.value.content else {
      return entry.value
    }
    let rest = own.filter { $0.key.value != key }
    let names = all.map { $0.key.value }.filter { $0 != entry.key.value }
    var added: [Node.Entry] = []
    if let name = like.value.scalar, let model = all.first(where: { $0.key.value == name }),
      name != entry.key.value
    {
      if let chained = model.value.entry(key) {
        problems.add(
          .error(
            .badOption, "'\(name)' is itself like another data set", at: like.value.place,
            hint: chained.value.scalar.map { "write like: \($0)" }))
      }
      added = model.value.entries.filter { inherited in
        !notInherited.contains(inherited.key.value) && !rest.contains { $0.key.value == inherited.key.value }
      }
    } else {
      problems.add(
        .error(
          .unknownData, "no other data set is called '\(like.value.scalar ?? "")'", at: like.value.place,
          hint: like.value.scalar.flatMap { didYouMean($0, among: names) }))
    }
    return Node(.map(rest + added), at: entry.value.place, written: entry.value.written)
  }
}
