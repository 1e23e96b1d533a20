import Distributions
import Glibc

/// The population stability index of two periods counted over the same bins or levels: Σ (a − b)·ln(a / b), with a
/// critical value that depends on how many rows there are (Yurdakul 2018) rather than .1 or .25 for all sizes.
public struct StabilityIndex: Sendable, Hashable {
  /// Shares under this count as this, so that an empty bin has a logarithm.
  public static let floor = 1e-4
  /// Where the smallest expected count is under this, the null distribution is drawn rather than taken as
  /// chi-squared.
  public static let roughUnder = 100.0
  /// Tables drawn then.
  public static let draws = 1_999

  public let value: Double
  /// What the index exceeds with the chance of `level` where nothing has changed.
  public let critical: Double
  /// The chance of an index this large where nothing has changed.
  public let pValue: Double
  /// Of the index of the two populations that the rows come from.
  public let interval: ClosedRange<Double>
  /// Bins or levels that either period has.
  public let bins: Int
  /// Whether critical value and p-value come from drawn tables.
  public let isDrawn: Bool

  /// `nil` without rows in either period. `level` is the chance of a false alarm.
  public init?(
    _ reference: [Int], _ current: [Int], level: Double = 0.05, confidence: Confidence = .standard,
    seed: UInt64 = 0, draws: Int = StabilityIndex.draws
  ) {
    precondition(reference.count == current.count, "both periods are counted over the same bins")
    let filled = reference.indices.filter { reference[$0] + current[$0] > 0 }
    let a = filled.map { reference[$0] }
    let b = filled.map { current[$0] }
    let (n, m) = (a.reduce(0, +), b.reduce(0, +))
    guard n > 0, m > 0 else { return nil }
    let value = StabilityIndex.index(a, n, b, m)
    self.value = value
    bins = filled.count
    let unit = 1 / Double(n) + 1 / Double(m)
    guard bins > 1 else {
      (critical, pValue, interval, isDrawn) = (0, 1, 0...0, false)
      return
    }
    let degrees = Double(bins - 1)
    let smallest = StabilityIndex.smallestExpected(a, b, n, m)
    isDrawn = smallest < StabilityIndex.roughUnder
    if isDrawn {
      let drawn = HomogeneityDraws(a, b, draws: draws, seed: seed).map { x, y in
        StabilityIndex.index(x, n, y, m)
      }.sorted()
      critical =
        drawn[Swift.min(drawn.count - 1, Int((Double(drawn.count + 1) * (1 - level)).rounded(.up)) - 1)]
      let above = drawn.count { $0 >= value * (1 - 1e-12) }
      pValue = Double(1 + above) / Double(1 + drawn.count)
    } else {
      let null = ChiSquared(degrees: degrees)
      critical = null.quantile(1 - level) * unit
      pValue = null.upperTail(value / unit)
    }
    interval = StabilityIndex.interval(a, n, b, m, value, degrees, unit, confidence)
  }

  /// The quantile of chi-squared that the critical value of many rows is made of.
  public static func chiSquaredCritical(degrees: Double, level: Double = 0.05) -> Double {
    ChiSquared(degrees: degrees).quantile(1 - level)
  }

  /// The index itself, over bins with their totals.
  static func index(_ a: [Int], _ n: Int, _ b: [Int], _ m: Int) -> Double {
    var sum = 0.0
    for bin in a.indices {
      let x = Swift.max(StabilityIndex.floor, Double(a[bin]) / Double(n))
      let y = Swift.max(StabilityIndex.floor, Double(b[bin]) / Double(m))
      sum += (x - y) * log(x / y)
    }
    return sum
  }

  static func smallestExpected(_ a: [Int], _ b: [Int], _ n: Int, _ m: Int) -> Double {
    let fewest = a.indices.map { a[$0] + b[$0] }.min() ?? 0
    return Double(fewest) * Double(Swift.min(n, m)) / Double(n + m)
  }

  /// The index over 1/n + 1/m is about noncentral chi-squared; its noncentrality is turned into an interval. Where that
  /// is large, the normal interval of the delta method is as good and quicker.
  private static func interval(
    _ a: [Int], _ n: Int, _ b: [Int], _ m: Int, _ value: Double, _ degrees: Double, _ unit: Double,
    _ confidence: Confidence
  ) -> ClosedRange<Double> {
    let statistic = value / unit
    guard statistic < 2_000 else {
      let centre = value - degrees * unit
      let half = confidence.z * standardError(a, n, b, m)
      return Swift.max(0, centre - half)...Swift.max(0, centre + half)
    }
    let tail = (1 - confidence.level) / 2
    let low = noncentrality(statistic, degrees, at: 1 - tail)
    let high = noncentrality(statistic, degrees, at: tail)
    return low * unit...Swift.max(low, high) * unit
  }

  /// The noncentrality under which a share `p` lies below the statistic; 0 when even none gives less.
  private static func noncentrality(_ statistic: Double, _ degrees: Double, at p: Double) -> Double {
    func below(_ noncentrality: Double) -> Double {
      NoncentralChiSquared(degrees: degrees, noncentrality: noncentrality).cumulative(statistic)
    }
    guard below(0) > p else { return 0 }
    var (low, high) = (0.0, statistic + 20 + 10 * statistic.squareRoot())
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if below(middle) > p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func standardError(_ a: [Int], _ n: Int, _ b: [Int], _ m: Int) -> Double {
    var (meanA, meanB, squareA, squareB) = (0.0, 0.0, 0.0, 0.0)
    for bin in a.indices {
      let x = Swift.max(floor, Double(a[bin]) / Double(n))
      let y = Swift.max(floor, Double(b[bin]) / Double(m))
      let slopeX = log(x / y) + 1 - y / x
      let slopeY = log(y / x) + 1 - x / y
      meanA += x * slopeX
      meanB += y * slopeY
      squareA += x * slopeX * slopeX
      squareB += y * slopeY * slopeY
    }
    let variance = (squareA - meanA * meanA) / Double(n) + (squareB - meanB * meanB) / Double(m)
    return Swift.max(0, variance).squareRoot()
  }
}
