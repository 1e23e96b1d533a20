/// Who is flagged and who left, at a threshold; scores at or above it are flagged.
public struct ConfusionMatrix: Sendable, Hashable {
  public let threshold: Double
  public let trueNegatives: Int
  public let falsePositives: Int
  public let falseNegatives: Int
  public let truePositives: Int

  public init(
    threshold: Double, trueNegatives: Int, falsePositives: Int, falseNegatives: Int, truePositives: Int
  ) {
    self.threshold = threshold
    self.trueNegatives = trueNegatives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.truePositives = truePositives
  }

  public init(_ table: ScoreTable, threshold: Double) {
    var hits = 0.0
    var alarms = 0.0
    for index in table.scores.indices where table.scores[index] >= threshold {
      hits += table.positives[index]
      alarms += table.negatives[index]
    }
    self.init(
      threshold: threshold, trueNegatives: Int(table.negativeCount - alarms), falsePositives: Int(alarms),
      falseNegatives: Int(table.positiveCount - hits), truePositives: Int(hits))
  }

  /// The same thresholded rows of disjoint folds together; the threshold is that of the first.
  public static func + (a: ConfusionMatrix, b: ConfusionMatrix) -> ConfusionMatrix {
    ConfusionMatrix(
      threshold: a.threshold, trueNegatives: a.trueNegatives + b.trueNegatives,
      falsePositives: a.falsePositives + b.falsePositives,
      falseNegatives: a.falseNegatives + b.falseNegatives,
      truePositives: a.truePositives + b.truePositives)
  }

  public var flagged: Int { truePositives + falsePositives }
  public var count: Int { flagged + trueNegatives + falseNegatives }

  /// Share of the flagged who left; `nil` when nobody is flagged.
  public var precision: Proportion? { share(truePositives, of: flagged) }
  /// Share of leavers who are flagged; `nil` when nobody left.
  public var recall: Proportion? { share(truePositives, of: truePositives + falseNegatives) }
  /// Share of stayers who are not flagged; `nil` when nobody stayed.
  public var specificity: Proportion? { share(trueNegatives, of: trueNegatives + falsePositives) }
  /// `nil` for no rows.
  public var accuracy: Proportion? { share(trueNegatives + truePositives, of: count) }

  /// The harmonic mean of precision and recall; 0 when nobody flagged left.
  public var f1: Double {
    let denominator = 2 * truePositives + falsePositives + falseNegatives
    return denominator == 0 ? 0 : 2 * Double(truePositives) / Double(denominator)
  }

  private func share(_ part: Int, of whole: Int) -> Proportion? {
    whole > 0 ? Proportion(part, of: whole) : nil
  }
}
