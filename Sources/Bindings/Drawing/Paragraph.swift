import CCairo

/// Text broken into lines, whose boxes a page layouter can place one by one.
///
/// Belongs to the task that made it, as its shaper does.
public final class Paragraph {
  public enum Alignment: Sendable, Hashable { case leading, centre, trailing }

  /// One line; `top`, `baseline` and `left` are from the paragraph's top left corner, in points.
  public struct Line: Sendable, Hashable {
    public let top: Double
    public let baseline: Double
    public let left: Double
    /// Of the glyphs, without the space to the line's end.
    public let width: Double
    /// The distance to the next line's top.
    public let height: Double
  }

  public let lines: [Line]
  /// That lines were broken to.
  public let width: Double
  public var height: Double { lines.reduce(0) { $0 + $1.height } }
  /// The width of the longest line.
  public var naturalWidth: Double { lines.map { $0.width }.max() ?? 0 }

  let runs: [TextRun]
  private let content: Content
  private let shaper: TextShaper

  /// What was shaped: plain text cut into lines, or anything by Pango as a whole.
  private enum Content {
    case lines([[LineBreaker.Piece]])
    /// With where each run ends, in bytes of the whole text.
    case layout(OpaquePointer, ends: [Int])
  }

  convenience init(
    _ runs: [TextRun], width: Double, leading: Double, alignment: Alignment, shaper: TextShaper
  ) {
    if let own = LineBreaker(runs, shaper)?.lines(width: width) {
      let boxes = Paragraph.boxes(
        own.map { $0.visibleWidth }, runs: runs, width: width, leading: leading, alignment: alignment, shaper)
      self.init(runs, .lines(own), boxes, width: width, shaper)
    } else {
      self.init(byPango: runs, width: width, leading: leading, alignment: alignment, shaper: shaper)
    }
  }

  convenience init(
    byPango runs: [TextRun], width: Double, leading: Double, alignment: Alignment, shaper: TextShaper
  ) {
    shaper.isPlain = false
    let layout: OpaquePointer = pango_layout_new(shaper.context)
    let ends = Paragraph.fill(layout, with: runs, shaper: shaper)
    pango_layout_set_width(layout, Int32((width * Double(PANGO_SCALE)).rounded(.up)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    let boxes = Paragraph.boxes(
      Paragraph.widths(of: layout), runs: runs, width: width, leading: leading, alignment: alignment, shaper)
    self.init(runs, .layout(layout, ends: ends), boxes, width: width, shaper)
  }

  private init(_ runs: [TextRun], _ content: Content, _ lines: [Line], width: Double, _ shaper: TextShaper) {
    self.runs = runs
    self.content = content
    self.lines = lines
    self.width = width
    self.shaper = shaper
  }

  deinit {
    if case .layout(let layout, _) = content { g_object_unref(UnsafeMutableRawPointer(layout)) }
  }

  /// A part of a line in one style.
  struct Piece {
    enum Shaped {
      case glyphs(GlyphRun)
      /// Borrowed from the layout, with its text.
      case item(UnsafeMutablePointer<PangoGlyphItem>, text: UnsafePointer<CChar>)
    }

    let run: TextRun?
    /// In points.
    let width: Double
    let shaped: Shaped
  }

  /// What stands on a line, from left to right.
  func pieces(ofLine line: Int) -> [Piece] {
    switch content {
    case .lines(let lines):
      lines[line].map { Piece(run: runs[$0.run], width: $0.glyphs.width, shaped: .glyphs($0.glyphs)) }
    case .layout(let layout, let ends): pieces(of: layout, ends, line)
    }
  }

  private func pieces(of layout: OpaquePointer, _ ends: [Int], _ line: Int) -> [Piece] {
    guard let shaped = pango_layout_get_line_readonly(layout, Int32(line)),
      let text = pango_layout_get_text(layout)
    else { return [] }
    var pieces: [Piece] = []
    var next = shaped.pointee.runs
    while let node = next {
      let item = node.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self)
      let width = Double(pango_glyph_string_get_width(item.pointee.glyphs)) / Double(PANGO_SCALE)
      let offset = Int(item.pointee.item.pointee.offset)
      let run = ends.firstIndex { offset < $0 }.map { runs[$0] }
      pieces.append(Piece(run: run, width: width, shaped: .item(item, text: text)))
      next = node.pointee.next
    }
    // Pango makes the space at a break vanish; drawn, it keeps the words apart for those who listen.
    let end = Int(shaped.pointee.start_index + shaped.pointee.length)
    if shaped.pointee.length > 0, text[end - 1] == CChar(bitPattern: UInt8(ascii: " ")), let run = runs.first,
      case .glyphs(let space) = shaper.line(" ", run.font).content
    {
      pieces.append(Piece(run: pieces.last?.run, width: space.width, shaped: .glyphs(space)))
    }
    return pieces
  }

  private static func widths(of layout: OpaquePointer) -> [Double] {
    (0..<Int(pango_layout_get_line_count(layout))).map { index in
      var extents = PangoRectangle()
      pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, Int32(index)), nil, &extents)
      return Double(extents.width) / Double(PANGO_SCALE)
    }
  }

  private static func fill(_ layout: OpaquePointer, with runs: [TextRun], shaper: TextShaper) -> [Int] {
    let attributes = pango_attr_list_new()
    defer { pango_attr_list_unref(attributes) }
    var text = ""
    var ends: [Int] = []
    func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?, from start: Int, to end: Int) {
      attribute?.pointee.start_index = UInt32(start)
      attribute?.pointee.end_index = UInt32(end)
      pango_attr_list_insert(attributes, attribute)
    }
    for (index, run) in runs.enumerated() {
      let start = text.utf8.count
      text += run.text
      let end = text.utf8.count
      add(pango_attr_font_desc_new(shaper.description(of: run.font)), from: start, to: end)
      if run.font.hasTabularFigures {
        add(pango_attr_font_features_new(TextShaper.tabularFeatures), from: start, to: end)
      }
      // Never painted from: a value of its own for each run keeps neighbours in separate glyph runs.
      add(pango_attr_foreground_new(UInt16(truncatingIfNeeded: index), 0, 0), from: start, to: end)
      ends.append(end)
    }
    pango_layout_set_attributes(layout, attributes)
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
      }
    }
    return ends
  }

  /// Lines at an even distance; the baseline is where the largest face of the paragraph sits centred.
  private static func boxes(
    _ widths: [Double], runs: [TextRun], width: Double, leading: Double, alignment: Alignment,
    _ shaper: TextShaper
  ) -> [Line] {
    let largest = runs.map { $0.font }.max { $0.size < $1.size } ?? FontStyle(size: 10)
    let reach = shaper.reach(of: largest)
    let drop = (leading - reach.ascent - reach.descent) / 2 + reach.ascent
    return widths.enumerated().map { index, taken in
      let left =
        switch alignment {
        case .leading: 0.0
        case .centre: (width - taken) / 2
        case .trailing: width - taken
        }
      let top = Double(index) * leading
      return Line(top: top, baseline: top + drop, left: left, width: taken, height: leading)
    }
  }
}
