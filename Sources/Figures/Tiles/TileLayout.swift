/// A tile with its place; tiles of one row share their heights, so that their values stand on one line.
struct TileLayout {
  struct Heights {
    let label: Double
    let details: Double
    /// Of the histories; 0 when no tile of the row has one.
    let line: Double

    var whole: Double { TileLayout.padding + label + TileLayout.valueHeight + details + line }
  }

  private let content: TileContent
  private let corner: Point
  private let heights: Heights

  static let padding = 7.0
  static let valueHeight = 32.0
  static let lineHeight = 28.0

  init(_ content: TileContent, at corner: Point, _ heights: Heights) {
    self.content = content
    self.corner = corner
    self.heights = heights
  }

  func draw(on canvas: inout some Canvas) {
    canvas.line(
      [corner, Point(corner.x + content.width, corner.y)], Stroke(Palette.series1, width: 1.5))
    var texts: [PlacedText] = []
    // Labels hang from the rule; values share a line below the longest of them.
    let labelMiddle = corner.y + TileLayout.padding + content.label.height / 2
    texts += content.label.placed(at: corner.x, middle: labelMiddle, .leading)
    let valueMiddle = corner.y + TileLayout.padding + heights.label + TileLayout.valueHeight / 2
    texts += content.value.placed(at: corner.x, middle: valueMiddle, .leading)
    var top = corner.y + TileLayout.padding + heights.label + TileLayout.valueHeight
    for detail in content.details {
      texts += detail.placed(at: corner.x, middle: top + detail.height / 2, .leading)
      top += detail.height + 1
    }
    for text in texts { text.draw(on: &canvas) }
    if content.hasLine { drawLine(bottom: corner.y + heights.whole, on: &canvas) }
  }

  /// The history without axes; its last point is marked.
  private func drawLine(bottom: Double, on canvas: inout some Canvas) {
    let values = content.tile.history.filter { $0.isFinite }
    guard let low = values.min(), let high = values.max(), values.count > 1 else { return }
    let (width, height) = (Swift.min(90, content.width - 6), TileLayout.lineHeight - 10)
    let points = values.enumerated().map { index, value in
      let share = high > low ? (value - low) / (high - low) : 0.5
      return Point(
        corner.x + width * Double(index) / Double(values.count - 1), bottom - 3 - share * height)
    }
    canvas.line(points, Stroke(Palette.grey, width: 1.2))
    if let last = points.last {
      canvas.circle(last, radius: 2.6, fill: Palette.series1, stroke: Stroke(Palette.paper, width: 0.75))
    }
  }
}
