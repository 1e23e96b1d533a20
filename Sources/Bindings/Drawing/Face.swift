import CCairo
import Synchronization

/// A face of the house typefaces, whatever its size: what HarfBuzz shapes with and what Cairo draws.
///
/// The system is asked for a face once, since its answer takes longer than shaping a page of text; sizes are made
/// from the face, for which nobody has to be asked.
final class Face: @unchecked Sendable {
  // Both never change, and count who refers to them atomically.
  let shapes: OpaquePointer
  let outlines: OpaquePointer
  /// As the system calls it, such as "Inter" and "Inter Medium".
  let family: String
  let name: String

  private init(shapes: OpaquePointer, outlines: OpaquePointer, family: String, name: String) {
    self.shapes = hb_face_reference(shapes)
    self.outlines = cairo_font_face_reference(outlines)
    self.family = family
    self.name = name
  }

  deinit {
    hb_face_destroy(shapes)
    cairo_font_face_destroy(outlines)
  }

  private struct Key: Hashable {
    let family: FontStyle.Family
    let weight: FontStyle.Weight
    let isItalic: Bool
  }

  private static let known = Mutex<[Key: Face]>([:])

  /// The face of a style; `nil` when the system gives none for it.
  static func of(_ style: FontStyle) -> Face? {
    let key = Key(family: style.family, weight: style.weight, isItalic: style.isItalic)
    return known.withLock { known in
      if let face = known[key] { return face }
      let face = find(style)
      known[key] = face
      return face
    }
  }

  private static func find(_ style: FontStyle) -> Face? {
    let fontMap: UnsafeMutablePointer<PangoFontMap> = pango_cairo_font_map_new()
    defer { g_object_unref(fontMap) }
    let context: OpaquePointer = pango_font_map_create_context(fontMap)
    defer { g_object_unref(UnsafeMutableRawPointer(context)) }
    let description = style.makeDescription()
    defer { pango_font_description_free(description) }
    guard let font = pango_context_load_font(context, description) else { return nil }
    defer { g_object_unref(font) }
    guard let sized = pango_font_get_hb_font(font), let shapes = hb_font_get_face(sized),
      let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)),
      let outlines = cairo_scaled_font_get_font_face(scaled)
    else { return nil }
    let found = pango_font_describe(font)
    defer { pango_font_description_free(found) }
    pango_font_description_unset_fields(found, PANGO_FONT_MASK_SIZE)
    let name = pango_font_description_to_string(found)
    defer { g_free(name) }
    return Face(
      shapes: shapes, outlines: outlines,
      family: pango_font_description_get_family(found).map { String(cString: $0) } ?? "none",
      name: name.map { String(cString: $0) } ?? "none")
  }
}
