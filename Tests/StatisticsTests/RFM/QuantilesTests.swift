import Statistics
import Testing

struct QuantilesTests {
  /// R: quantile(c(1, 2, 4, 8, 16, 32), c(0, .2, .25, .5, .9, 1), type = 7)
  @Test func `quantiles are those of type 7`() {
    let values: [Double] = [1, 2, 4, 8, 16, 32]
    let found = [0, 0.2, 0.25, 0.5, 0.9, 1].compactMap { Quantiles.value($0, ofSorted: values) }
    #expect(zip(found, [1, 2, 2.5, 6, 24, 32]).allSatisfy { abs($0 - $1) < 1e-12 } && found.count == 6)
  }

  @Test func `counted values give the same as listed ones`() {
    let counts = [(value: 1.0, count: 3), (value: 2.0, count: 1), (value: 7.0, count: 4)]
    let listed: [Double] = [1, 1, 1, 2, 7, 7, 7, 7]
    for p in stride(from: 0.0, through: 1, by: 0.05) {
      #expect(Quantiles.value(p, of: counts) == Quantiles.value(p, ofSorted: listed))
    }
    #expect(Quantiles.value(0.5, ofSorted: []) == nil)
  }

  /// SciPy: binom.cdf(k, 20, .5) ≤ .025 up to k = 5, so the interval runs from the 6th to the 15th value.
  @Test func `a median's interval comes from the ranks of a binomial`() throws {
    let counts = (1...20).map { (value: Double($0), count: 1) }
    let median = try #require(Median(counts, .standard))
    #expect(median.value == 10.5 && median.interval == 6...15 && median.count == 20)
  }

  /// binom.cdf(0, 5, .5) = .031 > .025; with six values it is .0156.
  @Test func `five values have no interval at 95 percent, and six have their extremes`() throws {
    let five = try #require(Median((1...5).map { (value: Double($0), count: 1) }, .standard))
    #expect(five.value == 3 && five.interval == nil)
    let six = try #require(Median((1...6).map { (value: Double($0), count: 1) }, .standard))
    #expect(six.interval == 1...6)
    #expect(Median([], .standard) == nil)
  }

  /// SciPy: binom.ppf(.025, 1000001, .5) = 499021, which leaves 499021 values below.
  @Test func `a million values take no longer than their distinct ones`() throws {
    let counts = (0...1_000_000).map { (value: Double($0), count: 1) }
    let median = try #require(Median(counts, .standard))
    #expect(median.value == 500_000)
    let interval = try #require(median.interval)
    #expect(abs(interval.lowerBound - 499_020) <= 1 && interval.upperBound == 1_000_000 - interval.lowerBound)
  }
}
