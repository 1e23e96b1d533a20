import Analyses
import Findings
import Models
import Populations
import Statistics
import Tables
import TestSupport
import Testing

/// The cell on known out-of-fold scores of the Telco customers, against scikit-learn, R and NumPy.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/telco_oof_logit.csv") && SharedFiles.exists("data/telco.csv"),
    "../shared/data/telco_oof_logit.csv or telco.csv is missing; ModelReviewTests run the same code"))
struct TelcoModelTests {
  let finding: Finding
  let rows: ScoredRows

  init() throws {
    let scores = try SharedFiles.rows("data/telco_oof_logit.csv")
    let customers = try SharedFiles.rows("data/telco.csv")
    let outcomes = scores.map { UInt8($0["y"] == "1" ? 1 : 0) }
    let values = scores.map { Float($0["p"] ?? "") ?? .nan }
    func category(_ name: String) -> Column {
      .categories(CategoryColumn(customers.map { $0[name] }))
    }
    let population = TablePopulation(
      Table([
        ("id", .integers((0..<Int32(scores.count)).map { $0 })), ("#churned", .flags(outcomes)),
        ("Contract", category("Contract")), ("gender", category("gender")),
        ("SeniorCitizen", .integers(customers.map { Int32($0["SeniorCitizen"] ?? "") ?? 0 })),
      ]), roles: Roles(id: "id", churned: "#churned", protected: ["gender", "SeniorCitizen"]))
    let model = ChurnModel(name: "churn", scores: .floats(values), version: "1")
    finding = try Modelled.run(
      """
      { kind: model, id: trust, model: churn, gains: true, profit: { value: 200, offer: 10, contact: 1 },
        segments: [Contract],
        audit: [{ name: Seed, accuracy: 0.814, precision: 0.743, recall: 0.692, f1: 0.716 }] }
      """, on: population, model: model)
    rows = ScoredRows(scores: values, outcomes: outcomes, folds: outcomes.indices.map { UInt8($0 % 5) })
  }

  private func number(_ name: String, _ group: String? = nil) throws -> Double {
    try #require(finding[name, group]?.number)
  }

  private func oracle(_ key: String, _ index: String...) throws -> Double {
    try index.isEmpty
      ? SharedFiles.oracle("telco_model_oof10", key) : SharedFiles.oracle("telco_model_oof10", key, index[0])
  }

  // Scores of the cell are single precision, which moves the eighth digit.
  @Test func `measures equal the reference`() throws {
    for (name, key) in [
      ("auc", "auc"), ("average_precision", "ap"), ("brier", "brier"), ("calibration_slope", "cal_slope"),
      ("calibration_intercept", "cal_intercept"), ("calibration_in_the_large", "citl"), ("ece", "ece_q10"),
    ] {
      let distance = abs(try number(name) - oracle(key))
      #expect(distance < 1e-6, "\(name) is \(distance) away")
    }
    #expect(abs(try number("log_loss") - 0.4172380069197336) < 1e-6)
    let interval = try #require(finding["auc"]?.interval)
    #expect(abs(interval.low - (try oracle("auc_ci95", "0"))) < 1e-6)
    #expect(abs(interval.high - (try oracle("auc_ci95", "1"))) < 1e-6)
    let skill = 1 - (try oracle("brier")) / (try oracle("brier_prevalence"))
    #expect(abs(try number("brier_skill") - skill) < 1e-6)
  }

  @Test func `profits equal R's EMP and empulse`() throws {
    func empc(_ key: String) throws -> Double { try SharedFiles.oracle("empc", key) }
    #expect(abs(try number("empc") - empc("EMPC")) < 1e-4)
    #expect(abs(try number("empc_share") - empc("EMPC_rate")) < 1e-4)
    #expect(abs(try number("mpc") - empc("MPC_gamma.3")) < 1e-4)
    #expect(abs(try number("mpc_share") - empc("MPC_rate")) < 1e-4)
    #expect(abs(try number("mpc_threshold") - empc("MPC_threshold")) < 1e-4)
    #expect(abs(try number("profit_of_everybody") - empc("treat_all_gamma.3")) < 1e-6)
    let interval = try #require(finding["empc"]?.interval)
    #expect(abs(interval.low - (try SharedFiles.oracle("empc", "EMPC_boot95", "0"))) < 0.12)
    #expect(abs(interval.high - (try SharedFiles.oracle("empc", "EMPC_boot95", "1"))) < 0.12)
  }

  @Test func `the tenths hold 1,869 leavers`() throws {
    guard case .table(let lift)? = finding.exhibits.first(where: { $0.id == "lift" })?.content else { return }
    let left = lift.rows.reduce(0.0) { sum, row in
      guard case .value(let value) = row.cells[2] else { return sum }
      return sum + (value.number ?? .nan)
    }
    #expect(abs(left - 1869) < 1e-6)
  }

  /// Shares of the 20 % of highest risk: NumPy on the same rows.
  @Test func `who would be contacted`() throws {
    #expect(abs(try number("contact_rate", "gender_female") - 0.21215596) < 2e-4)
    #expect(abs(try number("contact_rate", "gender_male") - 0.18818565) < 2e-4)
    #expect(abs(try number("contact_ratio", "gender_male") - 0.18818565 / 0.21215596) < 2e-3)
    #expect(abs(try number("contact_rate", "seniorcitizen_1") - 0.40192644) < 1e-3)
    #expect(abs(try number("contact_recall", "seniorcitizen_1") - 0.65756302) < 2e-3)
    #expect(abs(try number("contact_recall", "seniorcitizen_0") - 0.45944005) < 2e-3)
    #expect(abs(try number("contact_ratio", "seniorcitizen_0") - 0.40) < 0.005)
  }

  @Test func `ranking within contracts is scikit-learn's`() throws {
    #expect(abs(try number("segment_auc", "contract_month_to_month") - 0.7540396287526197) < 1e-6)
    #expect(abs(try number("segment_auc", "contract_one_year") - 0.7059715526221181) < 1e-6)
    #expect(abs(try number("segment_auc", "contract_two_year") - 0.7267253592390204) < 1e-6)
  }

  @Test func `quoted figures that need another churn rate are flagged`() throws {
    #expect(abs(try number("implied_churn_rate", "seed") - 0.34) < 5e-4)
    #expect(try number("quoted_consistent", "seed") == 0)
  }

  /// scikit-learn 1.9.1 on five folds by row number: logistic regressions without a penalty, `IsotonicRegression`.
  @Test(arguments: [
    (RecalibrationMethod.platt, 0.13560292697123583, 0.41758001509456916),
    (.beta, 0.13541750905498245, 0.41690853251463983), (.isotonic, 0.13545054843872326, 0.4263520556266127),
  ])
  func `recalibrated scores are scikit-learn's`(
    method: RecalibrationMethod, brier: Double, logLoss: Double
  ) throws {
    let result = try rows.recalibrated(method)
    #expect(abs(result.after.quality.brier - brier) < 2e-6)
    #expect(abs(result.after.quality.logLoss - logLoss) < (method == .isotonic ? 2e-2 : 2e-5))
    let before = try #require(ProbabilityQuality(ScoreTable(scores: rows.scores, outcomes: rows.outcomes)))
    #expect(abs(result.brierChange.value - (brier - before.brier)) < 2e-6)
  }
}
