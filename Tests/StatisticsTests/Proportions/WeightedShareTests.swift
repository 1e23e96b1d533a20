import Statistics
import Testing

@Suite struct WeightedShareTests {
  private func share(_ rows: [(weight: Double, event: Bool)]) -> WeightedShare? {
    func sum(_ power: (Double) -> Double, _ all: Bool) -> Double {
      rows.filter { all || $0.event }.reduce(0) { $0 + power($1.weight) }
    }
    return WeightedShare(
      count: rows.count, total: sum({ $0 }, true), squares: sum({ $0 * $0 }, true),
      eventTotal: sum({ $0 }, false), eventSquares: sum({ $0 * $0 }, false))
  }

  @Test func `equal weights give nearly Wilson's interval, as an unbiased variance counts one row less`()
    throws
  {
    let rows = (0..<400).map { (weight: 7.0, event: $0 < 90) }
    let weighted = try #require(share(rows))
    #expect(abs(weighted.share - 0.225) < 1e-15)
    #expect(abs(weighted.effectiveCount - 399) < 1e-9)
    let (a, b) = (weighted.interval(.standard), Proportion(90, of: 400).interval(.standard))
    #expect(abs(a.lowerBound - b.lowerBound) < 1e-4 && abs(a.upperBound - b.upperBound) < 1e-4)
  }

  @Test func `the variance is the ratio estimator's, worked out from the rows`() throws {
    let rows = (0..<50).map { (weight: Double($0 % 7 + 1), event: $0 % 3 == 0) }
    let weighted = try #require(share(rows))
    let total = rows.reduce(0) { $0 + $1.weight }
    let residuals = rows.reduce(0.0) { sum, row in
      let e = row.weight * ((row.event ? 1 : 0) - weighted.share)
      return sum + e * e
    }
    let variance = 50.0 / 49 * residuals / (total * total)
    #expect(abs(weighted.effectiveCount - weighted.share * (1 - weighted.share) / variance) < 1e-9)
  }

  @Test func `without events, and with nothing else, the interval is not empty`() throws {
    let none = try #require(share((0..<30).map { (Double($0 + 1), false) }))
    #expect(none.share == 0 && none.interval(.standard).lowerBound == 0)
    #expect(none.interval(.standard).upperBound > 0.1)
    let all = try #require(share((0..<30).map { (Double($0 + 1), true) }))
    #expect(all.share == 1 && all.interval(.standard).upperBound == 1)
    #expect(all.interval(.standard).lowerBound < 0.9)
  }

  @Test func `nothing has no share`() {
    #expect(share([]) == nil)
    #expect(share([(0, true), (0, false)]) == nil)
  }

  @Test func `of repeated samples the stated part covers the truth`() throws {
    var state: UInt64 = 5
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    // Weights 1 and 9 equally often, with rates .4 and .1: of the amount (.4 + .9) / 10 = .13 leaves.
    let covered = try (0..<1_000).count { _ in
      let rows = (0..<200).map { _ in
        let isBig = draw() < 0.5
        return (weight: isBig ? 9.0 : 1, event: draw() < (isBig ? 0.1 : 0.4))
      }
      return try #require(share(rows)).interval(.standard).contains(0.13)
    }
    #expect((925...975).contains(covered))
  }
}
