public import Populations
import Tables

/// Out-of-fold scores of a population's rows beside what happened, in the order of its rows.
public struct ScoredRows: Sendable {
  /// NaN where a row has no score.
  public let scores: [Float]
  /// 1 where the customer left, 0 where not, anything else where it is not known.
  public let outcomes: [UInt8]
  /// The fold that each row was held out in; all 0 for scores made elsewhere.
  public let folds: [UInt8]
  /// Rows that no fold judged.
  public let unjudged: Int

  public init(scores: [Float], outcomes: [UInt8], folds: [UInt8]) {
    precondition(scores.count == outcomes.count && scores.count == folds.count, "one of each a row")
    self.outcomes = outcomes
    unjudged = folds.count { $0 == ScoredRows.unjudgedFold }
    guard unjudged > 0 else {
      self.scores = scores
      self.folds = folds
      return
    }
    self.scores = zip(scores, folds).map { $1 == ScoredRows.unjudgedFold ? .nan : $0 }
    self.folds = folds.map { $0 == ScoredRows.unjudgedFold ? 0 : $0 }
  }

  /// The fold of rows that no model judged, such as the earliest of a split in time: their scores count as missing.
  static let unjudgedFold: UInt8 = 255

  public var foldCount: Int { Int(folds.max() ?? 0) + 1 }

  /// Rows with a score and an outcome.
  func isJudged(_ row: Int) -> Bool { outcomes[row] <= 1 && !scores[row].isNaN }
}

extension ChurnModel {
  /// The model's scores of a population's rows.
  public func scoredRows(on population: any Population) throws(ModelError) -> ScoredRows {
    guard let flag = population.roles.churned else { throw .noOutcome }
    let table = try attempt { () throws(PopulationError) in try population.extract([flag]) }
    guard case .flags(let outcomes)? = table[flag], case .floats(let all) = scores else {
      throw .population(.wrongKind(column: flag, found: table[flag]?.kind ?? .text, wanted: "a flag"))
    }
    // Rows before the first fold of a split in time have scores, but of a model that learned from them.
    let judged = training.map { UInt8($0.folds) } ?? .max
    let folds =
      self.folds.contains { $0 >= judged }
      ? self.folds.map { $0 >= judged ? ScoredRows.unjudgedFold : $0 } : self.folds
    guard population.count != population.datasetCount else {
      return ScoredRows(scores: all, outcomes: outcomes, folds: folds)
    }
    let rows = population.rowNumbers
    return ScoredRows(
      scores: rows.map { all[Int($0)] }, outcomes: outcomes, folds: rows.map { folds[Int($0)] })
  }
}
