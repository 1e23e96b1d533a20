import Statistics
import Testing

struct StratifiedTablesTests {
  /// Fibre against DSL within each contract, on Telco: customers who had left, and customers.
  let byContract = StratifiedTables([
    TwoByTwo(Proportion(1162, of: 2128), against: Proportion(394, of: 1223)),
    TwoByTwo(Proportion(104, of: 539), against: Proportion(53, of: 570)),
    TwoByTwo(Proportion(31, of: 429), against: Proportion(12, of: 628)),
  ])

  @Test func `the pooled odds ratio and its tests are statsmodels'`() throws {
    // statsmodels.stats.contingency_tables.StratifiedTable: oddsratio_pooled, its confint, test_null_odds(),
    // test_equal_odds()
    let pooled = try #require(byContract.oddsRatio(.standard))
    #expect(isNear(pooled.value, 2.5490, 5e-5))
    #expect(isNear(pooled.interval.lowerBound, 2.2311, 5e-5))
    #expect(isNear(pooled.interval.upperBound, 2.9121, 5e-5))
    let test = try #require(byContract.association)
    #expect(isNear(test.chiSquared, 195.37, 5e-3))
    let homogeneity = try #require(byContract.homogeneity)
    #expect(homogeneity.degrees == 2)
    #expect(isNear(homogeneity.pValue, 0.3736, 5e-5))
    let crude = try #require(byContract.crude)
    #expect(isNear(crude.oddsRatio(.standard).value, 3.0817, 5e-5))
  }

  @Test func `one stratum pools to the effects of its own table`() throws {
    let table = TwoByTwo(Proportion(30, of: 100), against: Proportion(15, of: 90))
    let one = StratifiedTables([table])
    #expect(
      isNear(one.oddsRatio(.standard)?.value, table.oddsRatio(.standard).value, 1e-12))
    let (pooled, own) = (try #require(one.ratio(.standard)), table.ratio(.standard))
    #expect(isNear(pooled.value, own.value, 1e-12))
    #expect(isNear(pooled.interval.lowerBound, own.interval.lowerBound, 1e-12))
    #expect(
      isNear(one.difference(.standard)?.value, table.difference(.standard).value, 1e-12))
    #expect(one.homogeneity == nil)
  }

  @Test func `the variance of the pooled difference agrees with Greenland and Robins' on large strata`()
    throws
  {
    // Σ(ab·m³ + cd·n³)/(nm·N²) / (Σ nm/N)², by hand.
    var (sum, weight) = (0.0, 0.0)
    for table in byContract.tables {
      let (a, n) = (Double(table.group.successes), Double(table.group.count))
      let (c, m) = (Double(table.reference.successes), Double(table.reference.count))
      let total = n + m
      sum += (a * (n - a) * m * m * m + c * (m - c) * n * n * n) / (n * m * total * total)
      weight += n * m / total
    }
    let expected = sum.squareRoot() / weight
    let effect = try #require(byContract.difference(.standard))
    let error = Confidence.standard.standardError(of: effect.interval)
    #expect(isNear(error, expected, 0.02 * expected))
  }

  @Test(arguments: 1...40) func `swapping the groups turns every pooled effect round`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    func share() -> Proportion {
      let n = Int.random(in: 4...120, using: &random)
      return Proportion(Int.random(in: 1..<n, using: &random), of: n)
    }
    let pairs = (0..<3).map { _ in (share(), share()) }
    let there = StratifiedTables(pairs.map { TwoByTwo($0, against: $1) })
    let back = StratifiedTables(pairs.map { TwoByTwo($1, against: $0) })
    let (d, e) = (try #require(there.difference(.standard)), try #require(back.difference(.standard)))
    #expect(isNear(d.value, -e.value, 1e-12))
    #expect(isNear(d.interval.lowerBound, -e.interval.upperBound, 1e-9))
    let (r, s) = (try #require(there.ratio(.standard)), try #require(back.ratio(.standard)))
    #expect(isNear(r.value * s.value, 1, 1e-9))
    #expect(isNear(r.interval.lowerBound * s.interval.upperBound, 1, 1e-9))
    let (p, q) = (try #require(there.homogeneity), try #require(back.homogeneity))
    #expect(isNear(p.chiSquared, q.chiSquared, 1e-6 * max(1, p.chiSquared)))
    #expect(isNear(there.association?.chiSquared, try #require(back.association).chiSquared, 1e-9))
  }

  @Test func `strata without events say nothing and break nothing`() throws {
    let empty = TwoByTwo(Proportion(0, of: 20), against: Proportion(0, of: 30))
    let full = TwoByTwo(Proportion(6, of: 20), against: Proportion(3, of: 30))
    let both = StratifiedTables([full, empty])
    #expect(isNear(both.oddsRatio(.standard)?.value, full.oddsRatio(.standard).value, 1e-12))
    #expect(both.homogeneity == nil)
    let none = StratifiedTables([empty, empty])
    #expect(none.oddsRatio(.standard) == nil && none.ratio(.standard) == nil && none.association == nil)
    #expect(none.difference(.standard)?.value == 0)
    #expect(StratifiedTables([]).crude == nil && StratifiedTables([]).difference(.standard) == nil)
  }

  @Test func `standardised to the make-up of both, a mixture that differs in nothing else does not differ`()
    throws
  {
    // Within each stratum the shares are equal; only the make-up differs.
    let a = [(Proportion(80, of: 400), 500.0), (Proportion(50, of: 100), 500.0)]
    let b = [(Proportion(20, of: 100), 500.0), (Proportion(200, of: 400), 500.0)]
    let (left, right) = (
      try #require(StandardisedShare(a.map { (leavers: $0.0, weight: $0.1) }, .standard)),
      try #require(StandardisedShare(b.map { (leavers: $0.0, weight: $0.1) }, .standard))
    )
    #expect(isNear(left.share, 0.35, 1e-12) && isNear(right.share, 0.35, 1e-12))
    #expect(left.count == 500 && left.interval.contains(0.35))
    let difference = left.difference(from: right)
    #expect(isNear(difference.value, 0, 1e-12) && difference.interval.contains(0))
  }

  @Test func `one stratum is standardised to itself, with Wilson's interval`() throws {
    let share = Proportion(5, of: 20)
    let standardised = try #require(StandardisedShare([(share, 3)], .standard))
    #expect(isNear(standardised.interval.lowerBound, share.interval(.standard).lowerBound, 1e-12))
    #expect(isNear(standardised.interval.upperBound, share.interval(.standard).upperBound, 1e-12))
    #expect(StandardisedShare([], .standard) == nil)
  }
}
