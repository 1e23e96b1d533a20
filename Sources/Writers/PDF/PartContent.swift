import Compression
import Diagnostics
import Documents
import Drawing
import Figures
import Hashing

/// What some pages of a report show, down to the last point and letter, so that pages drawn before are known again.
struct PartContent {
  /// Raised when the same pages would be drawn in another way.
  private static let method = 1

  private var content = DrawnContent()
  private var isKnown = true
  private let measurer: CairoMeasurer

  /// With all that every page depends on: libraries, the checksums of the faces, what the file says of itself.
  init(_ info: PDFCanvas.Info, _ lines: RunningLines, shaper: TextShaper) {
    measurer = CairoMeasurer(shaper)
    content.add(Self.method)
    for (name, version) in Libraries.versions + Libraries.fonts() + [("zlib", Zlib.version)] {
      content.add(name)
      content.add(version)
    }
    for text in [info.title, info.author, info.subject, info.creator, info.created] { content.add(text) }
    for text in [lines.title, lines.period, lines.data] { content.add(text) }
  }

  /// The hash; `nil` where something is shown that is more than plain text.
  func hash() -> String? {
    guard isKnown else { return nil }
    let hash = SHA256()
    for piece in content.pieces { hash.update(piece) }
    return hash.finish()
  }

  mutating func add(_ page: Page, running: String?) {
    content.add(page.paper.isLandscape ? 1 : 0)
    content.add(running ?? "")
    content.add(page.elements.count)
    for element in page.elements { add(element) }
  }

  private mutating func add(_ element: PageElement) {
    switch element {
    case .lines(let paragraph, let lines, let x, let y):
      begin("lines", x, y)
      isKnown = content.add(paragraph, lines: lines) && isKnown
    case .text(let line, let x, let y, let color, let alignment):
      begin("text", x, y)
      content.add(color)
      content.add(alignment.number)
      isKnown = content.add(line) && isKnown
    case .fill(let x, let y, let width, let height, let color):
      begin("fill", x, y)
      content.add(width)
      content.add(height)
      content.add(color)
    case .stroke(let points, let color, let width):
      begin("stroke", width, Double(points.count))
      for point in points {
        content.add(point.x)
        content.add(point.y)
      }
      content.add(color)
    case .dot(let x, let y, let radius, let color):
      begin("dot", x, y)
      content.add(radius)
      content.add(color)
    case .figure(let figure, let x, let y, _):
      begin("figure", x, y)
      // Handed over and taken back, so that nothing is copied.
      var canvas = ContentCanvas(measurer: measurer)
      swap(&canvas.content, &content)
      figure.draw(at: Point(x, y), on: &canvas)
      swap(&canvas.content, &content)
    case .begin(let tag): content.add(tag.rawValue)
    case .beginHeader: content.add("header")
    case .end(let tag): content.add("end \(tag.rawValue)")
    // Places and what is read aloud are written when the parts are joined.
    case .destination: break
    }
  }

  private mutating func begin(_ kind: String, _ x: Double, _ y: Double) {
    content.add(kind)
    content.add(x)
    content.add(y)
  }
}

/// Writes down what is drawn on it instead of drawing it.
private struct ContentCanvas: Canvas {
  var content = DrawnContent()
  let measurer: CairoMeasurer

  func width(of text: String, _ style: TextStyle) -> Double { measurer.width(of: text, style) }

  mutating func line(_ points: [Point], _ stroke: Stroke) {
    content.add("line")
    add(points)
    add(stroke)
  }

  mutating func polygon(_ points: [Point], fill: Ink) {
    content.add("polygon")
    add(points)
    content.add(fill.color)
  }

  mutating func rectangle(_ box: Box, fill: Ink?, stroke: Stroke?) {
    content.add("rectangle")
    add([Point(box.x, box.y), Point(box.width, box.height)])
    add(fill, stroke)
  }

  mutating func circle(_ centre: Point, radius: Double, fill: Ink?, stroke: Stroke?) {
    content.add("circle")
    add([centre])
    content.add(radius)
    add(fill, stroke)
  }

  mutating func dots(_ centres: [Point], radius: Double, fill: Ink) {
    content.add("dots")
    add(centres)
    content.add(radius)
    content.add(fill.color)
  }

  mutating func text(_ text: String, at anchor: Point, _ style: TextStyle) {
    content.add("text")
    add([anchor])
    content.add(text)
    content.add(style.size)
    content.add(style.weight.number)
    content.add(style.alignment.number)
    content.add(style.ink.color)
  }

  private mutating func add(_ points: [Point]) {
    content.add(points.count)
    for point in points {
      content.add(point.x)
      content.add(point.y)
    }
  }

  private mutating func add(_ stroke: Stroke) {
    content.add(stroke.ink.color)
    content.add(stroke.width)
    content.add(stroke.dash.number)
  }

  private mutating func add(_ fill: Ink?, _ stroke: Stroke?) {
    content.add((fill == nil ? 0 : 1) + (stroke == nil ? 0 : 2))
    if let fill { content.add(fill.color) }
    if let stroke { add(stroke) }
  }
}

// By switches: the name of a case takes a hundred times as long.

extension Paragraph.Alignment {
  fileprivate var number: Int {
    switch self {
    case .leading: 0
    case .centre: 1
    case .trailing: 2
    }
  }
}

extension TextStyle.Alignment {
  fileprivate var number: Int {
    switch self {
    case .leading: 0
    case .centre: 1
    case .trailing: 2
    }
  }
}

extension TextStyle.Weight {
  fileprivate var number: Int {
    switch self {
    case .regular: 0
    case .medium: 1
    case .semibold: 2
    }
  }
}

extension Stroke.Dash {
  fileprivate var number: Int {
    switch self {
    case .solid: 0
    case .dashed: 1
    case .dotted: 2
    case .dashDotted: 3
    }
  }
}
