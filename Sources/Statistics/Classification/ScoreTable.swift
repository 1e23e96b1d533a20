/// Outcomes counted by distinct score: all that the quality of scores needs, whatever the order of the rows.
///
/// Building it sorts once, O(n log n); everything computed from it is one pass over the distinct scores.
public struct ScoreTable: Sendable, Equatable {
  /// Distinct scores, ascending.
  public let scores: [Double]
  /// Rows with outcome 1 at each score.
  public let positives: [Double]
  /// Rows with outcome 0 at each score.
  public let negatives: [Double]
  /// Rows left out because the score or the outcome is missing.
  public let excluded: Int

  public let positiveCount: Double
  public let negativeCount: Double

  /// Scores are probabilities or any ranking, NaN where missing; outcomes are 0 or 1, anything else is missing.
  public init(scores: [Float], outcomes: [UInt8]) {
    precondition(scores.count == outcomes.count, "a score and an outcome for each row")
    var split: (positive: [Float], negative: [Float]) = ([], [])
    split.negative.reserveCapacity(scores.count)
    for (score, outcome) in zip(scores, outcomes) where !score.isNaN {
      if outcome == 1 { split.positive.append(score) } else if outcome == 0 { split.negative.append(score) }
    }
    let excluded = scores.count - split.positive.count - split.negative.count
    self.init(
      positive: RadixSort.sorted(split.positive).map(Double.init),
      RadixSort.sorted(split.negative).map(Double.init), excluded)
  }

  /// As for single precision.
  public init(scores: [Double], outcomes: [UInt8]) {
    precondition(scores.count == outcomes.count, "a score and an outcome for each row")
    var split: (positive: [Double], negative: [Double]) = ([], [])
    for (score, outcome) in zip(scores, outcomes) where !score.isNaN {
      if outcome == 1 { split.positive.append(score) } else if outcome == 0 { split.negative.append(score) }
    }
    let excluded = scores.count - split.positive.count - split.negative.count
    self.init(
      positive: RadixSort.sorted(split.positive), RadixSort.sorted(split.negative), excluded)
  }

  /// Joins two ascending lists.
  private init(positive: [Double], _ negative: [Double], _ excluded: Int) {
    var scores: [Double] = []
    var positives: [Double] = []
    var negatives: [Double] = []
    var i = 0
    var j = 0
    while i < positive.count || j < negative.count {
      let score = min(
        i < positive.count ? positive[i] : .infinity, j < negative.count ? negative[j] : .infinity)
      let firstPositive = i
      let firstNegative = j
      while i < positive.count, positive[i] == score { i += 1 }
      while j < negative.count, negative[j] == score { j += 1 }
      scores.append(score)
      positives.append(Double(i - firstPositive))
      negatives.append(Double(j - firstNegative))
    }
    self.scores = scores
    self.positives = positives
    self.negatives = negatives
    self.excluded = excluded
    positiveCount = Double(positive.count)
    negativeCount = Double(negative.count)
  }

  /// Rows counted by distinct score already, ascending.
  public init(scores: [Double], positives: [Double], negatives: [Double]) {
    precondition(scores.count == positives.count && scores.count == negatives.count, "counts for each score")
    self.scores = scores
    self.positives = positives
    self.negatives = negatives
    excluded = 0
    positiveCount = positives.reduce(0, +)
    negativeCount = negatives.reduce(0, +)
  }

  public var count: Double { positiveCount + negativeCount }
  /// NaN without rows.
  public var meanScore: Double {
    Summation.sum(scores.indices.map { scores[$0] * (positives[$0] + negatives[$0]) }) / count
  }
  /// Share of outcomes that are 1; NaN without rows.
  public var prevalence: Double { positiveCount / count }
  /// Both outcomes occur, so that ranking can be judged.
  public var hasBothOutcomes: Bool { positiveCount > 0 && negativeCount > 0 }
}

extension ScoreTable {
  /// Neighbouring scores put together into so many cells of about as many rows, each at the mean of its scores; as it is
  /// where there are no more scores than that.
  public func coarse(cells: Int) -> ScoreTable {
    guard scores.count > cells else { return self }
    var kept: (scores: [Double], positives: [Double], negatives: [Double]) = ([], [], [])
    var (sum, left, stayed, seen) = (0.0, 0.0, 0.0, 0.0)
    for index in scores.indices {
      let rows = positives[index] + negatives[index]
      sum += scores[index] * rows
      left += positives[index]
      stayed += negatives[index]
      seen += rows
      guard seen * Double(cells) >= Double(kept.scores.count + 1) * count else { continue }
      kept.scores.append(sum / (left + stayed))
      kept.positives.append(left)
      kept.negatives.append(stayed)
      (sum, left, stayed) = (0, 0, 0)
    }
    return ScoreTable(scores: kept.scores, positives: kept.positives, negatives: kept.negatives)
  }
}
