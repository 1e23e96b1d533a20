import CCairo

/// What drawing depends on, for the manifest: bytes hold for one set of libraries and fonts.
public enum Libraries {
  /// Names and versions, in a fixed order.
  public static var versions: [(name: String, version: String)] {
    [
      ("cairo", String(cString: cairo_version_string())), ("pango", String(cString: pango_version_string())),
      ("harfbuzz", String(cString: hb_version_string())),
    ]
  }

  /// Every face in use with the checksum that its file carries, as "Inter Medium" and "1b2c3d4e".
  public static func fonts() throws(DrawingError) -> [(name: String, checksum: String)] {
    let shaper = try TextShaper()
    let styles = [
      FontStyle(size: 10), FontStyle(size: 10, weight: .medium), FontStyle(size: 10, weight: .semibold),
      FontStyle(size: 10, isItalic: true), FontStyle(size: 10, family: .mono),
    ]
    return styles.compactMap { shaper.identity(of: $0) }
  }
}

extension TextShaper {
  /// The name of the face and the file's own checksum (`checkSumAdjustment`, bytes 8…11 of its `head` table).
  func identity(of style: FontStyle) -> (name: String, checksum: String)? {
    guard let font = pango_context_load_font(context, description(of: style)) else { return nil }
    defer { g_object_unref(font) }
    let description = pango_font_describe(font)
    defer { pango_font_description_free(description) }
    pango_font_description_unset_fields(description, PANGO_FONT_MASK_SIZE)
    let text = pango_font_description_to_string(description)
    defer { g_free(text) }
    let head = hb_face_reference_table(hb_font_get_face(pango_font_get_hb_font(font)), 0x6865_6164)
    defer { hb_blob_destroy(head) }
    var length: UInt32 = 0
    guard let text, let start = hb_blob_get_data(head, &length), length >= 12 else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(length))
    let hex = bytes[8..<12].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return (String(cString: text), hex)
  }
}
