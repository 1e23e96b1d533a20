import Documents
import Findings
import Markdown
import Testing

@Suite struct MarkdownTests {
  @Test func `prose becomes blocks`() {
    let blocks = Block.blocks(
      of: parseMarkdown("# One\n\nSome **bold** and *soft* `code`.\n\n1. a\n2. b\n\n> said\n"))
    guard blocks.count == 4, case .heading(2, [.text("One")]) = blocks[0],
      case .paragraph(let inlines) = blocks[1], case .list(true, let items) = blocks[2],
      case .quote = blocks[3]
    else {
      Issue.record("\(blocks)")
      return
    }
    #expect(
      inlines == [
        .text("Some "), .strong([.text("bold")]), .text(" and "), .emphasis([.text("soft")]), .text(" "),
        .code("code"), .text("."),
      ])
    #expect(items.count == 2)
  }

  @Test func `raw HTML is text, not markup`() {
    let blocks = Block.blocks(of: parseMarkdown("a <script>alert(1)</script> b\n\n<div>x</div>\n"))
    guard case .paragraph(let inlines) = blocks[0] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(inlines.contains(.text("<script>")))
  }

  @Test func `a table keeps its alignments and fills short rows`() {
    let blocks = Block.blocks(of: parseMarkdown("| a | b |\n|:--|--:|\n| 1 | 2 |\n| 3 |\n"))
    guard case .grid(let grid) = blocks[0] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(grid.alignments == [.leading, .trailing])
    #expect(grid.header == [[.text("a")], [.text("b")]])
    #expect(grid.rows == [[[.text("1")], [.text("2")]], [[.text("3")], []]])
  }

  @Test func `references are found in text, not in code`() {
    let blocks = Block.blocks(of: parseMarkdown("See @plan and `@plan`.")) { text in
      text.split(separator: "@plan", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
        (index == 0 ? [] : [Inline.reference("Figure 1", anchor: "plan")]) + [.text(String(part))]
      }
    }
    guard case .paragraph(let inlines) = blocks[0] else { return }
    #expect(
      inlines == [
        .text("See "), .reference("Figure 1", anchor: "plan"), .text(" and "), .code("@plan"), .text("."),
      ])
  }

  @Test func `nesting without end is flattened and keeps its text`() {
    var node = parseMarkdown(String(repeating: "> ", count: 5_000) + "x")
    var depth = 0
    while let child = node.children.first {
      node = child
      depth += 1
    }
    #expect(node.kind == .text("x"))
    #expect(depth <= 66)
  }
}
