import Statistics
import Testing

struct ScoreTableTests {
  /// Two leavers and three stayers, with one tie across them.
  let small = ScoreTable(
    scores: [0.9, 0.5, 0.5, 0.2, 0.1] as [Double], outcomes: [1, 1, 0, 0, 0])

  static func random(_ seed: UInt64) -> (scores: [Float], outcomes: [UInt8]) {
    var generator = SeededGenerator(state: seed)
    let count = Int.random(in: 2...300, using: &generator)
    // One decimal, so that ties are common.
    let scores = (0..<count).map { _ in
      Float((Double.random(in: 0...1, using: &generator) * 20).rounded() / 20)
    }
    var outcomes = scores.map { UInt8(Float.random(in: 0...1, using: &generator) < $0 ? 1 : 0) }
    outcomes[0] = 1
    outcomes[1] = 0
    return (scores, outcomes)
  }

  @Test func `a tie counts half in the area`() throws {
    // Pairs: (.9 beats 3), (.5 ties one, beats two): 5.5 of 6.
    let found = try #require(Discrimination(small))
    #expect(isNear(found.auc.value, 5.5 / 6, 1e-15))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `the area and DeLong's error equal those of all pairs`(seed: UInt64) throws {
    let (scores, outcomes) = Self.random(seed)
    let found = try #require(Discrimination(ScoreTable(scores: scores, outcomes: outcomes)))
    let positives = zip(scores, outcomes).filter { $0.1 == 1 }.map { $0.0 }
    let negatives = zip(scores, outcomes).filter { $0.1 == 0 }.map { $0.0 }
    func psi(_ x: Float, _ y: Float) -> Double { x > y ? 1 : x == y ? 0.5 : 0 }
    let v10 = positives.map { x in negatives.reduce(0) { $0 + psi(x, $1) } / Double(negatives.count) }
    let v01 = negatives.map { y in positives.reduce(0) { $0 + psi($1, y) } / Double(positives.count) }
    let area = v10.reduce(0, +) / Double(v10.count)
    func spread(_ v: [Double]) -> Double {
      v.count < 2
        ? 0 : v.reduce(0) { $0 + ($1 - area) * ($1 - area) } / Double(v.count - 1) / Double(v.count)
    }
    #expect(isNear(found.auc.value, area, 1e-12))
    #expect(isNear(found.auc.standardError, (spread(v10) + spread(v01)).squareRoot(), 1e-7))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `the order of the rows does not matter`(seed: UInt64) {
    let (scores, outcomes) = Self.random(seed)
    let backwards = ScoreTable(scores: scores.reversed(), outcomes: outcomes.reversed())
    #expect(ScoreTable(scores: scores, outcomes: outcomes) == backwards)
  }

  @Test func `missing scores and outcomes are counted, not used`() {
    let table = ScoreTable(scores: [.nan, 0.5, 0.4, 0.3] as [Float], outcomes: [1, 255, 1, 0])
    #expect(table.excluded == 2)
    #expect(table.count == 2)
  }

  @Test func `one class cannot be ranked`() {
    let table = ScoreTable(scores: [0.5, 0.4] as [Double], outcomes: [1, 1])
    #expect(Discrimination(table) == nil)
    #expect(ProbabilityQuality(table) == nil)
    #expect(CalibrationLine(table) == nil)
    #expect(ThresholdCurve(table) == nil)
    #expect(LiftTable(table) == nil)
    #expect(ThresholdChoice.f1.threshold(for: table) == nil)
  }

  @Test func `probabilities of 0 and 1 have a finite loss`() throws {
    let table = ScoreTable(scores: [0, 1, 1, 0] as [Double], outcomes: [1, 0, 1, 0])
    let found = try #require(ProbabilityQuality(table))
    #expect(found.logLoss.isFinite)
    #expect(found.brier == 0.5)
    #expect(found.brierSkill == -1)
  }

  @Test func `scores that are no probabilities are only ranked`() {
    let table = ScoreTable(scores: [-3, 2, 4] as [Double], outcomes: [0, 0, 1])
    #expect(Discrimination(table)?.auc.value == 1)
    #expect(ProbabilityQuality(table) == nil)
    #expect(CalibrationLine(table) == nil)
  }

  @Test func `separated scores have no calibration line`() {
    let table = ScoreTable(scores: [0.1, 0.2, 0.8, 0.9] as [Double], outcomes: [0, 0, 1, 1])
    #expect(CalibrationLine(table) == nil)
  }

  @Test func `a sharpened score has a slope under one`() throws {
    // True odds of 1:3 and 3:1, claimed as 1:9 and 9:1; log 3 / log 9 is one half.
    let scores = [Double](repeating: 0.1, count: 4) + [Double](repeating: 0.9, count: 4)
    let line = try #require(
      CalibrationLine(ScoreTable(scores: scores, outcomes: [1, 0, 0, 0, 1, 1, 1, 0])))
    #expect(isNear(line.slope.value, 0.5, 1e-9))
    #expect(isNear(line.intercept.value, 0, 1e-9))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `bins hold every row once and curves end where they must`(seed: UInt64) throws {
    let (scores, outcomes) = Self.random(seed)
    let table = ScoreTable(scores: scores, outcomes: outcomes)
    let bins = CalibrationBins(table).bins
    #expect(bins.reduce(0) { $0 + $1.observed.count } == scores.count)
    #expect(bins.count <= 10)
    let lift = try #require(LiftTable(table)).bands
    #expect(isNear(lift.reduce(0) { $0 + $1.rows }, Double(scores.count), 1e-9))
    #expect(isNear(lift.last?.cumulativeRecall, 1, 1e-9))
    #expect(isNear(lift.last?.cumulativeLift, 1, 1e-9))
    let curve = try #require(ThresholdCurve(table, limit: 12)).points
    #expect(curve.count <= 13)
    #expect(curve.first?.falsePositiveShare == 0)
    #expect(curve.last?.truePositiveShare == 1)
    #expect(curve.last?.falsePositiveShare == 1)
    #expect(isNear(curve.last?.precision, table.prevalence, 1e-12))
  }

  @Test func `a tie across a decile is shared in proportion`() throws {
    let table = ScoreTable(
      scores: [Double](repeating: 0.5, count: 20), outcomes: [1, 0] + .init(repeating: 0, count: 18))
    let bands = try #require(LiftTable(table)).bands
    #expect(bands.count == 10)
    for band in bands { #expect(isNear(band.lift, 1, 1e-9)) }
  }

  @Test func `the highest of equally good thresholds is chosen`() throws {
    let table = ScoreTable(scores: [0.9, 0.8, 0.2, 0.1] as [Double], outcomes: [1, 1, 0, 0])
    #expect(ThresholdChoice.f1.threshold(for: table) == 0.5)
    #expect(ThresholdChoice.balanced.threshold(for: table) == 0.5)
    #expect(ConfusionMatrix(table, threshold: 0.5).f1 == 1)
  }
}
