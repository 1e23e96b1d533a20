import Populations
import Statistics
import Tables
import Threads

/// The features of the rows that models were judged on, ready to be scored by any fold's model.
struct SampleInputs: Sendable {
  /// One a feature, in the order of the sample, which is that of customers' hashes.
  let inputs: [ScoringInput]
  let outcomes: [UInt8]
  let folds: [UInt8]
  let scorers: [FoldScorer]
  let features: [Feature]

  /// Throws for scores made elsewhere. The population must be the whole data set.
  init(
    _ model: ChurnModel, on population: any Population, withContributions: Bool
  ) throws(ModelError) {
    guard let training = model.training, !model.models.isEmpty else { throw .notTrainedHere }
    precondition(population.count == population.datasetCount, "the sample's rows are of the whole data set")
    features = training.features.used
    let features = self.features
    let table = try attempt { () throws(PopulationError) in
      try population.extract(features.map { $0.column })
    }
    let rows = training.sampleRows.map { Int($0) }
    var inputs: [ScoringInput] = []
    for feature in features {
      guard let column = table[feature.column] else {
        throw .population(.unknownColumn(feature.column))
      }
      inputs.append(ScoringInput(column, of: feature, at: rows))
    }
    self.inputs = inputs
    outcomes = training.outcomes
    folds = rows.map { model.folds[$0] }
    let encoding = FeatureEncoding(features)
    scorers = model.models.prefix(training.folds).map {
      FoldScorer($0, encoding: encoding, withContributions: withContributions)
    }
  }

  var count: Int { folds.count }

  /// Positions of a fold's own rows.
  func rows(of fold: Int) -> [Int] { folds.indices.filter { folds[$0] == UInt8(fold) } }

  /// Log-odds of rows by a fold's model.
  func margins(_ inputs: [ScoringInput], count: Int, by fold: Int) -> [Float] {
    var scratch = ForestScratch(featureCount: features.count)
    var margins: [Float] = []
    margins.reserveCapacity(count)
    let positions = Array(0..<count)
    for start in stride(from: 0, to: count, by: ForestScratch.rows) {
      let chunk = positions[start..<Swift.min(start + ForestScratch.rows, count)]
      scorers[fold].evaluate(inputs, at: chunk, in: &scratch, withContributions: false)
      margins += scratch.margins.prefix(chunk.count)
    }
    return margins
  }
}

extension ScoringInput {
  fileprivate init(_ column: Column, of feature: Feature, at rows: [Int]) {
    guard case .categories(let category) = column, case .category(let levels) = feature.kind else {
      self = .numbers(rows.map { column.number($0) ?? .nan })
      return
    }
    let codes = levels.codes(of: category.levels)
    self = .codes(rows.map { category.code(at: $0).map { codes[$0] } ?? CompiledForest.missing })
  }

  /// The values at these positions, in this order.
  func gathered(_ positions: [Int]) -> ScoringInput {
    switch self {
    case .numbers(let values): .numbers(positions.map { values[$0] })
    case .codes(let codes): .codes(positions.map { codes[$0] })
    }
  }
}
