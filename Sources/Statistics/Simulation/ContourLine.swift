/// Where a grid of numbers crosses a level: straight pieces in the grid's own coordinates (marching squares).
///
/// Numbers are taken as straight along the sides of each square of four; a square whose opposite corners lie on the
/// same side is cut by the mean of the four.
public struct ContourLine: Sendable {
  public struct Place: Sendable, Hashable {
    /// Position along a row of the grid, and among the rows.
    public let column: Double
    public let row: Double
  }

  public let pieces: [(from: Place, to: Place)]

  /// `grid[row][column]`, every row of one length.
  public init(of grid: [[Double]], at level: Double) {
    var pieces: [(from: Place, to: Place)] = []
    for row in grid.indices.dropLast() {
      for column in grid[row].indices.dropLast() {
        pieces += ContourLine.square(grid, row, column, level)
      }
    }
    self.pieces = pieces
  }

  private static func square(
    _ grid: [[Double]], _ row: Int, _ column: Int, _ level: Double
  ) -> [(from: Place, to: Place)] {
    let corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
    let values = corners.map { grid[$0.0][$0.1] - level }
    guard values.allSatisfy({ $0.isFinite }) else { return [] }
    var cuts: [Place] = []
    for side in 0..<4 {
      let (a, b) = (values[side], values[(side + 1) % 4])
      guard (a < 0) != (b < 0) else { continue }
      let share = a / (a - b)
      let (from, to) = (corners[side], corners[(side + 1) % 4])
      cuts.append(
        Place(
          column: Double(from.1) + share * Double(to.1 - from.1),
          row: Double(from.0) + share * Double(to.0 - from.0)))
    }
    switch cuts.count {
    case 2: return [(cuts[0], cuts[1])]
    case 4:
      let isJoined = (values.reduce(0, +) < 0) == (values[0] < 0)
      return isJoined ? [(cuts[0], cuts[1]), (cuts[2], cuts[3])] : [(cuts[3], cuts[0]), (cuts[1], cuts[2])]
    default: return []
    }
  }
}
