/// Cells of a grid of two band axes, shaded by how much they stand for, with the number printed where it fits.
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
    public let label: String

    public init(column: Int, row: Int, share: Double?, label: String = "") {
      self.column = column
      self.row = row
      self.share = share
      self.label = label
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

  public var extent: MarkExtent {
    MarkExtent(x: cells.map { Double($0.column) }, y: cells.map { Double($0.row) })
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
      let style = TextStyle(size: 8, ink: ink, alignment: .centre)
      if canvas.width(of: cell.label, style) <= box.width - 2 {
        let middle = Point(box.x + box.width / 2, box.y + box.height / 2 + style.drop)
        canvas.text(cell.label, at: middle, style)
      }
    }
  }

  private static func box(of cell: Cell, in frame: Frame) -> Box {
    let width = frame.box.width / Double(Swift.max(1, frame.x.bandCount))
    return Box(
      x: frame.horizontal(Double(cell.column)) - width / 2 + gap,
      y: frame.vertical(Double(cell.row)) - frame.pitch / 2 + gap, width: width - 2 * gap,
      height: frame.pitch - 2 * gap)
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
