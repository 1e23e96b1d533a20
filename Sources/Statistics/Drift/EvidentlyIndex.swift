import Glibc

/// The stability index as Evidently reckons it, for reports that have to agree with one of its own.
///
/// Its code cuts numbers of more than 20 distinct values into bins of equal width over both periods together, as many as
/// Sturges' rule says, whatever number of bins is asked for; fewer values count one by one. Empty shares are 0.0001. It
/// has no critical value, so nothing is judged by it.
public enum EvidentlyIndex {
  /// Of numbers; `nil` without values in either period.
  public static func of(_ before: ValueCounts, _ now: ValueCounts) -> Double? {
    guard before.count > 0, now.count > 0 else { return nil }
    guard before.values.count > 20 else {
      let values = Set(before.values).union(now.values).sorted()
      return of(values.map { before.rows(at: $0) }, values.map { now.rows(at: $0) })
    }
    let low = Swift.min(before.values[0], now.values[0])
    let high = Swift.max(before.values[before.values.count - 1], now.values[now.values.count - 1])
    let bins = Int((log2(Double(before.count + now.count)) + 1).rounded(.up))
    func counts(_ period: ValueCounts) -> [Int] {
      var rows = [Int](repeating: 0, count: bins)
      for (value, count) in zip(period.values, period.counts) {
        rows[Swift.min(bins - 1, Int((value - low) / (high - low) * Double(bins)))] += count
      }
      return rows
    }
    return of(counts(before), counts(now))
  }

  /// Of levels, or of bins.
  public static func of(_ before: [Int], _ now: [Int]) -> Double? {
    let filled = before.indices.filter { before[$0] + now[$0] > 0 }
    let (a, b) = (filled.map { before[$0] }, filled.map { now[$0] })
    let (n, m) = (a.reduce(0, +), b.reduce(0, +))
    guard n > 0, m > 0 else { return nil }
    return Summation.sum(
      a.indices.map { bin in
        let x = a[bin] > 0 ? Double(a[bin]) / Double(n) : empty
        let y = b[bin] > 0 ? Double(b[bin]) / Double(m) : empty
        return (x - y) * log(x / y)
      })
  }

  /// The share that an empty bin counts as.
  private static let empty = 1e-4
}

extension ValueCounts {
  fileprivate func rows(at value: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < values.count && values[low] == value ? counts[low] : 0
  }
}
