import CCairo

/// Breaks a text of one style into lines as Pango does, with a fraction of the shaping: Pango shapes a line again for
/// every place near its end at which it might be broken, here the whole text is shaped once and then each line.
///
/// A line holds as many words as fit; the space at its end is drawn and has no width.
struct LineBreaker {
  let shaper: TextShaper
  let font: FontStyle
  private let text: String
  private let whole: TextLine
  /// The first byte behind each place where a line may end, ascending; the last is the text's end.
  private let ends: [Int]

  /// `nil` for texts with anything but plain words from left to right, which Pango is left to break.
  init?(_ text: String, _ font: FontStyle, _ shaper: TextShaper) {
    guard !text.isEmpty, text.unicodeScalars.allSatisfy(LineBreaker.isPlain) else { return nil }
    self.shaper = shaper
    self.font = font
    self.text = text
    whole = shaper.line(text, font)
    ends = LineBreaker.ends(in: text, whole)
  }

  /// Letters, digits and signs that are written from left to right and ask for no treatment of their own.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x370...0x4FF: true
    case 0x2010...0x2027, 0x202F...0x205E, 0x2070...0x209C, 0x20A0...0x20BF, 0x2100...0x22FF: true
    default: false
    }
  }

  private static func ends(in text: String, _ whole: TextLine) -> [Int] {
    let attributes = whole.breaks
    var ends: [Int] = []
    var byte = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index > 0, attributes[index] { ends.append(byte) }
      byte += UTF8.width(scalar)
    }
    return ends + [byte]
  }

  /// `nil` where a word is wider than the line. `width` is in points.
  func lines(width: Double) -> [TextLine]? {
    var lines: [TextLine] = []
    var start = 0
    var first = 0
    while start < (ends.last ?? 0) {
      guard let (line, next) = line(from: start, first, width) else { return nil }
      lines.append(line)
      start = ends[next]
      first = next + 1
    }
    return lines
  }

  /// The longest line from a byte on that fits, and the number of its end.
  private func line(from start: Int, _ first: Int, _ width: Double) -> (TextLine, Int)? {
    let left = whole.position(ofByte: start)
    // What letters at a line's end are moved by their neighbours beyond it is less than a point.
    var next = first
    while next + 1 < ends.count, whole.position(ofByte: trimmed(ends[next + 1], start)) - left <= width + 1 {
      next += 1
    }
    while true {
      let line = start == 0 && next == ends.count - 1 ? whole : shaper.line(piece(start..<ends[next]), font)
      if line.position(ofByte: trimmed(ends[next], start) - start) <= width { return (line, next) }
      guard next > first else { return nil }
      next -= 1
    }
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

  private func piece(_ range: Range<Int>) -> String {
    let bytes = text.utf8
    let lower = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return String(text[lower..<bytes.index(lower, offsetBy: range.count)])
  }
}

extension TextLine {
  /// Whether a line may be broken before each character, and after the last.
  fileprivate var breaks: [Bool] {
    var count: Int32 = 0
    guard let attributes = pango_layout_get_log_attrs_readonly(layout, &count) else { return [] }
    return (0..<Int(count)).map { attributes[$0].is_line_break == 1 }
  }

  /// Where a byte of the text stands, in points from the line's start.
  func position(ofByte byte: Int) -> Double {
    var position: Int32 = 0
    pango_layout_line_index_to_x(shaped, Int32(byte), 0, &position)
    return Double(position) / Double(PANGO_SCALE)
  }
}
