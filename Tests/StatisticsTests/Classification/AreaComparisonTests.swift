import Statistics
import TestSupport
import Testing

struct AreaComparisonTests {
  private func random(_ seed: UInt64, _ count: Int = 300) -> (a: [Float], b: [Float], outcomes: [UInt8]) {
    var generator = SeededGenerator(state: seed)
    var a: [Float] = []
    var b: [Float] = []
    var outcomes: [UInt8] = []
    for _ in 0..<count {
      let left = Float.random(in: 0..<1, using: &generator) < 0.3
      let common = Float.random(in: 0..<1, using: &generator)
      outcomes.append(left ? 1 : 0)
      // A tenth's grid makes ties, and negative scores must sort too.
      a.append(((common + (left ? 0.4 : 0)) * 10).rounded() / 10 - 0.7)
      b.append(common + (left ? 0.2 : 0) + 0.3 * Float.random(in: 0..<1, using: &generator))
    }
    return (a, b, outcomes)
  }

  /// Every pair counted, as the definition says.
  private func area(_ scores: [Float], _ outcomes: [UInt8]) -> Double {
    var sum = 0.0
    var pairs = 0.0
    for i in scores.indices where outcomes[i] == 1 {
      for j in scores.indices where outcomes[j] == 0 {
        pairs += 1
        sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0
      }
    }
    return sum / pairs
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `areas are those of counting pairs, and the difference is theirs`(seed: UInt64) throws {
    let (a, b, outcomes) = random(seed)
    let found = try #require(AreaComparison(a, b, outcomes: outcomes))
    #expect(isNear(found.first.value, area(a, outcomes), 1e-12))
    #expect(isNear(found.second.value, area(b, outcomes), 1e-12))
    #expect(isNear(found.difference.value, found.first.value - found.second.value, 1e-12))
    // Rankings that share most of their noise differ with less error than two apart from each other.
    let apart = (found.first - found.second).standardError
    #expect(found.difference.standardError < apart)
    let alone = try #require(Discrimination(ScoreTable(scores: a, outcomes: outcomes)))
    #expect(isNear(found.first.standardError, alone.auc.standardError, 1e-12))
  }

  @Test func `a ranking does not differ from itself, whatever its scale`() throws {
    let (a, _, outcomes) = random(7)
    let found = try #require(AreaComparison(a, a.map { 3 * $0 + 1 }, outcomes: outcomes))
    #expect(abs(found.difference.value) < 1e-12 && found.difference.standardError < 1e-9)
  }

  @Test func `rows in another order give the same numbers`() throws {
    let (a, b, outcomes) = random(9)
    let turned = try #require(
      AreaComparison(a.reversed(), b.reversed(), outcomes: outcomes.reversed()))
    let found = try #require(AreaComparison(a, b, outcomes: outcomes))
    #expect(isNear(found.difference.value, turned.difference.value, 1e-12))
    #expect(isNear(found.difference.standardError, turned.difference.standardError, 1e-12))
  }

  @Test func `missing scores and outcomes are left out, and one outcome alone has no area`() throws {
    let found = try #require(
      AreaComparison(
        [0.1, 0.9, 0.4, 0.8, .nan, 0.5], [0.2, 0.7, 0.1, 0.9, 0.3, 0.5], outcomes: [0, 1, 0, 1, 1, 255]))
    #expect(found.count == 4 && found.first.value == 1)
    #expect(AreaComparison([0.1, 0.2], [0.1, 0.2], outcomes: [1, 1]) == nil)
  }

  /// The reference: DeLong's components with NumPy on the shared scores and minus tenure, in file order. Skipped where
  /// the files are missing; the tests above use data of our own.
  @Test(
    .enabled(
      if: SharedFiles.exists("data/telco_oof_logit.csv") && SharedFiles.exists("data/telco.csv"),
      "../shared/data/telco_oof_logit.csv or telco.csv is missing"))
  func `the Telco scores against tenure alone`() throws {
    let scores = try SharedFiles.rows("data/telco_oof_logit.csv")
    let tenures = try SharedFiles.rows("data/telco.csv").map { -(Float($0["tenure"] ?? "") ?? .nan) }
    let found = try #require(
      AreaComparison(
        scores.map { Float($0["p"] ?? "") ?? .nan }, tenures,
        outcomes: scores.map { $0["y"] == "1" ? 1 : 0 }))
    #expect(isNear(found.second.value, 0.7398671755286288, 1e-12))
    #expect(isNear(found.difference.value, 0.10538958528908277, 1e-6))
    #expect(isNear(found.difference.standardError, 0.005591159369403192, 1e-6))
  }
}
