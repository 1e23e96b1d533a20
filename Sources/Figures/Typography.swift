/// The sizes of text in figures; nothing is smaller than 8 points.
enum Typography {
  static let tick = TextStyle(size: 8, ink: Palette.notes)
  static let axisLabel = TextStyle(size: 8, ink: Palette.notes)
  static let category = TextStyle(size: 8.5, ink: Palette.text)
  /// At the end of a curve or beside a point, in the colour of its series.
  static let label = TextStyle(size: 8.5, weight: .medium, ink: Palette.text)
  /// A number at a bar or in a column.
  static let value = TextStyle(size: 8.5, ink: Palette.text)
  static let panelTitle = TextStyle(size: 9, weight: .semibold, ink: Palette.text)
  static let tableTitle = TextStyle(size: 8, weight: .medium, ink: Palette.notes)
  static let tableGroup = TextStyle(size: 8, weight: .medium, ink: Palette.text)
  static let tableText = TextStyle(size: 8, ink: Palette.text)
}
