/// A piece of parsed Markdown: what it is, what it holds, and the line it starts on.
public struct MarkdownNode: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case document
    case paragraph
    /// Level 1 to 6.
    case heading(level: Int)
    case list(ordered: Bool)
    case item
    case quote
    case codeBlock(String)
    case rule
    /// One alignment for each column; the children are rows, the first of them the header.
    case table([Alignment])
    case tableRow(isHeader: Bool)
    case tableCell
    /// Raw HTML arrives here too, as it was written: it is text, never markup.
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case emphasis
    case strong
    case strikethrough
    case link(url: String)
    case image(url: String)
  }

  public enum Alignment: Sendable, Hashable { case none, left, centre, right }

  public let kind: Kind
  public var children: [MarkdownNode]
  /// Counted from 1 within the text; 0 for inline pieces.
  public let line: Int

  public init(_ kind: Kind, children: [MarkdownNode] = [], line: Int = 0) {
    self.kind = kind
    self.children = children
    self.line = line
  }
}
