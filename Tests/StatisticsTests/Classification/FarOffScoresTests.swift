import Statistics
import Testing

struct FarOffScoresTests {
  /// Scores so far below what happened that Newton's first steps would run away from the line.
  @Test func `a line of calibration is found however far off the scores are`() throws {
    let table = ScoreTable(
      scores: [0.00005, 0.0005, 0.005, 0.02, 0.2], positives: [4, 6, 12, 20, 40],
      negatives: [96, 94, 88, 60, 40])
    // statsmodels GLM(y, add_constant(logit(p)), Binomial()), and with the logit as offset
    let line = try #require(CalibrationLine(table))
    let found = [
      line.intercept.value, line.slope.value, line.intercept.standardError, line.slope.standardError,
    ]
    let expected = [0.51388909, 0.42269205, 0.25947268, 0.05599843]
    for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-6, "\(a), not \(b)") }
    #expect(abs(line.inTheLarge.value - 2.48248201) < 1e-6)
    #expect(abs(line.inTheLarge.standardError - 0.17240067) < 1e-6)
  }
}
