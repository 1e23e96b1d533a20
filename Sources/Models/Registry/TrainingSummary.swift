import Glibc
public import Statistics
import Threads

/// What a model learned from, column by column, and how its learners did: enough to compare later customers with, and
/// nothing about any one of them.
public struct TrainingSummary: Sendable, Hashable {
  public enum Values: Sendable, Hashable {
    case numbers(CoarseCounts)
    /// Rows by level, in the order of the feature's levels.
    case levels([Int], missing: Int)
  }

  /// Out-of-fold scores of one step of the log-odds.
  public struct ScoreCell: Sendable, Hashable {
    /// The log-odds are `step / stepsPerUnit`.
    public let step: Int32
    public let stayed: Int
    public let left: Int
  }

  /// Customers that models learned from, all folds together; in time, those of the newest day.
  public let rows: Int
  /// One a feature, in the order of the model's.
  public let columns: [Values]
  /// Ascending.
  public let scores: [ScoreCell]
  /// Every learner tried, best first, without its scores.
  public let trials: [LearnerTrial]
  /// The single column that ranks best.
  public let baseline: SingleColumnRule?

  /// Of nobody.
  public static let none = TrainingSummary(rows: 0, columns: [], scores: [], trials: [], baseline: nil)

  /// Steps of 1/32 in log-odds move a slope by less than a hundredth, and make of any number of scores some hundreds.
  static let stepsPerUnit = 32.0

  /// Scores with what happened, on the grid.
  public var scoreTable: ScoreTable {
    ScoreTable(
      scores: scores.map { probability(Double($0.step) / Self.stepsPerUnit) },
      positives: scores.map { Double($0.left) }, negatives: scores.map { Double($0.stayed) })
  }

  /// Scores on the grid, however they turned out.
  var scoreCounts: ValueCounts {
    ValueCounts(
      values: scores.map { probability(Double($0.step) / Self.stepsPerUnit) },
      counts: scores.map { $0.left + $0.stayed })
  }

  /// Other scores on the same grid.
  static func onGrid(_ scores: ValueCounts) -> ValueCounts {
    var (values, rows): ([Double], [Int]) = ([], [])
    for (score, count) in zip(scores.values, scores.counts) {
      let value = probability(Double(step(of: score)) / stepsPerUnit)
      if values.last == value {
        rows[rows.count - 1] += count
      } else {
        values.append(value)
        rows.append(count)
      }
    }
    return ValueCounts(values: values, counts: rows, missing: scores.missing)
  }

  /// The nearest step, within the log-odds that a single-precision score can have.
  static func step(of score: Double) -> Int32 {
    let odds = log(score / (1 - score))
    return Int32((Swift.min(64, Swift.max(-64, odds)) * stepsPerUnit).rounded())
  }
}

extension TrainingSummary {
  /// `scores` are the training's out of fold, as reports have them.
  init(_ sample: TrainingSample, _ training: ChurnTraining, scores: [Float], threads: Int) {
    let rows = training.sampleRows.count
    let features = training.features.used
    self.rows = rows
    columns = Parallel.map(features.count, threads: threads) { index in
      switch sample.columns[index] {
      case .numbers(let numbers):
        .numbers(CoarseCounts(ValueCounts(numbers.prefix(rows).map { Double($0) })))
      case .codes(let codes): TrainingSummary.levels(codes.prefix(rows), features[index])
      }
    }
    self.scores = TrainingSummary.cells(scores, training.outcomes)
    trials = training.trials.map { trial in
      LearnerTrial(
        learner: trial.learner, auc: trial.auc, folds: trial.folds, repeats: trial.repeats, scores: [])
    }
    baseline = training.baseline
  }

  private static func levels(_ codes: ArraySlice<UInt8>, _ feature: Feature) -> Values {
    var rows = [Int](repeating: 0, count: feature.width)
    var missing = 0
    for code in codes {
      if Int(code) < rows.count { rows[Int(code)] += 1 } else { missing += 1 }
    }
    return .levels(rows, missing: missing)
  }

  private static func cells(_ scores: [Float], _ outcomes: [UInt8]) -> [ScoreCell] {
    var steps: [Int32: (stayed: Int, left: Int)] = [:]
    for (score, outcome) in zip(scores, outcomes) where !score.isNaN && outcome <= 1 {
      if outcome == 1 {
        steps[step(of: Double(score)), default: (0, 0)].left += 1
      } else {
        steps[step(of: Double(score)), default: (0, 0)].stayed += 1
      }
    }
    return steps.sorted { $0.key < $1.key }.map {
      ScoreCell(step: $0.key, stayed: $0.value.stayed, left: $0.value.left)
    }
  }
}
