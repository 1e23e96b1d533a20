import CCairo

/// One line of text, shaped once: measured when a page is laid out, and drawn as it is.
///
/// Belongs to the task that made it, as its shaper does.
public final class TextLine {
  /// In points, with fractions.
  public let width: Double
  let isEmpty: Bool
  private let layout: OpaquePointer

  init(_ text: String, _ font: FontStyle, shaper: TextShaper) {
    let layout: OpaquePointer = pango_layout_new(shaper.context)
    self.layout = layout
    isEmpty = text.isEmpty
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
    width = Double(extents.width) / Double(PANGO_SCALE)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// The shaped line, borrowed from the layout.
  var shaped: UnsafeMutablePointer<PangoLayoutLine>? { pango_layout_get_line_readonly(layout, 0) }
}
