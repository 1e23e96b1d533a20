import Findings
public import Markdown

extension Block {
  /// Blocks of a report from parsed Markdown.
  ///
  /// `text` turns each run of plain text into inline pieces: this is where references such as `@plan` are resolved.
  /// Headings of level 1 and 2 become level 2, deeper ones level 3, since level 1 is the section's own. A rule is
  /// dropped, an image becomes its alternative text, and a code block a paragraph of code.
  public static func blocks(
    of document: MarkdownNode, text: (String) -> [Inline] = { [.text($0)] }
  ) -> [Block] {
    document.children.flatMap { block(of: $0, text: text) }
  }

  private static func block(of node: MarkdownNode, text: (String) -> [Inline]) -> [Block] {
    switch node.kind {
    case .heading(let level): [.heading(level: level <= 2 ? 2 : 3, inlines(of: node.children, text: text))]
    case .list(let ordered):
      [.list(ordered: ordered, items: node.children.map { blocks(of: $0, text: text) })]
    case .quote: [.quote(blocks(of: node, text: text))]
    case .codeBlock(let code): [.paragraph([.code(code)])]
    case .rule: []
    case .table(let alignments): [.grid(grid(of: node, alignments, text: text))]
    case .document, .item: blocks(of: node, text: text)
    case .paragraph: [.paragraph(inlines(of: node.children, text: text))]
    default: [.paragraph(inlines(of: [node], text: text))]
    }
  }

  private static func grid(
    of table: MarkdownNode, _ alignments: [MarkdownNode.Alignment], text: (String) -> [Inline]
  ) -> Grid {
    let rows = table.children.map { row in row.children.map { inlines(of: $0.children, text: text) } }
    return Grid(
      alignments: alignments.map { $0 == .right ? .trailing : $0 == .centre ? .centre : .leading },
      header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private static func inlines(of nodes: [MarkdownNode], text: (String) -> [Inline]) -> [Inline] {
    nodes.flatMap { node -> [Inline] in
      let inside = inlines(of: node.children, text: text)
      return switch node.kind {
      case .text(let words): text(words)
      case .softBreak: [.text(" ")]
      case .lineBreak: [.lineBreak]
      case .code(let code): [.code(code)]
      case .emphasis: [.emphasis(inside)]
      case .strong: [.strong(inside)]
      case .link(let url): [.link(inside, url: url)]
      default: inside
      }
    }
  }
}
