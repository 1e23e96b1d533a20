import Drawing
import Figures

enum FigurePainting {
  static func draw(_ figure: Figure, on painter: Painter, x: Double, y: Double, width: Double) {
    painter.rectangle(x: x, y: y, width: width, height: figure.height, fill: PaperInk.wash)
  }
}
