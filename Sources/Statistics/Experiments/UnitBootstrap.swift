import Threads

/// Intervals by drawing parts of the customers again: the parts are dealt by a hash of the customer, so a customer's
/// rows stay together, and a draw costs the same for any number of customers.
///
/// Each part comes as often as a Poisson variable of mean 1 says (Hanley and MacGibbon, 2006).
public struct UnitBootstrap: Sendable {
  public let draws: Int
  public let seed: UInt64

  public init(draws: Int = 400, seed: UInt64) {
    self.draws = draws
    self.seed = seed
  }

  /// How often each part comes in a draw; the same for every statistic, so that differences are of pairs.
  func weights(_ draw: Int) -> [Double] {
    var numbers = PoissonDraws(seed: seed &+ UInt64(draw))
    return (0..<UpliftSample.unitCount).map { _ in Double(numbers.sum(of: 1)) }
  }

  /// Percentile intervals of several statistics of several rankings; `nil` for a statistic that fewer than half of
  /// the draws have.
  public func intervals(
    _ rankings: [UpliftRanking], _ confidence: Confidence,
    of statistics: @Sendable @escaping ([UpliftTable]) -> [Double?]
  ) -> [ClosedRange<Double>?] {
    let found = Parallel.map(draws) { draw -> [Double?] in
      let weights = weights(draw)
      return statistics(rankings.map { $0.table(weights) })
    }
    return UnitBootstrap.percentiles(found, confidence)
  }

  /// The same of sums of parts: `units` has one row of sums a part.
  public func intervals(
    ofSums units: [[Double]], _ confidence: Confidence,
    of statistics: @Sendable @escaping ([Double]) -> [Double?]
  ) -> [ClosedRange<Double>?] {
    precondition(units.count == UpliftSample.unitCount, "a row of sums for each part")
    let width = units.first?.count ?? 0
    let found = Parallel.map(draws) { draw -> [Double?] in
      var sums = [Double](repeating: 0, count: width)
      for (unit, weight) in zip(units, weights(draw)) where weight > 0 {
        for column in 0..<width { sums[column] += weight * unit[column] }
      }
      return statistics(sums)
    }
    return UnitBootstrap.percentiles(found, confidence)
  }

  private static func percentiles(_ found: [[Double?]], _ confidence: Confidence) -> [ClosedRange<Double>?] {
    let tail = (1 - confidence.level) / 2
    return (found.first ?? []).indices.map { index in
      let sorted = found.compactMap { $0[index] }.filter { $0.isFinite }.sorted()
      guard sorted.count * 2 >= found.count, let low = Quantiles.value(tail, ofSorted: sorted),
        let high = Quantiles.value(1 - tail, ofSorted: sorted)
      else { return nil }
      return low...Swift.max(low, high)
    }
  }
}
