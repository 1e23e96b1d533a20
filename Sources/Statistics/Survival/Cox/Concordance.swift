import Glibc

/// Harrell's C: of all pairs of which it is known who left first, the share in which the model gave that one the
/// higher risk; equal risks count half.
///
/// Compared are those who left with those of their stratum who were at risk then and did not leave at the same time,
/// so delayed entry and ties are treated as by R's `concordance`. The standard error is the infinitesimal jackknife.
public struct Concordance: Sendable, Equatable {
  public let estimate: Estimate
  /// Pairs that could be compared.
  public let pairs: Double

  /// `nil` when no pair can be compared.
  public init?(_ fit: CoxFit) {
    self.init(fit.risk, scores: fit.design.predictors(fit.coefficients))
  }

  /// `scores` has one risk a pattern.
  init?(_ risk: CoxRisk, scores: [Double]) {
    let ranks = Concordance.ranks(scores)
    var pairs = ConcordancePairs(risk, ranks.codes, rankCount: ranks.count)
    pairs.count()
    guard pairs.all > 0 else { return nil }
    let share = pairs.concordant / pairs.all
    self.pairs = pairs.all
    estimate = Estimate(share, standardError: pairs.deviation(from: share))
  }

  /// Positions of the distinct scores; scores that differ by rounding alone are one.
  static func ranks(_ scores: [Double]) -> (codes: [Int32], count: Int) {
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    var codes = [Int32](repeating: 0, count: scores.count)
    var rank: Int32 = 0
    for (position, pattern) in order.enumerated() {
      if position > 0 {
        let previous = scores[order[position - 1]]
        if scores[pattern] - previous > 1e-11 * max(1, abs(previous)) { rank += 1 }
      }
      codes[pattern] = rank
    }
    return (codes, Int(rank) + 1)
  }
}
