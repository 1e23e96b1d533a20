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
    /// What it does by value: a category's levels in their order, or the numbers in parts of about equal size, then those
    /// without a value; nothing that no row has.
    public let cells: [Cell]
  }

  /// Rows alike in a column.
  public struct Cell: Sendable, Hashable {
    public enum Values: Sendable, Hashable {
      case level(String)
      /// From the first up to but without the second; `nil` without end.
      case numbers(from: Double?, to: Double?)
      case missing
    }

    public let values: Values
    public let rows: Int
    /// Mean of what the column adds to their log-odds.
    public let effect: Estimate
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
  /// `reasons` are the columns that may be given as reasons, with their names for readers; `withoutValue` makes of such
  /// a name what the reason is called where the row has no value, unless that is the same. `counted` marks the rows of
  /// the data set that count for importance; `nil` for all. The population must be the whole data set.
  public func explanation(
    on population: any Population, reasons: [(column: String, label: String)],
    withoutValue: ((String) -> String)? = nil, counted: [Bool]? = nil
  ) throws(ModelError) -> Explanation {
    guard let used = self.features?.used, !models.isEmpty else { throw .notTrainedHere }
    precondition(population.count == population.datasetCount, "reasons are given to the whole data set")
    let features = used
    let allowed = reasons.compactMap { reason in
      features.firstIndex { $0.column == reason.column }.map { (index: $0, label: reason.label) }
    }
    let cuts = (stored?.summary ?? .none).cuts(features)
    let labels = allowed.map { $0.label }
    func explained(
      now: [String: String] = [:]
    ) throws(ModelError) -> (
      sums: ContributionSums, reasons: [Column]
    ) {
      let totals = ContributionTotals()
      let plan = ScoringPlan(
        models, features: features, folds: folds, columns: population.columns, withContributions: true,
        now: now)
      let kernel = ReasonKernel(
        plan: plan, allowed: allowed.map { $0.index }, labels: labels + (withoutValue.map(labels.map) ?? []),
        cuts: cuts, counted: counted, totals: totals)
      let table = try attempt { () throws(PopulationError) in
        try population.extended(by: kernel).extract(ReasonKernel.names)
      }
      let sums = totals.total(features, cuts: cuts)
      return (
        sums, sums.hasValueless ? table.columns : table.columns.map { $0.keepingLevels(labels.count) }
      )
    }
    let ended = try explained()
    // A column's importance is of the window that has ended; a customer's reasons are for the score that is acted on.
    let given = presentScores == nil ? ended.reasons : try explained(now: population.roles.now).reasons
    return Explanation(
      drivers: Explanation.drivers(ended.sums, features: features), rows: ended.sums.rows,
      largestGap: ended.sums.largestGap, reasons: given)
  }
}

extension Column {
  /// Without the levels behind the first so many, which no row has.
  fileprivate func keepingLevels(_ count: Int) -> Column {
    guard case .categories(let category) = self, category.levels.count > count else { return self }
    return .categories(CategoryColumn(codes: category.codes, levels: Array(category.levels.prefix(count))))
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
        pattern: pattern(of: sum, feature: feature, rows: n), cells: cells(of: sum, feature: feature))
    }
    return drivers.sorted { ($1.importance.value, $0.column) < ($0.importance.value, $1.column) }
  }

  private static func pattern(
    of sum: ContributionSums.OfFeature, feature: Feature, rows: Double
  ) -> Pattern {
    switch feature.kind {
    case .category(let levels):
      let means = levels.indices.filter { sum.cellRows[$0] >= rows / 100 }.map { level in
        (mean: sum.cellSums[level] / sum.cellRows[level], level: levels[level])
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

  private static func cells(of sum: ContributionSums.OfFeature, feature: Feature) -> [Cell] {
    sum.cellRows.indices.filter { sum.cellRows[$0] > 0 }.map { cell in
      let n = sum.cellRows[cell]
      let mean = sum.cellSums[cell] / n
      let variance = Swift.max(0, sum.cellSquares[cell] / n - mean * mean)
      return Cell(
        values: values(of: cell, sum, feature), rows: Int(n),
        effect: Estimate(mean, standardError: (variance / n).squareRoot()))
    }
  }

  private static func values(
    of cell: Int, _ sum: ContributionSums.OfFeature, _ feature: Feature
  ) -> Cell.Values {
    guard cell < sum.cellRows.count - 1 else { return .missing }
    switch feature.kind {
    case .category(let levels): return .level(levels[cell])
    case .numeric:
      return .numbers(
        from: cell > 0 ? sum.cuts[cell - 1] : nil, to: cell < sum.cuts.count ? sum.cuts[cell] : nil)
    }
  }
}

extension TrainingSummary {
  /// Parts that numbers are cut into, at most.
  private static let parts = 5

  /// Where each feature's numbers are cut into parts of about equal size: values that those the model learned from have,
  /// each once. Empty of categories.
  func cuts(_ features: [Feature]) -> [[Double]] {
    guard columns.count == features.count else { return features.map { _ in [] } }
    return columns.map { column in
      guard case .numbers(let counts) = column, let least = counts.counts.values.first else { return [] }
      let shares = (1..<Self.parts).map { Double($0) / Double(Self.parts) }
      var cuts: [Double] = []
      for cut in counts.counts.quantiles(shares) where cut > (cuts.last ?? least) { cuts.append(cut) }
      return cuts
    }
  }
}
