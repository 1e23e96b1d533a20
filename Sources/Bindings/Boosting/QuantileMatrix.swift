import CXGBoost

/// A training matrix that XGBoost keeps as bin numbers of one byte, filled by callback: a quarter of the memory of
/// its plain matrix, which copies every value beside its column number.
final class QuantileMatrix {
  let handle: DMatrixHandle?

  /// Ends of bins are quantiles of the values; `bins` must equal the booster's `max_bin`.
  init(_ matrix: FeatureMatrix, labels: [Float], bins: Int, threads: Int) throws(BoostingError) {
    precondition(labels.count == matrix.rowCount, "each row has a label")
    handle = try QuantileMatrix.make(matrix, labels: labels, bins: bins, threads: threads)
  }

  deinit { XGDMatrixFree(handle) }

  private static func make(
    _ matrix: FeatureMatrix, labels: [Float], bins: Int, threads: Int
  ) throws(BoostingError) -> DMatrixHandle? {
    var proxy: DMatrixHandle?
    try check(XGProxyDMatrixCreate(&proxy))
    defer { XGDMatrixFree(proxy) }
    var made: DMatrixHandle?
    let status = matrix.values.withUnsafeBufferPointer { values in
      labels.withUnsafeBufferPointer { labels in
        let source = BatchSource(proxy: proxy, description: matrix.description(of: values), labels: labels)
        return withExtendedLifetime(source) {
          XGQuantileDMatrixCreateFromCallback(
            Unmanaged.passUnretained(source).toOpaque(), proxy, nil, rewindSource, nextBatch,
            "{\"missing\": NaN, \"nthread\": \(threads), \"max_bin\": \(bins)}", &made)
        }
      }
    }
    try check(status)
    return made
  }
}

/// The state behind the callbacks: one batch, handed out once a pass.
private final class BatchSource {
  private let proxy: DMatrixHandle?
  private let description: String
  private let labels: UnsafeBufferPointer<Float>
  private var isSpent = false

  init(proxy: DMatrixHandle?, description: String, labels: UnsafeBufferPointer<Float>) {
    self.proxy = proxy
    self.description = description
    self.labels = labels
  }

  func rewind() { isSpent = false }

  /// 1 when a batch was set, 0 at the end of a pass; a refusal shows when the matrix is made.
  func next() -> CInt {
    guard !isSpent else { return 0 }
    isSpent = true
    guard XGProxyDMatrixSetDataDense(proxy, description) == 0,
      XGDMatrixSetFloatInfo(proxy, "label", labels.baseAddress, bst_ulong(labels.count)) == 0
    else { return 0 }
    return 1
  }
}

private func rewindSource(_ source: UnsafeMutableRawPointer?) {
  guard let source else { return }
  Unmanaged<BatchSource>.fromOpaque(source).takeUnretainedValue().rewind()
}

private func nextBatch(_ source: UnsafeMutableRawPointer?) -> CInt {
  guard let source else { return 0 }
  return Unmanaged<BatchSource>.fromOpaque(source).takeUnretainedValue().next()
}
