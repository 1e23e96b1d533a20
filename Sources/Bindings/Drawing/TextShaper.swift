import CCairo

/// Shapes and measures text, always in the same way: no hinting, no rounding, no screen resolution. Plain text is
/// shaped by HarfBuzz itself, everything else by Pango.
///
/// Widths depend only on the text, the style and the installed fonts. Each shaper has a font map of its own, so
/// shapers may work side by side; one shaper is for one task at a time, which the compiler checks, since the class
/// is not `Sendable`.
public final class TextShaper {
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  let context: OpaquePointer
  /// Attributes that give digits one width.
  let tabularFigures: OpaquePointer
  /// Digits of one width; and no contextual alternates, which take half of the time of shaping and change nothing
  /// in words and numbers.
  static let tabularFeatures = "tnum=1, calt=0"
  let glyphShaper = GlyphShaper()
  /// Whether all it shaped so far was plain text: glyphs, which may be drawn by anybody.
  public internal(set) var isPlain = true
  private var descriptions: [FontStyle: OpaquePointer] = [:]
  private var lines: [LineKey: TextLine] = [:]

  private struct LineKey: Hashable {
    let text: String
    let font: FontStyle
  }

  /// - Throws: `missingFont` when Inter is not installed.
  public init() throws(DrawingError) {
    fontMap = pango_cairo_font_map_new()
    context = pango_font_map_create_context(fontMap)
    tabularFigures = pango_attr_list_new()
    pango_attr_list_insert(tabularFigures, pango_attr_font_features_new(TextShaper.tabularFeatures))
    let options = TextShaper.fontOptions()
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
    let found = Face.of(FontStyle(size: 10))?.family ?? "none"
    guard found == "Inter" else { throw .missingFont(wanted: "Inter", found: found) }
  }

  deinit {
    for description in descriptions.values { pango_font_description_free(description) }
    pango_attr_list_unref(tabularFigures)
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(fontMap)
  }

  /// The width of one line, in points, with fractions.
  public func width(of text: String, _ font: FontStyle) -> Double { line(text, font).width }

  /// One line without breaks; remembered, so that what was measured needs no shaping to be drawn.
  public func line(_ text: String, _ font: FontStyle) -> TextLine {
    let key = LineKey(text: text, font: font)
    if let known = lines[key] { return known }
    let line = TextLine(text, font, shaper: self)
    lines[key] = line
    return line
  }

  /// How far the face reaches above and below its baseline, in points, both positive.
  public func reach(of font: FontStyle) -> (ascent: Double, descent: Double) {
    glyphShaper.reach(of: font)
  }

  /// Breaks runs into lines no wider than `width` points, `leading` points apart.
  ///
  /// Breaks between words, and inside a word only when it is wider than the line. A newline in the text starts a
  /// new line.
  public func paragraph(
    _ runs: [TextRun], width: Double, leading: Double, alignment: Paragraph.Alignment = .leading
  ) -> Paragraph {
    Paragraph(runs, width: width, leading: leading, alignment: alignment, shaper: self)
  }

  func description(of font: FontStyle) -> OpaquePointer {
    if let known = descriptions[font] { return known }
    let new = font.makeDescription()
    descriptions[font] = new
    return new
  }

  /// Makes glyphs suit the surface they are drawn on; call when its transformation has been set.
  func match(_ painter: OpaquePointer) {
    pango_cairo_update_context(painter, context)
    // Shaped for another surface.
    lines = [:]
  }

  /// Metrics and outlines as designed, whatever the surface.
  ///
  /// Cairo has one font of each kind and size for all who ask for the same, and lets one thread at a time use it. The
  /// order of subpixels, which no page or picture depends on, makes that of another `lane` another font.
  static func fontOptions(lane: Int = 0) -> OpaquePointer {
    let options: OpaquePointer = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_subpixel_order(options, cairo_subpixel_order_t(UInt32(lane % 5)))
    return options
  }
}
