import Glibc
public import Statistics
import Threads

/// A way of turning raw scores into probabilities.
public enum RecalibrationMethod: String, Sendable, Hashable, CaseIterable {
  case platt, beta, isotonic

  /// Steps learned from fewer rows follow noise.
  public static let fewestForIsotonic = 1000

  /// Of very many scores, neighbours stand for each other.
  func map(_ table: ScoreTable) -> Recalibration? {
    let table = table.scores.count > 100_000 ? table.coarse(cells: 32_768) : table
    return switch self {
    case .platt: .platt(table)
    case .beta: .beta(table)
    case .isotonic: .isotonic(table)
    }
  }
}

/// How close scores are to being chances.
public struct CalibrationQuality: Sendable {
  public let quality: ProbabilityQuality
  public let ranking: Discrimination
  /// `nil` when scores have no spread to fit a line to.
  public let line: CalibrationLine?
  public let bins: CalibrationBins

  /// `nil` unless both outcomes occur.
  public init?(_ table: ScoreTable) {
    guard let quality = ProbabilityQuality(table), let ranking = Discrimination(table) else { return nil }
    self.quality = quality
    self.ranking = ranking
    line = CalibrationLine(table)
    bins = CalibrationBins(table)
  }
}

/// Scores recalibrated so that no customer's own outcome, nor any of their fold, has a part in it: each fold's map is
/// learned from the out-of-fold scores of the other folds.
public struct OutOfFoldRecalibration: Sendable {
  public let method: RecalibrationMethod
  /// By fold.
  public let maps: [Recalibration]
  /// By fold: how far from 0 and 1 scores are kept, half a customer of those learned from.
  let edges: [Double]
  /// In the order of the rows, NaN where missing.
  public let scores: [Float]
  public let after: CalibrationQuality
  /// Of the log-loss and of the Brier score, after less before, customer by customer: below 0 is better.
  public let logLossChange: Estimate
  public let brierChange: Estimate
}

/// Why scores cannot be recalibrated.
public enum RecalibrationError: Error, Sendable, Hashable {
  /// Scores made elsewhere have no folds, so a map would be judged on the rows it was learned from.
  case noFolds
  /// Rows of the smallest set that a fold's map would be learned from.
  case tooFew(Int)
  /// The scores separate the outcomes, or do not vary.
  case notFitted
}

extension ScoredRows {
  public func recalibrated(
    _ method: RecalibrationMethod
  ) throws(RecalibrationError) -> OutOfFoldRecalibration {
    let folds = self.foldCount
    guard folds > 1 else { throw .noFolds }
    let learned = try Parallel.map(folds) { learnedMap(method, outside: $0) }.map {
      result throws(RecalibrationError) in try result.get()
    }
    let maps = learned.map { $0.map }
    let mapped = scores.indices.map { row in
      let fold = Int(self.folds[row])
      guard !scores[row].isNaN else { return Float.nan }
      // A step where nobody left, or everybody, is not sure: half a customer of those learned from is kept off.
      let edge = 0.5 / learned[fold].rows
      return Float(Swift.min(1 - edge, Swift.max(edge, maps[fold](Double(scores[row])))))
    }
    guard let after = CalibrationQuality(ScoreTable(scores: mapped, outcomes: outcomes)) else {
      throw .notFitted
    }
    let change = { (loss: (Double, Bool) -> Double) in self.change(to: mapped, by: loss) }
    return OutOfFoldRecalibration(
      method: method, maps: maps, edges: learned.map { 0.5 / $0.rows }, scores: mapped, after: after,
      logLossChange: change { p, left in
        let kept = Swift.min(Swift.max(left ? p : 1 - p, 1e-15), 1)
        return -log(kept)
      },
      brierChange: change { p, left in
        let distance = (left ? 1 : 0) - p
        return distance * distance
      })
  }

  /// The map that the rows outside a fold teach, and how many they are.
  private func learnedMap(
    _ method: RecalibrationMethod, outside fold: Int
  ) -> Result<(map: Recalibration, rows: Double), RecalibrationError> {
    let others = scores.indices.filter { Int(self.folds[$0]) != fold && isJudged($0) }
    guard method != .isotonic || others.count >= RecalibrationMethod.fewestForIsotonic else {
      return .failure(.tooFew(others.count))
    }
    let table = ScoreTable(scores: others.map { scores[$0] }, outcomes: others.map { outcomes[$0] })
    guard let map = method.map(table) else { return .failure(.notFitted) }
    return .success((map, table.count))
  }

  /// The mean over customers of their own change, with its standard error.
  private func change(to others: [Float], by loss: (Double, Bool) -> Double) -> Estimate {
    let changes = scores.indices.filter { isJudged($0) }.map { row in
      let left = outcomes[row] == 1
      return loss(Double(others[row]), left) - loss(Double(scores[row]), left)
    }
    let n = Double(changes.count)
    let mean = Summation.mean(changes)
    let squares = Summation.sum(changes.map { ($0 - mean) * ($0 - mean) })
    return Estimate(mean, standardError: (squares / Swift.max(1, n - 1) / n).squareRoot())
  }
}
