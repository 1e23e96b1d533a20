import Documents
import Drawing

/// Sets inline pieces as runs of text in one size.
struct InlineRuns {
  let font: FontStyle
  let color: Color
  /// Places that references may lead to.
  let targets: Set<String>

  init(_ font: FontStyle, _ color: Color = PaperInk.text, targets: Set<String>) {
    self.font = font
    self.color = color
    self.targets = targets
  }

  func runs(_ inlines: [Inline]) -> [TextRun] { inlines.flatMap { runs($0, font, nil) } }

  private func runs(_ inline: Inline, _ font: FontStyle, _ link: Link?) -> [TextRun] {
    switch inline {
    case .text(let text): return [run(text, font, link)]
    case .strong(let inside):
      var font = font
      font.weight = .semibold
      return inside.flatMap { runs($0, font, link) }
    case .emphasis(let inside):
      var font = font
      font.isItalic = true
      return inside.flatMap { runs($0, font, link) }
    case .code(let code):
      var font = font
      font.family = .mono
      font.size *= 0.9
      return [run(code, font, link)]
    case .link(let inside, let url): return inside.flatMap { runs($0, font, Link(url)) }
    case .reference(let text, let anchor):
      return [run(text, font, targets.contains(anchor) ? .place(anchor) : nil)]
    case .lineBreak: return [run("\n", font, link)]
    }
  }

  private func run(_ text: String, _ font: FontStyle, _ link: Link?) -> TextRun {
    TextRun(text, font, link == nil ? color : PaperInk.navy, link: link)
  }
}
