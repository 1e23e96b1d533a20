import Drawing
import Findings
import Formats

/// Sets a strip of key figures: label, value, range, change, target, and a line of earlier values.
struct TileLayouter {
  private static let gutter = 10.0
  private static let inset = 9.0

  let tiles: [Tile]
  let wording: Wording
  let style: PageStyle
  let shaper: TextShaper

  func item(width: Double) -> FlowItem {
    let columns = self.columns
    let tileWidth = (width - Self.gutter * Double(columns - 1)) / Double(columns)
    let inner = tileWidth - 2 * Self.inset
    let size = valueSize(inner)
    let labels = tiles.map { label($0, width: inner).height }.max() ?? 0
    let contents = tiles.map { content($0, width: inner, labels: labels, valueSize: size) }
    var elements: [PageElement] = []
    var y = 0.0
    for start in stride(from: 0, to: tiles.count, by: columns) {
      let row = contents[start..<min(start + columns, tiles.count)]
      let spark =
        tiles[start..<start + row.count].contains { $0.history.count > 1 } ? 5 + Self.sparkHeight : 0
      let height = (row.map { $0.height }.max() ?? 0) + spark + 2 * Self.inset
      for (column, content) in row.enumerated() {
        let x = Double(column) * (tileWidth + Self.gutter)
        elements.append(.fill(x: x, y: y, width: tileWidth, height: height, PaperInk.wash))
        elements.append(.fill(x: x, y: y, width: tileWidth, height: 2, PaperInk.navy))
        elements += content.elements.map { $0.moved(x + Self.inset, y + Self.inset) }
        // Lines of earlier values stand at the foot, all at one height.
        let line = sparkline(
          tiles[start + column].history, width: inner, y: height - Self.inset - Self.sparkHeight)
        elements += line.map { $0.moved(x + Self.inset, y) }
      }
      y += height + Self.gutter
    }
    return FlowItem(
      height: max(0, y - Self.gutter), gap: style.gap * 1.5,
      [.begin(.division)] + elements + [.end(.division)])
  }

  /// Rows of even length where there is more than one: four at most side by side.
  private var columns: Int {
    switch tiles.count {
    case 0...4: max(1, tiles.count)
    case 5, 6, 9: 3
    default: 4
    }
  }

  /// The largest size in which every value fits its tile; all tiles have the same.
  private func valueSize(_ inner: Double) -> Double {
    var size = 24.0
    for tile in tiles {
      guard let number = tile.value.number else { continue }
      let text = wording.number(number, tile.value.format)
      while size > 12, shaper.width(of: text, FontStyle(size: size, weight: .semibold)) > inner {
        size -= 0.5
      }
    }
    return size
  }

  private func label(_ tile: Tile, width: Double) -> Paragraph {
    let run = TextRun(tile.label, FontStyle(size: 9, weight: .medium), PaperInk.quiet)
    return shaper.paragraph([run], width: width, leading: 11.5)
  }

  /// Labels take the height of the tallest, so that the values of all tiles stand on one line.
  private func content(
    _ tile: Tile, width: Double, labels: Double, valueSize: Double
  ) -> (elements: [PageElement], height: Double) {
    let label = label(tile, width: width)
    var elements: [PageElement] = [
      .begin(.paragraph), .lines(label, 0..<label.lines.count, x: 0, y: 0), .end(.paragraph),
    ]
    var y = labels
    func add(_ text: String, _ font: FontStyle, _ color: Color, leading: Double, gap: Double = 0) {
      let paragraph = shaper.paragraph([TextRun(text, font, color)], width: width, leading: leading)
      elements += [
        .begin(.paragraph), .lines(paragraph, 0..<paragraph.lines.count, x: 0, y: y + gap), .end(.paragraph),
      ]
      y += gap + paragraph.height
    }
    let small = FontStyle(size: 8.5)
    if let number = tile.value.number {
      let value = wording.number(number, tile.value.format)
      let font = FontStyle(size: valueSize, weight: .semibold)
      add(value, font, PaperInk.text, leading: valueSize * 1.22, gap: 2)
    } else {
      let words = tile.value.absence ?? "—"
      add(words, FontStyle(size: 10, weight: .medium), PaperInk.quiet, leading: 13, gap: 4)
    }
    if let range = tile.range { add(range, small, PaperInk.quiet, leading: 11) }
    if let change = tile.change {
      let font = FontStyle(size: 8.5, weight: .medium)
      add(change, font, tile.direction.ink, leading: 11, gap: 3)
      if let judgement = tile.judgement { add(judgement, font, tile.direction.ink, leading: 11) }
    }
    if let target = tile.target { add(target, small, PaperInk.quiet, leading: 11) }
    return (elements, y)
  }

  private static let sparkHeight = 16.0

  /// Earlier values as a line without axes whose last point is marked; decoration, since the words say the change.
  private func sparkline(_ history: [Double], width: Double, y: Double) -> [PageElement] {
    guard history.count > 1 else { return [] }
    let points = Sparkline.points(history, width: width - 4, height: Self.sparkHeight - 4)
      .map { (x: $0.x + 2, y: $0.y + y + 2) }
    guard let last = points.last else { return [] }
    return [
      .stroke(points, PaperInk.line, width: 1.2), .dot(x: last.x, y: last.y, radius: 2.2, PaperInk.navy),
    ]
  }
}

extension Tile.Direction {
  var ink: Color {
    switch self {
    case .better: PaperInk.navy
    case .worse: PaperInk.darkOrange
    case .neutral: PaperInk.quiet
    }
  }
}
