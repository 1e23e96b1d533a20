/// A grid of cells shaded by a number, each with the number written in it: position 0, 1, 2 … on both scales.
///
/// Cells without a value are left blank, and those that may not be compared with the others are outlined only.
public struct HeatCells: Mark {
  public struct Cell: Sendable, Hashable {
    public let column: Int
    public let row: Int
    /// How dark the cell is, 0 to 1; `nil` outlines it only.
    public let shade: Double?
    /// Written in the middle, one under the other; those after the first are left out where they do not fit.
    public let lines: [String]

    public init(column: Int, row: Int, shade: Double?, lines: [String]) {
      self.column = column
      self.row = row
      self.shade = shade
      self.lines = lines
    }
  }

  public let cells: [Cell]

  public init(cells: [Cell]) { self.cells = cells }

  public var extent: MarkExtent {
    MarkExtent(
      x: cells.flatMap { [Double($0.column) - 0.5, Double($0.column) + 0.5] },
      y: cells.flatMap { [Double($0.row) - 0.5, Double($0.row) + 0.5] })
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    for cell in cells {
      let box = box(of: cell, in: frame)
      if let shade = cell.shade {
        canvas.rectangle(box, fill: Palette.series1.opacity(Self.opacity(shade)), stroke: nil)
      } else {
        canvas.rectangle(box, fill: nil, stroke: Stroke(Palette.grid, width: 0.6))
      }
      write(cell, in: box, on: &canvas)
    }
  }

  /// Never so light that the cell is lost on white.
  private static func opacity(_ shade: Double) -> Double { 0.06 + 0.94 * Swift.min(1, Swift.max(0, shade)) }

  private func box(of cell: Cell, in frame: Frame) -> Box {
    let (x, y) = (Double(cell.column), Double(cell.row))
    let left = frame.clampedHorizontal(x - 0.5)
    let right = frame.clampedHorizontal(x + 0.5)
    let (top, bottom) = (frame.clampedVertical(y - 0.5), frame.clampedVertical(y + 0.5))
    return Box(
      x: left + 0.75, y: Swift.min(top, bottom) + 0.75, width: Swift.max(0, right - left - 1.5),
      height: Swift.max(0, abs(bottom - top) - 1.5))
  }

  /// White on dark cells, so that the contrast stays above 4.5:1.
  private func write(_ cell: Cell, in box: Box, on canvas: inout some Canvas) {
    let isDark = cell.shade.map { Self.opacity($0) > 0.55 } ?? false
    let ink = isDark ? Palette.paper : Palette.text
    var style = TextStyle(size: 8.5, weight: .medium, ink: ink, alignment: .centre)
    let small = TextStyle(size: 8, ink: ink, alignment: .centre)
    let leading = 10.5
    var lines: [(text: String, style: TextStyle)] = []
    for (index, line) in cell.lines.enumerated() {
      if index == 1 { style = small }
      let parts = index == 0 ? [line] : Self.broken(line, in: box.width - 4, style, on: canvas)
      guard let parts, Double(lines.count + parts.count) * leading <= box.height else { break }
      lines += parts.map { ($0, style) }
    }
    let top = box.y + box.height / 2 - Double(lines.count) * leading / 2
    for (index, line) in lines.enumerated() {
      let baseline = top + Double(index) * leading + leading * 0.78
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
}
