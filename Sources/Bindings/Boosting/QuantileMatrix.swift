import CXGBoost

/// A training matrix that XGBoost keeps as bin numbers, filled by callback a batch of rows at a time: a quarter of the
/// memory of its plain matrix, which copies every value beside its column number, and never the rows themselves.
final class QuantileMatrix {
  let handle: DMatrixHandle?

  /// Ends of bins are quantiles of the values, or those of another matrix of the same columns; `bins` must equal the
  /// booster's `max_bin`.
  init(
    _ batches: FeatureBatches, labels: [Float], weights: [Float]?, bins: Int, threads: Int,
    binnedAs other: QuantileMatrix? = nil
  ) throws(BoostingError) {
    precondition(labels.count == batches.rowCount, "each row has a label")
    precondition(weights.map { $0.count == labels.count } ?? true, "each row has a weight")
    handle = try QuantileMatrix.make(
      batches, labels: labels, weights: weights, bins: bins, threads: threads, other: other?.handle)
  }

  deinit { XGDMatrixFree(handle) }

  private static func make(
    _ batches: FeatureBatches, labels: [Float], weights: [Float]?, bins: Int, threads: Int,
    other: DMatrixHandle?
  ) throws(BoostingError) -> DMatrixHandle? {
    var proxy: DMatrixHandle?
    try check(XGProxyDMatrixCreate(&proxy))
    defer { XGDMatrixFree(proxy) }
    var made: DMatrixHandle?
    let source = BatchSource(proxy: proxy, batches: batches, labels: labels, weights: weights)
    let status = withExtendedLifetime(source) {
      XGQuantileDMatrixCreateFromCallback(
        Unmanaged.passUnretained(source).toOpaque(), proxy, other, rewindSource, nextBatch,
        "{\"missing\": NaN, \"nthread\": \(threads), \"max_bin\": \(bins)}", &made)
    }
    try check(status)
    return made
  }
}

/// The state behind the callbacks: where a pass over the rows stands, and the batch that was handed over last.
private final class BatchSource {
  private let proxy: DMatrixHandle?
  private let batches: FeatureBatches
  private let labels: [Float]
  private let weights: [Float]?
  /// Of the columns, in the library's letters; empty where all are numbers.
  private var kinds: [UnsafePointer<CChar>?]
  private let keepsBatches: Bool
  private var kept: [Int: Batch] = [:]
  /// The library reads from here until the next call.
  private var current: Batch?
  private var position = 0

  init(proxy: DMatrixHandle?, batches: FeatureBatches, labels: [Float], weights: [Float]?) {
    self.proxy = proxy
    self.batches = batches
    self.labels = labels
    self.weights = weights
    kinds = batches.areCodes.map { Self.letter($0 ? "c" : "q") }
    keepsBatches = batches.rowCount <= FeatureBatches.keptRows
  }

  /// A constant of the program, so that it never moves.
  private static func letter(_ text: StaticString) -> UnsafePointer<CChar>? {
    UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  func rewind() { position = 0 }

  /// 1 when a batch was set, 0 at the end of a pass; a refusal shows when the matrix is made.
  func next() -> CInt {
    guard position < batches.rowCount else { return 0 }
    let rows = position..<Swift.min(position + FeatureBatches.batchRows, batches.rowCount)
    position = rows.upperBound
    let batch = batch(rows)
    guard batch.set(on: proxy) == 0, setKinds(), set("label", labels, rows) else { return 0 }
    if let weights, !set("weight", weights, rows) { return 0 }
    return 1
  }

  private func batch(_ rows: Range<Int>) -> Batch {
    if let known = kept[rows.lowerBound] { return known }
    // The one before goes first, so that one at a time is in memory.
    current = nil
    let made = Batch(batches, rows)
    current = made
    if keepsBatches { kept[rows.lowerBound] = made }
    return made
  }

  /// The library takes columns for numbers unless told otherwise.
  private func setKinds() -> Bool {
    guard !kinds.isEmpty else { return true }
    return kinds.withUnsafeMutableBufferPointer {
      XGDMatrixSetStrFeatureInfo(proxy, "feature_type", $0.baseAddress, bst_ulong($0.count)) == 0
    }
  }

  private func set(_ field: String, _ all: [Float], _ rows: Range<Int>) -> Bool {
    all[rows].withUnsafeBufferPointer {
      XGDMatrixSetFloatInfo(proxy, field, $0.baseAddress, bst_ulong($0.count)) == 0
    }
  }
}

/// Rows at places in memory that do not move, as the library reads them.
private final class Batch {
  private let values: UnsafeMutableBufferPointer<Float>
  /// Of sparse rows.
  private let columns: UnsafeMutableBufferPointer<Int32>
  private let starts: UnsafeMutableBufferPointer<Int64>
  private let rowCount: Int
  private let columnCount: Int

  init(_ batches: FeatureBatches, _ rows: Range<Int>) {
    rowCount = rows.count
    columnCount = batches.columnCount
    switch batches.fill {
    case .dense(let fill):
      var made = [Float](repeating: .nan, count: rows.count * batches.columnCount)
      fill(rows, &made)
      (values, columns, starts) = (Self.copy(made), Self.copy([]), Self.copy([]))
    case .sparse(let make):
      let made = make(rows)
      precondition(made.starts.count == rows.count + 1, "each row has a start")
      (values, columns, starts) = (Self.copy(made.values), Self.copy(made.columns), Self.copy(made.starts))
    }
  }

  deinit {
    values.deallocate()
    columns.deallocate()
    starts.deallocate()
  }

  func set(on proxy: DMatrixHandle?) -> CInt {
    guard !starts.isEmpty else {
      return XGProxyDMatrixSetDataDense(proxy, Self.described(values, "<f4", [rowCount, columnCount]))
    }
    return XGProxyDMatrixSetDataCSR(
      proxy, Self.described(starts, "<i8", [starts.count]), Self.described(columns, "<i4", [columns.count]),
      Self.described(values, "<f4", [values.count]), bst_ulong(columnCount))
  }

  private static func copy<Value>(_ values: [Value]) -> UnsafeMutableBufferPointer<Value> {
    let copy = UnsafeMutableBufferPointer<Value>.allocate(capacity: values.count)
    _ = copy.initialize(from: values)
    return copy
  }

  /// How NumPy describes an array to others.
  private static func described<Value>(
    _ values: UnsafeMutableBufferPointer<Value>, _ type: String, _ shape: [Int]
  ) -> String {
    let address = UInt(bitPattern: values.baseAddress)
    return #"{"data": [\#(address), true], "shape": \#(shape), "typestr": "\#(type)", "version": 3}"#
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
