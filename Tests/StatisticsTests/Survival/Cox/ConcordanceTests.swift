import Statistics
import Testing

struct ConcordanceTests {
  /// Every pair, one by one.
  private func slow(
    _ rows: [CoxRow], _ score: (CoxRow) -> Double
  ) -> (share: Double, error: Double, pairs: Double) {
    var concordant = [Double](repeating: 0, count: rows.count)
    var all = concordant
    for (i, first) in rows.enumerated() where first.left {
      for (j, other) in rows.enumerated() where first.stratum == other.stratum {
        let isLater = other.time > first.time || (other.time == first.time && !other.left)
        guard isLater, other.entry <= 0 || other.entry < first.time else { continue }
        let (a, b) = (score(first), score(other))
        let value = abs(a - b) < 1e-11 ? 0.5 : a > b ? 1 : 0
        for index in [i, j] {
          concordant[index] += value
          all[index] += 1
        }
      }
    }
    let pairs = all.reduce(0, +) / 2
    let share = concordant.reduce(0, +) / 2 / pairs
    let squares = zip(concordant, all).reduce(0) { sum, pair in
      let influence = (pair.0 - share * pair.1) / pairs
      return sum + influence * influence
    }
    return (share, squares.squareRoot(), pairs)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `counting by rank agrees with every pair`(seed: UInt64) throws {
    // Even seeds have times of their own for nearly everyone, so that trees count instead of running sums.
    var rows = coxRows(180, seed: seed, delayed: seed % 3 > 0, strata: seed > 5 ? 2 : 1)
    if seed % 2 == 0 { for index in rows.indices { rows[index].time += Double(index % 90) / 100 } }
    let fit = try CoxFitTests.fit(rows)
    let beta = fit.raw
    let expected = slow(rows) { row in
      (row.values[2] == 1 ? beta[0] : row.values[2] == 2 ? beta[1] : 0) + beta[2] * row.values[0]
        + beta[3] * row.values[1]
    }
    let concordance = try #require(Concordance(fit))
    #expect(concordance.pairs == expected.pairs)
    #expect(isNear(concordance.estimate.value, expected.share, 1e-12))
    #expect(isNear(concordance.estimate.standardError, expected.error, 1e-12))
  }
}
