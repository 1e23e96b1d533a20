import CCairo

/// A text in one style as glyphs from left to right.
struct GlyphRun {
  /// Places are whole numbers of this many in a point.
  static let unit = 1024.0

  struct Glyph {
    let index: UInt32
    /// The first byte of the text that it stands for; ascending.
    let byte: Int32
    /// Of the pen before it, from the start of the run.
    let pen: Int32
    /// From the pen, to the right and upward.
    let right: Int32
    let up: Int32
    /// Whether this and the glyph before it would look the same as ends of two runs.
    let mayPart: Bool
  }

  let text: Substring
  let font: FontStyle
  private let glyphs: ArraySlice<Glyph>
  /// Of the text within what was shaped.
  private let bytes: Range<Int>
  /// Where the pen is before the first glyph, and after the last.
  private let pens: (start: Int32, end: Int32)

  /// `nil` when the face has no glyph for a character.
  init?(_ text: String, _ font: FontStyle, _ buffer: OpaquePointer) {
    guard !text.isEmpty else {
      self.init(text: text[...], font: font, glyphs: [], bytes: 0..<0, pens: (0, 0))
      return
    }
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, nil)
    else { return nil }
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(Int(count))
    var pen: Int32 = 0
    for place in 0..<Int(count) {
      let (info, position) = (infos[place], positions[place])
      guard info.codepoint != 0 else { return nil }
      let flags = hb_glyph_info_get_glyph_flags(infos + place)
      glyphs.append(
        Glyph(
          index: info.codepoint, byte: Int32(info.cluster), pen: pen, right: position.x_offset,
          up: position.y_offset, mayPart: flags.rawValue & HB_GLYPH_FLAG_UNSAFE_TO_BREAK.rawValue == 0))
      pen += position.x_advance
    }
    self.init(
      text: text[...], font: font, glyphs: glyphs[...], bytes: 0..<text.utf8.count, pens: (0, pen))
  }

  private init(
    text: Substring, font: FontStyle, glyphs: ArraySlice<Glyph>, bytes: Range<Int>,
    pens: (start: Int32, end: Int32)
  ) {
    self.text = text
    self.font = font
    self.glyphs = glyphs
    self.bytes = bytes
    self.pens = pens
  }

  /// In points.
  var width: Double { Double(pens.end - pens.start) / Self.unit }

  /// Where a byte of the text stands, in points from the start.
  func position(ofByte byte: Int) -> Double { Double(pen(at: glyph(at: byte)) - pens.start) / Self.unit }

  /// A part of the text; `nil` where its ends look otherwise than in the whole.
  func part(_ range: Range<Int>) -> GlyphRun? {
    let (first, end) = (glyph(at: range.lowerBound), glyph(at: range.upperBound))
    for place in [first, end] where place > glyphs.startIndex && place < glyphs.endIndex {
      guard glyphs[place].mayPart else { return nil }
    }
    let utf8 = text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let upper = utf8.index(lower, offsetBy: range.count)
    return GlyphRun(
      text: text[lower..<upper], font: font, glyphs: glyphs[first..<end],
      bytes: bytes.lowerBound + range.lowerBound..<bytes.lowerBound + range.upperBound,
      pens: (pen(at: first), pen(at: end)))
  }

  /// The first glyph of a byte of the text, or of the first one after it that has one.
  private func glyph(at byte: Int) -> Int {
    let byte = Int32(bytes.lowerBound + byte)
    var (low, high) = (glyphs.startIndex, glyphs.endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if glyphs[middle].byte < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func pen(at place: Int) -> Int32 { place < glyphs.endIndex ? glyphs[place].pen : pens.end }

  // MARK: Drawing

  /// Shows the glyphs in the face and colour that are set, the pen starting at `x` on the baseline `y`; the text goes
  /// with them, so that it can be searched and read aloud.
  func show(on context: OpaquePointer, x: Double, y: Double) {
    guard !glyphs.isEmpty else { return }
    let placed = glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.index), x: x + Double(glyph.pen - pens.start + glyph.right) / Self.unit,
        y: y - Double(glyph.up) / Self.unit)
    }
    let clusters = clusters
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cairo_show_text_glyphs(
          context, $0.baseAddress, Int32($0.count), placed, Int32(placed.count), clusters,
          Int32(clusters.count), cairo_text_cluster_flags_t(0))
      }
    }
  }

  /// Which bytes go with which glyphs: letters that became one glyph, or glyphs that make one letter, go together.
  private var clusters: [cairo_text_cluster_t] {
    var clusters: [cairo_text_cluster_t] = []
    clusters.reserveCapacity(glyphs.count)
    var (start, count) = (Int32(bytes.lowerBound), Int32(0))
    for (place, glyph) in zip(glyphs.indices, glyphs) {
      count += 1
      let next = place + 1 < glyphs.endIndex ? glyphs[place + 1].byte : Int32(bytes.upperBound)
      guard next > glyph.byte else { continue }
      clusters.append(cairo_text_cluster_t(num_bytes: next - start, num_glyphs: count))
      (start, count) = (next, 0)
    }
    return clusters
  }
}
