import Glibc

/// How a churn model is trained.
public struct ChurnSettings: Sendable, Hashable {
  /// What is tried. With `best` the model is what the choice among the others makes, chosen anew in every fold; without
  /// it, the one of least out-of-fold log-loss.
  public var learners: [Learner]
  /// Parts of the customers; each is scored by models that did not see it.
  public var folds: Int
  /// Times that customers are dealt into folds anew. Scores and reasons are of the first.
  public var repeats: Int
  public var split: Split
  /// How parameters are chosen, in inner folds; `nil`: they are what `LearningMethod`s begin with.
  public var search: ParameterSearch?
  /// How columns are chosen among the rows that train; `nil` for all.
  public var selection: FeatureSelection?
  public var classWeight: ClassWeight
  public var resampling: Resampling
  public var calibration: CalibrationChoice
  public var seed: UInt64
  /// The most rows that the models of all folds learn from.
  public var cap: Int
  /// Columns that say who may be contacted, which no model may use.
  public var consents: [String]
  /// Stands for the data: their hash is part of the model's content.
  public var dataHash: String
  /// Models trained side by side; the result is the same for any number.
  public var threads: Int

  /// What is kept apart when customers are dealt into folds.
  public enum Split: Sendable, Hashable {
    /// Equal shares of those who left and those who stayed in every fold.
    case stratified
    /// All rows of one value of a column in one fold, such as a household's.
    case grouped(column: String)
    /// By a column of days: a fold is judged by a model of rows at least `gap` days older than its first day.
    case temporal(column: String, gap: Int)
    /// In time, of customers who come with the same as they stood earlier: models learn from those whose outcome was
    /// known on the day they judge.
    case earlier

    public var isTemporal: Bool {
      switch self {
      case .temporal, .earlier: true
      case .stratified, .grouped: false
      }
    }
  }

  public init(
    learners: [Learner] = [.logistic, .boosted], folds: Int = 5, repeats: Int = 1,
    split: Split = .stratified, search: ParameterSearch? = nil, selection: FeatureSelection? = nil,
    classWeight: ClassWeight = .none, resampling: Resampling = .none, calibration: CalibrationChoice = .none,
    seed: UInt64, cap: Int = 50_000,
    consents: [String] = [], dataHash: String = "", threads: Int = 2
  ) {
    precondition(!learners.isEmpty && (2...50).contains(folds) && repeats > 0 && cap > 0 && threads > 0)
    precondition(!learners.contains { $0.isBaseline }, "baselines are always there")
    self.learners = learners
    self.folds = folds
    self.repeats = repeats
    self.split = split
    self.search = search
    self.selection = selection
    self.classWeight = classWeight
    self.resampling = resampling
    self.calibration = calibration
    self.seed = seed
    self.cap = cap
    self.consents = consents
    self.dataHash = dataHash
    self.threads = threads
  }

  /// Those that are fitted: the ones asked for beside `best`, or every one that there is.
  public var fitted: [Learner] {
    let named = Learner.allCases.filter { $0 != .best && learners.contains($0) }
    return named.isEmpty ? [.logistic, .forest, .boosted] : named
  }

  /// A learner with the parameters it may have.
  func methods(_ learner: Learner) -> [any LearningMethod] {
    if let found = search?.methods(learner, seed: seed), !found.isEmpty { return found }
    switch learner {
    case .logistic: return [LogisticMethod()]
    case .forest: return [ForestMethod()]
    case .boosted, .best, .constant, .rule: return [BoostedMethod()]
    }
  }
}

/// Whether the scores are recalibrated before anyone uses them.
public enum CalibrationChoice: Sendable, Hashable {
  case none
  /// By Platt's map, where the slope of the scores lies outside `bounds`.
  case auto
  case method(RecalibrationMethod)

  /// Slopes that need no recalibration.
  public static let bounds = 0.9...1.1
}

/// How much a customer who left counts in training beside one who stayed. Probabilities are corrected for it afterwards
/// (King & Zeng 2001), so that they stay probabilities.
public enum ClassWeight: Sendable, Hashable {
  case none
  /// As much as makes both outcomes count the same.
  case balanced
  case leavers(Double)

  func eventWeight(_ rows: [Int], labels: [UInt8]) -> Double {
    switch self {
    case .none: return 1
    case .leavers(let weight): return weight
    case .balanced:
      let events = rows.count { labels[$0] == 1 }
      return events > 0 && events < rows.count ? Double(rows.count - events) / Double(events) : 1
    }
  }
}

/// Drawing the rows that train again, inside each fold; the rows that a fold judges are never touched. Probabilities are
/// corrected for it afterwards.
public enum Resampling: String, Sendable, Hashable, CaseIterable {
  case none
  /// As many of those who stayed as left.
  case under
  /// Those who left again and again, until they are as many as stayed.
  case over

  /// The rows, and what the changed shares add to everybody's log-odds.
  func rows(_ rows: [Int], labels: [UInt8]) -> (rows: [Int], logOddsAdded: Double) {
    let events = rows.filter { labels[$0] == 1 }
    let stayed = rows.filter { labels[$0] != 1 }
    guard self != .none, !events.isEmpty, !stayed.isEmpty, events.count < stayed.count else {
      return (rows, 0)
    }
    let ratio = Double(stayed.count) / Double(events.count)
    switch self {
    case .none: return (rows, 0)
    case .under:
      // Rows come in the order of their hashes, so the first are a random draw.
      return ((events + stayed.prefix(events.count)).sorted(), log(ratio))
    case .over:
      let again = (0..<stayed.count).map { events[$0 % events.count] }
      return ((again + stayed).sorted(), log(ratio))
    }
  }
}
