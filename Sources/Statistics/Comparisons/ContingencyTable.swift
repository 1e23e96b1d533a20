import Distributions

/// Counts by two classifications, and Pearson's test that they have nothing to do with each other.
public struct ContingencyTable: Sendable, Hashable {
  public let chiSquared: Double
  public let degrees: Int
  public let pValue: Double
  /// Cramér's V, 0…1: how strong the association is, whatever the number of rows.
  public let cramersV: Double
  /// The smallest expected count; the test is rough where it is under 5.
  public let smallestExpected: Double

  /// Rows of equal length. Empty rows and columns are left out; `nil` when fewer than two of either remain.
  /// Without Yates' correction.
  public init?(_ counts: [[Int]]) {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = (counts.first ?? []).indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let filled = (rows.filter { $0 > 0 }.count, columns.filter { $0 > 0 }.count)
    guard filled.0 > 1, filled.1 > 1 else { return nil }
    let total = Double(rows.reduce(0, +))
    var statistic = 0.0
    var smallest = Double.infinity
    for (row, cells) in zip(rows, counts) where row > 0 {
      for (column, cell) in zip(columns, cells) where column > 0 {
        let expected = Double(row) * Double(column) / total
        statistic += (Double(cell) - expected) * (Double(cell) - expected) / expected
        smallest = min(smallest, expected)
      }
    }
    chiSquared = statistic
    degrees = (filled.0 - 1) * (filled.1 - 1)
    pValue = ChiSquared(degrees: Double(degrees)).upperTail(statistic)
    cramersV = (statistic / total / Double(min(filled.0, filled.1) - 1)).squareRoot()
    smallestExpected = smallest
  }
}
