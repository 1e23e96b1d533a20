import Statistics
import Testing

struct TwoByTwoTests {
  /// Fibre against DSL on Telco: 1,297 of 3,096 and 459 of 2,421 had left.
  let fibre = TwoByTwo(Proportion(1297, of: 3096), against: Proportion(459, of: 2421))

  @Test func `difference, ratio and odds ratio are statsmodels'`() {
    // confint_proportions_2indep(method='newcomb'), Table2x2.riskratio / oddsratio with their confints
    let difference = fibre.difference(.standard)
    #expect(isNear(difference.value, 0.2293, 5e-5))
    #expect(isNear(difference.interval.lowerBound, 0.2057, 5e-5))
    #expect(isNear(difference.interval.upperBound, 0.2524, 5e-5))
    let ratio = fibre.ratio(.standard)
    #expect(isNear(ratio.value, 2.2096, 5e-5))
    #expect(isNear(ratio.interval.lowerBound, 2.0150, 5e-5))
    #expect(isNear(ratio.interval.upperBound, 2.4231, 5e-5))
    let odds = fibre.oddsRatio(.standard)
    #expect(isNear(odds.value, 3.0817, 5e-5))
    #expect(isNear(odds.interval.lowerBound, 2.7218, 5e-5))
    #expect(isNear(odds.interval.upperBound, 3.4892, 5e-5))
    #expect(fibre.test?.isExact == false && !fibre.isFilled)
  }

  @Test func `Newcombe's interval is that of his paper's example`() {
    // oracles.json, proportions.newcombe_56_70_vs_48_80
    let effect = TwoByTwo(Proportion(56, of: 70), against: Proportion(48, of: 80)).difference(.standard)
    #expect(isNear(effect.interval.lowerBound, 0.0524314724, 1e-9))
    #expect(isNear(effect.interval.upperBound, 0.333872654, 1e-9))
  }

  @Test(
    arguments: [
      // scipy.stats.fisher_exact([[a, b], [c, d]]).pvalue
      (3, 15, 9, 13, 0.020017648554463734), (0, 20, 5, 305, 1.0), (8, 10, 1, 6, 0.034965034965034975),
    ])
  func `Fisher's test is SciPy's`(a: Int, n: Int, c: Int, m: Int, p: Double) {
    let table = TwoByTwo(Proportion(a, of: n), against: Proportion(c, of: m))
    #expect(isNear(table.fisher, p, 1e-12))
  }

  @Test func `the exact test is used where an expected count is under five`() throws {
    // 12 of 28 in all, so 15·12/28 = 6.4 and 13·12/28 = 5.6 of them are expected: Pearson's will do.
    let enough = TwoByTwo(Proportion(3, of: 15), against: Proportion(9, of: 13))
    #expect(try #require(enough.test).isExact == false)
    // 9 of 16, so 6·7/16 = 2.6 are expected to stay.
    let few = try #require(TwoByTwo(Proportion(8, of: 10), against: Proportion(1, of: 6)).test)
    #expect(few.isExact && isNear(few.pValue, 0.034965034965034975, 1e-12))
  }

  @Test(arguments: 1...40) func `Fisher's test adds up the tables no likelier than the one seen`(seed: UInt64)
  {
    var random = SeededGenerator(state: seed)
    let (n, m) = (Int.random(in: 1...25, using: &random), Int.random(in: 1...25, using: &random))
    let (a, c) = (Int.random(in: 0...n, using: &random), Int.random(in: 0...m, using: &random))
    func ways(_ k: Int, of n: Int) -> Double {
      (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    let masses = (max(0, a + c - m)...min(n, a + c)).map { ways($0, of: n) * ways(a + c - $0, of: m) }
    let seen = ways(a, of: n) * ways(c, of: m)
    let expected = masses.filter { $0 <= seen * (1 + 1e-7) }.reduce(0, +) / masses.reduce(0, +)
    let table = TwoByTwo(Proportion(a, of: n), against: Proportion(c, of: m))
    #expect(isNear(table.fisher, expected, 1e-10))
    let swapped = TwoByTwo(Proportion(c, of: m), against: Proportion(a, of: n))
    #expect(isNear(swapped.fisher, table.fisher, 1e-10))
  }

  @Test func `a group that nobody left has ratios with a half added, and an exact difference`() {
    let table = TwoByTwo(Proportion(0, of: 40), against: Proportion(10, of: 40))
    #expect(table.isFilled)
    #expect(isNear(table.difference(.standard).value, -0.25, 1e-15))
    #expect(isNear(table.oddsRatio(.standard).value, 0.5 * 30.5 / (40.5 * 10.5), 1e-12))
    #expect(isNear(table.ratio(.standard).value, (0.5 / 41) / (10.5 / 41), 1e-12))
    let all = TwoByTwo(Proportion(40, of: 40), against: Proportion(40, of: 40))
    #expect(all.test == nil && all.oddsRatio(.standard).interval.contains(1))
    #expect(all.difference(.standard).value == 0)
  }

  @Test(arguments: 1...60) func `swapping the groups turns every effect round`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    func share() -> Proportion {
      let n = Int.random(in: 5...200, using: &random)
      return Proportion(Int.random(in: 0...n, using: &random), of: n)
    }
    let (a, b) = (share(), share())
    let (there, back) = (TwoByTwo(a, against: b), TwoByTwo(b, against: a))
    #expect(isNear(there.difference(.standard).value, -back.difference(.standard).value, 1e-12))
    for (x, y) in [
      (there.ratio(.standard), back.ratio(.standard)),
      (there.oddsRatio(.standard), back.oddsRatio(.standard)),
    ] {
      #expect(isNear(x.value * y.value, 1, 1e-9))
      #expect(isNear(x.interval.lowerBound * y.interval.upperBound, 1, 1e-9))
      #expect(x.interval.contains(x.value))
    }
  }
}
