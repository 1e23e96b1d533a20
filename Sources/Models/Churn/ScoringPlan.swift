import Glibc
import Populations
import Threads

/// What is needed to score rows of a data set with the models of their folds: by the columns that they learned from, or
/// by those of `now`, which say the same of another day.
struct ScoringPlan: Sendable {
  let scorers: [FoldScorer]
  let features: [Feature]
  /// For each feature the column that it is read from.
  let columns: [String]
  /// By row of the data set.
  let folds: [UInt8]
  /// By scorer, what recalibrates its probabilities; empty where nothing does.
  let maps: [Calibration.Map]
  /// For each category feature, the model's code of each of the population's levels.
  private let codes: [[UInt8]]

  init(
    _ models: [FoldModel], features: [Feature], folds: [UInt8], columns: [ColumnInfo],
    withContributions: Bool, maps: [Calibration.Map] = [], now: [String: String] = [:]
  ) {
    let encoding = FeatureEncoding(features)
    scorers = Parallel.map(models.count) {
      FoldScorer(models[$0], encoding: encoding, withContributions: withContributions)
    }
    self.features = features
    let read = features.map { now[$0.column] ?? $0.column }
    self.columns = read
    self.folds = folds
    self.maps = maps
    codes = zip(features, read).map { feature, name in
      guard case .category(let levels) = feature.kind, let column = columns.first(where: { $0.name == name })
      else { return [] }
      return levels.codes(of: column.levels)
    }
  }

  /// The block's features, with codes turned into the model's.
  func inputs(of block: RowBlock) -> [ScoringInput] {
    features.indices.map { index in
      guard case .category = features[index].kind else { return .numbers(block.numbers(index)) }
      let known = codes[index]
      return .codes(
        block.codes(index).map { $0 >= 0 && Int($0) < known.count ? known[Int($0)] : CompiledForest.missing })
    }
  }

  /// Positions in the block, fold by fold.
  func positions(of block: RowBlock) -> [[Int]] {
    var positions = [[Int]](repeating: [], count: scorers.count)
    for fold in positions.indices { positions[fold].reserveCapacity(block.count / scorers.count + 1) }
    for (position, row) in block.rows.enumerated() { positions[Int(folds[Int(row)])].append(position) }
    return positions
  }
}

extension [String] {
  /// For each of `others`, its place among these levels; 255 where it is not one of them.
  func codes(of others: [String]) -> [UInt8] {
    var places: [String: UInt8] = [:]
    for (place, level) in enumerated() { places[level] = UInt8(place) }
    return others.map { places[$0] ?? CompiledForest.missing }
  }
}

/// Adds a column of out-of-fold probabilities: each row is scored by the model that never saw its fold.
struct ScoreKernel: RowKernel {
  static let output = "#probability"

  let plan: ScoringPlan

  var inputs: [String] { plan.columns }
  var outputs: [KernelOutput] { [KernelOutput(ScoreKernel.output, .float)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let inputs = plan.inputs(of: block)
    var scratch = ForestScratch(featureCount: plan.features.count)
    var scores = [Float](repeating: .nan, count: block.count)
    for (fold, positions) in plan.positions(of: block).enumerated() {
      for start in stride(from: 0, to: positions.count, by: ForestScratch.rows) {
        let chunk = positions[start..<Swift.min(start + ForestScratch.rows, positions.count)]
        plan.scorers[fold].evaluate(inputs, at: chunk, in: &scratch, withContributions: false)
        for (index, position) in chunk.enumerated() {
          let p = probability(Double(scratch.margins[index]))
          scores[position] = Float(plan.maps.isEmpty ? p : plan.maps[fold](p))
        }
      }
    }
    results.outputs[0] = .floats(scores)
  }
}

/// The probability of given log-odds.
func probability(_ margin: Double) -> Double { 1 / (1 + exp(-margin)) }
