import CXGBoost

/// Rows of features that are made when they are asked for, a batch at a time, so that very many need never stand in
/// memory together as floating-point numbers.
public struct FeatureBatches: Sendable {
  /// Fills the values of a range of rows. The library asks for each range several times.
  enum Fill: Sendable {
    /// Row by row, a value for each column; they come in as NaN, which means missing.
    case dense(@Sendable (Range<Int>, inout [Float]) -> Void)
    /// Without what is missing, which the library need then not pass over in each of its passes.
    case sparse(@Sendable (Range<Int>) -> SparseRows)
  }

  public let rowCount: Int
  public let columnCount: Int
  /// Whether each column's values are codes of a category, from 0, of which a split takes one apart from the others;
  /// empty where none is.
  public let areCodes: [Bool]
  let fill: Fill

  /// Rows handed over together.
  static let batchRows = 32_768
  /// Of no more rows than this, batches are kept from one pass to the next.
  static let keptRows = 65_536

  private init(rowCount: Int, columnCount: Int, areCodes: [Bool] = [], _ fill: Fill) {
    precondition(columnCount > 0, "a matrix has columns")
    precondition(areCodes.isEmpty || areCodes.count == columnCount, "each column is codes or not")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.areCodes = areCodes.contains(true) ? areCodes : []
    self.fill = fill
  }

  public init(
    rowCount: Int, columnCount: Int, areCodes: [Bool] = [],
    fill: @escaping @Sendable (Range<Int>, inout [Float]) -> Void
  ) {
    self.init(rowCount: rowCount, columnCount: columnCount, areCodes: areCodes, .dense(fill))
  }

  public init(
    rowCount: Int, columnCount: Int, sparse: @escaping @Sendable (Range<Int>) -> SparseRows
  ) {
    self.init(rowCount: rowCount, columnCount: columnCount, .sparse(sparse))
  }

  public init(_ matrix: FeatureMatrix) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount) { range, values in
      let width = matrix.columnCount
      for at in values.indices { values[at] = matrix.values[range.lowerBound * width + at] }
    }
  }
}

/// Some rows of features, of which only the values that are there are listed (compressed sparse rows).
public struct SparseRows: Sendable {
  /// Where the values of each row begin, and where those of the last one end.
  public let starts: [Int64]
  /// The columns of the values, ascending within a row.
  public let columns: [Int32]
  public let values: [Float]

  public init(starts: [Int64], columns: [Int32], values: [Float]) {
    precondition(starts.last.map { Int($0) == values.count } ?? false, "the last row ends with the values")
    precondition(columns.count == values.count, "each value has a column")
    self.starts = starts
    self.columns = columns
    self.values = values
  }
}
