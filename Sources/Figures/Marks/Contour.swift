/// A line over a heat map where its numbers cross a level, in pieces, in positions of the two band axes.
///
/// It is drawn dark on a broad light line, so that it stands out from light and dark cells alike.
public struct Contour: Mark {
  public let pieces: [(from: Point, to: Point)]
  /// Named where the line leaves the grid on the right, else above it.
  public let label: String

  public init(pieces: [(from: Point, to: Point)], label: String) {
    self.pieces = pieces
    self.label = label
  }

  public var extent: MarkExtent {
    MarkExtent(
      x: pieces.flatMap { [$0.from.x, $0.to.x] }, y: pieces.flatMap { [$0.from.y, $0.to.y] })
  }

  public func draw(on canvas: inout some Canvas, in frame: Frame) {
    let lines = pieces.map { [frame.point($0.from), frame.point($0.to)] }
    for line in lines { canvas.line(line, Stroke(Palette.paper, width: 4)) }
    for line in lines { canvas.line(line, Stroke(Palette.series2, width: 2)) }
  }

  public func labels(in frame: Frame) -> [MarkLabel] {
    let ends = pieces.flatMap { [$0.from, $0.to] }
    let right = Double(frame.x.bandCount - 1)
    if let end = ends.first(where: { $0.x >= right - 1e-9 }) {
      return [
        MarkLabel(label, at: Point(frame.box.right, frame.vertical(end.y)), .end, ink: Palette.series2Text)
      ]
    }
    guard let top = ends.min(by: { ($0.y, $0.x) < ($1.y, $1.x) }) else { return [] }
    let anchor = Point(frame.horizontal(top.x), frame.box.y)
    return [MarkLabel(label, at: anchor, .above, ink: Palette.series2Text)]
  }
}
