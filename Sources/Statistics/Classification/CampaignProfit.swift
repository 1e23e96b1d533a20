import Distributions

/// The most that flagging by these scores can bring per customer: at the best threshold for a given acceptance
/// (MPC), and on average over an acceptance that is not known, each with its own best threshold (EMPC).
public struct CampaignProfit: Sendable, Hashable {
  /// Per customer of the whole table, in units of currency.
  public let expected: Estimate
  /// Mean share of customers flagged.
  public let expectedFlagged: Double
  /// At the mean acceptance.
  public let atMean: Estimate
  public let flaggedAtMean: Double
  /// Scores at or above it are flagged at the mean acceptance; infinite when nobody is.
  public let thresholdAtMean: Double
  /// Of flagging everybody, at the mean acceptance.
  public let ofEverybody: Double

  /// `nil` unless both outcomes occur.
  ///
  /// The best threshold for any acceptance is a corner of the convex hull of the ROC curve, so both are exact sums
  /// over its corners. They are means of what each row brings at thresholds held fixed, whence the standard errors;
  /// that the thresholds were chosen on the same rows is of second order.
  public init?(_ table: ScoreTable, terms: CampaignTerms) {
    guard table.hasBothOutcomes else { return nil }
    let hull = ScoreHull(table)
    let cuts = hull.cuts(terms)
    let overall = CampaignProfit.sum(hull, terms, table) { segment in
      let cut = min(max(cuts[segment], 0), 1)
      return (CampaignProfit.mass(above: cut, terms), CampaignProfit.firstMoment(above: cut, terms))
    }
    let mean = terms.meanAcceptance
    let central = CampaignProfit.sum(hull, terms, table) { cuts[$0] <= mean ? (1, mean) : (0, 0) }
    expected = overall.profit
    expectedFlagged = overall.flagged
    atMean = central.profit
    flaggedAtMean = central.flagged
    let last = cuts.indices.last { cuts[$0] <= mean }
    thresholdAtMean = last.map { hull.segments[$0].lowestScore } ?? .infinity
    ofEverybody =
      (table.positiveCount * terms.gain(fromLeaverAt: mean) - table.negativeCount * terms.loss)
      / table.count
  }

  /// Chance that the acceptance exceeds a value.
  private static func mass(above cut: Double, _ terms: CampaignTerms) -> Double {
    Beta(a: terms.a, b: terms.b).upperTail(cut)
  }

  /// ∫ γ dBeta over acceptances above a value.
  private static func firstMoment(above cut: Double, _ terms: CampaignTerms) -> Double {
    terms.meanAcceptance * Beta(a: terms.a + 1, b: terms.b).upperTail(cut)
  }

  /// Mean, and its standard error, of what rows bring: those of a segment are flagged with a chance, and with a mean
  /// acceptance over the cases in which they are.
  private static func sum(
    _ hull: ScoreHull, _ terms: CampaignTerms, _ table: ScoreTable,
    _ flagging: (Int) -> (chance: Double, acceptance: Double)
  ) -> (profit: Estimate, flagged: Double) {
    var total = 0.0
    var squares = 0.0
    var flagged = 0.0
    for (index, segment) in hull.segments.enumerated() {
      let (chance, acceptance) = flagging(index)
      let leaver = acceptance * (terms.value - terms.offer) - chance * terms.contact
      let stayer = -chance * terms.loss
      total += segment.positives * leaver + segment.negatives * stayer
      squares += segment.positives * leaver * leaver + segment.negatives * stayer * stayer
      flagged += (segment.positives + segment.negatives) * chance
    }
    let mean = total / table.count
    let variance = max(0, squares / table.count - mean * mean) / table.count
    return (Estimate(mean, standardError: variance.squareRoot()), flagged / table.count)
  }
}
