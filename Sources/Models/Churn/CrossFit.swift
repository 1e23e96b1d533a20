import Boosting
public import Statistics
import Threads

/// One learner's models, a fold each, and how well they did out of fold on the sample.
struct CrossFit: Sendable {
  let learner: Learner
  let models: [FoldModel]
  let trial: LearnerTrial
}

/// How a learner did on customers it had not seen.
public struct LearnerTrial: Sendable, Hashable {
  public let learner: Learner
  /// Mean of −log of the probability given to what happened; learners are chosen by it.
  public let logLoss: Double
  public let auc: Estimate
  public let brier: Double
}

extension CrossFit {
  /// Trains every learner on the rows outside each fold, side by side.
  static func all(
    _ sample: TrainingSample, encoding: FeatureEncoding, settings: ChurnSettings
  ) throws(ModelError) -> [CrossFit] {
    let folds = settings.folds
    // The dearest jobs first, so that the last to finish is a short one.
    let learners = settings.learners.sorted { $0.rawValue < $1.rawValue }
    let parts = Parallel.map(learners.count * folds, threads: settings.threads) { job in
      part(of: learners[job / folds], fold: job % folds, sample, encoding: encoding, settings: settings)
    }
    var fits: [CrossFit] = []
    for (index, learner) in learners.enumerated() {
      var models: [FoldModel] = []
      var scores = [Float](repeating: .nan, count: sample.count)
      for fold in 0..<folds {
        let part: Part
        switch parts[index * folds + fold] {
        case .success(let value): part = value
        case .failure(let error): throw .learner(error.message)
        }
        models.append(part.model)
        for (row, score) in zip(sample.rows(inside: fold), part.scores) { scores[row] = score }
      }
      let table = ScoreTable(scores: scores, outcomes: sample.labels)
      guard let quality = ProbabilityQuality(table), let ranking = Discrimination(table) else {
        throw .oneClass(left: sample.events > 0)
      }
      fits.append(
        CrossFit(
          learner: learner, models: models,
          trial: LearnerTrial(
            learner: learner, logLoss: quality.logLoss, auc: ranking.auc, brier: quality.brier)))
    }
    return fits
  }

  private struct Part: Sendable {
    let model: FoldModel
    /// Of the sample's rows inside the fold.
    let scores: [Float]
  }

  private static func part(
    of learner: Learner, fold: Int, _ sample: TrainingSample, encoding: FeatureEncoding,
    settings: ChurnSettings
  ) -> Result<Part, BoostingError> {
    let rows = sample.rows(outside: fold)
    let model: FoldModel
    switch learner {
    case .logistic:
      model = .logistic(LogisticFit(sample, encoding: encoding, rows: rows).fitted())
    case .boosted:
      do { model = .boosted(try ensemble(sample, rows, encoding: encoding, seed: settings.seed)) } catch {
        return .failure(error)
      }
    }
    return .success(Part(model: model, scores: scores(model, sample, fold: fold, encoding: encoding)))
  }

  private static func ensemble(
    _ sample: TrainingSample, _ rows: [Int], encoding: FeatureEncoding, seed: UInt64
  ) throws(BoostingError) -> TreeEnsemble {
    let labels = rows.map { Float(sample.labels[$0]) }
    let matrix = FeatureMatrix(sample.matrix(rows, encoding: encoding), columnCount: encoding.width)
    let parameters = BoostingParameters.churn(
      events: labels.reduce(0) { $0 + Double($1) }, rows: rows.count, seed: seed)
    let bytes = try Booster.train(matrix, labels: labels, parameters: parameters)
    guard let ensemble = TreeEnsemble(xgboost: bytes) else {
      throw BoostingError(message: "the trained model cannot be read")
    }
    return ensemble
  }

  private static func scores(
    _ model: FoldModel, _ sample: TrainingSample, fold: Int, encoding: FeatureEncoding
  ) -> [Float] {
    let scorer = FoldScorer(model, encoding: encoding, withContributions: false)
    let inputs = sample.columns.map { column -> ScoringInput in
      switch column {
      case .numbers(let values): .numbers(values.map { Double($0) })
      case .codes(let codes): .codes(codes)
      }
    }
    let rows = sample.rows(inside: fold)
    var scratch = ForestScratch(featureCount: encoding.features.count)
    var scores: [Float] = []
    scores.reserveCapacity(rows.count)
    for start in stride(from: 0, to: rows.count, by: ForestScratch.rows) {
      let chunk = rows[start..<Swift.min(start + ForestScratch.rows, rows.count)]
      scorer.evaluate(inputs, at: chunk, in: &scratch, withContributions: false)
      for index in 0..<chunk.count { scores.append(Float(probability(Double(scratch.margins[index])))) }
    }
    return scores
  }
}

extension BoostingParameters {
  /// Shallow trees, slowly: out of fold on customers' data deeper or faster ones rank worse.
  static func churn(events: Double, rows: Int, seed: UInt64) -> BoostingParameters {
    let share = Swift.min(Swift.max(events / Double(rows), 1e-4), 1 - 1e-4)
    return BoostingParameters(
      rounds: 70, depth: 3, rate: 0.1, rowShare: 0.8, bins: 128, start: share, seed: seed)
  }
}
