/// Two rankings of the same rows compared by the areas under their ROC curves (DeLong, DeLong & Clarke-Pearson 1988).
///
/// The areas of two scores of the same customers move together, so their difference has a far smaller standard error
/// than two separate intervals suggest.
public struct AreaComparison: Sendable, Hashable {
  public let first: Estimate
  public let second: Estimate
  /// First less second, paired.
  public let difference: Estimate
  /// Rows with both scores and an outcome.
  public let count: Int

  /// Scores are NaN where missing; outcomes are 0 or 1, anything else is missing. `nil` unless both outcomes occur
  /// twice.
  public init?(_ first: [Float], _ second: [Float], outcomes: [UInt8]) {
    precondition(first.count == outcomes.count && second.count == outcomes.count, "scores for each row")
    let kept = outcomes.indices.filter { outcomes[$0] <= 1 && !first[$0].isNaN && !second[$0].isNaN }
    let labels = kept.map { outcomes[$0] }
    let left = labels.reduce(0) { $0 + Int($1) }
    guard left > 1, labels.count - left > 1 else { return nil }
    let a = AreaComparison.components(kept.map { first[$0] }, labels)
    let b = AreaComparison.components(kept.map { second[$0] }, labels)
    let m = Double(left)
    let n = Double(labels.count - left)
    self.first = AreaComparison.estimate(a, labels, m, n)
    self.second = AreaComparison.estimate(b, labels, m, n)
    difference = AreaComparison.estimate(zip(a, b).map { $0 - $1 }, labels, m, n)
    count = labels.count
  }

  /// For each row the share of rows of the other outcome that it is ranked rightly against, ties counting half.
  private static func components(_ scores: [Float], _ labels: [UInt8]) -> [Double] {
    let order = ScoreOrder.ascending(scores)
    let left = Double(labels.reduce(0) { $0 + Int($1) })
    let stayed = Double(labels.count) - left
    var result = [Double](repeating: 0, count: scores.count)
    var below = (left: 0.0, stayed: 0.0)
    var start = 0
    while start < order.count {
      let score = scores[Int(order[start])]
      var end = start
      var tied = (left: 0.0, stayed: 0.0)
      while end < order.count, scores[Int(order[end])] == score {
        if labels[Int(order[end])] == 1 { tied.left += 1 } else { tied.stayed += 1 }
        end += 1
      }
      let ofLeaver = (below.stayed + tied.stayed / 2) / stayed
      let ofStayer = (left - below.left - tied.left / 2) / left
      for row in order[start..<end] { result[Int(row)] = labels[Int(row)] == 1 ? ofLeaver : ofStayer }
      below.left += tied.left
      below.stayed += tied.stayed
      start = end
    }
    return result
  }

  /// The mean over those who left, with the variances of both outcomes' components.
  private static func estimate(
    _ components: [Double], _ labels: [UInt8], _ m: Double, _ n: Double
  ) -> Estimate {
    var sums = (left: 0.0, stayed: 0.0)
    for (value, label) in zip(components, labels) {
      if label == 1 { sums.left += value } else { sums.stayed += value }
    }
    let means = (left: sums.left / m, stayed: sums.stayed / n)
    var squares = (left: 0.0, stayed: 0.0)
    for (value, label) in zip(components, labels) {
      if label == 1 {
        squares.left += (value - means.left) * (value - means.left)
      } else {
        squares.stayed += (value - means.stayed) * (value - means.stayed)
      }
    }
    let variance = squares.left / (m - 1) / m + squares.stayed / (n - 1) / n
    return Estimate(means.left, standardError: variance.squareRoot())
  }
}
