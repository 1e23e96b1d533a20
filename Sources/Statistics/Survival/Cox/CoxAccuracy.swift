import Glibc
import Threads

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
    guard let last = wanted.last, let start = fit.risk.times.first else {
      throw .unobserved(wanted.last ?? 0, left: 0, followed: 0)
    }
    let predictors = fit.design.predictors(fit.coefficients)
    let ranks = Concordance.ranks(predictors)
    let steps = CoxAccuracy.steps(fit.risk.times.filter { $0 < last }, last)
    // The measures do not wait for each other; each is the same whoever makes it.
    let parts = Parallel.map(wanted.count + 2) { part -> Part in
      if part == 0 {
        return .uno(UnoConcordance(fit, table, censoring, ranks: ranks, through: last)?.estimate)
      }
      if part == 1 {
        return .brier(CoxAccuracy.brier(fit, table, censoring, predictors, wanted, steps))
      }
      let time = wanted[part - 2]
      let own = CoxAccuracy.ranks(fit, table, predictors, ranks, at: time)
      return .area(
        HorizonAUC(table, censoring, codes: own.codes, rankCount: own.count, at: time)?.estimate)
    }
    guard case .uno(let uno?) = parts[0], case .brier(let brier) = parts[1] else {
      throw .unobserved(last, left: 0, followed: 0)
    }
    self.uno = uno
    self.start = start
    integrated = brier[wanted.count]
    var horizons: [Horizon] = []
    for (index, time) in wanted.enumerated() {
      guard case .area(let area?) = parts[index + 2] else {
        throw .unobserved(time, left: counts[index].left, followed: counts[index].followed)
      }
      horizons.append(
        Horizon(
          time: time, left: counts[index].left, followed: counts[index].followed, area: area,
          brier: brier[index]))
    }
    self.horizons = horizons
  }

  private enum Part: Sendable {
    case uno(Estimate?)
    case brier([Brier])
    case area(Estimate?)
  }

  /// At each horizon, and their mean over the steps.
  private static func brier(
    _ fit: CoxFit, _ table: CoxTable, _ censoring: CensoringCurve, _ predictors: [Double],
    _ wanted: [Double], _ steps: [Double]
  ) -> [Brier] {
    let grid = Array(Set(steps + wanted)).sorted()
    let single = wanted.map { time in BrierLosses.Target.at(grid.firstIndex(of: time) ?? 0) }
    return BrierScores(
      fit, table, censoring, hazards: predictors.map { exp($0) }, grid: grid,
      targets: single + [.weighted(trapezoids(grid, steps))]
    ).scores
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

  /// The order of risks, line by line, at a horizon: by the baselines of the strata where there are several.
  private static func ranks(
    _ fit: CoxFit, _ table: CoxTable, _ predictors: [Double], _ ranks: (codes: [Int32], count: Int),
    at time: Double
  ) -> (codes: [Int32], count: Int) {
    guard table.strata.count > 1 else {
      return (table.lines.pattern.map { ranks.codes[Int($0)] }, ranks.count)
    }
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
