import Statistics
import TestSupport
import Testing

struct ProportionTests {
  @Test func `nobody of twenty still leaves room above`() {
    // statsmodels.stats.proportion.proportion_confint(0, 20, method="wilson")
    let interval = Proportion(0, of: 20).interval(.standard)
    #expect(interval.lowerBound == 0)
    #expect(isNear(interval.upperBound, 0.1611251581, 1e-10))
  }

  @Test func `five of twenty match Wilson's interval`() {
    // (p + z²/2n ± z·√(p(1−p)/n + z²/4n²))/(1 + z²/n) in double precision, by hand.
    let interval = Proportion(5, of: 20).interval(.standard)
    #expect(isNear(interval.lowerBound, 0.11186170140766569, 1e-14))
    #expect(isNear(interval.upperBound, 0.468700877618744, 1e-14))
  }

  @Test func `Newcombe's example is reproduced`() {
    // Newcombe (1998), table II (a): 56/70 against 48/80, method 10.
    let found = Proportion(56, of: 70).difference(from: Proportion(48, of: 80), .standard)
    #expect(isNear(found.value, 0.2, 1e-12))
    #expect(isNear(found.interval.lowerBound, 0.0524314724, 1e-9))
    #expect(isNear(found.interval.upperBound, 0.333872654, 1e-9))
  }

  @Test(arguments: [(0, 1), (1, 1), (0, 1_000_000), (7, 9), (500_000, 1_000_000)])
  func `an interval holds its share and stays within 0 and 1`(successes: Int, count: Int) {
    let interval = Proportion(successes, of: count).interval(.standard)
    #expect(interval.contains(Proportion(successes, of: count).share))
    #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
  }

  @Test func `a share of no rows stops the process`() async {
    await #expect(processExitsWith: .failure) { _ = Proportion(0, of: 0) }
  }

  @Test(.enabled(if: SharedFiles.exists("oracles/oracles.json"), "../shared/oracles/oracles.json is missing"))
  func `the oracle's intervals are reached`() throws {
    let five = Proportion(5, of: 20).interval(.standard)
    #expect(isNear(five.lowerBound, try SharedFiles.oracle("proportions", "wilson_5_20", "0"), 1e-9))
    #expect(isNear(five.upperBound, try SharedFiles.oracle("proportions", "wilson_5_20", "1"), 1e-9))
  }
}
