import CCairo

/// One line of text, shaped once: measured when a page is laid out, and drawn as it is.
///
/// Belongs to the task that made it, as its shaper does.
public final class TextLine {
  /// In points, with fractions.
  public let width: Double
  let isEmpty: Bool
  let layout: OpaquePointer

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

  /// Without spaces at its end.
  var visibleWidth: Double {
    guard let shaped, let text = pango_layout_get_text(layout) else { return width }
    var end = Int(shaped.pointee.length)
    while end > 0, text[end - 1] == CChar(bitPattern: UInt8(ascii: " ")) { end -= 1 }
    return end == Int(shaped.pointee.length) ? width : position(ofByte: end)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// The shaped line, borrowed from the layout.
  var shaped: UnsafeMutablePointer<PangoLayoutLine>? { pango_layout_get_line_readonly(layout, 0) }
}
