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
  /// Where each run ends, in bytes of the whole text.
  let ends: [Int]
  private let content: Content
  private let shaper: TextShaper

  /// What was shaped: by lines, or by Pango as a whole.
  private enum Content {
    case lines([TextLine])
    case layout(OpaquePointer)
  }

  init(_ runs: [TextRun], width: Double, leading: Double, alignment: Alignment, shaper: TextShaper) {
    self.runs = runs
    self.width = width
    self.shaper = shaper
    let widths: [Double]
    if let own = Paragraph.ownLines(runs, width: width, shaper) {
      content = .lines(own)
      ends = [runs[0].text.utf8.count]
      widths = own.map { $0.visibleWidth }
    } else {
      let layout: OpaquePointer = pango_layout_new(shaper.context)
      content = .layout(layout)
      ends = Paragraph.fill(layout, with: runs, shaper: shaper)
      pango_layout_set_width(layout, Int32((width * Double(PANGO_SCALE)).rounded(.up)))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
      widths = Paragraph.widths(of: layout)
    }
    lines = Paragraph.boxes(widths, runs: runs, width: width, leading: leading, alignment: alignment, shaper)
  }

  deinit {
    if case .layout(let layout) = content { g_object_unref(UnsafeMutableRawPointer(layout)) }
  }

  /// The shaped line, borrowed from what it was shaped in.
  func shaped(_ line: Int) -> UnsafeMutablePointer<PangoLayoutLine>? {
    switch content {
    case .lines(let lines): lines[line].shaped
    case .layout(let layout): pango_layout_get_line_readonly(layout, Int32(line))
    }
  }

  /// Whether the shaper made the space at the end of a line vanish.
  var hidesSpaces: Bool {
    if case .layout = content { true } else { false }
  }

  private static func ownLines(_ runs: [TextRun], width: Double, _ shaper: TextShaper) -> [TextLine]? {
    guard runs.count == 1, runs[0].link == nil else { return nil }
    return LineBreaker(runs[0].text, runs[0].font, shaper)?.lines(width: width)
  }

  private static func widths(of layout: OpaquePointer) -> [Double] {
    (0..<Int(pango_layout_get_line_count(layout))).map { index in
      var extents = PangoRectangle()
      pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, Int32(index)), nil, &extents)
      return Double(extents.width) / Double(PANGO_SCALE)
    }
  }

  /// The run that a byte of the text belongs to.
  func run(atByte offset: Int) -> TextRun? {
    ends.firstIndex { offset < $0 }.map { runs[$0] }
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
