import Figures

/// A figure as SVG, for the page and for `figures/`.
enum FigureSVG {
  /// As wide as the text of the PDF, so that both look the same.
  static let width = 481.9

  static func text(
    _ figure: Figure, id: String, title: String, description: String, measurer: CairoMeasurer
  ) -> String {
    let size = FigureRenderer.size(of: figure, width: width, measuring: measurer)
    var canvas = SVGCanvas(size: size, id: id, title: title, description: description, measuring: measurer)
    FigureRenderer.draw(figure, width: width, on: &canvas)
    return canvas.finish()
  }
}
