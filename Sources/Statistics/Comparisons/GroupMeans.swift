import Distributions

/// Means of several groups compared without taking their variances as equal, and the groups compared by rank.
public enum GroupMeans {
  /// A statistic with its p-value.
  public struct Test: Sendable, Hashable {
    public let statistic: Double
    /// Of the numerator of F, or of χ².
    public let degrees: Double
    /// Of the denominator of F; `nil` for χ².
    public let residualDegrees: Double?
    public let pValue: Double
  }

  /// That all means are one (Welch 1951): R's `oneway.test`. `nil` with fewer than two groups, or where a group has fewer
  /// than two rows or no spread.
  public static func welch(_ groups: [SampleSums]) -> Test? {
    let means = groups.compactMap { $0.mean }
    guard groups.count > 1, means.count == groups.count, means.allSatisfy({ $0.standardError > 0 }) else {
      return nil
    }
    let k = Double(groups.count)
    let weights = means.map { 1 / ($0.standardError * $0.standardError) }
    let total = weights.reduce(0, +)
    let centre = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1.value } / total
    let between = zip(weights, means).reduce(0) {
      $0 + $1.0 * ($1.1.value - centre) * ($1.1.value - centre)
    }
    let unevenness = zip(weights, groups).reduce(0) {
      let rest = 1 - $1.0 / total
      return $0 + rest * rest / Double($1.1.count - 1)
    }
    let f = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * unevenness)
    let residual = (k * k - 1) / (3 * unevenness)
    return Test(
      statistic: f, degrees: k - 1, residualDegrees: residual,
      pValue: FisherF(numerator: k - 1, denominator: residual).upperTail(f))
  }

  /// That values of one group are as often above as below those of another, by mid-ranks and corrected for ties (Kruskal &
  /// Wallis 1952): SciPy's `kruskal`. `nil` with fewer than two groups with rows, or when all values are one.
  public static func kruskalWallis(_ groups: [ValueCounts]) -> Test? {
    let filled = groups.filter { $0.count > 0 }
    let n = Double(filled.reduce(0) { $0 + $1.count })
    guard filled.count > 1, n > 1 else { return nil }
    var places = filled.map { _ in 0 }
    var sums = filled.map { _ in 0.0 }
    var (before, ties) = (0.0, 0.0)
    while true {
      let next = filled.indices.compactMap {
        places[$0] < filled[$0].values.count ? filled[$0].values[places[$0]] : nil
      }
      guard let value = next.min() else { break }
      var own = filled.map { _ in 0.0 }
      for group in filled.indices
      where places[group] < filled[group].values.count && filled[group].values[places[group]] == value {
        own[group] = Double(filled[group].counts[places[group]])
        places[group] += 1
      }
      let t = own.reduce(0, +)
      let rank = before + (t + 1) / 2
      for group in filled.indices { sums[group] += own[group] * rank }
      before += t
      ties += t * t * t - t
    }
    let correction = 1 - ties / (n * n * n - n)
    guard correction > 0 else { return nil }
    // About the mean rank, so that millions of rows lose no digits to a difference of large numbers.
    let spread = zip(sums, filled).reduce(0) {
      let (count, gap) = (Double($1.1.count), $1.0 / Double($1.1.count) - (n + 1) / 2)
      return $0 + count * gap * gap
    }
    let h = 12 / (n * (n + 1)) * spread / correction
    let degrees = Double(filled.count - 1)
    return Test(
      statistic: h, degrees: degrees, residualDegrees: nil,
      pValue: ChiSquared(degrees: degrees).upperTail(h))
  }
}

extension SampleSums {
  /// Student's interval of the mean; `nil` for fewer than two rows.
  public func interval(_ confidence: Confidence) -> ClosedRange<Double>? {
    mean.map { mean in
      let half =
        StudentT(degrees: Double(count - 1)).quantile(0.5 + confidence.level / 2) * mean.standardError
      return mean.value - half...mean.value + half
    }
  }

  /// Both groups as one.
  public func joined(with other: SampleSums) -> SampleSums {
    SampleSums(count: count + other.count, sum: sum + other.sum, squares: squares + other.squares)
  }
}
