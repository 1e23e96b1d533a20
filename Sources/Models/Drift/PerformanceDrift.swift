import Glibc
public import Populations
public import Statistics
import Tables

/// How a model of the reference period does on the current one: before labels arrive as its scores say, and after as
/// it turned out.
public struct PerformanceDrift: Sendable {
  /// The scores' own drift, as of a numeric column.
  public let scores: ColumnDrift
  /// Out of fold on the reference.
  public let reference: Estimate
  /// The share who left in the reference.
  public let referenceRate: Proportion
  /// What the calibrated scores expect of the current period.
  public let expected: ExpectedPerformance
  /// Scores were recalibrated on the reference first, since they were off there.
  public let isRecalibrated: Bool
  /// Where it is known who left in the current period.
  public let realised: Realised?

  public struct Realised: Sendable, Hashable {
    public let auc: Estimate
    public let rate: Proportion
    /// Calibration in the large, in log-odds: below 0, scores are too high.
    public let inTheLarge: Estimate?
    public let slope: Estimate?
    /// The mean of the scores.
    public let meanScore: Double
  }

  /// What the ranking is expected to lose, or lost: positive is worse.
  public var expectedLoss: Estimate { reference - expected.auc }
  public var realisedLoss: Estimate? { realised.map { reference - $0.auc } }

  /// `nil` where the reference does not say who left, or only one of both happened.
  public init?(
    _ model: ChurnModel, reference: any Population, current: any Population, settings: DriftSettings
  ) throws(ModelError) {
    guard let flag = reference.roles.churned else { throw .noOutcome }
    let now = try model.scores(of: current, trainedOn: reference)
    let scored = try attempt { () throws(PopulationError) in try current.adding([(Self.column, now)]) }
    let known = try attempt { () throws(PopulationError) in
      try reference.adding([(Self.column, model.scores)])
    }
    let before = try Self.table(known, flag)
    guard let ranking = Discrimination(before.table) else { return nil }
    let counts = try attempt { () throws(PopulationError) in
      (try known.valueCounts(of: Self.column), try scored.valueCounts(of: Self.column))
    }
    let drift = ColumnDrift("#score", counts.0, counts.1, settings: settings).alone(settings)
    try self.init(before: before, ranking.auc, drift: drift, now: scored, counts.1)
  }

  /// Against what the model learned from; `nil` where its summary has no scores of both outcomes, or is not there.
  public init?(
    _ model: ChurnModel, current: any Population, settings: DriftSettings
  ) throws(ModelError) {
    guard let stored = model.stored, let summary = stored.summary else { return nil }
    let before = summary.scoreTable
    guard let ranking = Discrimination(before) else { return nil }
    let now = try model.singleScores(of: current)
    let scored = try attempt { () throws(PopulationError) in try current.adding([(Self.column, now)]) }
    let counts = try attempt { () throws(PopulationError) in try scored.valueCounts(of: Self.column) }
    let drift = ColumnDrift(
      "#score", summary.scoreCounts, TrainingSummary.onGrid(counts), settings: settings
    ).alone(settings)
    // The card has the area before scores were put on the grid.
    let auc = stored.card.measure("auc").flatMap { $0.estimate } ?? ranking.auc
    try self.init(
      before: Scored(table: before, line: before), auc, drift: drift, now: scored, counts)
  }

  private init?(
    before: Scored, _ ranking: Estimate, drift: ColumnDrift, now scored: any Population, _ counts: ValueCounts
  ) throws(ModelError) {
    reference = ranking
    referenceRate = Proportion(Int(before.table.positiveCount), of: Int(before.table.count))
    scores = drift
    let map = Self.recalibration(before.line)
    isRecalibrated = map != nil
    let calibrated = map.map { map in Self.mapped(counts) { map($0) } } ?? counts
    guard let expected = ExpectedPerformance(calibrated) else { return nil }
    self.expected = expected
    guard let label = scored.roles.churned else {
      realised = nil
      return
    }
    realised = Self.realised(try Self.table(scored, label))
  }

  private static let column = "#score.watched"

  /// Scores with their outcomes, whole for the ranking, and on a grid of log-odds for lines through many scores.
  private struct Scored {
    let table: ScoreTable
    let line: ScoreTable
  }

  /// Distinct scores that a line is fitted to as they are.
  private static let fine = 20_000

  private static func table(_ population: any Population, _ flag: String) throws(ModelError) -> Scored {
    let rows = try attempt { () throws(PopulationError) in try population.extract([column, flag]) }
    guard case .floats(let scores)? = rows[column], case .flags(let flags)? = rows[flag] else {
      throw .population(.unknownColumn(column))
    }
    let table = ScoreTable(scores: scores, outcomes: flags)
    guard table.scores.count > fine else { return Scored(table: table, line: table) }
    // Steps of 1/64 in log-odds move a slope by less than a thousandth, and make of a million scores some hundreds.
    let coarse = scores.map { score -> Float in
      let odds = log(Double(score) / (1 - Double(score)))
      return odds.isFinite ? Float(1 / (1 + exp(-(odds * 64).rounded() / 64))) : score
    }
    return Scored(table: table, line: ScoreTable(scores: coarse, outcomes: flags))
  }

  /// Platt's map where the scores of the reference are surely off; `nil` where they are good as they are.
  private static func recalibration(_ table: ScoreTable) -> Recalibration? {
    guard let line = CalibrationLine(table) else { return nil }
    let isOff =
      !line.slope.interval(.standard).contains(1) || !line.inTheLarge.interval(.standard).contains(0)
    return isOff ? Recalibration.platt(table) : nil
  }

  private static func mapped(_ counts: ValueCounts, _ map: (Double) -> Double) -> ValueCounts {
    var values: [Double] = []
    var rows: [Int] = []
    for (value, count) in zip(counts.values.map(map), counts.counts) {
      if values.last == value {
        rows[rows.count - 1] += count
      } else {
        values.append(value)
        rows.append(count)
      }
    }
    return ValueCounts(values: values, counts: rows, missing: counts.missing)
  }

  private static func realised(_ scored: Scored) -> Realised? {
    let table = scored.table
    guard let ranking = Discrimination(table) else { return nil }
    let line = CalibrationLine(scored.line)
    let sum = Summation.sum(
      table.scores.indices.map { table.scores[$0] * (table.positives[$0] + table.negatives[$0]) })
    return Realised(
      auc: ranking.auc, rate: Proportion(Int(table.positiveCount), of: Int(table.count)),
      inTheLarge: line?.inTheLarge, slope: line?.slope, meanScore: sum / table.count)
  }
}

extension ColumnDrift {
  /// Judged by itself, without a correction for other columns.
  func alone(_ settings: DriftSettings) -> ColumnDrift {
    var copy = self
    copy.verdict = judged(settings)
    return copy
  }
}
