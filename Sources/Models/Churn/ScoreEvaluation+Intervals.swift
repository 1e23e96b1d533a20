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
}
