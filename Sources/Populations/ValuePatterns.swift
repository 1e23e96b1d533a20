/// Distinct combinations of values of a few columns, with how many rows have each.
///
/// Rows where a value is missing are left out and counted.
public struct ValuePatterns: Sendable, Equatable {
  public let columns: [String]
  /// Row-major, `columns.count` numbers a combination; ascending by the first column, then by the next.
  public let values: [Double]
  public let counts: [Int]
  public let missing: Int

  public init(columns: [String], values: [Double], counts: [Int], missing: Int) {
    self.columns = columns
    self.values = values
    self.counts = counts
    self.missing = missing
  }

  /// The number of combinations.
  public var count: Int { counts.count }

  /// The values of one combination, in the order of `columns`.
  public subscript(index: Int) -> ArraySlice<Double> {
    values[index * columns.count..<(index + 1) * columns.count]
  }
}
