import Statistics
import TestSupport
import Testing

/// Ten-fold logistic scores of the Telco customers against scikit-learn, R's pROC and statsmodels.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/telco_oof_logit.csv"),
    "../shared/data/telco_oof_logit.csv is missing; ScoreTableTests cover the same code"))
struct TelcoScoresTests {
  let table: ScoreTable

  init() throws {
    let rows = try SharedFiles.rows("data/telco_oof_logit.csv")
    let scores = try rows.map { try #require($0["p"].flatMap(Double.init)) }
    table = ScoreTable(scores: scores, outcomes: rows.map { $0["y"] == "1" ? 1 : 0 })
  }

  func oracle(_ key: String, _ index: String...) throws -> Double {
    try index.isEmpty
      ? SharedFiles.oracle("telco_model_oof10", key)
      : SharedFiles.oracle("telco_model_oof10", key, index[0])
  }

  @Test func `the area under the curve and its standard error are DeLong's`() throws {
    let found = try #require(Discrimination(table))
    #expect(isNear(found.auc.value, try oracle("auc"), 1e-9))
    #expect(isNear(found.auc.standardError, try oracle("auc_delong_se"), 1e-9))
    let interval = found.auc.interval(.standard)
    #expect(isNear(interval.lowerBound, try oracle("auc_ci95", "0"), 1e-8))
    #expect(isNear(interval.upperBound, try oracle("auc_ci95", "1"), 1e-8))
    #expect(isNear(found.averagePrecision, try oracle("ap"), 1e-9))
  }

  @Test func `probabilities score as in scikit-learn`() throws {
    let found = try #require(ProbabilityQuality(table))
    #expect(isNear(found.brier, try oracle("brier"), 1e-9))
    #expect(isNear(found.brierOfPrevalence, try oracle("brier_prevalence"), 1e-9))
  }

  @Test func `the calibration line is the logistic fit`() throws {
    let line = try #require(CalibrationLine(table))
    #expect(isNear(line.slope.value, try oracle("cal_slope"), 1e-7))
    #expect(isNear(line.intercept.value, try oracle("cal_intercept"), 1e-7))
    #expect(isNear(line.inTheLarge.value, try oracle("citl"), 1e-7))
    #expect(isNear(line.spiegelhalterZ, try oracle("spiegelhalter_z"), 1e-6))
  }

  @Test func `ten bins give the expected calibration error`() throws {
    #expect(isNear(CalibrationBins(table).expectedError, try oracle("ece_q10"), 1e-9))
  }

  @Test func `at one half the confusion is scikit-learn's`() throws {
    let matrix = ConfusionMatrix(table, threshold: 0.5)
    let key = "confusion_0.5_[TN,FP,FN,TP]"
    #expect(Double(matrix.trueNegatives) == (try oracle(key, "0")))
    #expect(Double(matrix.falsePositives) == (try oracle(key, "1")))
    #expect(Double(matrix.falseNegatives) == (try oracle(key, "2")))
    #expect(Double(matrix.truePositives) == (try oracle(key, "3")))
    #expect(isNear(matrix.f1, try oracle("f1_0.5"), 1e-9))
    #expect(isNear(matrix.precision?.share, try oracle("precision_0.5"), 1e-9))
    #expect(isNear(matrix.recall?.share, try oracle("recall_0.5"), 1e-9))
    #expect(isNear(matrix.accuracy?.share, try oracle("acc_0.5"), 1e-9))
  }

  @Test func `no threshold has a higher F1 than the chosen one`() throws {
    let threshold = try #require(ThresholdChoice.f1.threshold(for: table))
    #expect(isNear(ConfusionMatrix(table, threshold: threshold).f1, try oracle("max_f1"), 5e-4))
  }
}
