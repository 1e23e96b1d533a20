import Distributions
import Glibc

/// The log-rank test that groups leave alike, for any number of groups, and its weighted relatives.
public struct LogRank: Sendable, Hashable {
  /// How much each time counts.
  public enum Weighting: Sendable, Hashable {
    /// Every departure alike (Mantel 1966).
    case logRank
    /// By the number at risk, so early departures count most (Gehan 1965, Breslow 1970).
    case gehan
    /// By the square root of the number at risk (Tarone & Ware 1977).
    case taroneWare
    /// By ∏(1 − d/(n + 1)) over all groups, whatever the censoring (Peto & Peto 1972).
    case peto
    /// By S(t−)^rho·(1 − S(t−))^gamma over all groups: `gamma` above `rho` weighs late departures (Fleming &
    /// Harrington 1991). `rho` 1 and `gamma` 0 is R's `survdiff(rho = 1)`.
    case flemingHarrington(rho: Double, gamma: Double)
  }

  public struct Group: Sendable, Hashable {
    public let label: String
    public let count: Double
    public let observed: Double
    /// Leavers to expect if all groups left alike.
    public let expected: Double
  }

  /// Counts are not weighted by time, whatever the test: they say who left, and who would have if all left alike.
  public let groups: [Group]
  public let weighting: Weighting
  /// Observed less expected, weighted by time, in the order of the groups: whose departures are more than expected.
  public let distances: [Double]
  public let chiSquared: Double
  /// Groups less one, unless some are never at risk together with the others.
  public let degrees: Int
  public let pValue: Double

  /// `nil` when there is nothing to compare: one group, no event, or nobody at risk in two groups at once.
  ///
  /// The variance is hypergeometric. With weights of rows it takes their squares in place of counts, and the
  /// effective number at risk in place of the number; equal weights of any size give the same test as none.
  public init?(_ table: LifeTable, weighting: Weighting = .logRank) {
    let count = table.groupCount
    let groups = table.groups.map { TestedGroup($0) }
    var expected = [Double](repeating: 0, count: count)
    var distances = expected
    var covariance = [Double](repeating: 0, count: count * count)
    var survival = (before: 1.0, peto: 1.0)
    for time in table.times.indices {
      let d = groups.reduce(0) { $0 + $1.events[time] }
      let n = groups.reduce(0) { $0 + $1.atRisk[time] }
      guard d > 0, n > 0 else { continue }
      let squares = groups.reduce(0) { $0 + $1.squaresAtRisk[time] }
      let hazard = min(1, d / n)
      // N/n_eff is the 1 of n + 1 and n − 1 when rows weigh one, and scales with the weights otherwise.
      let one = squares / n
      survival.peto *= 1 - d / (n + one)
      let weight = weighting.weight(atRisk: n, survival)
      survival.before *= 1 - hazard
      let shares = groups.map { $0.atRisk[time] / n }
      for j in 0..<count {
        expected[j] += d * shares[j]
        distances[j] += weight * (groups[j].events[time] - d * shares[j])
      }
      guard n > one else { continue }
      // As many leavers as there were, dealt out at random.
      let leavers = groups.reduce(0) { $0 + $1.eventSquares[time] }
      let spread = max(0, (1 - 2 * hazard) * leavers + hazard * hazard * squares)
      let factor = weight * weight * spread * n / (n - one)
      let parts = groups.map { $0.squaresAtRisk[time] / squares }
      for j in 0..<count where shares[j] > 0 {
        for l in 0..<count {
          covariance[j * count + l] +=
            factor
            * ((j == l ? parts[j] : 0) - shares[l] * parts[j] - shares[j] * parts[l] + shares[j] * shares[l])
        }
      }
    }
    self.groups = (0..<count).map {
      Group(
        label: table.groups[$0].label, count: table.groups[$0].count,
        observed: table.groups[$0].eventCount, expected: expected[$0])
    }
    let form = QuadraticForm(distances, covariance)
    guard form.rank > 0 else { return nil }
    self.weighting = weighting
    self.distances = distances
    chiSquared = form.value
    degrees = form.rank
    pValue = ChiSquared(degrees: Double(form.rank)).upperTail(form.value)
  }

  /// Every pair of groups, in the order of the groups, with p-values corrected together.
  public static func pairs(
    _ table: LifeTable, weighting: Weighting = .logRank, correction: Correction
  ) -> [(a: Int, b: Int, test: LogRank, adjusted: Double)] {
    var pairs: [(a: Int, b: Int, test: LogRank)] = []
    for a in 0..<table.groupCount {
      for b in (a + 1)..<max(a + 1, table.groupCount) {
        if let test = LogRank(table.selecting([a, b]), weighting: weighting) { pairs.append((a, b, test)) }
      }
    }
    let adjusted = correction.adjusted(pairs.map { $0.test.pValue })
    return zip(pairs, adjusted).map { ($0.a, $0.b, $0.test, $1) }
  }
}

/// What a test asks of a group at each time.
private struct TestedGroup {
  let events: [Double]
  let atRisk: [Double]
  let eventSquares: [Double]
  let squaresAtRisk: [Double]

  init(_ group: LifeTable.Group) {
    events = group.events
    atRisk = group.atRisk
    eventSquares = group.eventSquares
    squaresAtRisk = group.squaresAtRisk
  }
}

extension LogRank.Weighting {
  /// At a time with this many at risk; `survival` is of all groups together, just before the time and, Peto's way,
  /// just after.
  fileprivate func weight(atRisk: Double, _ survival: (before: Double, peto: Double)) -> Double {
    switch self {
    case .logRank: 1
    case .gehan: atRisk
    case .taroneWare: atRisk.squareRoot()
    case .peto: survival.peto
    case .flemingHarrington(let rho, let gamma):
      pow(survival.before, rho) * pow(1 - survival.before, gamma)
    }
  }
}

/// x′V⁻x for a covariance that may be singular, as covariances of deviations that sum to 0 are.
struct QuadraticForm {
  let value: Double
  let rank: Int

  /// Eliminates with the largest pivot first and stops when what is left is rounding.
  init(_ vector: [Double], _ covariance: [Double]) {
    let size = vector.count
    var x = vector
    var v = covariance
    var open = Array(0..<size)
    let tolerance = 1e-10 * (open.map { v[$0 * size + $0] }.max() ?? 0)
    var value = 0.0
    var rank = 0
    while let pivot = open.max(by: { (v[$0 * size + $0], $1) < (v[$1 * size + $1], $0) }) {
      let variance = v[pivot * size + pivot]
      guard variance > tolerance, variance > 0 else { break }
      value += x[pivot] * x[pivot] / variance
      rank += 1
      open.removeAll { $0 == pivot }
      for row in open {
        let factor = v[row * size + pivot] / variance
        x[row] -= factor * x[pivot]
        for column in open { v[row * size + column] -= factor * v[pivot * size + column] }
      }
    }
    self.value = value
    self.rank = rank
  }
}
