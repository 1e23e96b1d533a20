/// Distinct combinations of values of a few columns, with how many rows have each and what other columns sum to there.
///
/// Rows where a value or a summed number is missing are left out and counted.
public struct ValuePatterns: Sendable, Equatable {
  public let columns: [String]
  /// Row-major, `columns.count` numbers a combination; ascending by the first column, then by the next.
  public let values: [Double]
  public let counts: [Int]
  /// One list for each summed column; exact where the column is.
  public let sums: [[Double]]
  public let missing: Int

  public init(columns: [String], values: [Double], counts: [Int], sums: [[Double]], missing: Int) {
    self.columns = columns
    self.values = values
    self.counts = counts
    self.sums = sums
    self.missing = missing
  }

  /// The number of combinations.
  public var count: Int { counts.count }

  /// The values of one combination, in the order of `columns`.
  public subscript(index: Int) -> ArraySlice<Double> {
    values[index * columns.count..<(index + 1) * columns.count]
  }
}
