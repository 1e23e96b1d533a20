import Boosting
import Statistics

/// Least squares of real numbers on features, with an L2 penalty of ½·Σβ² on standardised columns, or boosted trees.
struct EffectFit {
  let sample: TrainingSample
  let encoding: FeatureEncoding
  let seed: UInt64

  /// The same penalty as logistic regression begins with.
  private static let penalty = 1.0

  /// The expected target of every row of the sample, learned from `rows`, whose targets stand in their order.
  func predictions(
    _ base: UpliftSettings.Base, rows: [Int], targets: [Double], of wanted: [Int]
  ) throws(BoostingError) -> [Double] {
    switch base {
    case .logistic: linear(rows, targets, wanted)
    case .boosted: try boosted(rows, targets, wanted)
    }
  }

  private func linear(_ rows: [Int], _ targets: [Double], _ wanted: [Int]) -> [Double] {
    let places = sample.columns.map { $0.spread(over: rows) }
    let width = encoding.width + 1
    var matrix = [Double](repeating: 0, count: width * width)
    var target = [Double](repeating: 0, count: width)
    var (indices, values) = entries
    for (row, y) in zip(rows, targets) {
      read(row, places, &indices, &values)
      for at in indices.indices {
        let (i, x) = (indices[at], values[at])
        target[i] += x * y
        // Features come in the order of their columns, so the second index never exceeds the first.
        for other in 0...at { matrix[i * width + indices[other]] += x * values[other] }
      }
    }
    for index in 1..<width { matrix[index * width + index] += Self.penalty }
    guard let beta = Cholesky(matrix, size: width, tolerance: 0)?.solve(target) else {
      let mean = targets.isEmpty ? 0 : Summation.mean(targets)
      return wanted.map { _ in mean }
    }
    return wanted.map { row in
      read(row, places, &indices, &values)
      var sum = 0.0
      for at in indices.indices { sum += values[at] * beta[indices[at]] }
      return sum
    }
  }

  /// Room for the intercept and one entry a feature.
  private var entries: (indices: [Int], values: [Double]) {
    (
      [Int](repeating: 0, count: sample.columns.count + 1),
      [Double](repeating: 1, count: sample.columns.count + 1)
    )
  }

  /// A row's entries: 1, then for each feature its standardised number or its level; 0 where missing.
  private func read(
    _ row: Int, _ places: [(mean: Double, deviation: Double)], _ indices: inout [Int],
    _ values: inout [Double]
  ) {
    for (feature, column) in sample.columns.enumerated() {
      let start = encoding.starts[feature] + 1
      switch column {
      case .numbers(let numbers):
        let x = Double(numbers[row])
        indices[feature + 1] = start
        values[feature + 1] = x.isNaN ? 0 : (x - places[feature].mean) / places[feature].deviation
      case .codes(let codes):
        let code = codes[row]
        indices[feature + 1] = code == CompiledForest.missing ? start : start + Int(code)
        values[feature + 1] = code == CompiledForest.missing ? 0 : 1
      }
    }
  }

  private func boosted(
    _ rows: [Int], _ targets: [Double], _ wanted: [Int]
  ) throws(BoostingError) -> [Double] {
    let mean = Summation.mean(targets)
    let (sample, encoding) = (sample, encoding)
    let batches = FeatureBatches(rowCount: rows.count, columnCount: encoding.width) { range, values in
      sample.fill(&values, rows[range], encoding: encoding)
    }
    let method = BoostedMethod()
    var parameters = BoostingParameters(
      rounds: method.rounds, depth: method.depth, rate: method.rate, rowShare: method.rowShare,
      columnShare: method.columnShare, leafWeight: Double(Swift.max(20, rows.count / 200)), bins: 128,
      start: 0.5,
      seed: seed)
    parameters.objective = .squares
    // The library starts from a half; targets are moved there.
    let bytes = try Booster.train(
      batches, labels: targets.map { Float($0 - mean + 0.5) }, parameters: parameters)
    guard let ensemble = TreeEnsemble(xgboost: bytes, link: .squares) else {
      throw BoostingError(message: "the trained model cannot be read")
    }
    return sample.margins(.boosted(ensemble), wanted, encoding.features).map { Double($0) - 0.5 + mean }
  }
}
