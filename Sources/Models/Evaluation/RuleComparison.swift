public import Populations
public import Statistics
import Tables

extension ScoredRows {
  /// The scores against those of a rule that knows one column only: the share who left among the customers of the
  /// same level, or of the same twentieth of the numbers, counted in the other folds.
  ///
  /// `nil` where the column makes no rule, or the scores were made elsewhere and have no folds.
  public func comparison(
    withRuleOn column: String, of population: any Population
  ) throws(ModelError) -> AreaComparison? {
    guard foldCount > 1 else { return nil }
    let groups = try attempt { () throws(PopulationError) in
      try ScoredRows.groups(column, of: population)
    }
    return AreaComparison(scores, outOfFoldShares(groups), outcomes: outcomes)
  }

  /// A group for each row; 255 where missing.
  private static func groups(
    _ column: String, of population: any Population
  ) throws(PopulationError) -> [UInt8] {
    let table = try population.extract([column])
    guard let values = table[column] else { throw .unknownColumn(column) }
    if case .categories(let category) = values {
      return (0..<category.count).map { row in category.code(at: row).map { UInt8($0 % 255) } ?? 255 }
    }
    let cuts = try population.quantiles(of: column, at: (1..<20).map { Double($0) / 20 }) ?? []
    return (0..<values.count).map { row in
      guard let x = values.number(row) else { return 255 }
      return UInt8(cuts.reduce(0) { $0 + ($1 <= x ? 1 : 0) })
    }
  }

  private func outOfFoldShares(_ groups: [UInt8]) -> [Float] {
    let folds = self.foldCount
    var rows = [Double](repeating: 0, count: 256 * folds)
    var events = rows
    for row in groups.indices where isJudged(row) {
      let cell = Int(groups[row]) * folds + Int(self.folds[row])
      rows[cell] += 1
      events[cell] += Double(outcomes[row])
    }
    let prevalence = events.reduce(0, +) / Swift.max(1, rows.reduce(0, +))
    var shares = [Float](repeating: 0, count: 256 * folds)
    for group in 0..<256 {
      let cells = group * folds..<(group + 1) * folds
      let all = rows[cells].reduce(0, +)
      let left = events[cells].reduce(0, +)
      for cell in cells {
        // One customer's worth of the overall share keeps groups unseen elsewhere from being 0 or 1.
        shares[cell] = Float((left - events[cell] + prevalence) / (all - rows[cell] + 1))
      }
    }
    return groups.indices.map { shares[Int(groups[$0]) * folds + Int(self.folds[$0])] }
  }
}
