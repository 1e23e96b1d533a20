import Distributions
import Statistics
import TestSupport
import Testing

/// The Telco customers' hazard against `hazard_telco`, and against scipy where that takes the neighbours as known.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/telco.csv"),
    "../shared/data/telco.csv is missing; DiscreteHazardTests and HazardPeaksTests cover the same code"))
struct TelcoHazardTests {
  let hazard: DiscreteHazard

  init() throws {
    hazard = DiscreteHazard(
      LifeTable(
        try SharedFiles.rows("data/telco.csv").map { row in
          Life(time: try #require(row["tenure"].flatMap(Double.init)), left: row["Churn"] == "Yes")
        }))
  }

  @Test(arguments: [1, 2, 12, 13, 14, 15])
  func `at risk, left and hazard are the reference's`(month: Int) throws {
    let period = hazard.periods[month - 1]
    #expect(period.atRisk == (try SharedFiles.oracle("hazard_telco", "\(month)", "0")))
    #expect(period.events == (try SharedFiles.oracle("hazard_telco", "\(month)", "1")))
    #expect(isNear(period.hazard, try SharedFiles.oracle("hazard_telco", "\(month)", "2"), 5e-7))
  }

  @Test func `month 14 has the reference's interval, neighbours and ratio`() throws {
    let interval = try #require(hazard.periods[13].interval(.standard))
    #expect(
      isNear(interval.lowerBound, try SharedFiles.oracle("hazard_telco", "month14_wilson95", "0"), 5e-8))
    #expect(
      isNear(interval.upperBound, try SharedFiles.oracle("hazard_telco", "month14_wilson95", "1"), 5e-8))
    let peaks = HazardPeaks(hazard)
    let test = try #require(peaks.test(of: 14))
    let local = "month14_vs_pm3_local"
    #expect(isNear(test.comparison.otherRate, try SharedFiles.oracle("hazard_telco", local, "local"), 5e-7))
    #expect(isNear(test.comparison.ratio, try SharedFiles.oracle("hazard_telco", local, "ratio"), 5e-5))
    #expect(test.adjusted == (try SharedFiles.oracle("hazard_telco", local, "holm")))
    // binomtest(24, 222, 4748/(4748+28642)) of scipy 1.11, one-sided each way.
    #expect(isNear(test.pValue, 0.9438842068124396, 1e-12))
    #expect(isNear(test.comparison.pLower, 0.0836439395582424, 1e-12))
    // The reference's own p takes the neighbours' hazard as known: every count as unlikely as 24, or more so.
    let known = Binomial(trials: 4748, share: test.comparison.otherRate)
    let p = (0...4748).map { known.mass($0) }.filter { $0 <= known.mass(24) * (1 + 1e-7) }.reduce(0, +)
    #expect(isNear(p, try SharedFiles.oracle("hazard_telco", local, "p"), 5e-6))
  }

  @Test func `only the first month stands out, as early-life risk`() throws {
    let peaks = HazardPeaks(hazard)
    let early = try #require(peaks.earlyLife)
    #expect(isNear(early.comparison.ratio, 3.346975729996208, 1e-12))
    #expect(isNear(early.pValue, 1.4166153363338044e-54, 1e-60))
    #expect(peaks.spikes.isEmpty)
    #expect(peaks.untested.map { $0.index } == [72])
  }
}
