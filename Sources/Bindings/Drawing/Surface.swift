import CCairo

/// Owns a Cairo surface and, for a PDF, where it writes to.
final class Surface {
  let handle: OpaquePointer
  let sink: ByteSink

  init(_ handle: OpaquePointer, writingTo sink: ByteSink = ByteSink()) {
    self.handle = handle
    self.sink = sink
  }

  deinit {
    // Finishing first: a PDF surface still writes to the sink.
    cairo_surface_finish(handle)
    cairo_surface_destroy(handle)
  }

  /// Throws what has gone wrong so far.
  func check() throws(DrawingError) { try DrawingError.check(cairo_surface_status(handle)) }
}
