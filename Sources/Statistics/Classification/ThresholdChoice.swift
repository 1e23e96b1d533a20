/// The threshold that does best by a stated measure; choose it on training rows only.
public enum ThresholdChoice: String, Sendable, Hashable, CaseIterable {
  /// The harmonic mean of precision and recall.
  case f1
  /// Recall and specificity together (Youden's index).
  case balanced

  /// A threshold halfway between the best score and the next lower one; the highest of equally good ones.
  ///
  /// `nil` unless both outcomes occur.
  public func threshold(for table: ScoreTable) -> Double? {
    guard table.hasBothOutcomes else { return nil }
    var best = (worth: -Double.infinity, index: 0)
    var hits = 0.0
    var alarms = 0.0
    for index in table.scores.indices.reversed() {
      hits += table.positives[index]
      alarms += table.negatives[index]
      let worth = worth(hits, alarms, table)
      if worth > best.worth { best = (worth, index) }
    }
    let score = table.scores[best.index]
    return best.index == 0 ? score : (score + table.scores[best.index - 1]) / 2
  }

  private func worth(_ hits: Double, _ alarms: Double, _ table: ScoreTable) -> Double {
    switch self {
    case .f1: 2 * hits / (hits + alarms + table.positiveCount)
    case .balanced: hits / table.positiveCount - alarms / table.negativeCount
    }
  }
}
