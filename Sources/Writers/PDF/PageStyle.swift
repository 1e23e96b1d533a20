import Drawing

/// Sizes of type and space, in points; the summary may ask for tighter ones.
struct PageStyle: Sendable, Hashable {
  let body: Double
  let leading: Double
  /// Between blocks.
  let gap: Double

  static let standard = PageStyle(body: 10, leading: 14, gap: 8)

  /// About 68 characters of body text.
  var measure: Double { Paper.measure * max(1, body / Self.standard.body) }

  /// From the roomiest to the tightest; body text stays at 9 points or more.
  static let summaries = [
    PageStyle(body: 11.5, leading: 17, gap: 11), PageStyle(body: 10.75, leading: 15.5, gap: 9.5), standard,
    PageStyle(body: 9.5, leading: 13, gap: 6.5), PageStyle(body: 9, leading: 12.2, gap: 5),
  ]

  static let note = FontStyle(size: 8.5)
  static let noteLeading = 12.0
}

/// A sheet of A4 with its margins, upright or turned.
struct Paper: Sendable, Hashable {
  let isLandscape: Bool

  static let upright = Paper(isLandscape: false)
  static let turned = Paper(isLandscape: true)

  /// 128 mm, about 68 characters of body text.
  static let measure = 362.8

  var size: PDFCanvas.PageSize {
    let sheet = PDFCanvas.PageSize.a4
    return isLandscape ? PDFCanvas.PageSize(width: sheet.height, height: sheet.width) : sheet
  }
  /// 20 mm at each side.
  var left: Double { 56.69 }
  /// 22 mm.
  var top: Double { 62.36 }
  /// 20 mm from the sheet's lower edge.
  var bottom: Double { size.height - 56.69 }
  var textWidth: Double { size.width - 2 * left }
  var textHeight: Double { bottom - top }
}

/// The house colours on paper.
enum PaperInk {
  static let text = Color(hex: 0x1A1A1A)
  static let quiet = Color(hex: 0x595959)
  static let navy = Color(hex: 0x12436D)
  static let orange = Color(hex: 0xF46A25)
  /// Orange dark enough for text on white and on the wash (5.3:1).
  static let darkOrange = Color(hex: 0xB3460E)
  static let turquoise = Color(hex: 0x28A197)
  static let purple = Color(hex: 0xA285D1)
  static let rule = Color(hex: 0x1A1A1A)
  static let separator = Color(hex: 0xDDE1E6)
  static let wash = Color(hex: 0xF3F6F9)
  static let line = Color(hex: 0x8A949E)
}
