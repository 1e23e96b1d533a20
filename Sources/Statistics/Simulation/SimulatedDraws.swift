import Glibc

/// Draws of one number, in ascending order, with what is read off them.
public struct SimulatedDraws: Sendable {
  public let sorted: [Double]

  public init(_ draws: [Double]) { sorted = draws.sorted() }

  public var count: Int { sorted.count }
  public var mean: Double { sorted.reduce(0, +) / Double(Swift.max(1, count)) }

  public var standardDeviation: Double {
    let mean = mean
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(Swift.max(1, count - 1))).squareRoot()
  }

  /// Of type 7, as numpy's by default; NaN without draws.
  public func quantile(_ share: Double) -> Double {
    guard let last = sorted.indices.last else { return .nan }
    let place = share * Double(last)
    let below = Int(place)
    let next = Swift.min(below + 1, last)
    return sorted[below] + (place - Double(below)) * (sorted[next] - sorted[below])
  }

  /// Draws below a bound, of all.
  public func below(_ bound: Double) -> Proportion {
    Proportion(sorted.count { $0 < bound }, of: count)
  }
}

/// What a rank correlation of so many pairs leaves open, by Fisher's transformation with the variance of Bonett and
/// Wright (2000); `nil` for under four pairs.
public func rankCorrelationInterval(
  _ correlation: Double, count: Int, _ confidence: Confidence
) -> ClosedRange<Double>? {
  guard count > 3, correlation.isFinite else { return nil }
  let bounded = Swift.min(1 - 1e-12, Swift.max(-1 + 1e-12, correlation))
  let error = ((1 + bounded * bounded / 2) / Double(count - 3)).squareRoot()
  let range = confidence.interval(around: atanh(bounded), standardError: error)
  return tanh(range.lowerBound)...tanh(range.upperBound)
}

/// Spearman's correlation of two lists of draws, ties at their mean rank; 0 where one does not vary.
public func rankCorrelation(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "draws come in pairs")
  func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for index in start...end { ranks[order[index]] = Double(start + end) / 2 }
      start = end + 1
    }
    return ranks
  }
  let (a, b) = (ranks(x), ranks(y))
  let middle = Double(x.count - 1) / 2
  var (xy, xx, yy) = (0.0, 0.0, 0.0)
  for (u, v) in zip(a, b) {
    xy += (u - middle) * (v - middle)
    xx += (u - middle) * (u - middle)
    yy += (v - middle) * (v - middle)
  }
  return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
}
