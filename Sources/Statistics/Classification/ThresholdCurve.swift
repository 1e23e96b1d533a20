/// Shares at every threshold, for ROC and precision–recall curves.
public struct ThresholdCurve: Sendable, Hashable {
  public struct Point: Sendable, Hashable {
    /// Scores at or above it are flagged; infinite for the first point, where nobody is.
    public let threshold: Double
    /// Share of leavers flagged: recall.
    public let truePositiveShare: Double
    /// Share of stayers flagged.
    public let falsePositiveShare: Double
    /// Share of the flagged who left; `nil` for the first point.
    public let precision: Double?
    /// Share of everyone flagged.
    public let flaggedShare: Double
  }

  /// By falling threshold, from nobody flagged to everybody.
  public let points: [Point]

  /// `nil` unless both outcomes occur. Keeps at most `limit` points (at least 2): both ends, and the thresholds that
  /// come next to equal steps along the curve, so that steep and flat parts are drawn alike.
  public init?(_ table: ScoreTable, limit: Int = 200) {
    precondition(limit >= 2, "a curve has two ends")
    guard table.hasBothOutcomes else { return nil }
    var points = [
      Point(
        threshold: .infinity, truePositiveShare: 0, falsePositiveShare: 0, precision: nil, flaggedShare: 0)
    ]
    var hits = 0.0
    var alarms = 0.0
    var steps = 0
    for index in table.scores.indices.reversed() {
      hits += table.positives[index]
      alarms += table.negatives[index]
      // Way along both axes, 0…2, in `limit - 1` equal steps.
      let way = hits / table.positiveCount + alarms / table.negativeCount
      let step = Int((way / 2 * Double(limit - 1)).rounded(.down))
      guard step > steps || index == 0 else { continue }
      steps = step
      points.append(
        Point(
          threshold: table.scores[index], truePositiveShare: hits / table.positiveCount,
          falsePositiveShare: alarms / table.negativeCount, precision: hits / (hits + alarms),
          flaggedShare: (hits + alarms) / table.count))
    }
    self.points = points
  }
}
