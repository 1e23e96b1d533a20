import CXGBoost

/// A training matrix that XGBoost keeps as bin numbers, filled by callback a batch of rows at a time: a quarter of the
/// memory of its plain matrix, which copies every value beside its column number, and never the rows themselves.
final class QuantileMatrix {
  let handle: DMatrixHandle?

  /// Ends of bins are quantiles of the values; `bins` must equal the booster's `max_bin`.
  init(
    _ batches: FeatureBatches, labels: [Float], weights: [Float]?, bins: Int, threads: Int
  ) throws(BoostingError) {
    precondition(labels.count == batches.rowCount, "each row has a label")
    precondition(weights.map { $0.count == labels.count } ?? true, "each row has a weight")
    handle = try QuantileMatrix.make(batches, labels: labels, weights: weights, bins: bins, threads: threads)
  }

  deinit { XGDMatrixFree(handle) }

  private static func make(
    _ batches: FeatureBatches, labels: [Float], weights: [Float]?, bins: Int, threads: Int
  ) throws(BoostingError) -> DMatrixHandle? {
    var proxy: DMatrixHandle?
    try check(XGProxyDMatrixCreate(&proxy))
    defer { XGDMatrixFree(proxy) }
    var made: DMatrixHandle?
    let source = BatchSource(proxy: proxy, batches: batches, labels: labels, weights: weights)
    let status = withExtendedLifetime(source) {
      XGQuantileDMatrixCreateFromCallback(
        Unmanaged.passUnretained(source).toOpaque(), proxy, nil, rewindSource, nextBatch,
        "{\"missing\": NaN, \"nthread\": \(threads), \"max_bin\": \(bins)}", &made)
    }
    try check(status)
    return made
  }
}

/// The state behind the callbacks: where a pass over the rows stands, and the memory of its batch.
private final class BatchSource {
  private let proxy: DMatrixHandle?
  private let batches: FeatureBatches
  private let labels: [Float]
  private let weights: [Float]?
  /// The library reads from here until the next call, so it must stay where it is.
  private let memory: UnsafeMutableBufferPointer<Float>
  private var values: [Float] = []
  private var position = 0

  init(proxy: DMatrixHandle?, batches: FeatureBatches, labels: [Float], weights: [Float]?) {
    self.proxy = proxy
    self.batches = batches
    self.labels = labels
    self.weights = weights
    let rows = Swift.min(batches.rowCount, FeatureBatches.batchRows)
    memory = .allocate(capacity: Swift.max(1, rows * batches.columnCount))
  }

  deinit { memory.deallocate() }

  func rewind() { position = 0 }

  /// 1 when a batch was set, 0 at the end of a pass; a refusal shows when the matrix is made.
  func next() -> CInt {
    guard position < batches.rowCount else { return 0 }
    let rows = position..<Swift.min(position + FeatureBatches.batchRows, batches.rowCount)
    position = rows.upperBound
    values = [Float](repeating: .nan, count: rows.count * batches.columnCount)
    batches.fill(rows, &values)
    _ = memory.update(fromContentsOf: values)
    values = []
    let description = FeatureBatches.description(of: memory, rows: rows.count, columns: batches.columnCount)
    guard XGProxyDMatrixSetDataDense(proxy, description) == 0, set("label", labels, rows) else { return 0 }
    if let weights, !set("weight", weights, rows) { return 0 }
    return 1
  }

  private func set(_ field: String, _ all: [Float], _ rows: Range<Int>) -> Bool {
    all[rows].withUnsafeBufferPointer {
      XGDMatrixSetFloatInfo(proxy, field, $0.baseAddress, bst_ulong($0.count)) == 0
    }
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
