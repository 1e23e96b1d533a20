import Threads

extension CampaignProfit {
  /// Percentile intervals over resampled customers: thresholds and shares are chosen anew in each draw.
  public struct Intervals: Sendable, Hashable {
    public let expected: ClosedRange<Double>
    public let expectedFlagged: ClosedRange<Double>
    public let atMean: ClosedRange<Double>
    public let flaggedAtMean: ClosedRange<Double>
    public let draws: Int
  }

  /// The bootstrap of a table's customers; the same for any number of threads. `nil` when too few draws hold both
  /// outcomes. Of very many scores, neighbours are contacted together, so that a draw costs the same for any number.
  public static func intervals(
    _ table: ScoreTable, terms: CampaignTerms, draws: Int, seed: UInt64, _ confidence: Confidence
  ) -> Intervals? {
    let table = table.scores.count > 20_000 ? table.coarse(cells: 2_048) : table
    let found = Parallel.map(draws) { draw in
      CampaignProfit(table.resampled(seed: seed &+ UInt64(draw)), terms: terms)
    }.compactMap { $0 }
    guard found.count >= 40 else { return nil }
    func range(_ value: (CampaignProfit) -> Double) -> ClosedRange<Double> {
      let sorted = found.map(value).sorted()
      let tail = (1 - confidence.level) / 2
      let low = Quantiles.value(tail, ofSorted: sorted) ?? .nan
      return low...Swift.max(low, Quantiles.value(1 - tail, ofSorted: sorted) ?? .nan)
    }
    return Intervals(
      expected: range { $0.expected.value }, expectedFlagged: range { $0.expectedFlagged },
      atMean: range { $0.atMean.value }, flaggedAtMean: range { $0.flaggedAtMean }, draws: found.count)
  }
}

extension ScoreTable {
  /// A bootstrap draw: each row as often as a Poisson variable of mean 1 says, which is what drawing with replacement
  /// comes to with many rows, and needs no row numbers.
  public func resampled(seed: UInt64) -> ScoreTable {
    var draws = PoissonDraws(seed: seed)
    var kept: (scores: [Double], positives: [Double], negatives: [Double]) = ([], [], [])
    kept.scores.reserveCapacity(scores.count)
    for index in scores.indices {
      let left = draws.sum(of: Int(positives[index]))
      let stayed = draws.sum(of: Int(negatives[index]))
      guard left + stayed > 0 else { continue }
      kept.scores.append(scores[index])
      kept.positives.append(Double(left))
      kept.negatives.append(Double(stayed))
    }
    return ScoreTable(scores: kept.scores, positives: kept.positives, negatives: kept.negatives)
  }
}

/// Poisson variables of mean 1 by inversion, from SplitMix64 (Steele, Lea & Flood 2014); the sum of very many is drawn
/// as the normal variable that it comes near to.
struct PoissonDraws {
  private var state: UInt64

  /// Seeds next to each other start far apart: a generator that only adds would make them repeat each other's draws.
  init(seed: UInt64) { state = PoissonDraws.mixed(seed &+ 0x632B_E59B_D9B4_E019) }

  /// Chances of at most 0, 1, 2 … customers, as parts of 2^32; beyond the last there are 12.
  private static let limits: [UInt32] = {
    var term = 0.36787944117144233
    var sum = 0.0
    return (0..<12).map { count in
      sum += term
      term /= Double(count + 1)
      return UInt32(min(sum, 1) * 4_294_967_295)
    }
  }()

  /// Rows whose sum is drawn at once.
  private static let many = 256

  mutating func sum(of rows: Int) -> Int {
    guard rows < PoissonDraws.many else {
      let sum = Double(rows) + Double(rows).squareRoot() * normal()
      return Swift.max(0, Int(sum.rounded()))
    }
    var total = 0
    for _ in 0..<rows { total += next() }
    return total
  }

  /// Twelve even draws added up, less their mean: of variance 1.
  private mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 {
      state &+= 0x9E37_79B9_7F4A_7C15
      sum += Double(PoissonDraws.mixed(state) >> 11) * 0x1p-53
    }
    return sum
  }

  private mutating func next() -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    let draw = UInt32(PoissonDraws.mixed(state) >> 32)
    return PoissonDraws.limits.firstIndex { draw <= $0 } ?? 12
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
