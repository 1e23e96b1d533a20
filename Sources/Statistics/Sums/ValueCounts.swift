/// The values of a numeric column with how often each occurs: all that comparing two periods needs.
public struct ValueCounts: Sendable, Hashable {
  /// Distinct, ascending.
  public let values: [Double]
  public let counts: [Int]
  /// Rows without a value.
  public let missing: Int
  /// Rows with one.
  public let count: Int

  /// As many counts as values, none of them 0; anything else is our mistake.
  public init(values: [Double], counts: [Int], missing: Int = 0) {
    precondition(values.count == counts.count, "a count for each value")
    self.values = values
    self.counts = counts
    self.missing = missing
    count = counts.reduce(0, +)
  }

  /// From values in any order; NaN is missing.
  public init(_ numbers: [Double]) {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    self.init(sorted: sorted, missing: numbers.count - sorted.count)
  }

  /// From ascending values without NaN.
  public init(sorted: [Double], missing: Int) {
    var values: [Double] = []
    var counts: [Int] = []
    for value in sorted {
      if let last = values.last, last == value {
        counts[counts.count - 1] += 1
      } else {
        values.append(value)
        counts.append(1)
      }
    }
    self.init(values: values, counts: counts, missing: missing)
  }

  /// NaN without values.
  public var mean: Double {
    Summation.sum(values.indices.map { values[$0] * Double(counts[$0]) }) / Double(count)
  }

  /// Of all rows, divided by their number; NaN without values.
  public var deviation: Double {
    let mean = mean
    let squares = values.indices.map { index in
      (values[index] - mean) * (values[index] - mean) * Double(counts[index])
    }
    return (Summation.sum(squares) / Double(count)).squareRoot()
  }

  /// Quantiles of type 7 at ascending shares; empty without values.
  public func quantiles(_ shares: [Double]) -> [Double] {
    guard count > 0 else { return [] }
    var found: [Double] = []
    var (index, seen) = (0, 0)
    for share in shares {
      let exact = Double(count - 1) * share
      let whole = exact.rounded()
      let place = abs(exact - whole) < 4 * Double.ulpOfOne * Swift.max(1, exact) ? whole : exact
      let below = Int(place.rounded(.down))
      while seen + counts[index] <= below {
        seen += counts[index]
        index += 1
      }
      let low = values[index]
      let fraction = place - Double(below)
      let isSame = fraction == 0 || below + 1 < seen + counts[index] || index + 1 == values.count
      found.append(isSame ? low : low + fraction * (values[index + 1] - low))
    }
    return found
  }

  /// Rows in bins that begin at ascending edges: below the first, between, from the last on.
  public func binned(at edges: [Double]) -> [Int] {
    var bins = [Int](repeating: 0, count: edges.count + 1)
    var bin = 0
    for (value, count) in zip(values, counts) {
      while bin < edges.count, edges[bin] <= value { bin += 1 }
      bins[bin] += count
    }
    return bins
  }
}
