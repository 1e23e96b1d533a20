/// A chart as data: panels of marks on scales, with what goes around them; drawn later, on any canvas.
///
/// Every text in it is final, in the report's language. Titles stand outside, with the exhibit.
public struct Figure: Sendable {
  /// Panels side by side, left to right, of one width; most figures have one. Where all share the y axis, only the
  /// first shows its ticks.
  public let panels: [Panel]
  /// In points, without risk tables, which add to it; the width is the report's text width. A panel of categories
  /// on y takes what its rows need instead.
  public let height: Double
  /// By which rows of categories are nearer to each other than usual, where labels leave room.
  public let rowScale: Double

  public init(panels: [Panel], height: Double = 230, rowScale: Double = 1) {
    self.panels = panels
    self.height = height
    self.rowScale = rowScale
  }

  public init(_ panel: Panel, height: Double = 230) {
    self.init(panels: [panel], height: height)
  }
}
