import Distributions

/// Mantel's log-rank test that groups leave alike, for any number of groups.
public struct LogRank: Sendable, Hashable {
  public struct Group: Sendable, Hashable {
    public let label: String
    public let count: Double
    public let observed: Double
    /// Leavers to expect if all groups left alike.
    public let expected: Double
  }

  public let groups: [Group]
  public let chiSquared: Double
  /// Groups less one, unless some are never at risk together with the others.
  public let degrees: Int
  public let pValue: Double

  /// `nil` when there is nothing to compare: one group, no event, or nobody at risk in two groups at once.
  public init?(_ table: LifeTable) {
    let count = table.groupCount
    let atRisk = table.groups.map { $0.atRisk }
    var expected = [Double](repeating: 0, count: count)
    var covariance = [Double](repeating: 0, count: count * count)
    for time in table.times.indices {
      let d = table.groups.reduce(0) { $0 + $1.events[time] }
      let n = atRisk.reduce(0) { $0 + $1[time] }
      guard d > 0, n > 0 else { continue }
      let shares = atRisk.map { $0[time] / n }
      for j in 0..<count { expected[j] += d * shares[j] }
      guard n > 1 else { continue }
      // Hypergeometric: as many leavers as there were, dealt out at random.
      let spread = d * (n - d) / (n - 1)
      for j in 0..<count where shares[j] > 0 {
        for l in 0..<count {
          covariance[j * count + l] += spread * shares[j] * ((j == l ? 1 : 0) - shares[l])
        }
      }
    }
    groups = (0..<count).map {
      Group(
        label: table.groups[$0].label, count: table.groups[$0].count,
        observed: table.groups[$0].eventCount, expected: expected[$0])
    }
    let distances = groups.map { $0.observed - $0.expected }
    let form = QuadraticForm(distances, covariance)
    guard form.rank > 0 else { return nil }
    chiSquared = form.value
    degrees = form.rank
    pValue = ChiSquared(degrees: Double(form.rank)).upperTail(form.value)
  }

  /// Every pair of groups, in the order of the groups, with p-values corrected together.
  public static func pairs(
    _ table: LifeTable, correction: Correction
  ) -> [(a: Int, b: Int, test: LogRank, adjusted: Double)] {
    var pairs: [(a: Int, b: Int, test: LogRank)] = []
    for a in 0..<table.groupCount {
      for b in (a + 1)..<max(a + 1, table.groupCount) {
        if let test = LogRank(table.selecting([a, b])) { pairs.append((a, b, test)) }
      }
    }
    let adjusted = correction.adjusted(pairs.map { $0.test.pValue })
    return zip(pairs, adjusted).map { ($0.a, $0.b, $0.test, $1) }
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
