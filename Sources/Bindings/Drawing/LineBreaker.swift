import CCairo

/// Breaks plain text, of one style or several, into lines as Pango does, with a fraction of the shaping: Pango shapes
/// a line again for every place near its end at which it might be broken, here the whole text is shaped once and cut.
///
/// A line holds as many words as fit; the space at its end is drawn and has no width.
struct LineBreaker {
  /// Glyphs of one run that stand on one line.
  struct Piece {
    let run: Int
    let glyphs: GlyphRun
  }

  private let shaper: TextShaper
  private let text: String
  /// The glyphs of each run, with where it begins in the text, and in points from its start.
  private var shaped: [(glyphs: GlyphRun, byte: Int, x: Double)] = []
  private let count: Int
  private let width: Double

  /// `nil` for texts with anything but plain words from left to right, which Pango is left to break.
  init?(_ runs: [TextRun], _ shaper: TextShaper) {
    self.shaper = shaper
    text = runs.count == 1 ? runs[0].text : runs.reduce(into: "") { $0 += $1.text }
    var (byte, x) = (0, 0.0)
    for run in runs {
      guard case .glyphs(let glyphs) = shaper.line(run.text, run.font).content else { return nil }
      shaped.append((glyphs, byte, x))
      byte += run.text.utf8.count
      x += glyphs.width
    }
    (count, width) = (byte, x)
  }

  /// `nil` where a word is wider than the line. `width` is in points.
  func lines(width: Double) -> [[Piece]]? {
    if self.width <= width { return [pieces(0..<count)] }
    let ends = ends
    var lines: [[Piece]] = []
    var start = 0
    var first = 0
    while start < count {
      guard let (line, next) = line(from: start, ends, first, width) else { return nil }
      lines.append(line)
      start = ends[next]
      first = next + 1
    }
    return lines
  }

  /// The first byte behind each place where a line may end, ascending; the last is the text's end.
  private var ends: [Int] {
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: text.unicodeScalars.count + 1)
    pango_default_break(text, Int32(count), nil, &attributes, Int32(attributes.count))
    var ends: [Int] = []
    var byte = 0
    var isAfterMinus = false
    for (index, scalar) in text.unicodeScalars.enumerated() {
      // A minus stays with its amount: the standard would part "−" and "$".
      if index > 0, attributes[index].is_line_break == 1, !isAfterMinus { ends.append(byte) }
      byte += UTF8.width(scalar)
      isAfterMinus = scalar == "−"
    }
    return ends + [byte]
  }

  /// The longest line from a byte on that fits, and the number of its end.
  private func line(
    from start: Int, _ ends: [Int], _ first: Int, _ width: Double
  ) -> (line: [Piece], end: Int)? {
    let left = position(ofByte: start)
    // What letters at a line's end are moved by their neighbours beyond it is less than a point.
    var next = first
    while next + 1 < ends.count, position(ofByte: trimmed(ends[next + 1], start)) - left <= width + 1 {
      next += 1
    }
    while true {
      let line = pieces(start..<ends[next])
      if line.visibleWidth <= width { return (line, next) }
      guard next > first else { return nil }
      next -= 1
    }
  }

  private func position(ofByte byte: Int) -> Double {
    guard let run = shaped.last(where: { $0.byte <= byte }) else { return 0 }
    return run.x + run.glyphs.position(ofByte: byte - run.byte)
  }

  /// The end of a line without the spaces before it.
  private func trimmed(_ end: Int, _ start: Int) -> Int {
    let bytes = text.utf8
    var end = end
    var index = bytes.index(bytes.startIndex, offsetBy: end)
    while end > start {
      let before = bytes.index(before: index)
      guard bytes[before] == UInt8(ascii: " ") else { break }
      index = before
      end -= 1
    }
    return end
  }

  /// The text between two bytes, by runs.
  private func pieces(_ range: Range<Int>) -> [Piece] {
    shaped.indices.compactMap { run in
      let (glyphs, byte, _) = shaped[run]
      let own = range.clamped(to: byte..<byte + glyphs.text.utf8.count)
      guard !own.isEmpty else { return nil }
      let part = own.lowerBound - byte..<own.upperBound - byte
      return Piece(run: run, glyphs: glyphs.part(part) ?? shapedAlone(glyphs, part))
    }
  }

  /// A part whose ends look otherwise than within the whole.
  private func shapedAlone(_ glyphs: GlyphRun, _ part: Range<Int>) -> GlyphRun {
    let bytes = glyphs.text.utf8
    let lower = bytes.index(bytes.startIndex, offsetBy: part.lowerBound)
    let text = String(glyphs.text[lower..<bytes.index(lower, offsetBy: part.count)])
    guard case .glyphs(let alone) = shaper.line(text, glyphs.font).content else { return glyphs }
    return alone
  }
}

extension [LineBreaker.Piece] {
  /// In points, without the spaces at the end.
  var visibleWidth: Double {
    var width = 0.0
    var visible = 0.0
    for piece in self {
      let text = piece.glyphs.text
      let spaces = text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
      if spaces < text.utf8.count {
        visible = width + piece.glyphs.position(ofByte: text.utf8.count - spaces)
      }
      width += piece.glyphs.width
    }
    return visible
  }
}
