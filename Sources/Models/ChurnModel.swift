public import Tables

/// A churn model trained once a report: out-of-fold scores for every customer, and how well it does.
public struct ChurnModel: Sendable {
  /// As `models:` names it.
  public let name: String
  /// Out-of-fold probabilities, one for each row of the data set (`.floats`).
  public let scores: Column
  /// The same for the window to come, by what is known of each row's customer now; `nil` where the data do not say it.
  /// Of customers who have left it means nothing.
  public internal(set) var presentScores: Column?
  /// The first digits of the hash of its content, printed and exported as `model_version`; the registry's name for it.
  public let version: String
  /// What is kept of it; `nil` for scores made elsewhere.
  public let stored: StoredModel?
  /// How it was trained; `nil` for scores made elsewhere, and for a model that was trained at another time.
  public let training: ChurnTraining?
  /// The fold of each row of the data set; its score comes from the model that did not see that fold.
  public let folds: [UInt8]
  /// By fold.
  let models: [FoldModel]

  /// Scores made elsewhere, without a model to look into.
  public init(name: String, scores: Column, version: String) {
    self.init(
      name: name, scores: scores, version: version, stored: nil, training: nil,
      folds: [UInt8](repeating: 0, count: scores.count), models: [])
  }

  /// What it learned from and what it did not; `nil` for scores made elsewhere.
  public var features: FeatureChoice? { stored?.features }

  init(
    name: String, scores: Column, version: String, stored: StoredModel?, training: ChurnTraining?,
    folds: [UInt8], models: [FoldModel]
  ) {
    self.name = name
    self.scores = scores
    self.version = version
    self.stored = stored
    self.training = training
    self.folds = folds
    self.models = models
  }
}

/// How a churn model was trained: what the report says about it.
public struct ChurnTraining: Sendable, Hashable {
  /// What the scores come from: `best` where that was asked for, else the learner with the least out-of-fold log-loss.
  public let learner: Learner
  /// Every learner tried, best first.
  public let trials: [LearnerTrial]
  /// What models are compared with, judged on the same rows: the best rule of one column, and the share who left.
  public let baselines: [LearnerTrial]
  public let features: FeatureChoice
  /// The single column that ranks best over all folds, however it was found.
  public let baseline: SingleColumnRule?
  /// Rows whose outcome is known.
  public let rows: Int
  /// Rows of the data set that the trials' `scores` are of, in their order.
  public let sampleRows: [Int32]
  /// What happened to each of `sampleRows`: 1 where the customer left.
  public let outcomes: [UInt8]
  public let folds: Int
  /// Times that customers were dealt into folds; scores and reasons are of the first.
  public let repeats: Int
  public let split: ChurnSettings.Split
  /// What a reader should know of the training.
  public let notes: [TrainingNote]
  /// Decided the folds and the draws.
  public let seed: UInt64

  /// Rows that models learned from, all folds together; fewer than `rows` when the sample was capped.
  public var sampled: Int { sampleRows.count }
  public var isCapped: Bool { sampled < rows }
  /// Of the learner that the scores come from.
  public var trial: LearnerTrial? { trials.first { $0.learner == learner } }
}

/// What a reader should know of a training.
public enum TrainingNote: Sendable, Hashable {
  /// Customers who left, in the smallest training part, for each coefficient of the logistic regression: under 10.
  case fewEventsPerParameter(Double)
  /// Columns of which some value goes with one outcome only: without its penalty a logistic regression would not end.
  case separation(columns: [String])
}
