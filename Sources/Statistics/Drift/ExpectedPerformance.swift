/// How well scores are expected to do before anyone knows who left: calibrated scores say how many will (NannyML's
/// confidence-based estimate, 2024).
///
/// It holds while the scores stay calibrated: it sees a change of who the customers are, and is blind to a change of
/// what makes them leave.
public struct ExpectedPerformance: Sendable, Hashable {
  /// The area under the ROC curve; the standard error is of the area that will be realised, given these scores.
  public let auc: Estimate
  /// The share who will leave.
  public let rate: Estimate
  /// The share told right when everyone from one half on is expected to leave.
  public let accuracy: Estimate
  /// Brier's score.
  public let brier: Estimate
  public let count: Int

  /// From calibrated probabilities with the number of rows of each; `nil` without rows, or when all are 0 or all 1.
  public init?(_ scores: ValueCounts) {
    let n = Double(scores.count)
    let rows = scores.counts.map { Double($0) }
    let leave = zip(scores.values, rows).map { $0 * $1 }
    let (leavers, total) = (Summation.sum(leave), n)
    let stayers = total - leavers
    guard scores.count > 0, leavers > 0, stayers > 0, let least = scores.values.first,
      let most = scores.values.last, least >= 0, most <= 1
    else { return nil }
    count = scores.count
    var (stayersBelow, leaversBelow, pairs) = (0.0, 0.0, 0.0)
    var gains: [Double] = []
    gains.reserveCapacity(rows.count)
    for index in rows.indices {
      let stay = rows[index] - leave[index]
      let below = stayersBelow + stay / 2
      pairs += leave[index] * below
      gains.append(below - (leavers - leaversBelow - leave[index] / 2))
      stayersBelow += stay
      leaversBelow += leave[index]
    }
    let area = pairs / (leavers * stayers)
    let drop = area * (1 / leavers - 1 / stayers)
    let spread = scores.values.indices.map { scores.values[$0] * (1 - scores.values[$0]) * rows[$0] }
    let variance = Summation.sum(
      gains.indices.map { index in
        let slope = gains[index] / (leavers * stayers) - drop
        return spread[index] * slope * slope
      })
    let uncertain = Summation.sum(spread)
    auc = Estimate(area, standardError: variance.squareRoot())
    rate = Estimate(leavers / n, standardError: uncertain.squareRoot() / n)
    accuracy = Estimate(
      Summation.sum(
        scores.values.indices.map { Swift.max(scores.values[$0], 1 - scores.values[$0]) * rows[$0] })
        / n, standardError: uncertain.squareRoot() / n)
    let fourth = scores.values.indices.map { index in
      let p = scores.values[index]
      return rows[index] * p * (1 - p) * (1 - 2 * p) * (1 - 2 * p)
    }
    brier = Estimate(uncertain / n, standardError: Summation.sum(fourth).squareRoot() / n)
  }
}
