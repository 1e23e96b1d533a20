import Glibc
public import Statistics

/// A way of turning raw scores into probabilities.
public enum RecalibrationMethod: String, Sendable, Hashable, CaseIterable {
  case platt, beta, isotonic

  /// Steps learned from fewer rows follow noise.
  public static let fewestForIsotonic = 1000

  func map(_ table: ScoreTable) -> Recalibration? {
    switch self {
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
    var maps: [Recalibration] = []
    var learned: [Double] = []
    for fold in 0..<folds {
      let others = scores.indices.filter { Int(self.folds[$0]) != fold && isJudged($0) }
      guard method != .isotonic || others.count >= RecalibrationMethod.fewestForIsotonic else {
        throw .tooFew(others.count)
      }
      let table = ScoreTable(
        scores: others.map { Double(scores[$0]) }, outcomes: others.map { outcomes[$0] })
      guard let map = method.map(table) else { throw .notFitted }
      maps.append(map)
      learned.append(table.count)
    }
    let mapped = scores.indices.map { row in
      let fold = Int(self.folds[row])
      guard !scores[row].isNaN else { return Float.nan }
      // A step where nobody left, or everybody, is not sure: half a customer of those learned from is kept off.
      let edge = 0.5 / learned[fold]
      return Float(Swift.min(1 - edge, Swift.max(edge, maps[fold](Double(scores[row])))))
    }
    guard let after = CalibrationQuality(ScoreTable(scores: mapped, outcomes: outcomes)) else {
      throw .notFitted
    }
    let change = { (loss: (Double, Bool) -> Double) in self.change(to: mapped, by: loss) }
    return OutOfFoldRecalibration(
      method: method, maps: maps, edges: learned.map { 0.5 / $0 }, scores: mapped, after: after,
      logLossChange: change { p, left in
        let kept = Swift.min(Swift.max(left ? p : 1 - p, 1e-15), 1)
        return -log(kept)
      },
      brierChange: change { p, left in
        let distance = (left ? 1 : 0) - p
        return distance * distance
      })
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
