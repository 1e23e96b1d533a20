public import Populations
public import Statistics
import Tables

/// Who is flagged as likely to leave.
public enum ThresholdRule: Sendable, Hashable {
  /// This share of customers, those with the highest scores.
  case capacity(Double)
  /// Whoever it costs less to flag, at these costs of a false alarm and of a customer missed.
  case cost(falsePositive: Double, falseNegative: Double)
}

/// How well out-of-fold scores told who would leave.
public struct ScoreEvaluation: Sendable {
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
    guard let flag = population.roles.churned else { throw .noOutcome }
    let table = try attempt { () throws(PopulationError) in try population.extract([flag]) }
    guard case .flags(let outcomes)? = table[flag], case .floats(let all) = scores else {
      throw .population(.wrongKind(column: flag, found: table[flag]?.kind ?? .text, wanted: "a flag"))
    }
    let isWhole = population.count == population.datasetCount
    let rows = isWhole ? [] : population.rowNumbers
    let scores = isWhole ? all : rows.map { all[Int($0)] }
    let folds = isWhole ? self.folds : rows.map { self.folds[Int($0)] }
    let counts = ScoreTable(scores: scores, outcomes: outcomes)
    guard let ranking = Discrimination(counts), let quality = ProbabilityQuality(counts),
      let lift = LiftTable(counts), let curve = ThresholdCurve(counts)
    else { throw .oneClass(left: counts.positiveCount > 0) }
    let choice = ThresholdsByFold(scores: scores, outcomes: outcomes, folds: folds, rule: rule)
    return ScoreEvaluation(
      ranking: ranking,
      averagePrecision: ScoreEvaluation.interval(
        averagePrecision: ranking.averagePrecision, events: counts.positiveCount, confidence),
      quality: quality, brier: ScoreEvaluation.brier(counts, mean: quality.brier),
      line: CalibrationLine(counts), bins: CalibrationBins(counts), lift: lift, curve: curve,
      confusion: choice.confusion, thresholds: choice.thresholds, unknown: counts.excluded)
  }
}
