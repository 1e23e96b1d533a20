/// Cells of a grid of two band axes, shaded by how much they stand for, with the number printed where it fits and
/// what else is said under it.
///
/// Shades are steps of one hue of the palette from light to dark, so that they keep their order in grey print and
/// under every colour vision deficiency, and turn round with the page's colours in dark. What is not known yet is
/// hatched; a place without a cell stays empty.
public struct HeatMap: Mark {
  public struct Cell: Sendable, Hashable {
    /// Positions on the band axes.
    public let column: Int
    public let row: Int
    /// 0…1 along the scale; `nil` for a cell whose number is not known yet.
    public let share: Double?
    /// Written in the middle, one under the other; from the first on that does not fit they are left out.
    public let lines: [String]

    public init(column: Int, row: Int, share: Double?, lines: [String] = []) {
      self.column = column
      self.row = row
      self.share = share
      self.lines = lines
    }
  }

  public let cells: [Cell]

  public init(cells: [Cell]) { self.cells = cells }

  /// Opacities of the hue over the paper. Those for which neither dark nor white text has a contrast of 4.5:1 are
  /// passed over.
  static let shades = [0.06, 0.16, 0.28, 0.4, 0.54, 0.8, 1.0]
  /// From this shade on, text is white.
  static let firstDark = 5
  private static let gap = 0.75
  private static let leading = 10.5

  public var extent: MarkExtent {
    MarkExtent(x: cells.map { Double($0.column) }, y: cells.map { Double($0.row) })
  }

  /// Room for a text in two lines under the number, where there are such.
  public var rowHeight: Double {
    let most = cells.map { $0.lines.count }.max() ?? 0
    return most > 1 ? Double(2 * most - 1) * HeatMap.leading + 8 : 0
  }

  static func shade(of share: Double) -> Int {
    Swift.min(shades.count - 1, Swift.max(0, Int(share * Double(shades.count))))
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    for cell in cells {
      let box = HeatMap.box(of: cell, in: frame)
      guard box.width > 0, box.height > 0 else { continue }
      guard let share = cell.share, share.isFinite else {
        HeatMap.hatch(box, on: &canvas)
        continue
      }
      let shade = HeatMap.shade(of: share)
      canvas.rectangle(box, fill: Palette.series1.opacity(HeatMap.shades[shade]), stroke: nil)
      let ink = shade >= HeatMap.firstDark ? Palette.paper : Palette.text
      HeatMap.write(cell.lines, in: box, ink, on: &canvas)
    }
  }

  private static func box(of cell: Cell, in frame: Frame) -> Box {
    let width = frame.box.width / Double(Swift.max(1, frame.x.bandCount))
    return Box(
      x: frame.horizontal(Double(cell.column)) - width / 2 + gap,
      y: frame.vertical(Double(cell.row)) - frame.pitch / 2 + gap, width: width - 2 * gap,
      height: frame.pitch - 2 * gap)
  }

  /// As many of the texts as fit, the first set off from those under it.
  private static func write(_ texts: [String], in box: Box, _ ink: Ink, on canvas: inout some Canvas) {
    let style = TextStyle(size: 8, ink: ink, alignment: .centre)
    let first = TextStyle(size: 8, weight: texts.count > 1 ? .medium : .regular, ink: ink, alignment: .centre)
    var lines: [(text: String, style: TextStyle)] = []
    for (index, text) in texts.enumerated() {
      let own = index == 0 ? first : style
      let parts = broken(text, in: box.width - 2, own, on: canvas)
      guard let parts, Double(lines.count + parts.count) * leading <= box.height else { break }
      lines += parts.map { ($0, own) }
    }
    let top = box.y + (box.height - Double(lines.count - 1) * leading) / 2
    for (index, line) in lines.enumerated() {
      let baseline = top + Double(index) * leading + line.style.drop
      canvas.text(line.text, at: Point(box.x + box.width / 2, baseline), line.style)
    }
  }

  /// On one line, or broken at a space into two; `nil` where it fits neither way.
  private static func broken(
    _ text: String, in width: Double, _ style: TextStyle, on canvas: some Canvas
  ) -> [String]? {
    func fits(_ part: Substring) -> Bool { canvas.width(of: String(part), style) <= width }
    if fits(text[...]) { return [text] }
    let spaces = text.indices.filter { text[$0] == " " }
    let balanced = spaces.min {
      abs(text.distance(from: text.startIndex, to: $0) * 2 - text.count)
        < abs(text.distance(from: text.startIndex, to: $1) * 2 - text.count)
    }
    guard let space = balanced else { return nil }
    let parts = [text[..<space], text[text.index(after: space)...]]
    return parts.allSatisfy(fits) ? parts.map { String($0) } : nil
  }

  /// Lines that rise to the right, 4 points apart, held in the box.
  private static func hatch(_ box: Box, on canvas: inout some Canvas) {
    let stroke = Stroke(Palette.grey, width: 0.6)
    var start = box.x - box.height + 2
    while start < box.right {
      let left = Swift.max(start, box.x)
      let right = Swift.min(start + box.height, box.right)
      if right > left {
        canvas.line(
          [Point(left, box.bottom - (left - start)), Point(right, box.bottom - (right - start))], stroke)
      }
      start += 4
    }
  }
}
