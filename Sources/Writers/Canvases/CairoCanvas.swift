public import Drawing
public import Figures

/// Draws figures on a page of a PDF or on a picture.
public struct CairoCanvas: Canvas {
  private let painter: Painter

  public init(_ painter: Painter) { self.painter = painter }

  public func width(of text: String, _ style: TextStyle) -> Double {
    painter.shaper.width(of: text, style.font)
  }

  public mutating func line(_ points: [Point], _ stroke: Stroke) {
    painter.stroke(places(points), stroke.ink.color, width: stroke.width, dash: stroke.dash.painted)
  }

  public mutating func polygon(_ points: [Point], fill: Ink) {
    painter.fill(places(points), fill.color)
  }

  public mutating func rectangle(_ box: Box, fill: Ink?, stroke: Stroke?) {
    painter.rectangle(
      x: box.x, y: box.y, width: box.width, height: box.height, fill: fill?.color,
      stroke: stroke.map { ($0.ink.color, $0.width) })
  }

  public mutating func circle(_ centre: Point, radius: Double, fill: Ink?, stroke: Stroke?) {
    painter.circle(
      x: centre.x, y: centre.y, radius: radius, fill: fill?.color,
      stroke: stroke.map { ($0.ink.color, $0.width) })
  }

  public mutating func dots(_ centres: [Point], radius: Double, fill: Ink) {
    painter.dots(places(centres), radius: radius, fill.color)
  }

  public mutating func text(_ text: String, at anchor: Point, _ style: TextStyle) {
    let alignment: Paragraph.Alignment =
      switch style.alignment {
      case .leading: .leading
      case .centre: .centre
      case .trailing: .trailing
      }
    let line = painter.shaper.line(text, style.font)
    painter.draw(line, x: anchor.x, y: anchor.y, style.ink.color, alignment: alignment)
  }

  private func places(_ points: [Point]) -> [(x: Double, y: Double)] { points.map { ($0.x, $0.y) } }
}

/// Measures as Cairo will draw, for layouts and for SVG.
public struct CairoMeasurer: TextMeasurer {
  private let shaper: TextShaper

  public init(_ shaper: TextShaper) {
    self.shaper = shaper
  }

  public func width(of text: String, _ style: TextStyle) -> Double { shaper.width(of: text, style.font) }
}

extension Ink {
  var color: Color { Color(red: red, green: green, blue: blue, alpha: alpha) }
}

extension Stroke.Dash {
  fileprivate var painted: Painter.Dash {
    switch self {
    case .solid: .solid
    case .dashed: .dashed
    case .dotted: .dotted
    case .dashDotted: .dashDotted
    }
  }
}

extension TextStyle {
  fileprivate var font: FontStyle {
    switch weight {
    case .regular: FontStyle(size: size)
    case .medium: FontStyle(size: size, weight: .medium)
    case .semibold: FontStyle(size: size, weight: .semibold)
    }
  }
}
