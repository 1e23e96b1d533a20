/// Quantiles of type 7 (Hyndman & Fan 1996), which R, NumPy and spreadsheets give: linear between order statistics.
public enum Quantiles {
  /// The quantile at a share p (0…1) of values in ascending order; `nil` of none.
  public static func value(_ p: Double, ofSorted values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return value(p, count: values.count) { values[$0] }
  }

  /// The same of distinct values in ascending order with how often each occurs.
  public static func value(_ p: Double, of counts: [(value: Double, count: Int)]) -> Double? {
    let total = counts.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    return value(p, count: total) { Quantiles.ranked($0, counts) }
  }

  /// The same of so many values, of which those of one or two ranks are asked for.
  public static func value(_ p: Double, count: Int, at rank: (Int) -> Double) -> Double {
    let exact = Double(count - 1) * p
    // A place that is whole but for rounding is an order statistic, as in R.
    let whole = exact.rounded()
    let place = abs(exact - whole) < 4 * Double.ulpOfOne * Swift.max(1, exact) ? whole : exact
    let below = Int(place.rounded(.down))
    let low = rank(below)
    let fraction = place - Double(below)
    // Without it rounding could part two equal order statistics.
    guard fraction > 0, below + 1 < count else { return low }
    let high = rank(below + 1)
    return high == low ? low : low + fraction * (high - low)
  }

  /// The value with a rank, counted from 0.
  static func ranked(_ rank: Int, _ counts: [(value: Double, count: Int)]) -> Double {
    var seen = 0
    for entry in counts {
      seen += entry.count
      if rank < seen { return entry.value }
    }
    return counts.last?.value ?? .nan
  }
}
