public import Populations
public import Statistics
import Tables

/// Who is flagged as likely to leave.
public enum ThresholdRule: Sendable, Hashable {
  /// This share of customers, those with the highest scores.
  case capacity(Double)
  /// Whoever it costs less to flag, at these costs of a false alarm and of a customer missed.
  case cost(falsePositive: Double, falseNegative: Double)
  /// Whom it pays to contact on these terms, at the mean acceptance.
  case profit(CampaignTerms)
  /// As the F measure is best: the weighted harmonic mean of precision and recall, recall counting `beta` times.
  case fbeta(Double)
}

/// How well out-of-fold scores told who would leave.
public struct ScoreEvaluation: Sendable {
  /// Outcomes by distinct score, from which the rest follows.
  public let table: ScoreTable
  public let ranking: Discrimination
  /// As the AP of the ranking, with Boyd, Eng & Page's logit interval (2013).
  public let averagePrecision: ClosedRange<Double>
  public let quality: ProbabilityQuality
  /// Mean squared distance, with the spread of a customer's own.
  public let brier: Estimate
  /// `nil` when scores have no spread to fit a line to.
  public let line: CalibrationLine?
  public let bins: CalibrationBins
  public let lift: LiftTable
  public let curve: ThresholdCurve
  /// Every customer flagged or not by their own fold's threshold.
  public let confusion: ConfusionMatrix
  /// One a fold, chosen on the scores of the other folds; infinite where nobody is flagged.
  public let thresholds: [Double]
  /// Rows without an outcome, left out.
  public let unknown: Int
}

extension ChurnModel {
  /// Compares the scores of a population's rows with what happened.
  public func evaluation(
    on population: any Population, rule: ThresholdRule, confidence: Confidence
  ) throws(ModelError) -> ScoreEvaluation {
    try ScoreEvaluation(try scoredRows(on: population), rule: rule, confidence: confidence)
  }
}

extension ScoreEvaluation {
  /// Throws unless both outcomes occur.
  public init(_ rows: ScoredRows, rule: ThresholdRule, confidence: Confidence) throws(ModelError) {
    let counts = ScoreTable(scores: rows.scores, outcomes: rows.outcomes)
    guard let ranking = Discrimination(counts), let quality = ProbabilityQuality(counts),
      let lift = LiftTable(counts), let curve = ThresholdCurve(counts)
    else { throw .oneClass(left: counts.positiveCount > 0) }
    let choice = ThresholdsByFold(
      scores: rows.scores, outcomes: rows.outcomes, folds: rows.folds, rule: rule)
    self.init(
      table: counts, ranking: ranking,
      averagePrecision: ScoreEvaluation.interval(
        averagePrecision: ranking.averagePrecision, events: counts.positiveCount, confidence),
      quality: quality, brier: Estimate(quality.brier, standardError: quality.brierError),
      line: CalibrationLine(counts), bins: CalibrationBins(counts), lift: lift, curve: curve,
      confusion: choice.confusion, thresholds: choice.thresholds, unknown: counts.excluded)
  }
}
