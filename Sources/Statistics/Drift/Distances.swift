import Glibc

/// The distance of Jensen and Shannon (2003's metric): the root of the mean divergence of both shares from their middle,
/// with natural logarithms, as SciPy has it; between 0 and √ln 2.
public enum JensenShannon {
  /// Over the same bins or levels; `nil` without rows in either period.
  public static func distance(_ reference: [Int], _ current: [Int]) -> Double? {
    let (n, m) = (Double(reference.reduce(0, +)), Double(current.reduce(0, +)))
    guard n > 0, m > 0 else { return nil }
    var sum = 0.0
    for (a, b) in zip(reference, current) {
      let (x, y) = (Double(a) / n, Double(b) / m)
      let middle = (x + y) / 2
      if x > 0 { sum += x * log(x / middle) }
      if y > 0 { sum += y * log(y / middle) }
    }
    return Swift.max(0, sum / 2).squareRoot()
  }
}

/// Wasserstein's distance of the first order: how far values would have to move on average to make one period the
/// other; in the column's unit.
public enum Wasserstein {
  /// `nil` without values in either period.
  public static func distance(_ reference: ValueCounts, _ current: ValueCounts) -> Double? {
    guard reference.count > 0, current.count > 0 else { return nil }
    let (n, m) = (Double(reference.count), Double(current.count))
    var (i, j, below, under) = (0, 0, 0, 0)
    var (sum, last) = (0.0, 0.0)
    var gap = 0.0
    while i < reference.values.count || j < current.values.count {
      let x = i < reference.values.count ? reference.values[i] : .infinity
      let y = j < current.values.count ? current.values[j] : .infinity
      let value = Swift.min(x, y)
      if below + under > 0 { sum += gap * (value - last) }
      if x == value {
        below += reference.counts[i]
        i += 1
      }
      if y == value {
        under += current.counts[j]
        j += 1
      }
      gap = abs(Double(below) / n - Double(under) / m)
      last = value
    }
    return sum
  }
}
