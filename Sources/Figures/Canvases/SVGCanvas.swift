/// Writes a figure as SVG text.
///
/// The file stands on its own: every colour is an attribute. Each coloured element also has a class that names its
/// colour (`fill-series-1`, `stroke-grid`), so that a page can recolour it with `SVGCanvas.rules`. Ids come from the
/// figure's own id, so that several figures can stand in one page.
public struct SVGCanvas<Measurer: TextMeasurer>: Canvas {
  private var body = ""
  private let measurer: Measurer
  private let size: Size
  private let id: String
  private let title: String
  private let description: String

  /// The id is distinct within the page; the title is read out as the figure's name, the description says what it
  /// shows to those who cannot see it.
  public init(size: Size, id: String, title: String, description: String, measuring measurer: Measurer) {
    self.size = size
    self.id = id
    self.title = title
    self.description = description
    self.measurer = measurer
  }

  public func width(of text: String, _ style: TextStyle) -> Double { measurer.width(of: text, style) }

  public mutating func line(_ points: [Point], _ stroke: Stroke) {
    guard points.count > 1 else { return }
    body += "<path d=\"\(SVG.path(points))\" fill=\"none\"\(SVG.attributes(of: stroke))/>\n"
  }

  public mutating func polygon(_ points: [Point], fill: Ink) {
    guard points.count > 2 else { return }
    body += "<path d=\"\(SVG.path(points))Z\"\(SVG.fill(fill))/>\n"
  }

  public mutating func rectangle(_ box: Box, fill: Ink?, stroke: Stroke?) {
    let place =
      "x=\"\(Fixed.text(box.x))\" y=\"\(Fixed.text(box.y))\" width=\"\(Fixed.text(box.width))\" "
      + "height=\"\(Fixed.text(box.height))\""
    body += "<rect \(place)\(fill == nil ? " fill=\"none\"" : "")\(SVG.paint(fill, stroke))/>\n"
  }

  public mutating func circle(_ centre: Point, radius: Double, fill: Ink?, stroke: Stroke?) {
    let place = "cx=\"\(Fixed.text(centre.x))\" cy=\"\(Fixed.text(centre.y))\" r=\"\(Fixed.text(radius))\""
    body += "<circle \(place)\(fill == nil ? " fill=\"none\"" : "")\(SVG.paint(fill, stroke))/>\n"
  }

  /// One path of dots as round line ends: a tenth of the size of as many circles.
  public mutating func dots(_ centres: [Point], radius: Double, fill: Ink) {
    guard !centres.isEmpty else { return }
    let path = centres.map { "M\(Fixed.text($0.x)) \(Fixed.text($0.y))h0" }.joined()
    body +=
      "<path d=\"\(path)\" fill=\"none\" stroke-linecap=\"round\""
      + "\(SVG.attributes(of: Stroke(fill, width: 2 * radius)))/>\n"
  }

  public mutating func text(_ text: String, at anchor: Point, _ style: TextStyle) {
    guard !text.isEmpty else { return }
    body +=
      "<text x=\"\(Fixed.text(anchor.x))\" y=\"\(Fixed.text(anchor.y))\"\(SVG.attributes(of: style))>"
      + "\(SVG.escaped(text))</text>\n"
  }

  /// The whole file.
  public func finish() -> String {
    let (width, height) = (Fixed.text(size.width), Fixed.text(size.height))
    let key = SVG.escaped(id)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" role="img" aria-labelledby="\(key)-title \(key)-desc" \
      font-family="Inter, 'Helvetica Neue', Arial, sans-serif" \
      style="font-feature-settings:'tnum';font-variant-numeric:tabular-nums">
      <title id="\(key)-title">\(SVG.escaped(title))</title>
      <desc id="\(key)-desc">\(SVG.escaped(description))</desc>
      \(body)</svg>

      """
  }
}
