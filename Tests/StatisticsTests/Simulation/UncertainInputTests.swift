import Statistics
import Testing

@Suite struct UncertainInputTests {
  /// Quantiles at .05, .5 and .9, mean and standard deviation of scipy 1.14, with sd = (high − low) / 2 /
  /// norm.ppf(.95): triang(5/9, .03, .09), norm(.08, sd), lognorm(log(4) / 2 / norm.ppf(.95), scale=.08) and
  /// beta(.08 k, .92 k) with k = .08 × .92 / sd² − 1.
  @Test(arguments: [
    (
      UncertainInput.Shape.triangular, [0.045, 0.0774341649, 0.1010263340], 0.0766666667, 0.0184089350
    ),
    (.normal, [0.035, 0.08, 0.1150607613], 0.08, 0.0273580574),
    (.lognormal, [0.04, 0.08, 0.1372874677], 0.0874281328, 0.0385403153),
    (.beta, [0.0403960393, 0.0771295752, 0.1165351444], 0.08, 0.0273580574),
  ])
  func `quantiles and moments are those of scipy`(
    shape: UncertainInput.Shape, quantiles: [Double], mean: Double, deviation: Double
  ) throws {
    // A lognormal's ends are .04 and .16, so that its median lies in their geometric middle.
    let (low, high) = shape == .lognormal ? (0.04, 0.16) : (0.03, 0.12)
    let input = try #require(UncertainInput(shape, low: low, base: 0.08, high: high))
    for (share, expected) in zip([0.05, 0.5, 0.9], quantiles) {
      #expect(abs(input.quantile(share) - expected) < 1e-8, "\(shape) \(share)")
    }
    #expect(abs(input.mean - mean) < 1e-8)
    #expect(abs(input.standardDeviation - deviation) < 1e-8)
  }

  @Test(arguments: UncertainInput.Shape.allCases)
  func `draws have the mean and the spread`(shape: UncertainInput.Shape) throws {
    let input = try #require(UncertainInput(shape, low: 0.2, base: 0.3, high: 0.45))
    var random = SeededDraws(seed: 5)
    let draws = SimulatedDraws((0..<20_000).map { _ in input.quantile(random.share()) })
    #expect(abs(draws.mean - input.mean) < 3 * input.standardDeviation / 20_000.squareRoot())
    #expect(abs(draws.standardDeviation / input.standardDeviation - 1) < 0.03)
  }

  @Test func `what is no distribution is none`() {
    #expect(UncertainInput(.triangular, low: 2, base: 1, high: 3) == nil)
    #expect(UncertainInput(.lognormal, low: 0, base: 1, high: 3) == nil)
    #expect(UncertainInput(.beta, low: 0, base: 0.5, high: 1.2) == nil)
    #expect(UncertainInput(.normal, low: 1, base: 1, high: 1)?.quantile(0.3) == 1)
  }

  @Test func `ranks and quantiles are those of scipy and numpy`() {
    // spearmanr([1, 2, 2, 5, 3], [3, 1, 4, 4, 9]) and quantile([3, 1, 4, 1.5, 9], [.1, .5, .975]).
    #expect(abs(rankCorrelation([1, 2, 2, 5, 3], [3, 1, 4, 4, 9]) - 0.605263157894737) < 1e-12)
    #expect(rankCorrelation([1, 1, 1], [1, 2, 3]) == 0)
    let draws = SimulatedDraws([3, 1, 4, 1.5, 9])
    #expect([0.1, 0.5, 0.975].map { draws.quantile($0) } == [1.2, 3, 8.5])
    #expect(draws.below(3).share == 0.4)
  }
}
