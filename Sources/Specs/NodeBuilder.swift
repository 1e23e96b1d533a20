import Diagnostics
import YAML

/// Builds the tree from events, gathering what is not allowed in a spec on the way.
struct NodeBuilder {
  let source: SourceText
  let offsets: ScalarOffsets
  let events: [YAMLEvent]
  var problems = Problems()
  private var position = 0
  private var documents = 0
  private var isTooDeep = false

  init(source: SourceText, offsets: ScalarOffsets, events: [YAMLEvent]) {
    self.source = source
    self.offsets = offsets
    self.events = events
  }

  /// The first document; `nil` when there is none or when it broke off.
  mutating func document() -> Node? {
    var root: Node?
    while !isTooDeep, let event = next() {
      switch event.kind {
      case .documentStart:
        documents += 1
        if documents == 2 {
          problems.add(
            .error(
              .severalDocuments, "a second document starts here", at: place(event.start..<event.start + 3)))
        }
      case .documentEnd: break
      default:
        let node = node(from: event, depth: 0)
        if documents == 1 { root = node }
      }
    }
    if case .scalar("", false) = root?.content { return nil }
    return root
  }

  private mutating func next() -> YAMLEvent? {
    guard position < events.count else { return nil }
    defer { position += 1 }
    return events[position]
  }

  private mutating func node(from event: YAMLEvent, depth: Int) -> Node? {
    refuseMarks(of: event)
    switch event.kind {
    case .scalar(let text, let style): return scalar(text, style, event)
    case .listStart: return list(event, depth: depth + 1)
    case .mapStart: return map(event, depth: depth + 1)
    case .alias:
      problems.add(
        .error(.anchor, "an alias stands here", at: place(event), hint: "write the value out"))
      return Node(.scalar("", quoted: true), at: place(event))
    default: return nil
    }
  }

  private mutating func list(_ start: YAMLEvent, depth: Int) -> Node? {
    if refuseDepth(depth, start) { return nil }
    var items: [Node] = []
    while let event = next() {
      if case .listEnd = event.kind {
        return Node(.list(items), at: place(start.start..<Swift.max(event.end, start.end)))
      }
      guard let item = node(from: event, depth: depth) else { return nil }
      items.append(item)
    }
    return nil
  }

  private mutating func map(_ start: YAMLEvent, depth: Int) -> Node? {
    if refuseDepth(depth, start) { return nil }
    var entries: [Node.Entry] = []
    var seen: [String: Place] = [:]
    while let event = next() {
      if case .mapEnd = event.kind {
        return Node(.map(entries), at: place(start.start..<Swift.max(event.end, start.end)))
      }
      let key = key(from: event, depth: depth)
      guard let following = next(), let value = node(from: following, depth: depth) else { return nil }
      guard let key else { continue }
      if let first = seen[key.value] {
        problems.add(
          .error(
            .duplicateKey, "key '\(key.value)' stands twice", at: key.place,
            hint: "the first is on line \(first.line)"))
      } else {
        seen[key.value] = key.place
        entries.append(Node.Entry(key: key, value: value))
      }
    }
    return nil
  }

  /// A key's text; `nil` for what cannot be one, after saying so.
  private mutating func key(from event: YAMLEvent, depth: Int) -> Located<String>? {
    guard let node = node(from: event, depth: depth) else { return nil }
    guard case .scalar(let text, let quoted) = node.content else {
      problems.add(.error(.badKey, "a key is a name", at: node.place))
      return nil
    }
    if text == "<<", !quoted {
      problems.add(.error(.anchor, "a merge key stands here", at: node.place, hint: "write the values out"))
      return nil
    }
    return Located(text, at: node.place)
  }

  private func scalar(_ text: String, _ style: YAMLEvent.Style, _ event: YAMLEvent) -> Node {
    let range = offsets.byte(of: event.start)..<offsets.byte(of: event.end)
    let written = ScalarSource(source: source, range: range, style: kept(style))
    return Node(.scalar(text, quoted: written.style != .plain), at: source.place(of: range), written: written)
  }

  private func kept(_ style: YAMLEvent.Style) -> ScalarSource.Style {
    switch style {
    case .plain: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    }
  }

  private mutating func refuseMarks(of event: YAMLEvent) {
    // A scalar's place begins at its anchor or tag.
    if event.hasAnchor {
      problems.add(.error(.anchor, "an anchor stands here", at: place(event), hint: "write the value out"))
    }
    if event.hasTag { problems.add(.error(.tag, "a tag stands here", at: place(event), hint: "remove it")) }
  }

  /// Building stops here, so that no file can exhaust the stack.
  private mutating func refuseDepth(_ depth: Int, _ start: YAMLEvent) -> Bool {
    guard depth > YAMLDocument.deepest else { return false }
    isTooDeep = true
    problems.add(
      .error(.nestedTooDeep, "this is nested more than \(YAMLDocument.deepest) deep", at: place(start)))
    return true
  }

  private func place(_ event: YAMLEvent) -> Place { place(event.start..<event.end) }

  private func place(_ range: Range<Int>) -> Place {
    source.place(of: offsets.byte(of: range.lowerBound)..<offsets.byte(of: range.upperBound))
  }
}
