import Documents
import Markdown

/// Markdown to blocks of the document, with `@cell` turned into numbered references.
struct ProseBuilder {
  let numbering: Numbering

  func blocks(_ markdown: String) -> [Block] {
    parseMarkdown(markdown).children.flatMap(block)
  }

  /// A computed text made safe to stand in Markdown: nothing in it is taken for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>#~|@!".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private func block(_ node: MarkdownNode) -> [Block] {
    switch node.kind {
    case .paragraph: [.paragraph(inlines(node.children))]
    case .heading(let level): [.heading(level: min(max(level, 2), 3), inlines(node.children))]
    case .list(let ordered):
      [.list(ordered: ordered, items: node.children.map { $0.children.flatMap(block) })]
    case .quote: [.quote(node.children.flatMap(block))]
    case .codeBlock(let text): [.paragraph([.code(text)])]
    case .rule: []
    case .table: tableAsList(node)
    default: [.paragraph(inlines([node]))]
    }
  }

  /// Prose tables have no name, number or data file, so they are set as a list of their rows.
  private func tableAsList(_ node: MarkdownNode) -> [Block] {
    let rows = node.children.filter { $0.kind != .tableRow(isHeader: true) }
    return [
      .list(
        ordered: false,
        items: rows.map { row in
          [.paragraph(Array(row.children.map { inlines($0.children) }.joined(separator: [.text(": ")])))]
        })
    ]
  }

  private func inlines(_ nodes: [MarkdownNode]) -> [Inline] {
    joinedTexts(nodes).flatMap(inline)
  }

  private func inline(_ node: MarkdownNode) -> [Inline] {
    switch node.kind {
    case .text(let text): references(in: text)
    case .softBreak: [.text(" ")]
    case .lineBreak: [.lineBreak]
    case .code(let text): [.code(text)]
    case .emphasis, .strikethrough: [.emphasis(inlines(node.children))]
    case .strong: [.strong(inlines(node.children))]
    case .link(let url): [.link(inlines(node.children), url: url)]
    case .image: inlines(node.children)
    default: inlines(node.children)
    }
  }

  /// Neighbouring texts as one, so that a reference is never cut in two.
  private func joinedTexts(_ nodes: [MarkdownNode]) -> [MarkdownNode] {
    var joined: [MarkdownNode] = []
    for node in nodes {
      if case .text(let text) = node.kind, case .text(let before)? = joined.last?.kind {
        joined[joined.count - 1] = MarkdownNode(.text(before + text), line: node.line)
      } else {
        joined.append(node)
      }
    }
    return joined
  }

  /// `@name` or `@name.exhibit` where such an exhibit exists; anything else stays text.
  private func references(in text: String) -> [Inline] {
    var result: [Inline] = []
    var plain = ""
    var rest = Substring(text)
    while let at = rest.firstIndex(of: "@") {
      let name = rest[rest.index(after: at)...].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      let (entry, length) = entry(named: name)
      plain += rest[..<at]
      if let entry, plain.last.map({ !$0.isLetter && !$0.isNumber }) ?? true {
        if !plain.isEmpty { result.append(.text(plain)) }
        plain = ""
        result.append(.reference(entry.label ?? String(name), anchor: entry.anchor))
        rest = rest[rest.index(at, offsetBy: length + 1)...]
      } else {
        plain += "@"
        rest = rest[rest.index(after: at)...]
      }
    }
    plain += rest
    if !plain.isEmpty { result.append(.text(plain)) }
    return result
  }

  /// The longest name that exists: the full stop after `@plan.` ends the sentence.
  private func entry(named name: Substring) -> (Numbering.Entry?, Int) {
    var name = name
    while !name.isEmpty {
      if let entry = numbering.references[String(name)] { return (entry, name.count) }
      guard let dot = name.lastIndex(of: ".") else { break }
      name = name[..<dot]
    }
    return (nil, 0)
  }
}
