import Glibc
public import Statistics

/// How probabilities did on rows that had no part in making them.
public struct TrialQuality: Sendable, Hashable {
  public let rows: Int
  /// Rows that left.
  public let events: Int
  /// `nil` where only one outcome occurs.
  public let auc: Double?
  /// Mean squared distance of probabilities from outcomes.
  public let brier: Double
  /// Mean of −log of the probability given to what happened.
  public let logLoss: Double
  /// 1 when probabilities are neither too extreme nor too timid; `nil` where it cannot be told, as of a constant.
  public let calibrationSlope: Double?

  public init(
    rows: Int, events: Int, auc: Double?, brier: Double, logLoss: Double, calibrationSlope: Double?
  ) {
    self.rows = rows
    self.events = events
    self.auc = auc
    self.brier = brier
    self.logLoss = logLoss
    self.calibrationSlope = calibrationSlope
  }

  init(scores: [Float], outcomes: [UInt8]) {
    let table = ScoreTable(scores: scores, outcomes: outcomes)
    rows = Int(table.count)
    events = Int(table.positiveCount)
    auc = Discrimination(table)?.auc.value
    calibrationSlope = CalibrationLine(table)?.slope.value
    if let quality = ProbabilityQuality(table) {
      brier = quality.brier
      logLoss = quality.logLoss
    } else {
      // One outcome only: the distances can still be summed.
      var squares = 0.0
      for (score, outcome) in zip(scores, outcomes) where outcome <= 1 {
        let distance = Double(score) - Double(outcome)
        squares += distance * distance
      }
      brier = rows > 0 ? squares / Double(rows) : .nan
      logLoss = LogLoss.mean(scores, outcomes)
    }
  }
}

/// One fold of one repeat: fitted on the rows that train, judged on the fold's own.
public struct FoldTrial: Sendable, Hashable {
  /// From 0.
  public let repetition: Int
  /// From 0.
  public let fold: Int
  /// Rows it was fitted on.
  public let trained: Int
  /// Of the fold's own rows.
  public let quality: TrialQuality
  public let parameters: LearnerParameters

  public init(
    repetition: Int, fold: Int, trained: Int, quality: TrialQuality, parameters: LearnerParameters
  ) {
    self.repetition = repetition
    self.fold = fold
    self.trained = trained
    self.quality = quality
    self.parameters = parameters
  }
}

/// How a learner did on customers it had not seen.
///
/// Two learners' trials can be compared in pairs: `folds` of both are of the same rows in the same order, and so are
/// `scores`.
public struct LearnerTrial: Sendable, Hashable {
  public let learner: Learner
  /// Of the first repeat, all folds together, with DeLong's standard error.
  public let auc: Estimate
  /// Every fold of every repeat: repeat by repeat, fold by fold.
  public let folds: [FoldTrial]
  /// By repeat: its out-of-fold probabilities of all folds together.
  public let repeats: [TrialQuality]
  /// Out-of-fold probabilities of the first repeat, one for each of `ChurnTraining.sampleRows`; NaN for rows that no
  /// fold judges, as the earliest of a split in time.
  public let scores: [Float]

  public init(
    learner: Learner, auc: Estimate, folds: [FoldTrial], repeats: [TrialQuality], scores: [Float]
  ) {
    self.learner = learner
    self.auc = auc
    self.folds = folds
    self.repeats = repeats
    self.scores = scores
  }

  /// Mean over repeats of −log of the probability given to what happened; learners are chosen by it.
  public var logLoss: Double { mean { $0.logLoss } }
  /// Mean over repeats.
  public var brier: Double { mean { $0.brier } }

  private func mean(_ part: (TrialQuality) -> Double) -> Double {
    repeats.reduce(0) { $0 + part($1) } / Double(repeats.count)
  }

  /// Over folds of all repeats: the mean and the standard deviation (n − 1) of a measure, of the folds that have it.
  public func overFolds(_ part: (TrialQuality) -> Double?) -> (mean: Double, deviation: Double, count: Int)? {
    let values = folds.compactMap { part($0.quality) }
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
    return (mean, deviation, values.count)
  }

  /// The "seed lottery": the least, the median and the greatest value of a measure over repeats, which differ in
  /// nothing but the dealing of customers into folds.
  public func lottery(_ part: (TrialQuality) -> Double?) -> (low: Double, median: Double, high: Double)? {
    let values = repeats.compactMap(part).sorted()
    guard let low = values.first, let high = values.last else { return nil }
    let middle = values.count / 2
    let median = values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    return (low, median, high)
  }
}

/// −log of the probability given to what happened.
enum LogLoss {
  /// Probabilities are kept within 1e-15…1 − 1e-15, as `ProbabilityQuality` keeps them.
  static func sum(_ scores: [Float], _ outcomes: [UInt8]) -> Double {
    var sum = 0.0
    for (score, outcome) in zip(scores, outcomes) where outcome <= 1 && !score.isNaN {
      let p = Swift.min(Swift.max(Double(score), 1e-15), 1 - 1e-15)
      sum -= outcome == 1 ? log(p) : log1p(-p)
    }
    return sum
  }

  static func mean(_ scores: [Float], _ outcomes: [UInt8]) -> Double {
    let rows = zip(scores, outcomes).count { !$0.isNaN && $1 <= 1 }
    return rows > 0 ? sum(scores, outcomes) / Double(rows) : .nan
  }
}
