/// Everything that decides what is drawn: two drawings of which the same was written down look the same with the same
/// libraries and fonts.
public struct DrawnContent {
  /// With the length of each text among them, so that none runs into the next.
  private var numbers: [UInt64] = []
  private var letters: [UInt8] = []

  public init() {}

  /// All of it, in two pieces.
  public var pieces: [[UInt8]] { [numbers.withUnsafeBytes { Array($0) }, letters] }

  public mutating func add(_ number: Double) { numbers.append(number.bitPattern) }

  public mutating func add(_ number: Int) { numbers.append(UInt64(bitPattern: Int64(number))) }

  public mutating func add(_ text: some StringProtocol) {
    let before = letters.count
    letters.append(contentsOf: text.utf8)
    add(letters.count - before)
  }

  public mutating func add(_ color: Color) {
    add(color.red)
    add(color.green)
    add(color.blue)
    add(color.alpha)
  }

  mutating func add(_ font: FontStyle) {
    add(font.familyName)
    add(font.size)
    let weight =
      switch font.weight {
      case .regular: 0
      case .medium: 1
      case .semibold: 2
      }
    add(weight * 4 + (font.isItalic ? 2 : 0) + (font.hasTabularFigures ? 1 : 0))
  }

  /// Glyphs follow from the text and the face; the width also tells of what stood beside it when it was shaped.
  private mutating func add(_ glyphs: GlyphRun) {
    add(glyphs.text)
    add(glyphs.font)
    add(glyphs.width)
  }

  /// One line of text; `false` where it is not plain text, of which nothing is known here.
  public mutating func add(_ line: TextLine) -> Bool {
    guard case .glyphs(let glyphs) = line.content else { return false }
    add(glyphs)
    return true
  }

  /// Lines of a paragraph; `false` where they are not plain text.
  public mutating func add(_ paragraph: Paragraph, lines: Range<Int>) -> Bool {
    add(lines.count)
    let hasLinks = paragraph.runs.contains { $0.link != nil }
    add(hasLinks ? 1 : 0)
    for index in lines {
      let line = paragraph.lines[index]
      add(line.left)
      add(line.top)
      add(line.baseline)
      let pieces = paragraph.pieces(ofLine: index)
      add(pieces.count)
      for piece in pieces {
        guard case .glyphs(let glyphs) = piece.shaped else { return false }
        add(glyphs)
        add(piece.run?.color ?? .black)
        add(piece.run?.link?.address ?? "")
      }
    }
    return true
  }
}
