import Glibc
import Statistics

extension ScoreEvaluation {
  /// Boyd, Eng & Page (2013): normal on the logit, with variance 1 / (events · AP · (1 − AP)).
  static func interval(
    averagePrecision: Double, events: Double, _ confidence: Confidence
  ) -> ClosedRange<Double> {
    guard averagePrecision > 0, averagePrecision < 1 else { return averagePrecision...averagePrecision }
    let centre = log(averagePrecision / (1 - averagePrecision))
    let error = 1 / (events * averagePrecision * (1 - averagePrecision)).squareRoot()
    let range = confidence.interval(around: centre, standardError: error)
    return probability(range.lowerBound)...probability(range.upperBound)
  }

  /// A mean of squared distances, one a row, with its standard error.
  static func brier(_ table: ScoreTable, mean: Double) -> Estimate {
    var fourth: [Double] = []
    for (index, p) in table.scores.enumerated() {
      let (low, high) = (p * p, (1 - p) * (1 - p))
      fourth.append(table.positives[index] * high * high + table.negatives[index] * low * low)
    }
    let variance = Swift.max(0, Summation.sum(fourth) / table.count - mean * mean)
    return Estimate(mean, standardError: (variance / table.count).squareRoot())
  }
}
