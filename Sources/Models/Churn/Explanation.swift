public import Populations
public import Statistics
public import Tables

/// What goes with leaving, by the model: how much each column moves the scores, and each customer's main reasons.
public struct Explanation: Sendable {
  public struct Driver: Sendable {
    public let column: String
    /// Mean distance that the column moves a customer's log-odds, either way.
    public let importance: Estimate
    public let pattern: Pattern
  }

  /// Which values of a column go with higher scores.
  public enum Pattern: Sendable, Hashable {
    case higherValues
    case lowerValues
    /// No one direction.
    case mixed
    /// The levels that go with the highest and the lowest scores, among those of at least 1 % of the rows.
    case levels(highest: String, lowest: String)
  }

  /// Most important first; equal ones by name.
  public let drivers: [Driver]
  /// Rows behind them.
  public let rows: Int
  /// The largest distance between a log-odds and its contributions added up.
  public let largestGap: Double
  /// First, second and third reason of each row of the data set, as categories; missing where no column raises the
  /// score, which is that of the window to come where there is one.
  public let reasons: [Column]
}

extension ChurnModel {
  /// Explains each customer by the fold model that scored them.
  ///
  /// `reasons` are the columns that may be given as reasons, with their names for readers. `counted` marks the rows of
  /// the data set that count for importance; `nil` for all. The population must be the whole data set.
  public func explanation(
    on population: any Population, reasons: [(column: String, label: String)], counted: [Bool]? = nil
  ) throws(ModelError) -> Explanation {
    guard let used = self.features?.used, !models.isEmpty else { throw .notTrainedHere }
    precondition(population.count == population.datasetCount, "reasons are given to the whole data set")
    let features = used
    let allowed = reasons.compactMap { reason in
      features.firstIndex { $0.column == reason.column }.map { (index: $0, label: reason.label) }
    }
    func columns(_ totals: ContributionTotals, now: [String: String] = [:]) throws(ModelError) -> [Column] {
      let plan = ScoringPlan(
        models, features: features, folds: folds, columns: population.columns, withContributions: true,
        now: now)
      let kernel = ReasonKernel(
        plan: plan, allowed: allowed.map { $0.index }, labels: allowed.map { $0.label }, counted: counted,
        totals: totals)
      return try attempt { () throws(PopulationError) in
        try population.extended(by: kernel).extract(ReasonKernel.names)
      }.columns
    }
    let totals = ContributionTotals()
    var found = try columns(totals)
    // A column's importance is of the window that has ended; a customer's reasons are for the score that is acted on.
    if presentScores != nil { found = try columns(ContributionTotals(), now: population.roles.now) }
    let sums = totals.total(features)
    return Explanation(
      drivers: Explanation.drivers(sums, features: features), rows: sums.rows, largestGap: sums.largestGap,
      reasons: found)
  }
}

extension Explanation {
  static func drivers(_ sums: ContributionSums, features: [Feature]) -> [Driver] {
    let n = Double(Swift.max(sums.rows, 1))
    let drivers = zip(features, sums.features).map { feature, sum in
      let mean = sum.absolute / n
      let variance = Swift.max(0, sum.squares / n - mean * mean)
      return Driver(
        column: feature.column, importance: Estimate(mean, standardError: (variance / n).squareRoot()),
        pattern: pattern(of: sum, feature: feature, rows: n))
    }
    return drivers.sorted { ($1.importance.value, $0.column) < ($0.importance.value, $1.column) }
  }

  private static func pattern(
    of sum: ContributionSums.OfFeature, feature: Feature, rows: Double
  ) -> Pattern {
    switch feature.kind {
    case .category(let levels):
      let means = levels.indices.filter { sum.levelRows[$0] >= rows / 100 }.map { level in
        (mean: sum.levelSums[level] / sum.levelRows[level], level: levels[level])
      }
      guard let high = means.max(by: { ($0.mean, $1.level) < ($1.mean, $0.level) }),
        let low = means.min(by: { ($0.mean, $0.level) < ($1.mean, $1.level) }), high.level != low.level
      else { return .mixed }
      return .levels(highest: high.level, lowest: low.level)
    case .numeric:
      let n = sum.present
      let covariance = sum.xy - sum.x * sum.y / n
      let spread = (sum.xx - sum.x * sum.x / n) * (sum.yy - sum.y * sum.y / n)
      guard n > 1, spread > 0 else { return .mixed }
      let correlation = covariance / spread.squareRoot()
      // Under a half the column's order says little about where its contributions are high.
      if correlation > 0.5 { return .higherValues }
      return correlation < -0.5 ? .lowerValues : .mixed
    }
  }
}
