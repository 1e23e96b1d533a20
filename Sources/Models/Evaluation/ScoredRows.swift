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

  public init(scores: [Float], outcomes: [UInt8], folds: [UInt8]) {
    precondition(scores.count == outcomes.count && scores.count == folds.count, "one of each a row")
    self.outcomes = outcomes
    guard folds.contains(ScoredRows.unjudged) else {
      self.scores = scores
      self.folds = folds
      return
    }
    self.scores = zip(scores, folds).map { $1 == ScoredRows.unjudged ? .nan : $0 }
    self.folds = folds.map { $0 == ScoredRows.unjudged ? 0 : $0 }
  }

  /// The fold of rows that no model judged, such as the earliest of a split in time: their scores count as missing.
  static let unjudged: UInt8 = 255

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
    guard population.count != population.datasetCount else {
      return ScoredRows(scores: all, outcomes: outcomes, folds: folds)
    }
    let rows = population.rowNumbers
    return ScoredRows(
      scores: rows.map { all[Int($0)] }, outcomes: outcomes, folds: rows.map { folds[Int($0)] })
  }
}
