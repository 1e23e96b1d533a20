/// How the average of cohorts goes on beyond the ages observed, where customers who leave do not come back.
///
/// The shifted beta-geometric model (Fader & Hardie 2007) fitted to everyone of every cohort who reached an age in full
/// and left before the next.
public struct RetentionProjection: Sendable {
  public let model: ShiftedBetaGeometric
  /// The greatest age observed.
  public let observed: Int
  /// The greatest age projected.
  public let until: Int
  /// The farthest that the model lies from what was observed, over ages with at least 20 at risk.
  public let gap: Double

  /// Where a model lies farther than this from what was observed, it is said not to follow it.
  public static let tolerance = 0.03
  private static let fewest = 20.0

  /// Cohorts whose active customers never rise; `nil` for none that was observed for a period.
  public static func fit(
    _ table: RetentionTable, until: Int
  ) -> Result<RetentionProjection, ShiftedBetaGeometric.Failure> {
    let periods = Self.periods(table)
    return ShiftedBetaGeometric.fit(periods).map { model in
      var (share, gap) = (1.0, 0.0)
      for period in periods where period.atRisk >= fewest {
        share *= 1 - period.leavers / period.atRisk
        gap = max(gap, abs(share - model.survival(after: period.period)))
      }
      return RetentionProjection(model: model, observed: table.oldest, until: until, gap: gap)
    }
  }

  /// Of those still active a period before, how many were not any more, over the cohorts that have come so far.
  static func periods(_ table: RetentionTable) -> [RiskPeriod] {
    guard table.oldest > 0 else { return [] }
    return (1...table.oldest).map { age in
      let rows = table.rows.indices.filter { table.isComplete($0, age: age) }.map { table.rows[$0] }
      let before = rows.reduce(0) { $0 + $1.active[age - 1] }
      let now = rows.reduce(0) { $0 + $1.active[age] }
      return RiskPeriod(period: age, atRisk: Double(before), leavers: Double(max(0, before - now)))
    }
  }

  public var follows: Bool { gap <= Self.tolerance }

  /// Of the share of new customers still active at an age.
  public func share(at age: Int) -> Estimate { model.survivalEstimate(after: age) }
}
