import Glibc
import Statistics
import Testing

struct RecalibrationTests {
  /// Scores whose true log-odds are a line of their own: half as steep, and shifted.
  private func distorted(_ count: Int = 20_000, seed: UInt64 = 3) -> ScoreTable {
    var generator = SeededGenerator(state: seed)
    var scores: [Double] = []
    var outcomes: [UInt8] = []
    for _ in 0..<count {
      let p = Double.random(in: 0.02...0.98, using: &generator)
      let truth = 1 / (1 + exp(-(0.4 + 0.5 * log(p / (1 - p)))))
      scores.append(p)
      outcomes.append(Double.random(in: 0...1, using: &generator) < truth ? 1 : 0)
    }
    return ScoreTable(scores: scores, outcomes: outcomes)
  }

  private func mapped(_ table: ScoreTable, _ map: Recalibration) -> ScoreTable {
    var scores: [Double] = []
    var outcomes: [UInt8] = []
    for index in table.scores.indices {
      let count = (Int(table.positives[index]), Int(table.negatives[index]))
      scores += [Double](repeating: map(table.scores[index]), count: count.0 + count.1)
      outcomes += [UInt8](repeating: 1, count: count.0) + [UInt8](repeating: 0, count: count.1)
    }
    return ScoreTable(scores: scores, outcomes: outcomes)
  }

  @Test func `Platt's map finds the line that distorts the scores`() throws {
    guard case .platt(let intercept, let slope)? = Recalibration.platt(distorted()) else {
      Issue.record("no map")
      return
    }
    #expect(isNear(intercept, 0.4, 0.05))
    #expect(isNear(slope, 0.5, 0.03))
  }

  @Test(arguments: ["platt", "beta", "isotonic"])
  func `each map makes distorted scores calibrated`(kind: String) throws {
    let table = distorted()
    let map = try #require(
      kind == "platt"
        ? Recalibration.platt(table)
        : kind == "beta" ? Recalibration.beta(table) : Recalibration.isotonic(table))
    let after = mapped(table, map)
    let before = try #require(ProbabilityQuality(table))
    let quality = try #require(ProbabilityQuality(after))
    #expect(quality.brier < before.brier)
    #expect(isNear(quality.meanPredicted, quality.prevalence, 0.002))
    #expect(CalibrationBins(after).expectedError < 0.02)
    // A distortion by a line of log-odds leaves Platt's map nothing to mend.
    if kind != "isotonic" { #expect(isNear(CalibrationLine(after)?.slope.value, 1, 0.02)) }
  }

  @Test(arguments: ["platt", "beta", "isotonic"])
  func `each map keeps the order`(kind: String) throws {
    let (scores, outcomes) = ScoreTableTests.random(11)
    let table = ScoreTable(scores: scores, outcomes: outcomes)
    let map = try #require(
      kind == "platt"
        ? Recalibration.platt(table)
        : kind == "beta" ? Recalibration.beta(table) : Recalibration.isotonic(table))
    let mapped = (0...1000).map { map(Double($0) / 1000) }
    #expect(zip(mapped, mapped.dropFirst()).allSatisfy { $0 <= $1 + 1e-15 })
    #expect(mapped.allSatisfy { (0...1).contains($0) })
  }

  @Test func `pooling adjacent violators is least squares under order`() {
    // By hand: .2 and .4 pool to 1/2, the rest rise on their own.
    let table = ScoreTable(scores: [0.1, 0.2, 0.4, 0.8] as [Double], outcomes: [0, 1, 0, 1])
    let map = Recalibration.isotonic(table)
    #expect(map?(0.05) == 0)
    #expect(map?(0.3) == 0.5)
    #expect(map?(0.9) == 1)
    // Half-way between two pools.
    #expect(isNear(map?(0.6), 0.75, 1e-12))
  }

  @Test func `scores that separate the outcomes have no line`() {
    let table = ScoreTable(scores: [0.1, 0.2, 0.8, 0.9] as [Double], outcomes: [0, 0, 1, 1])
    #expect(Recalibration.platt(table) == nil)
  }
}
