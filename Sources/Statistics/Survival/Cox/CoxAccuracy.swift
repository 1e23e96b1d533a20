import Glibc

/// How well a model tells who leaves when, at horizons: Uno's C, areas under the curve and Brier scores, with standard
/// errors that take the model's scores as they are (infinitesimal jackknife).
///
/// Values are those of scikit-survival's `concordance_index_ipcw`, `cumulative_dynamic_auc`, `brier_score` and
/// `integrated_brier_score` with the same customers for training and testing. Probabilities come from the baseline
/// that belongs to the ties: Efron's or Breslow's.
public struct CoxAccuracy: Sendable, Equatable {
  /// A Brier score, that of the Kaplan–Meier curve of everyone, and the share by which the first is smaller.
  public struct Brier: Sendable, Equatable {
    public let score: Estimate
    public let withoutDrivers: Estimate
    public let gain: Estimate
  }

  public struct Horizon: Sendable, Equatable {
    public let time: Double
    /// Who left by then, and who was followed beyond.
    public let left: Int
    public let followed: Int
    public let area: Estimate
    public let brier: Brier
  }

  public enum Failure: Error, Sendable, Hashable {
    /// Someone came under observation late: weights of being last seen are not defined for them here.
    case delayedEntry
    /// Nobody left by this horizon, or nobody is followed beyond it.
    case unobserved(Double, left: Int, followed: Int)
  }

  /// Ascending.
  public let horizons: [Horizon]
  /// Of pairs whose first customer left by the last horizon.
  public let uno: Estimate
  /// The mean of the Brier scores from the first time anyone left to the last horizon, by trapezoids.
  public let integrated: Brier
  public let start: Double

  /// More leaving times than these are thinned evenly, for the integrated score alone.
  public static let gridLimit = 100

  public init(_ fit: CoxFit, _ table: CoxTable, horizons wanted: [Double]) throws(Failure) {
    guard !table.lines.entry.contains(where: { $0 >= 0 }) else { throw .delayedEntry }
    let censoring = CensoringCurve(table)
    let wanted = Array(Set(wanted)).sorted()
    let counts = wanted.map { CoxAccuracy.counts(censoring, $0) }
    for (time, count) in zip(wanted, counts) {
      guard count.left > 0, count.followed > 0 else {
        throw .unobserved(time, left: count.left, followed: count.followed)
      }
    }
    guard let last = wanted.last, let start = fit.risk.times.first,
      let uno = UnoConcordance(fit, table, censoring, through: last)
    else { throw .unobserved(wanted.last ?? 0, left: 0, followed: 0) }
    self.uno = uno.estimate
    self.start = start
    let steps = CoxAccuracy.steps(fit.risk.times.filter { $0 < last }, last)
    let grid = Array(Set(steps + wanted)).sorted()
    let single = wanted.map { time in grid.map { $0 == time ? 1.0 : 0 } }
    let brier = BrierScores(
      fit, table, censoring, grid: grid, targets: single + [CoxAccuracy.trapezoids(grid, steps)]
    ).scores
    integrated = brier[wanted.count]
    let ranks = CoxAccuracy.ranks(fit, table)
    var horizons: [Horizon] = []
    for (index, time) in wanted.enumerated() {
      let own = ranks ?? CoxAccuracy.ranks(fit, table, at: time)
      guard let area = HorizonAUC(table, censoring, codes: own.codes, rankCount: own.count, at: time) else {
        throw .unobserved(time, left: counts[index].left, followed: counts[index].followed)
      }
      horizons.append(
        Horizon(
          time: time, left: counts[index].left, followed: counts[index].followed, area: area.estimate,
          brier: brier[index]))
    }
    self.horizons = horizons
  }

  private static func counts(_ censoring: CensoringCurve, _ time: Double) -> (left: Int, followed: Int) {
    let first = censoring.place(time) + 1
    let left = censoring.left[..<first].reduce(0, +)
    let followed = censoring.left[first...].reduce(0, +) + censoring.stayed[first...].reduce(0, +)
    return (Int(left), Int(followed))
  }

  /// Times that the integral is taken over: as many as are allowed, and the last.
  private static func steps(_ times: [Double], _ last: Double) -> [Double] {
    guard times.count > gridLimit else { return times + [last] }
    return (0..<gridLimit).map { times[$0 * times.count / gridLimit] } + [last]
  }

  /// Weights of the grid with which values at the steps are integrated and divided by the time between.
  private static func trapezoids(_ grid: [Double], _ steps: [Double]) -> [Double] {
    var weights = [Double](repeating: 0, count: grid.count)
    guard let first = steps.first, let last = steps.last, last > first else {
      return grid.map { $0 == steps.last ? 1 : 0 }
    }
    let places = grid.indices.filter { steps.contains(grid[$0]) }
    for (a, b) in zip(places, places.dropFirst()) {
      let half = (grid[b] - grid[a]) / (2 * (last - first))
      weights[a] += half
      weights[b] += half
    }
    return weights
  }

  /// The order of risks, line by line, which is that of all horizons where there is one baseline; else `nil`.
  private static func ranks(_ fit: CoxFit, _ table: CoxTable) -> (codes: [Int32], count: Int)? {
    guard table.strata.count == 1 else { return nil }
    let ranks = Concordance.ranks(fit.design.predictors(fit.coefficients))
    return (table.lines.pattern.map { ranks.codes[Int($0)] }, ranks.count)
  }

  /// The order of risks at a horizon, by the baselines of the strata.
  private static func ranks(
    _ fit: CoxFit, _ table: CoxTable, at time: Double
  ) -> (codes: [Int32], count: Int) {
    let predictors = fit.design.predictors(fit.coefficients)
    let baseline = fit.baseline(at: [time])
    return Concordance.ranks(
      (0..<table.lines.count).map { line in
        let hazard = baseline[Int(table.lines.stratum[line])][0]
        // Of a stratum that nobody has left, all are at the least risk.
        return hazard > 0 ? predictors[Int(table.lines.pattern[line])] + log(hazard) : -1e9
      })
  }
}

extension CoxFit {
  /// The cumulative hazard of an average customer at times, by stratum.
  func baseline(at grid: [Double]) -> [[Double]] {
    let steps = sums.baselineSteps
    return (0..<risk.strata).map { stratum in
      var place = 0
      var sum = 0.0
      return grid.map { time in
        while place < risk.times.count, risk.times[place] <= time {
          sum += steps[stratum * risk.times.count + place]
          place += 1
        }
        return sum
      }
    }
  }
}
