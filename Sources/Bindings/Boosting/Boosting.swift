import CXGBoost

/// Rows of features as one dense matrix, row by row; NaN where missing.
public struct FeatureMatrix: Sendable {
  public let values: [Float]
  public let rowCount: Int
  public let columnCount: Int

  public init(_ values: [Float], columnCount: Int) {
    precondition(columnCount > 0 && values.count % columnCount == 0, "a matrix has whole rows")
    self.values = values
    self.columnCount = columnCount
    rowCount = values.count / columnCount
  }

  /// How NumPy describes an array to others; XGBoost reads from the address during the next call only.
  func description(of values: UnsafeBufferPointer<Float>) -> String {
    let address = UInt(bitPattern: values.baseAddress)
    return """
      {"data": [\(address), true], "shape": [\(rowCount), \(columnCount)], "typestr": "<f4", "version": 3}
      """
  }
}

/// What XGBoost refused, in its own words.
public struct BoostingError: Error, Sendable, Hashable, CustomStringConvertible {
  public let message: String

  public init(message: String) { self.message = message }

  public var description: String { message }
}

/// Throws XGBoost's message when a call of its C interface failed.
func check(_ status: CInt) throws(BoostingError) {
  guard status == 0 else {
    // The message is followed by a stack trace of the library, which tells a reader nothing.
    let words = String(cString: XGBGetLastError())
    let first = words.split(separator: "\n", maxSplits: 1).first.map { String($0) } ?? words
    throw BoostingError(message: first)
  }
}
