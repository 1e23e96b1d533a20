import CCairo

/// A picture being drawn in memory, on white.
public struct PNGCanvas: ~Copyable {
  public let painter: Painter
  private let surface: Surface

  /// - Parameters:
  ///   - width: in points.
  ///   - height: in points.
  ///   - scale: pixels a point.
  /// - Throws: `missingFont`, or what Cairo says of the size.
  public init(width: Double, height: Double, scale: Double = 2) throws(DrawingError) {
    let shaper = try TextShaper()
    let surface = Surface(
      cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32((width * scale).rounded(.up)), Int32((height * scale).rounded(.up))))
    try surface.check()
    self.surface = surface
    painter = Painter(on: surface.handle, scale: scale, shaper: shaper)
    painter.rectangle(
      x: 0, y: 0, width: width + 1, height: height + 1, fill: Color(red: 1, green: 1, blue: 1))
  }

  /// The picture as a PNG file.
  public consuming func finish() throws(DrawingError) -> [UInt8] {
    try DrawingError.check(cairo_status(painter.context))
    cairo_surface_flush(surface.handle)
    let sink = ByteSink()
    let status = withExtendedLifetime(sink) {
      cairo_surface_write_to_png_stream(surface.handle, ByteSink.append, sink.pointer)
    }
    try DrawingError.check(status)
    return sink.bytes
  }
}
