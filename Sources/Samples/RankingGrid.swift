#if canImport(Glibc)
  import Glibc
#endif

/// How well probabilities rank outcomes, counted on a fine grid so that no row is kept.
///
/// The grid divides the log-odds from -12 to 12 into 65,536 cells; two customers in one cell count as tied, which
/// changes the area under the curve by less than a millionth.
struct RankingGrid {
  private static let cells = 65_536
  private var left = [Int](repeating: 0, count: cells)
  private var stayed = [Int](repeating: 0, count: cells)

  mutating func add(probability: Double, left hasLeft: Bool) {
    let logOdds = log(probability / (1 - probability))
    let place = Int((logOdds + 12) / 24 * Double(Self.cells))
    let cell = min(max(place, 0), Self.cells - 1)
    if hasLeft { left[cell] += 1 } else { stayed[cell] += 1 }
  }

  /// Share of pairs of one who left and one who stayed in which the first had the higher probability, ties counted
  /// half (the statistic of Mann and Whitney); `nil` when nobody left or nobody stayed.
  var area: Double? {
    var (below, pairs) = (0, 0.0)
    for cell in 0..<Self.cells {
      pairs += Double(left[cell]) * (Double(below) + Double(stayed[cell]) / 2)
      below += stayed[cell]
    }
    let total = Double(left.reduce(0, +)) * Double(below)
    return total == 0 ? nil : pairs / total
  }
}
