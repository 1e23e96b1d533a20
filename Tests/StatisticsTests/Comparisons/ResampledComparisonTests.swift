import Statistics
import Testing

struct ResampledComparisonTests {
  /// Five-fold AUCs on Telco of 100 trees of depth 3 and of a logistic regression (scikit-learn 1.9.1, xgboost 3.2.0);
  /// `scipy.stats.ttest_1samp`, and the same with the variance times 1/5 + 1/4.
  @Test func `five folds against SciPy`() throws {
    let trees = [
      0.8620837531323464, 0.8434343434343434, 0.8562517760727479, 0.8316677675460751, 0.8390873405806845,
    ]
    let logistic = [
      0.854531245963471, 0.8454054612622388, 0.8635459453873777, 0.8253681470256828, 0.8364988777293931,
    ]
    let found = try #require(
      ResampledComparison(zip(trees, logistic).map { $0 - $1 }, testShare: 1.0 / 4))
    #expect(isNear(found.mean, 0.0014350606796067699, 1e-12))
    #expect(isNear(found.naivePValue, 0.6282079049750708, 1e-9))
    #expect(isNear(found.pValue, 0.7446269021256646, 1e-9))
    let interval = found.interval(.standard)
    #expect(isNear(interval.upperBound - found.mean, 0.011413732695569365, 1e-9))
  }

  /// Twenty differences, four times five folds, whose corrected p is the .0495 of the Telco comparison: the plain test
  /// would have called the same differences as sure as 6 in 100,000.
  @Test func `twenty folds that look sure are barely so`() throws {
    let spread = (0..<20).map { Double($0 % 2 == 0 ? 1 : -1) }
    // t of 2.0981 on 19 degrees of freedom has a two-sided probability of .0495.
    let deviation = (20.0 / 19).squareRoot()
    let mean = 2.09810 * deviation * (1.0 / 20 + 1.0 / 4).squareRoot()
    let found = try #require(ResampledComparison(spread.map { $0 + mean }, testShare: 1.0 / 4))
    #expect(isNear(found.pValue, 0.0495, 5e-5))
    #expect(isNear(found.naivePValue, 6e-5, 5e-6))
    #expect(found.interval(.standard).lowerBound > 0)
  }

  @Test func `no spread and no difference says nothing`() throws {
    let found = try #require(ResampledComparison([0, 0, 0], testShare: 0.25))
    #expect(found.pValue == 1 && found.naivePValue == 1)
    #expect(ResampledComparison([0.1], testShare: 0.25) == nil)
  }

  /// Learners that do not differ: training sets that overlap make the plain test reject far more than it says.
  @Test func `the corrected test keeps its level where the plain one does not`() throws {
    var rejected = (plain: 0, corrected: 0)
    for seed in 0..<400 {
      var generator = SeededGenerator(state: UInt64(seed) &* 7919)
      // What a whole data set happens to say is shared by all its folds; the folds only add to it.
      func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
      }
      let shared = normal() * 0.5
      let found = try #require(
        ResampledComparison((0..<20).map { _ in shared + normal() }, testShare: 0.25))
      if found.naivePValue < 0.05 { rejected.plain += 1 }
      if found.pValue < 0.05 { rejected.corrected += 1 }
    }
    #expect(rejected.plain > 100)
    #expect(rejected.corrected < 30)
  }
}
