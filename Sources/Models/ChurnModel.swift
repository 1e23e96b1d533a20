public import Tables

/// A churn model trained once a report: out-of-fold scores for every customer, and how well it does.
public struct ChurnModel: Sendable {
  /// As `models:` names it.
  public let name: String
  /// Out-of-fold probabilities, one for each row of the data set (`.floats`).
  public let scores: Column
  /// A short hash of data, settings and seed, printed and exported as `model_version`.
  public let version: String
  /// How it was trained; `nil` for scores made elsewhere.
  public let training: ChurnTraining?
  /// The fold of each row of the data set; its score comes from the model that did not see that fold.
  public let folds: [UInt8]
  /// By fold.
  let models: [FoldModel]

  /// Scores made elsewhere, without a model to look into.
  public init(name: String, scores: Column, version: String) {
    self.init(
      name: name, scores: scores, version: version, training: nil,
      folds: [UInt8](repeating: 0, count: scores.count), models: [])
  }

  init(
    name: String, scores: Column, version: String, training: ChurnTraining?, folds: [UInt8],
    models: [FoldModel]
  ) {
    self.name = name
    self.scores = scores
    self.version = version
    self.training = training
    self.folds = folds
    self.models = models
  }
}

/// How a churn model was trained: what the report says about it.
public struct ChurnTraining: Sendable, Hashable {
  /// The learner with the least out-of-fold log-loss.
  public let learner: Learner
  /// Every learner tried, best first.
  public let trials: [LearnerTrial]
  public let features: FeatureChoice
  /// The single column that ranks best.
  public let baseline: SingleColumnRule?
  /// Rows whose outcome is known.
  public let rows: Int
  /// Rows that models learned from, all folds together; fewer than `rows` when the sample was capped.
  public let sampled: Int
  public let folds: Int
  /// Decided the folds and the draws.
  public let seed: UInt64

  public var isCapped: Bool { sampled < rows }
}
