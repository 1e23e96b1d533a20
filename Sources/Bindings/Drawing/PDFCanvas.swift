import CCairo

/// A PDF being drawn in memory, page by page.
///
/// The same calls give the same bytes: the file carries the date it is told and nothing of the clock.
public struct PDFCanvas: ~Copyable {
  /// What the file says about itself.
  public struct Info: Sendable, Hashable {
    public var title: String
    public var author: String
    public var subject: String
    /// The program that made it.
    public var creator: String
    /// ISO 8601, such as `2026-09-30T00:00:00Z`.
    public var created: String

    public init(title: String, author: String = "", subject: String = "", creator: String, created: String) {
      self.title = title
      self.author = author
      self.subject = subject
      self.creator = creator
      self.created = created
    }
  }

  /// A page in points, 1/72 inch.
  public struct PageSize: Sendable, Hashable {
    public let width: Double
    public let height: Double

    public init(width: Double, height: Double) {
      self.width = width
      self.height = height
    }

    public static let a4 = PageSize(width: 595.276, height: 841.89)
    public static let letter = PageSize(width: 612, height: 792)
  }

  /// Draws on the current page.
  public let painter: Painter
  private let surface: Surface

  /// Canvases that are drawn on side by side are given different lanes, which makes no difference to what is drawn.
  ///
  /// - Throws: `missingFont`, or what Cairo says of the size.
  public init(_ info: Info, page: PageSize = .a4, lane: Int = 0) throws(DrawingError) {
    let sink = ByteSink()
    let shaper = try TextShaper()
    let surface = Surface(
      cairo_pdf_surface_create_for_stream(ByteSink.append, sink.pointer, page.width, page.height),
      writingTo: sink)
    try surface.check()
    self.surface = surface
    painter = Painter(on: surface.handle, scale: 1, shaper: shaper, lane: lane)
    describe(info)
  }

  /// One more shaper, that shapes as the painter's does, for another thread.
  public func makeShaper() throws(DrawingError) -> TextShaper {
    let shaper = try TextShaper()
    shaper.match(painter.context)
    return shaper
  }

  /// Ends the current page and begins the next one, of the same size unless another is given.
  public func nextPage(_ size: PageSize? = nil) {
    cairo_show_page(painter.context)
    if let size { cairo_pdf_surface_set_size(surface.handle, size.width, size.height) }
  }

  /// What a reader shows as the number of the current page.
  public func labelPage(_ label: String) { cairo_pdf_surface_set_page_label(surface.handle, label) }

  /// Ends the last page and returns the file.
  ///
  /// - Throws: tags left open, and everything that Cairo noticed on the way.
  public consuming func finish() throws(DrawingError) -> [UInt8] {
    guard painter.openTags.isEmpty else { throw .openTags(painter.openTags) }
    cairo_show_page(painter.context)
    try DrawingError.check(cairo_status(painter.context))
    cairo_surface_finish(surface.handle)
    // The context still says success when the surface failed, so the surface is asked.
    try surface.check()
    return surface.sink.bytes
  }

  private func describe(_ info: Info) {
    let entries = [
      (CAIRO_PDF_METADATA_TITLE, info.title), (CAIRO_PDF_METADATA_AUTHOR, info.author),
      (CAIRO_PDF_METADATA_SUBJECT, info.subject), (CAIRO_PDF_METADATA_CREATOR, info.creator),
      (CAIRO_PDF_METADATA_CREATE_DATE, info.created), (CAIRO_PDF_METADATA_MOD_DATE, info.created),
    ]
    for (key, text) in entries where !text.isEmpty {
      cairo_pdf_surface_set_metadata(surface.handle, key, text)
    }
  }
}
