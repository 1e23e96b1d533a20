/// How well scores rank those who left above those who stayed.
public struct Discrimination: Sendable, Hashable {
  /// Area under the ROC curve: the chance that one who left scores above one who stayed, ties counting half.
  /// The standard error is DeLong's (DeLong, DeLong & Clarke-Pearson 1988).
  public let auc: Estimate
  /// Average precision: Σ (recallₖ − recallₖ₋₁)·precisionₖ over falling thresholds. Chance gives the prevalence.
  public let averagePrecision: Double
  public let prevalence: Double

  /// `nil` unless both outcomes occur.
  public init?(_ table: ScoreTable) {
    guard table.hasBothOutcomes else { return nil }
    auc = Discrimination.areaWithDeLong(table)
    averagePrecision = Discrimination.averagePrecision(table)
    prevalence = table.prevalence
  }

  /// The structural components of all rows of one score are equal, so one pass over distinct scores suffices.
  private static func areaWithDeLong(_ table: ScoreTable) -> Estimate {
    let m = table.positiveCount
    let n = table.negativeCount
    var negativesBelow = 0.0
    var positivesBelow = 0.0
    var area = 0.0
    var squaresOfPositives = 0.0
    var squaresOfNegatives = 0.0
    for (positives, negatives) in zip(table.positives, table.negatives) {
      let v10 = (negativesBelow + negatives / 2) / n
      let v01 = (m - positivesBelow - positives / 2) / m
      area += positives * v10
      squaresOfPositives += positives * v10 * v10
      squaresOfNegatives += negatives * v01 * v01
      negativesBelow += negatives
      positivesBelow += positives
    }
    area /= m
    let variance =
      spread(squaresOfPositives, mean: area, count: m) + spread(squaresOfNegatives, mean: area, count: n)
    return Estimate(area, standardError: max(0, variance).squareRoot())
  }

  /// The variance of a mean of `count` components, 0 for a single one.
  private static func spread(_ squares: Double, mean: Double, count: Double) -> Double {
    count > 1 ? (squares - count * mean * mean) / (count - 1) / count : 0
  }

  private static func averagePrecision(_ table: ScoreTable) -> Double {
    var hits = 0.0
    var flagged = 0.0
    var total = 0.0
    for index in table.scores.indices.reversed() {
      hits += table.positives[index]
      flagged += table.positives[index] + table.negatives[index]
      total += table.positives[index] * hits / flagged
    }
    return total / table.positiveCount
  }
}
