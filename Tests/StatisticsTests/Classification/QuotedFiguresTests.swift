import Statistics
import TestSupport
import Testing

struct QuotedFiguresTests {
  private func figure(_ value: Double) -> QuotedFigures.Figure { .init(value, rounding: 0.0005) }

  /// Accuracy .814, precision .743 and recall .692, as one description of a Telco model has them.
  @Test func `figures that contradict each other need another share of leavers`() throws {
    let quoted = QuotedFigures(
      accuracy: figure(0.814), precision: figure(0.743), recall: figure(0.692), f1: figure(0.716))
    #expect(isNear(try #require(quoted.impliedShare), 0.340, 5e-4))
    let range = try #require(quoted.impliedShares)
    #expect(range.lowerBound > 0.337 && range.upperBound < 0.343)
    #expect(!range.contains(0.2653699))
    #expect(isNear(try #require(quoted.accuracy(atShare: 0.2653699)), 0.855, 5e-4))
    #expect(quoted.hasConsistentF1 == true)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `figures of any real table imply its own share`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let counts = (0..<4).map { _ in Int.random(in: 5..<400, using: &generator) }
    let matrix = ConfusionMatrix(
      threshold: 0.5, trueNegatives: counts[0], falsePositives: counts[1], falseNegatives: counts[2],
      truePositives: counts[3])
    let share = Double(counts[2] + counts[3]) / Double(counts.reduce(0, +))
    func rounded(_ value: Double?) throws -> QuotedFigures.Figure {
      figure((try #require(value) * 1000).rounded() / 1000)
    }
    let quoted = QuotedFigures(
      accuracy: try rounded(matrix.accuracy?.share), precision: try rounded(matrix.precision?.share),
      recall: try rounded(matrix.recall?.share), f1: try rounded(matrix.f1))
    #expect(try #require(quoted.impliedShares).contains(share))
    #expect(quoted.hasConsistentF1 == true)
    let off = QuotedFigures(precision: quoted.precision, recall: quoted.recall, f1: figure(0.9999))
    #expect(off.hasConsistentF1 == false)
  }

  @Test func `without all three no share is implied`() {
    #expect(QuotedFigures(accuracy: figure(0.8), recall: figure(0.5)).impliedShares == nil)
    #expect(QuotedFigures(f1: figure(0.5)).hasConsistentF1 == nil)
    // Perfect figures fix no share.
    #expect(
      QuotedFigures(
        accuracy: .init(1, rounding: 0), precision: .init(1, rounding: 0), recall: .init(1, rounding: 0)
      ).impliedShares == nil)
  }

  @Test func `thresholds for a recall and for a precision`() throws {
    let table = ScoreTable(
      scores: [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9] as [Double], outcomes: [0, 1, 0, 1, 0, 1, 0, 1])
    let found = try #require(table.confusion(recalling: 0.5))
    #expect(found.truePositives == 2 && found.falsePositives == 1)
    let precise = try #require(table.confusion(withPrecision: 0.6))
    #expect(precise.truePositives == 3 && precise.falsePositives == 2)
    #expect(table.confusion(withPrecision: 1)?.flagged == 1)
    let hopeless = ScoreTable(scores: [0.1, 0.9] as [Double], outcomes: [1, 0])
    #expect(hopeless.confusion(withPrecision: 0.9) == nil)
  }

  /// `precision_recall_curve` of scikit-learn 1.9.1. Skipped where the file is missing; the tests above stand alone.
  @Test(
    .enabled(
      if: SharedFiles.exists("data/telco_oof_logit.csv"), "../shared/data/telco_oof_logit.csv is missing"))
  func `what honest Telco scores give at quoted figures`() throws {
    let rows = try SharedFiles.rows("data/telco_oof_logit.csv")
    let table = ScoreTable(
      scores: rows.map { Double($0["p"] ?? "") ?? .nan }, outcomes: rows.map { $0["y"] == "1" ? 1 : 0 })
    let recalled = try #require(table.confusion(recalling: 0.692)?.precision?.share)
    #expect(isNear(recalled, 0.5692916849978003, 1e-9))
    #expect(isNear(recalled, try SharedFiles.oracle("telco_model_oof10", "precision_at_recall_.692"), 1e-3))
    #expect(
      isNear(
        try #require(table.confusion(withPrecision: 0.743)?.recall?.share), 0.32370251471375067, 1e-9))
  }
}
