/// A figure with everything placed, its top left corner at the origin; drawn as often as wanted.
///
/// The same figure, width and measurer give the same drawing on every canvas.
public struct FigureLayout {
  private let panels: [PanelLayout]
  /// What the figure takes, in points.
  public let size: Size

  /// Between panels.
  private static let gap = 22.0

  public init(_ figure: Figure, width: Double, measuring measurer: some TextMeasurer) {
    let count = Double(Swift.max(1, figure.panels.count))
    let share = (width - FigureLayout.gap * (count - 1)) / count
    let sharesY = figure.panels.count > 1 && Set(figure.panels.map { $0.y }).count == 1
    let parts = figure.panels.enumerated().map { index, panel in
      PanelParts(panel, width: share, showsY: index == 0 || !sharesY, measuring: measurer)
    }
    let top = parts.map { $0.top }.max() ?? 0
    let bottom = parts.map { $0.bottom }.max() ?? 0
    let risk = parts.map { $0.risk?.height ?? 0 }.max() ?? 0
    let height = FigureLayout.plotHeight(figure, parts, around: top + bottom, measurer)
    let whole = top + height + bottom + risk
    let trial = parts.map { part in
      let slot = Box(x: 0, y: 0, width: share, height: whole)
      let area = FigureLayout.area(part, in: slot, top: top, height: height)
      return (slot, PanelFitting.fitted(area, in: slot, part, measurer))
    }
    let margins = trial.map { (left: $1.x - $0.x, right: $0.right - $1.right) }
    let taken = margins.reduce(0) { $0 + $1.left + $1.right }
    let plot = Swift.max(20, (width - FigureLayout.gap * (count - 1) - taken) / count)
    var left = 0.0
    var panels: [PanelLayout] = []
    for (part, margin) in zip(parts, margins) {
      let slot = Box(x: left, y: 0, width: margin.left + plot + margin.right, height: whole)
      let area = FigureLayout.area(part, in: slot, top: top, height: height)
      panels.append(PanelLayout(part, slot: slot, area: area, measuring: measurer))
      left = slot.right + FigureLayout.gap
    }
    self.panels = panels
    size = Size(width: width, height: whole)
  }

  /// Draws it with its top left corner at `origin`.
  public func draw(at origin: Point = Point(0, 0), on canvas: inout some Canvas) {
    guard origin != Point(0, 0) else {
      for panel in panels { panel.draw(on: &canvas) }
      return
    }
    var moved = MovedCanvas(canvas, by: origin)
    for panel in panels { panel.draw(on: &moved) }
    canvas = moved.base
  }

  private static func area(_ part: PanelParts, in slot: Box, top: Double, height: Double) -> Box {
    Box(
      x: slot.x + part.left, y: slot.y + top, width: slot.width - part.left - part.right, height: height)
  }

  /// Rows decide where there are rows; else the figure's height, as long as labels in the gutter have room.
  private static func plotHeight(
    _ figure: Figure, _ parts: [PanelParts], around: Double, _ measurer: some TextMeasurer
  ) -> Double {
    let rows = parts.compactMap { $0.rowsHeight }.max().map { $0 * figure.rowScale }
    let labels = parts.map { $0.gutterHeight(measuring: measurer) - 10 }.max() ?? 0
    return Swift.max(rows ?? Swift.max(60, figure.height - around), labels)
  }
}
