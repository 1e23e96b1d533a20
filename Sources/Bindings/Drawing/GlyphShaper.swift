import CCairo

/// Shapes plain text with HarfBuzz itself, for one task at a time: Pango, which looks for languages, scripts and other
/// faces in every text, takes several times as long for a number in a table.
final class GlyphShaper {
  private let buffer: OpaquePointer = hb_buffer_create()
  private let language = hb_language_from_string("en", -1)
  private var fonts: [FontStyle: SizedFont] = [:]

  deinit { hb_buffer_destroy(buffer) }

  /// The glyphs of a text; `nil` where it has more than plain text or the face lacks one of its characters, which
  /// Pango knows what to do with.
  func glyphs(of text: String, _ style: FontStyle) -> GlyphRun? {
    let kind = GlyphShaper.kind(of: text)
    guard kind != .other, let font = font(of: style) else { return nil }
    hb_buffer_reset(buffer)
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
      }
    }
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    if kind == .latin {
      hb_buffer_set_script(buffer, HB_SCRIPT_LATIN)
    } else {
      // That of the first letter.
      hb_buffer_guess_segment_properties(buffer)
    }
    hb_buffer_set_language(buffer, language)
    let features = style.hasTabularFigures ? GlyphShaper.tabular : GlyphShaper.plain
    hb_shape(font.font, buffer, features, UInt32(features.count))
    return GlyphRun(text, style, buffer)
  }

  /// How far a face reaches above and below its baseline, in points, both positive; nothing when there is no face.
  func reach(of style: FontStyle) -> (ascent: Double, descent: Double) { font(of: style)?.reach ?? (0, 0) }

  private func font(of style: FontStyle) -> SizedFont? {
    if let known = fonts[style] { return known }
    guard let face = Face.of(style) else { return nil }
    let font = SizedFont(face, size: style.size)
    fonts[style] = font
    return font
  }

  private enum Kind { case latin, european, other }

  /// Letters of the Latin, Greek and Cyrillic scripts, digits and signs: written from left to right, and asking for no
  /// treatment of their own.
  private static func kind(of text: String) -> Kind {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return .latin }
    var kind = Kind.latin
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x24F: break
      case 0x2010...0x2027, 0x202F...0x205E, 0x2070...0x209C, 0x20A0...0x20BF, 0x2100...0x22FF,
        0x25A0...0x25FF:
        break
      case 0x386...0x3FF, 0x400...0x481, 0x48A...0x4FF: kind = .european
      default: return .other
      }
    }
    return kind
  }

  private static let tabular = features("tnum=1") + plain
  /// What looks at every letter and changes none of plain text: contextual and standard ligatures, forms of a
  /// language, marks that are put on letters.
  private static let plain = features(
    "calt=0", "liga=0", "clig=0", "ccmp=0", "locl=0", "rlig=0", "rclt=0", "mark=0", "mkmk=0")

  private static func features(_ names: String...) -> [hb_feature_t] {
    names.map { name in
      var feature = hb_feature_t()
      hb_feature_from_string(name, -1, &feature)
      return feature
    }
  }
}

/// A face in one size, for one task.
private final class SizedFont {
  let font: OpaquePointer

  let reach: (ascent: Double, descent: Double)

  init(_ face: Face, size: Double) {
    font = hb_font_create(face.shapes)
    let scale = Int32((size * GlyphRun.unit).rounded())
    hb_font_set_scale(font, scale, scale)
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    reach = (Double(extents.ascender) / GlyphRun.unit, Double(-extents.descender) / GlyphRun.unit)
  }

  deinit { hb_font_destroy(font) }
}
