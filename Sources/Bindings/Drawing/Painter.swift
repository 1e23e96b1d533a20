import CCairo

/// Draws on one page or picture, in points, y downward, origin at the top left.
///
/// Belongs to one task. What goes wrong is kept by the surface and thrown when that is finished.
public final class Painter {
  public enum Dash: Sendable, Hashable { case solid, dashed, dotted, dashDotted }

  public let shaper: TextShaper
  let context: OpaquePointer
  private(set) var openTags: [String] = []
  private var fonts: [FontStyle: OpaquePointer] = [:]

  /// Painters of different lanes do not wait for each other.
  init(on surface: OpaquePointer, scale: Double, shaper: TextShaper, lane: Int = 0) {
    self.shaper = shaper
    context = cairo_create(surface)
    cairo_scale(context, scale, scale)
    shaper.match(context)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    let options = TextShaper.fontOptions(lane: lane)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    for font in fonts.values { cairo_scaled_font_destroy(font) }
    cairo_destroy(context)
  }

  // MARK: Shapes

  /// A line through points; fewer than two draw nothing.
  public func stroke(
    _ points: [(x: Double, y: Double)], _ color: Color, width: Double, dash: Dash = .solid
  ) {
    guard points.count > 1 else { return }
    trace(points)
    strokePath(color, width: width, dash: dash)
  }

  /// A closed area.
  public func fill(_ points: [(x: Double, y: Double)], _ color: Color) {
    guard points.count > 2 else { return }
    trace(points)
    cairo_close_path(context)
    color.select(on: context)
    cairo_fill(context)
  }

  public func rectangle(
    x: Double, y: Double, width: Double, height: Double, radius: Double = 0, fill: Color? = nil,
    stroke: (color: Color, width: Double)? = nil
  ) {
    let corner = Swift.min(radius, width / 2, height / 2)
    if corner > 0 {
      roundedPath(x: x, y: y, width: width, height: height, radius: corner)
    } else {
      cairo_rectangle(context, x, y, width, height)
    }
    paintPath(fill: fill, stroke: stroke)
  }

  public func circle(
    x: Double, y: Double, radius: Double, fill: Color? = nil, stroke: (color: Color, width: Double)? = nil
  ) {
    cairo_new_sub_path(context)
    cairo_arc(context, x, y, radius, 0, 2 * Double.pi)
    paintPath(fill: fill, stroke: stroke)
  }

  /// Many dots of one colour as a single path, in which they do not add up where they overlap.
  public func dots(_ centres: [(x: Double, y: Double)], radius: Double, _ color: Color) {
    guard !centres.isEmpty else { return }
    for centre in centres {
      cairo_move_to(context, centre.x, centre.y)
      cairo_line_to(context, centre.x, centre.y)
    }
    color.select(on: context)
    cairo_set_line_width(context, 2 * radius)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_dash(context, nil, 0, 0)
    cairo_stroke(context)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
  }

  // MARK: Text

  /// One line of text whose baseline is at `y`; `x` is its left end, middle or right end.
  public func text(
    _ text: String, x: Double, y: Double, _ font: FontStyle, _ color: Color,
    alignment: Paragraph.Alignment = .leading
  ) {
    draw(shaper.line(text, font), x: x, y: y, color, alignment: alignment)
  }

  /// The same for a line that has been shaped.
  public func draw(
    _ line: TextLine, x: Double, y: Double, _ color: Color, alignment: Paragraph.Alignment = .leading
  ) {
    guard !line.isEmpty else { return }
    let left =
      switch alignment {
      case .leading: x
      case .centre: x - line.width / 2
      case .trailing: x - line.width
      }
    color.select(on: context)
    switch line.content {
    case .glyphs(let glyphs): show(glyphs, x: left, y: y)
    case .layout(let layout):
      cairo_move_to(context, left, y)
      pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(layout, 0))
    }
  }

  /// Some lines of a paragraph; the first of them has its top at `y`. Links become links.
  public func draw(_ paragraph: Paragraph, lines: Range<Int>? = nil, x: Double, y: Double) {
    let lines = lines ?? 0..<paragraph.lines.count
    guard let first = lines.first else { return }
    let top = paragraph.lines[first].top
    for index in lines {
      let line = paragraph.lines[index]
      show(line: index, of: paragraph, x: x + line.left, baseline: y + line.baseline - top)
    }
  }

  private func show(line: Int, of paragraph: Paragraph, x: Double, baseline: Double) {
    // Cairo marks only elements without children: beside a link, plain text needs an element of its own.
    let needsSpans = paragraph.runs.contains { $0.link != nil }
    var isInSpan = false
    var pen = x
    for piece in paragraph.pieces(ofLine: line) {
      let link = piece.run?.link
      if isInSpan, link != nil { end(.span) }
      if needsSpans, !isInSpan, link == nil { begin(.span) }
      isInSpan = needsSpans && link == nil
      (piece.run?.color ?? .black).select(on: context)
      if let link { beginLink(link) }
      show(piece.shaped, x: pen, y: baseline)
      if link != nil { endLink() }
      pen += piece.width
    }
    if isInSpan { end(.span) }
  }

  private func show(_ shaped: Paragraph.Piece.Shaped, x: Double, y: Double) {
    switch shaped {
    case .glyphs(let glyphs): show(glyphs, x: x, y: y)
    case .item(let item, let text):
      cairo_move_to(context, x, y)
      pango_cairo_show_glyph_item(context, text, item)
    }
  }

  private func show(_ glyphs: GlyphRun, x: Double, y: Double) {
    guard let font = drawnFont(of: glyphs.font) else { return }
    cairo_set_scaled_font(context, font)
    glyphs.show(on: context, x: x, y: y)
  }

  /// A style's face in its size, for this surface.
  private func drawnFont(of style: FontStyle) -> OpaquePointer? {
    if let known = fonts[style] { return known }
    guard let face = Face.of(style) else { return nil }
    cairo_set_font_face(context, face.outlines)
    cairo_set_font_size(context, style.size)
    let font = cairo_scaled_font_reference(cairo_get_scaled_font(context))
    fonts[style] = font
    return font
  }

  // MARK: Structure

  /// Begins a structure element; what is drawn until its end belongs to it. No effect on pictures.
  public func begin(_ tag: StructureTag) { begin(name: tag.rawValue, attributes: "") }

  /// Ends the element begun last, which has to be this one.
  public func end(_ tag: StructureTag) { end(name: tag.rawValue) }

  public func beginLink(_ link: Link) { begin(name: "Link", attributes: link.attributes) }

  public func endLink() { end(name: "Link") }

  private func begin(name: String, attributes: String) {
    openTags.append(name)
    cairo_tag_begin(context, name, attributes)
  }

  private func end(name: String) {
    precondition(openTags.last == name, "structure tags end in the order they were begun")
    openTags.removeLast()
    cairo_tag_end(context, name)
  }

  // MARK: Parts

  private func trace(_ points: [(x: Double, y: Double)]) {
    cairo_new_path(context)
    for (index, point) in points.enumerated() {
      if index == 0 {
        cairo_move_to(context, point.x, point.y)
      } else {
        cairo_line_to(context, point.x, point.y)
      }
    }
  }

  private func strokePath(_ color: Color, width: Double, dash: Dash) {
    let lengths: [Double] =
      switch dash {
      case .solid: []
      case .dashed: [5, 2.5]
      case .dotted: [1.5, 2]
      case .dashDotted: [6, 2, 1.5, 2]
      }
    color.select(on: context)
    cairo_set_line_width(context, width)
    cairo_set_dash(context, lengths, Int32(lengths.count), 0)
    cairo_stroke(context)
  }

  private func paintPath(fill: Color?, stroke: (color: Color, width: Double)?) {
    if let fill {
      fill.select(on: context)
      if stroke == nil { cairo_fill(context) } else { cairo_fill_preserve(context) }
    }
    if let stroke { strokePath(stroke.color, width: stroke.width, dash: .solid) }
    cairo_new_path(context)
  }

  private func roundedPath(x: Double, y: Double, width: Double, height: Double, radius: Double) {
    let quarter = Double.pi / 2
    cairo_new_sub_path(context)
    cairo_arc(context, x + width - radius, y + radius, radius, -quarter, 0)
    cairo_arc(context, x + width - radius, y + height - radius, radius, 0, quarter)
    cairo_arc(context, x + radius, y + height - radius, radius, quarter, 2 * quarter)
    cairo_arc(context, x + radius, y + radius, radius, 2 * quarter, 3 * quarter)
    cairo_close_path(context)
  }
}
