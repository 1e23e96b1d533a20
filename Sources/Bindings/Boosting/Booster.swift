import CXGBoost

/// How boosted trees are grown.
public struct BoostingParameters: Sendable, Hashable {
  public var rounds: Int
  public var depth: Int
  public var rate: Double
  /// Share of the rows drawn for each tree.
  public var rowShare: Double
  /// Share of the columns drawn for each tree.
  public var columnShare: Double
  /// The least sum of second derivatives in a leaf.
  public var leafWeight: Double
  /// L2 penalty on the leaves.
  public var penalty: Double
  /// Bins of each column, at most 256.
  public var bins: Int
  /// The probability that the trees start from, such as the share of events.
  public var start: Double
  public var seed: UInt64
  /// Trees grown side by side in each round: a random forest, with one round.
  public var parallelTrees = 1
  /// Share of the columns drawn for each split.
  public var columnShareBySplit = 1.0
  public var objective = TreeObjective.logistic

  public init(
    rounds: Int = 100, depth: Int = 3, rate: Double = 0.1, rowShare: Double = 1, columnShare: Double = 1,
    leafWeight: Double = 1, penalty: Double = 1, bins: Int = 128, start: Double = 0.5, seed: UInt64 = 0
  ) {
    self.rounds = rounds
    self.depth = depth
    self.rate = rate
    self.rowShare = rowShare
    self.columnShare = columnShare
    self.leafWeight = leafWeight
    self.penalty = penalty
    self.bins = bins
    self.start = start
    self.seed = seed
  }

  func named(threads: Int) -> [(String, String)] {
    [
      ("objective", objective.rawValue), ("tree_method", "hist"), ("verbosity", "0"),
      ("disable_default_eval_metric", "true"), ("validate_parameters", "true"),
      ("max_depth", "\(depth)"), ("eta", "\(rate)"), ("subsample", "\(rowShare)"),
      ("colsample_bytree", "\(columnShare)"), ("min_child_weight", "\(leafWeight)"),
      ("lambda", "\(penalty)"), ("max_bin", "\(bins)"), ("base_score", "\(start)"),
      ("num_parallel_tree", "\(parallelTrees)"), ("colsample_bynode", "\(columnShareBySplit)"),
      // The library's seed is a 32-bit signed number.
      ("seed", "\(seed & 0x7fff_ffff)"), ("nthread", "\(threads)"),
    ]
  }
}

/// What the values of trees add up to.
public enum TreeObjective: String, Sendable, Hashable {
  /// Log-odds.
  case logistic = "binary:logistic"
  /// The mean of the label itself, so a share where labels are 0 and 1.
  case squares = "reg:squarederror"
}

/// XGBoost's trees for a label of 0 or 1.
public final class Booster {
  private var handle: BoosterHandle?

  /// A trained model from `Booster.train`.
  public init(model: [UInt8]) throws(BoostingError) {
    try check(XGBoosterCreate(nil, 0, &handle))
    try check(XGBoosterLoadModelFromBuffer(handle, model, bst_ulong(model.count)))
  }

  private init(over matrix: QuantileMatrix) throws(BoostingError) {
    var matrices = [matrix.handle]
    try check(XGBoosterCreate(&matrices, 1, &handle))
  }

  deinit { XGBoosterFree(handle) }

  /// Grows the trees and returns the model in Universal Binary JSON. Bins are those of `examples`, where there are
  /// any: rows of the same columns, enough to cut them at their quantiles, so that very many need not be sorted for it.
  ///
  /// Everything happens within this one call: the library's random state belongs to the thread of the system, so a
  /// booster must not move between threads, nor two take turns on one, from its creation to its last round.
  public static func train(
    _ batches: FeatureBatches, binnedBy examples: FeatureBatches? = nil, labels: [Float],
    weights: [Float]? = nil, parameters: BoostingParameters, threads: Int = 1
  ) throws(BoostingError) -> [UInt8] {
    let data = try matrix(batches, examples, labels, weights, bins: parameters.bins, threads: threads)
    let booster = try Booster(over: data)
    for (name, value) in parameters.named(threads: threads) {
      try check(XGBoosterSetParam(booster.handle, name, value))
    }
    if !batches.areCodes.isEmpty {
      // However many categories there are, a split takes one apart, and never a set of them.
      try check(XGBoosterSetParam(booster.handle, "max_cat_to_onehot", "256"))
    }
    for round in 0..<parameters.rounds {
      try check(XGBoosterUpdateOneIter(booster.handle, CInt(round), data.handle))
    }
    return try booster.encoded()
  }

  private static func matrix(
    _ batches: FeatureBatches, _ examples: FeatureBatches?, _ labels: [Float], _ weights: [Float]?, bins: Int,
    threads: Int
  ) throws(BoostingError) -> QuantileMatrix {
    var cut: QuantileMatrix?
    if let examples {
      cut = try QuantileMatrix(
        examples, labels: [Float](repeating: 0, count: examples.rowCount), weights: nil, bins: bins,
        threads: threads)
    }
    return try QuantileMatrix(
      batches, labels: labels, weights: weights, bins: bins, threads: threads, binnedAs: cut)
  }

  /// As for batches.
  public static func train(
    _ matrix: FeatureMatrix, labels: [Float], parameters: BoostingParameters, threads: Int = 1
  ) throws(BoostingError) -> [UInt8] {
    try train(FeatureBatches(matrix), labels: labels, parameters: parameters, threads: threads)
  }

  private func encoded() throws(BoostingError) -> [UInt8] {
    var length: bst_ulong = 0
    var bytes: UnsafePointer<CChar>?
    try check(XGBoosterSaveModelToBuffer(handle, "{\"format\": \"ubj\"}", &length, &bytes))
    let raw = UnsafeRawBufferPointer(start: bytes, count: Int(length))
    return Array(raw)
  }

  /// Log-odds of each row.
  public func margins(_ matrix: FeatureMatrix) throws(BoostingError) -> [Float] {
    try predict(matrix, type: 1)
  }

  /// Exact contributions to the log-odds, row by row: one for each column, then the base value.
  public func contributions(_ matrix: FeatureMatrix) throws(BoostingError) -> [Float] {
    try predict(matrix, type: 2)
  }

  private func predict(_ matrix: FeatureMatrix, type: Int) throws(BoostingError) -> [Float] {
    var data: DMatrixHandle?
    let made = matrix.values.withUnsafeBufferPointer { values in
      XGDMatrixCreateFromDense(
        matrix.description(of: values), "{\"missing\": NaN, \"nthread\": 1}", &data)
    }
    try check(made)
    defer { XGDMatrixFree(data) }
    try check(XGBoosterSetParam(handle, "nthread", "1"))
    let options = """
      {"type": \(type), "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": false}
      """
    var shape: UnsafePointer<bst_ulong>?
    var dimensions: bst_ulong = 0
    var result: UnsafePointer<Float>?
    try check(XGBoosterPredictFromDMatrix(handle, data, options, &shape, &dimensions, &result))
    let count = (0..<Int(dimensions)).reduce(1) { $0 * Int(shape?[$1] ?? 0) }
    // The buffer belongs to the booster and lasts until its next call, so it is copied at once.
    return Array(UnsafeBufferPointer(start: result, count: count))
  }
}
