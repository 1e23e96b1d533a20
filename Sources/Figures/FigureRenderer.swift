/// Lays figures out and draws them; the same figure, width and measurer give the same drawing on every canvas.
public enum FigureRenderer {
  /// What a figure takes at a width, in points.
  public static func size(
    of figure: Figure, width: Double, measuring measurer: some TextMeasurer
  ) -> Size {
    FigureLayout(figure, width: width, at: Point(0, 0), measuring: measurer).size
  }

  /// Draws a figure with its top left corner at `origin`.
  public static func draw(
    _ figure: Figure, width: Double, at origin: Point = Point(0, 0), on canvas: inout some Canvas
  ) {
    let layout = FigureLayout(figure, width: width, at: origin, measuring: canvas)
    for panel in layout.panels { panel.draw(on: &canvas) }
  }
}
