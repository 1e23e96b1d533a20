import Drawing
import Figures
import Findings
import Synchronization

/// Figures as SVG, for the page and for `figures/`: each is drawn once, for whoever asks first.
public final class FigureSVG: Sendable {
  /// As wide as the text of the PDF, so that both look the same.
  static let width = 481.9

  private struct Key: Hashable {
    let anchor: String
    let title: String
    let description: String
  }

  private struct Desk {
    var measurer: CairoMeasurer?
    var drawn: [Key: String] = [:]
  }

  // One shaper, which is for one thread at a time.
  private let desk = Mutex(Desk())

  public init() {}

  /// The figure of an exhibit; nothing for another kind of exhibit. Anchors tell figures apart.
  func text(_ exhibit: Exhibit, anchor: String) throws(DrawingError) -> String? {
    guard case .figure(let figure) = exhibit.content else { return nil }
    let key = Key(anchor: anchor, title: exhibit.title, description: exhibit.alt)
    return try desk.withLock { (desk) throws(DrawingError) in
      if let known = desk.drawn[key] { return known }
      if desk.measurer == nil { desk.measurer = CairoMeasurer(try TextShaper()) }
      guard let measurer = desk.measurer else { return nil }
      let text = Self.draw(figure, key, measurer)
      desk.drawn[key] = text
      return text
    }
  }

  private static func draw(_ figure: Figure, _ key: Key, _ measurer: CairoMeasurer) -> String {
    let layout = FigureLayout(figure, width: width, measuring: measurer)
    var canvas = SVGCanvas(
      size: layout.size, id: "svg-\(key.anchor)", title: key.title, description: key.description,
      measuring: measurer)
    layout.draw(on: &canvas)
    return canvas.finish()
  }
}
