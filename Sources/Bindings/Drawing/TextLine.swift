import CCairo

/// One line of text, shaped once: measured when a page is laid out, and drawn as it is.
///
/// Belongs to the task that made it, as its shaper does.
public final class TextLine {
  enum Content {
    case glyphs(GlyphRun)
    /// What is more than plain text, by Pango.
    case layout(OpaquePointer)
  }

  let content: Content
  /// In points, with fractions.
  public let width: Double
  let isEmpty: Bool

  convenience init(_ text: String, _ font: FontStyle, shaper: TextShaper) {
    if let run = shaper.glyphShaper.glyphs(of: text, font) {
      self.init(content: .glyphs(run), width: run.width, isEmpty: text.isEmpty)
    } else {
      self.init(byPango: text, font, shaper: shaper)
    }
  }

  convenience init(byPango text: String, _ font: FontStyle, shaper: TextShaper) {
    shaper.isPlain = false
    let layout: OpaquePointer = pango_layout_new(shaper.context)
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_font_description(layout, shaper.description(of: font))
    if font.hasTabularFigures { pango_layout_set_attributes(layout, shaper.tabularFigures) }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
      }
    }
    var extents = PangoRectangle()
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nil, &extents)
    let width = Double(extents.width) / Double(PANGO_SCALE)
    self.init(content: .layout(layout), width: width, isEmpty: text.isEmpty)
  }

  private init(content: Content, width: Double, isEmpty: Bool) {
    self.content = content
    self.width = width
    self.isEmpty = isEmpty
  }

  deinit {
    if case .layout(let layout) = content { g_object_unref(UnsafeMutableRawPointer(layout)) }
  }
}
