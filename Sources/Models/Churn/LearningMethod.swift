import Boosting
import Glibc

/// What a fold's model is learned from.
struct FitTask: Sendable {
  let sample: TrainingSample
  let encoding: FeatureEncoding
  /// Positions in the sample of the rows that train.
  let rows: [Int]
  /// How much a row that left counts beside one that stayed; probabilities are corrected for it afterwards.
  let eventWeight: Double
  let seed: UInt64
  /// Threads of one fit; the same number on every machine, since sums of very many rows may depend on it.
  let threads: Int
  /// Whether the library is given codes without a missing value, which takes less memory and time where rows are very many.
  var isCoded = false
}

/// A learner with all of its parameters: learns a model from rows, and says what it was fitted with.
protocol LearningMethod: Sendable {
  /// What is known of them before the fit.
  var parameters: LearnerParameters { get }
  /// Processor time beside the other methods', so that the dearest fits begin first.
  var cost: Double { get }

  func fit(_ task: FitTask) throws(BoostingError) -> (model: FoldModel, parameters: LearnerParameters)
}

extension LearningMethod {
  var learner: Learner { parameters.learner }
}

/// Logistic regression; without a penalty of its own it takes the one with the least estimated loss.
struct LogisticMethod: LearningMethod {
  /// λ in ½·λ·Σβ²; `nil`: chosen among the rows that train.
  var penalty: Double?

  var parameters: LearnerParameters {
    LearnerParameters(.logistic, penalty.map { [LearnerParameters.Number(.penalty, $0)] } ?? [])
  }
  var cost: Double { 1 }

  func fit(_ task: FitTask) throws(BoostingError) -> (model: FoldModel, parameters: LearnerParameters) {
    let fit = LogisticFit(task)
    let (model, chosen) = fit.fitted(penalty: penalty)
    return (
      .logistic(model.shifted(by: -log(task.eventWeight))),
      LearnerParameters(.logistic, [LearnerParameters.Number(.penalty, chosen)])
    )
  }
}

/// Boosted shallow trees.
struct BoostedMethod: LearningMethod {
  /// Shallow trees, slowly: out of fold on customers' data deeper or faster ones rank worse.
  var rounds = 70
  var depth = 3
  var rate = 0.1
  var rowShare = 0.8
  var columnShare = 1.0
  var leafWeight = 1.0

  var parameters: LearnerParameters {
    LearnerParameters(
      .boosted,
      [
        LearnerParameters.Number(.rounds, Double(rounds)), LearnerParameters.Number(.depth, Double(depth)),
        LearnerParameters.Number(.rate, rate), LearnerParameters.Number(.rowShare, rowShare),
        LearnerParameters.Number(.columnShare, columnShare),
        LearnerParameters.Number(.leafWeight, leafWeight),
      ])
  }
  var cost: Double { Double(rounds * depth) / 20 }

  func fit(_ task: FitTask) throws(BoostingError) -> (model: FoldModel, parameters: LearnerParameters) {
    let share = task.eventShare
    let ensemble = try task.trees(
      BoostingParameters(
        rounds: rounds, depth: depth, rate: rate, rowShare: rowShare, columnShare: columnShare,
        leafWeight: leafWeight, bins: 128, start: share, seed: task.seed))
    return (.boosted(ensemble.shifted(by: -log(task.eventWeight))), parameters)
  }
}

/// Random forest of trees on shares: the mean over trees of the share who left in a row's leaf, so a probability as it
/// stands. Each leaf is drawn towards the overall share by one row's worth, which keeps it from being 0 or 1.
struct ForestMethod: LearningMethod {
  var trees = 300
  var depth = 8
  var rowShare = 0.632
  /// Share of the encoded columns drawn for each split.
  var columnShare = 0.3
  /// Rows of a leaf, at least.
  var leafWeight = 5.0

  var parameters: LearnerParameters {
    LearnerParameters(
      .forest,
      [
        LearnerParameters.Number(.trees, Double(trees)), LearnerParameters.Number(.depth, Double(depth)),
        LearnerParameters.Number(.rowShare, rowShare), LearnerParameters.Number(.columnShare, columnShare),
        LearnerParameters.Number(.leafWeight, leafWeight),
      ])
  }
  var cost: Double { Double(trees * depth) / 10 }

  func fit(_ task: FitTask) throws(BoostingError) -> (model: FoldModel, parameters: LearnerParameters) {
    var settings = BoostingParameters(
      rounds: 1, depth: depth, rate: 1, rowShare: rowShare, leafWeight: leafWeight, bins: 64,
      start: task.eventShare, seed: task.seed)
    settings.parallelTrees = trees
    settings.columnShareBySplit = columnShare
    settings.objective = .squares
    let ensemble = try task.trees(settings)
    let model = FoldModel.forest(ForestModel(ensemble: ensemble, shift: 0))
    return (model.shifted(by: -log(task.eventWeight)), parameters)
  }
}

extension FitTask {
  /// Share of the training weight that left, kept off 0 and 1.
  fileprivate var eventShare: Double {
    var events = 0.0
    for row in rows where sample.labels[row] == 1 { events += eventWeight }
    let stayed = Double(rows.count) - events / eventWeight
    return Swift.min(Swift.max(events / (events + stayed), 1e-4), 1 - 1e-4)
  }

  private var batches: FeatureBatches {
    let (sample, rows, encoding) = (sample, rows, encoding)
    return FeatureBatches(
      rowCount: rows.count, columnCount: encoding.width,
      sparse: { range in
        sample.present(rows[range], encoding: encoding)
      })
  }

  /// Grows trees on the rows, handed to the library in batches.
  fileprivate func trees(_ parameters: BoostingParameters) throws(BoostingError) -> TreeEnsemble {
    let coded = isCoded ? CodedColumns(sample, encoding: encoding) : nil
    let labels = rows.map { Float(sample.labels[$0]) }
    let weights: [Float]? =
      eventWeight == 1 ? nil : rows.map { sample.labels[$0] == 1 ? Float(eventWeight) : 1 }
    let bytes = try Booster.train(
      coded?.batches(rows) ?? batches, binnedBy: coded?.exampleBatches(rows), labels: labels,
      weights: weights,
      parameters: parameters, threads: threads)
    guard let ensemble = TreeEnsemble(xgboost: bytes, link: parameters.objective) else {
      throw BoostingError(message: "the trained model cannot be read")
    }
    return coded?.translated(ensemble) ?? ensemble
  }
}
