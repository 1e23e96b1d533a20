import Distributions
import Statistics
import TestSupport
import Testing

struct CampaignProfitTests {
  let toy = ScoreTable(
    scores: [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9] as [Double], outcomes: [0, 1, 0, 1, 0, 1, 0, 1])

  /// The best profit over all thresholds, counted row by row.
  private func brute(_ table: ScoreTable, _ terms: CampaignTerms, acceptance: Double) -> Double {
    var best = 0.0
    for threshold in table.scores {
      var profit = 0.0
      for index in table.scores.indices where table.scores[index] >= threshold {
        profit += table.positives[index] * (acceptance * (terms.value - terms.offer) - terms.contact)
        profit -= table.negatives[index] * (terms.offer + terms.contact)
      }
      best = max(best, profit / table.count)
    }
    return best
  }

  @Test func `the toy example's profits are those of R's EMP`() throws {
    let found = try #require(CampaignProfit(toy, terms: CampaignTerms()))
    #expect(isNear(found.expected.value, 23.8755934183, 1e-9))
    #expect(isNear(found.atMean.value, 23.875, 1e-9))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `corners of the hull give what trying every threshold gives`(seed: UInt64) throws {
    let (scores, outcomes) = ScoreTableTests.random(seed)
    let table = ScoreTable(scores: scores, outcomes: outcomes)
    let terms = CampaignTerms(value: 120, offer: 15, contact: 3, a: 3, b: 5)
    let found = try #require(CampaignProfit(table, terms: terms))
    #expect(isNear(found.atMean.value, brute(table, terms, acceptance: 3.0 / 8), 1e-9))
    // The mean over acceptances, by the midpoint rule on equal chances.
    let steps = 2000
    let mean =
      (0..<steps).reduce(0.0) { sum, step in
        let acceptance = Beta(a: 3, b: 5).quantile((Double(step) + 0.5) / Double(steps))
        return sum + brute(table, terms, acceptance: acceptance)
      } / Double(steps)
    #expect(isNear(found.expected.value, mean, 0.01))
    #expect(found.expected.value >= found.atMean.value - 1e-9)
    #expect((0...1).contains(found.expectedFlagged))
    #expect(found.atMean.value >= found.ofEverybody - 1e-9)
  }

  @Test func `a hopeless campaign flags nobody`() throws {
    let terms = CampaignTerms(value: 11, offer: 10, contact: 5)
    let found = try #require(CampaignProfit(toy, terms: terms))
    #expect(found.atMean.value == 0)
    #expect(found.flaggedAtMean == 0)
    #expect(found.thresholdAtMean == .infinity)
  }

  @Test func `one outcome alone has no profit`() {
    #expect(
      CampaignProfit(ScoreTable(scores: [0.1, 0.2] as [Double], outcomes: [1, 1]), terms: .init()) == nil)
  }
}

extension TelcoScoresTests {
  @Test func `profit is that of R's EMP and empulse`() throws {
    let found = try #require(CampaignProfit(table, terms: CampaignTerms()))
    #expect(isNear(found.expected.value, try SharedFiles.oracle("empc", "EMPC"), 1e-7))
    #expect(isNear(found.expectedFlagged, try SharedFiles.oracle("empc", "EMPC_rate"), 1e-7))
    #expect(isNear(found.atMean.value, try SharedFiles.oracle("empc", "MPC_gamma.3"), 1e-7))
    #expect(isNear(found.flaggedAtMean, try SharedFiles.oracle("empc", "MPC_rate"), 1e-7))
    #expect(isNear(found.thresholdAtMean, try SharedFiles.oracle("empc", "MPC_threshold"), 1e-6))
    #expect(isNear(found.ofEverybody, try SharedFiles.oracle("empc", "treat_all_gamma.3"), 1e-7))
    // The oracle's interval is a bootstrap's, which the standard error comes close to.
    let interval = found.expected.interval(.standard)
    #expect(isNear(interval.lowerBound, try SharedFiles.oracle("empc", "EMPC_boot95", "0"), 0.1))
    #expect(isNear(interval.upperBound, try SharedFiles.oracle("empc", "EMPC_boot95", "1"), 0.1))
  }

  /// Of very many scores neighbours stand for each other: the table keeps its rows, its mean and nearly its ranking.
  @Test func `very many scores are drawn in cells, to the same interval`() throws {
    var state: UInt64 = 5
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    let scores = (0..<24_000).map { _ in Float(draw() * draw()) }
    let outcomes = scores.map { draw() < Double($0) ? UInt8(1) : 0 }
    let table = ScoreTable(scores: scores, outcomes: outcomes)
    let coarse = table.coarse(cells: 2_048)
    #expect(table.scores.count > 20_000 && coarse.scores.count == 2_048)
    #expect(coarse.positiveCount == table.positiveCount && coarse.negativeCount == table.negativeCount)
    #expect(zip(coarse.scores, coarse.scores.dropFirst()).allSatisfy { $0 < $1 })
    #expect(abs(coarse.meanScore - table.meanScore) < 1e-12)
    #expect(table.coarse(cells: 30_000) == table)
    let (fine, rough) = (try #require(Discrimination(table)), try #require(Discrimination(coarse)))
    #expect(abs(fine.auc.value - rough.auc.value) < 1e-4)
    let terms = CampaignTerms(value: 200, offer: 10, contact: 1, a: 6, b: 14)
    let interval = try #require(
      CampaignProfit.intervals(table, terms: terms, draws: 200, seed: 3, .standard)
    ).expected
    // The same draws, each with its customers one by one.
    let whole = (0..<200).compactMap { draw in
      CampaignProfit(table.resampled(seed: 3 &+ UInt64(draw)), terms: terms)?.expected.value
    }.sorted()
    #expect(abs(interval.lowerBound - whole[5]) < 0.15 && abs(interval.upperBound - whole[194]) < 0.15)
  }
}
