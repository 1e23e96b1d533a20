import Statistics
import TestSupport
import Testing

struct ScoreIntervalsTests {
  /// Scores that are the chances by which outcomes are drawn.
  private func calibrated(_ seed: UInt64, _ count: Int = 2000, stretched: Double = 0) -> ScoreTable {
    var generator = SeededGenerator(state: seed)
    var scores: [Double] = []
    var outcomes: [UInt8] = []
    for _ in 0..<count {
      let p = Double.random(in: 0.02..<0.7, using: &generator)
      outcomes.append(Double.random(in: 0..<1, using: &generator) < p ? 1 : 0)
      scores.append(min(0.999, p + stretched))
    }
    return ScoreTable(scores: scores, outcomes: outcomes)
  }

  @Test func `calibrated scores show the error that chance makes`() {
    let errors = (0..<200).map { CalibrationBins(calibrated(UInt64($0))).expectedError }
    let mean = errors.reduce(0, +) / 200
    #expect(isNear(CalibrationBins(calibrated(1)).expectedErrorByChance, mean, 0.001))
  }

  /// An error of .08 that is there everywhere is covered as often as the level says, within what 300 trials allow.
  @Test func `the interval of the calibration error covers it`() {
    var covered = 0
    for seed in 0..<300 {
      let bins = CalibrationBins(calibrated(UInt64(seed), stretched: 0.08))
      let interval = bins.expectedErrorInterval(.standard)
      #expect(interval.contains(bins.expectedError) && interval.lowerBound >= 0)
      if interval.contains(0.08) { covered += 1 }
    }
    #expect(covered >= 275)
  }

  @Test func `a band's lift and its intervals go together`() throws {
    let table = calibrated(3, 4000)
    let lift = try #require(LiftTable(table))
    for band in lift.bands {
      let share = lift.shareInterval(band, .standard)
      #expect(share.contains(band.share))
      let ratio = try #require(lift.liftInterval(band, .standard))
      #expect(ratio.contains(band.lift))
      #expect(lift.recallInterval(band, .standard).contains(band.cumulativeRecall))
    }
    // Everyone as one band is the average, without doubt.
    let one = try #require(LiftTable(table, bands: 1))
    let interval = try #require(one.liftInterval(one.bands[0], .standard))
    #expect(isNear(interval.lowerBound, 1, 1e-9) && isNear(interval.upperBound, 1, 1e-9))
  }

  /// The first tenth's lift over resampled customers spreads as its interval says.
  @Test func `the interval of lift agrees with the bootstrap`() throws {
    let table = calibrated(5, 3000)
    let lift = try #require(LiftTable(table))
    let interval = try #require(lift.liftInterval(lift.bands[0], .standard))
    let draws = try (0..<400).map { seed in
      try #require(LiftTable(table.resampled(seed: UInt64(seed))).flatMap { $0.bands.first?.lift })
    }.sorted()
    #expect(isNear(interval.lowerBound, draws[10], 0.12))
    #expect(isNear(interval.upperBound, draws[389], 0.12))
  }

  @Test func `a bootstrap draw keeps the number of rows in the mean`() {
    let table = calibrated(8, 1000)
    let counts = (0..<200).map { table.resampled(seed: UInt64($0)).count }
    #expect(isNear(counts.reduce(0, +) / 200, 1000, 7))
    let spread = counts.reduce(0) { $0 + ($1 - 1000) * ($1 - 1000) } / 200
    #expect(spread > 700 && spread < 1350)
    #expect(table.resampled(seed: 4) == table.resampled(seed: 4))
  }

  /// Log-loss and the errors of both means, by scikit-learn and NumPy; EMPC's bootstrap by R's EMP over 1,000 draws.
  @Test(
    .enabled(
      if: SharedFiles.exists("data/telco_oof_logit.csv"), "../shared/data/telco_oof_logit.csv is missing"))
  func `errors of means and of profits on the Telco scores`() throws {
    let rows = try SharedFiles.rows("data/telco_oof_logit.csv")
    let table = ScoreTable(
      scores: rows.map { Double($0["p"] ?? "") ?? .nan }, outcomes: rows.map { $0["y"] == "1" ? 1 : 0 })
    let quality = try #require(ProbabilityQuality(table))
    #expect(isNear(quality.logLoss, 0.4172380069197336, 1e-12))
    #expect(isNear(quality.logLossError, 0.0065413630285435995, 1e-12))
    #expect(isNear(quality.brierError, 0.002335802636588174, 1e-12))
    let profit = try #require(
      CampaignProfit.intervals(table, terms: CampaignTerms(), draws: 400, seed: 1, .standard))
    #expect(isNear(profit.expected.lowerBound, try SharedFiles.oracle("empc", "EMPC_boot95", "0"), 0.12))
    #expect(isNear(profit.expected.upperBound, try SharedFiles.oracle("empc", "EMPC_boot95", "1"), 0.12))
    #expect(profit.expectedFlagged.contains(try SharedFiles.oracle("empc", "EMPC_rate")))
    let bins = CalibrationBins(table)
    // Calibrated scores of this spread: the mean over 400 draws of outcomes.
    #expect(isNear(bins.expectedErrorByChance, 0.01003, 2e-4))
  }
}
