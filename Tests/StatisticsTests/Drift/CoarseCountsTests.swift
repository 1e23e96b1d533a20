import Statistics
import TestSupport
import Testing

@Suite struct `Values taken together in cells` {
  private func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 11) / Double(1 << 53)
      return share * share * 100
    }
  }

  @Test func `of few distinct ones lose nothing`() {
    let counts = ValueCounts([3, 1, 1, 2, .nan, 3, 3])
    let coarse = CoarseCounts(counts)
    #expect(coarse.counts == counts && coarse.isExact && coarse.least == 1)
    let other = ValueCounts([0, 1.5, 2, 9])
    #expect(coarse.matching(other) == other)
    #expect(CoarseCounts(ValueCounts([])).counts.count == 0)
  }

  @Test(arguments: UInt64(1)...50)
  func `keep the mean, the rows and the order, and move no quantile by more than a cell`(seed: UInt64) {
    let values = ValueCounts(numbers(2000 + Int(seed) * 37, seed: seed))
    let coarse = CoarseCounts(values)
    #expect(coarse.counts.values.count <= CoarseCounts.cells && coarse.counts.values.count > 200)
    #expect(coarse.counts.count == values.count)
    #expect(abs(coarse.counts.mean - values.mean) < 1e-9 * values.mean)
    #expect(zip(coarse.counts.values, coarse.counts.values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(coarse.matching(values) == coarse.counts)
    let other = ValueCounts(numbers(900, seed: seed + 1000))
    let matched = coarse.matching(other)
    #expect(matched.count == other.count)
    let exact = KolmogorovSmirnov(values, other)?.distance ?? 0
    let found = KolmogorovSmirnov(coarse.counts, matched)?.distance ?? 0
    #expect(found <= exact + 1e-12 && exact - found < 2.0 / Double(CoarseCounts.cells))
    let distance = Wasserstein.distance(values, other) ?? 0
    #expect(abs((Wasserstein.distance(coarse.counts, matched) ?? 0) - distance) < 0.02 * values.deviation)
    let index = StabilityIndex(
      values.binned(at: ReferenceBins(values).edges), other.binned(at: ReferenceBins(values).edges),
      level: 0.05, seed: 1)
    let edges = ReferenceBins(coarse.counts).edges
    let again = StabilityIndex(
      coarse.counts.binned(at: edges), matched.binned(at: edges), level: 0.05, seed: 1)
    #expect(abs((index?.value ?? 0) - (again?.value ?? 1)) < 0.02)
  }

  @Test func `leave what lies outside all cells where it is`() {
    let coarse = CoarseCounts(ValueCounts(numbers(3000, seed: 4)))
    let matched = coarse.matching(ValueCounts([-5, 250]))
    #expect(matched.values == [-5, 250])
  }

  @Test func `are refused when no values could have made them`() {
    func made(_ means: [Double], _ ends: [Double], _ rows: [Int], least: Double = 0) -> CoarseCounts? {
      CoarseCounts(means: means, ends: ends, rows: rows, missing: 0, least: least)
    }
    #expect(made([0, 2], [1, 2], [3, 4]) != nil)
    #expect(made([2, 0], [2, 1], [3, 4]) == nil)
    #expect(made([0, 2], [1, 1.5], [3, 4]) == nil)
    #expect(made([0, 2], [1, 2], [3, 0]) == nil)
    #expect(made([0, .nan], [1, .nan], [3, 1]) == nil)
    #expect(made([0, 2], [1, 2], [3]) == nil)
    #expect(made([0, 2], [1, 2], [3, 4], least: .infinity) == nil)
  }
}
