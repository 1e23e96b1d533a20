import Statistics
import Testing

struct ObservedToExpectedTests {
  /// 50 customers at .1, of whom 8 left, and 50 at .3, of whom 22 did.
  private let table = ScoreTable(scores: [0.1, 0.3], positives: [8, 22], negatives: [42, 28])

  @Test func `as many as happened are set beside as many as were expected`() throws {
    let held = try #require(ObservedToExpected(table))
    #expect(isNear(held.expected, 20, 1e-12) && isNear(held.variance, 15, 1e-12))
    #expect(held.observed == Proportion(30, of: 100) && isNear(held.ratio, 1.5, 1e-12))
    // statsmodels proportion_confint(30, 100, method='wilson') times 100 / 20
    let interval = held.interval(.standard)
    #expect(isNear(interval.lowerBound, 1.0947442647466379, 1e-9))
    #expect(isNear(interval.upperBound, 1.9792427316673333, 1e-9))
    // scipy: 20 ± norm.ppf(.975) * sqrt(15)
    let range = held.expectedInterval(.standard)
    #expect(isNear(range.lowerBound, 12.409091, 1e-5) && isNear(range.upperBound, 27.590909, 1e-5))
  }

  @Test func `nothing is said of nobody, nor of whom nothing was expected`() {
    #expect(ObservedToExpected(ScoreTable(scores: [Double](), outcomes: [])) == nil)
    #expect(ObservedToExpected(ScoreTable(scores: [0.0, 0.0], outcomes: [0, 1])) == nil)
    let few = ObservedToExpected(ScoreTable(scores: [0.5], outcomes: [1]))
    #expect(few?.ratio == 2 && few?.expectedInterval(.standard) == 0...1)
  }

  private func isNear(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool { abs(a - b) <= tolerance }
}
