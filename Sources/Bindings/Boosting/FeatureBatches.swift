/// Rows of features that are made when they are asked for, a batch at a time, so that they need never stand in
/// memory together as floating-point numbers.
public struct FeatureBatches: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// Fills the values of a range of rows, row by row; they come in as NaN, which means missing. The library asks for
  /// each range several times.
  let fill: @Sendable (Range<Int>, inout [Float]) -> Void

  /// Rows handed over together.
  static let batchRows = 32_768

  public init(
    rowCount: Int, columnCount: Int, fill: @escaping @Sendable (Range<Int>, inout [Float]) -> Void
  ) {
    precondition(columnCount > 0, "a matrix has columns")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.fill = fill
  }

  public init(_ matrix: FeatureMatrix) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount) { range, values in
      let width = matrix.columnCount
      for at in values.indices { values[at] = matrix.values[range.lowerBound * width + at] }
    }
  }

  /// How NumPy describes an array to others; XGBoost reads from the address until the next batch.
  static func description(of values: UnsafeMutableBufferPointer<Float>, rows: Int, columns: Int) -> String {
    let address = UInt(bitPattern: values.baseAddress)
    return #"{"data": [\#(address), true], "shape": [\#(rows), \#(columns)], "typestr": "<f4", "version": 3}"#
  }
}
