import Diagnostics
import Specs

/// Puts parameters into a spec's options, so that a number may be a whole `{{ params.budget }}`.
struct ParameterSubstitution {
  let values: [ParameterValue]

  /// The same tree with every `{{ params.x }}` replaced, but for texts under the keys left alone.
  func applied(to node: Node, leaving keys: [String] = [], problems: inout Problems) -> Node {
    switch node.content {
    case .scalar(let text, let quoted):
      guard text.contains("{{") else { return node }
      return replaced(text, quoted, in: node, &problems)
    case .list(let items):
      return Node(.list(items.map { applied(to: $0, leaving: keys, problems: &problems) }), at: node.place)
    case .map(let entries):
      let replaced = entries.map { entry in
        keys.contains(entry.key.value)
          ? entry
          : Node.Entry(key: entry.key, value: applied(to: entry.value, leaving: keys, problems: &problems))
      }
      return Node(.map(replaced), at: node.place)
    }
  }

  private func replaced(_ text: String, _ quoted: Bool, in node: Node, _ problems: inout Problems) -> Node {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        problems.add(
          .error(.openPlaceholder, "'{{' is not closed", at: place(of: open, in: rest, text, node)))
        return node
      }
      result += rest[..<open.lowerBound]
      let name = trimmed(rest[open.upperBound..<close.lowerBound])
      guard let value = value(named: name) else {
        let range = open.lowerBound..<close.upperBound
        problems.add(unknown(name, at: place(of: range, in: rest, text, node)))
        return node
      }
      result += value.text
      rest = rest[close.upperBound...]
    }
    let isWhole = result + rest == result && text.hasPrefix("{{") && text.hasSuffix("}}")
    return Node(.scalar(result + rest, quoted: isWhole ? false : quoted), at: node.place)
  }

  private func value(named name: String) -> ParameterValue? {
    guard name.hasPrefix("params.") else { return nil }
    return values.first { $0.name == name.dropFirst("params.".count) }
  }

  private func unknown(_ name: String, at place: Place) -> Diagnostic {
    guard name.hasPrefix("params.") else {
      return .error(
        .valueInOption, "'\(name)' is not a parameter; options take parameters only", at: place,
        hint: "write {{ params.NAME }}")
    }
    let near = didYouMean(name, among: values.map { "params.\($0.name)" })
    return .error(
      .unknownParameter, "parameter '\(name.dropFirst(7))' is not declared", at: place, hint: near)
  }

  private func place(of range: Range<String.Index>, in rest: Substring, _ text: String, _ node: Node) -> Place
  {
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let end = text.utf8.distance(from: text.startIndex, to: range.upperBound)
    return node.place(ofText: start..<end)
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
