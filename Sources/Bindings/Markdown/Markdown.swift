import CCmark

/// Parses GitHub-flavoured Markdown: CommonMark with tables and strikethrough; raw HTML stays text.
///
/// Never fails: every text is Markdown. The tree is walked with a stack of our own, so that deeply nested input
/// cannot overflow the program's, and is at most 64 levels deep; every text is copied before the parser is freed.
public func parseMarkdown(_ text: String) -> MarkdownNode {
  _ = extensionsRegistered
  let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
  defer { cmark_parser_free(parser) }
  for name in ["table", "strikethrough"] {
    guard let found = cmark_find_syntax_extension(name) else { continue }
    cmark_parser_attach_syntax_extension(parser, found)
  }
  var text = text
  text.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
  }
  guard let root = cmark_parser_finish(parser) else { return MarkdownNode(.document) }
  defer { cmark_node_free(root) }
  return copyTree(of: root)
}

/// The library registers its extensions once, in global state.
private let extensionsRegistered: Bool = {
  cmark_gfm_core_extensions_ensure_registered()
  return true
}()

/// Deeper than any prose, and shallow enough for those who walk the tree by recursion.
private let deepest = 64

private func copyTree(of root: OpaquePointer) -> MarkdownNode {
  let iterator = cmark_iter_new(root)
  defer { cmark_iter_free(iterator) }
  var open = [MarkdownNode(.document)]
  /// Containers passed over because they are nested too deeply; what is in them stays.
  var flattened = 0
  while true {
    let event = cmark_iter_next(iterator)
    if event == CMARK_EVENT_DONE { break }
    guard let node = cmark_iter_get_node(iterator), node != root else { continue }
    if event == CMARK_EVENT_EXIT, flattened > 0 {
      flattened -= 1
      continue
    }
    if event == CMARK_EVENT_EXIT {
      let finished = open.removeLast()
      open[open.count - 1].children.append(finished)
      continue
    }
    let copy = MarkdownNode(kind(of: node), line: Int(cmark_node_get_start_line(node)))
    if isLeaf(node) {
      open[open.count - 1].children.append(copy)
    } else if open.count > deepest {
      flattened += 1
    } else {
      open.append(copy)
    }
  }
  return open[0]
}

/// Whether the iterator gives only one event for the node; the extensions' nodes are all containers.
private func isLeaf(_ node: OpaquePointer) -> Bool {
  switch cmark_node_get_type(node) {
  case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
    CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
    true
  default: false
  }
}

private func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
  switch cmark_node_get_type(node) {
  case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
  case CMARK_NODE_LIST: .list(ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
  case CMARK_NODE_ITEM: .item
  case CMARK_NODE_BLOCK_QUOTE: .quote
  case CMARK_NODE_CODE_BLOCK: .codeBlock(literal(of: node))
  case CMARK_NODE_THEMATIC_BREAK: .rule
  case CMARK_NODE_TEXT, CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: .text(literal(of: node))
  case CMARK_NODE_SOFTBREAK: .softBreak
  case CMARK_NODE_LINEBREAK: .lineBreak
  case CMARK_NODE_CODE: .code(literal(of: node))
  case CMARK_NODE_EMPH: .emphasis
  case CMARK_NODE_STRONG: .strong
  case CMARK_NODE_LINK: .link(url: text(cmark_node_get_url(node)))
  case CMARK_NODE_IMAGE: .image(url: text(cmark_node_get_url(node)))
  default: extensionKind(of: node)
  }
}

private func extensionKind(of node: OpaquePointer) -> MarkdownNode.Kind {
  switch text(cmark_node_get_type_string(node)) {
  case "table": .table(alignments(of: node))
  case "table_header": .tableRow(isHeader: true)
  case "table_row": .tableRow(isHeader: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
  case "table_cell": .tableCell
  case "strikethrough": .strikethrough
  default: .paragraph
  }
}

private func alignments(of table: OpaquePointer) -> [MarkdownNode.Alignment] {
  guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
  return (0..<Int(cmark_gfm_extensions_get_table_columns(table))).map { column in
    switch letters[column] {
    case UInt8(ascii: "l"): .left
    case UInt8(ascii: "c"): .centre
    case UInt8(ascii: "r"): .right
    default: .none
    }
  }
}

private func literal(of node: OpaquePointer) -> String { text(cmark_node_get_literal(node)) }

private func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
