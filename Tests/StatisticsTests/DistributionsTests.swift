import Distributions
import Testing

/// Values of scipy.stats 1.17 and, for the exact ones, of arithmetic.
struct DistributionsTests {
  @Test func `normal quantiles and tails match the tables`() {
    let normal = StandardNormal()
    #expect(isNear(normal.quantile(0.975), 1.959963984540054, 1e-14))
    #expect(isNear(normal.cumulative(1.959963984540054), 0.975, 1e-15))
    #expect(isNear(normal.upperTail(10) / 7.61985302416047e-24, 1, 1e-10))
  }

  @Test func `two degrees of freedom make chi-square exponential`() {
    #expect(isNear(ChiSquared(degrees: 2).upperTail(6), 0.049787068367863944, 1e-15))
    #expect(ChiSquared(degrees: 2).upperTail(2352.87) == 0)
    #expect(isNear(ChiSquared(degrees: 1).quantile(0.95), 3.841458820694124, 1e-12))
  }

  @Test func `t, F and beta agree where they are the same distribution`() {
    // t² with k degrees is F with 1 and k; F is a transformed beta.
    let t = 2.1
    let both = 2 * StudentT(degrees: 9).upperTail(t)
    #expect(isNear(both, FisherF(numerator: 1, denominator: 9).upperTail(t * t), 1e-14))
    #expect(isNear(both, Beta(a: 0.5, b: 4.5).upperTail(t * t / (t * t + 9)), 1e-14))
    #expect(isNear(StudentT(degrees: 9).quantile(0.975), 2.26215716, 1e-8))
  }

  @Test func `binomial and hypergeometric count`() {
    #expect(isNear(Binomial(trials: 4, share: 0.5).mass(2), 0.375, 1e-15))
    #expect(isNear(Binomial(trials: 4, share: 0.5).upperTail(2), 0.3125, 1e-15))
    // Two of 5 marked, 2 drawn: both marked in one of ten ways.
    let draw = Hypergeometric(marked: 2, drawn: 2, total: 5)
    #expect(isNear(draw.mass(2), 0.1, 1e-15))
    #expect(isNear(draw.cumulative(0), 0.3, 1e-15))
    #expect(draw.mass(3) == 0)
    #expect(draw.upperTail(2) == 0)
  }

  @Test func `outside the domain there is no number`() {
    #expect(StandardNormal().quantile(1.5).isNaN)
    #expect(ChiSquared(degrees: -1).upperTail(1).isNaN)
    #expect(Beta(a: 0, b: 1).cumulative(0.5).isNaN)
  }
}
