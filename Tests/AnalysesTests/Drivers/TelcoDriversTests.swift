import Analyses
import Findings
import Formats
import Populations
import TestSupport
import Testing

/// The reference model of the Telco customers: 13 columns, log-likelihoods −13985.487 (Efron) and −14034.778 (Breslow),
/// global test of proportional hazards 270.6, of R 4.2.2's `coxph` and `cox.zph`. Further digits, C with its jackknife
/// error and terms come from the definitions written out with numpy, which give those numbers too.
@Suite(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
struct TelcoDriversTests {
  static let columns =
    "columns: [Contract, InternetService, PaymentMethod, Partner, OnlineSecurity, TechSupport, PaperlessBilling, "
    + "SeniorCitizen, MonthlyCharges], reference: { InternetService: DSL, PaperlessBilling: No }, "
    + "scale: { MonthlyCharges: 1 }"

  private func ratio(_ finding: Finding, _ group: String) -> Double? {
    finding["hazard_ratio", group]?.number
  }

  @Test func `the reference model is R's`() throws {
    let finding = try Clientele.run("{ kind: drivers, \(Self.columns) }", on: DriverClients.telco())
    #expect(isNear(finding["log_likelihood"]?.number, -13985.486584705668, 1e-6))
    #expect(isNear(finding["null_log_likelihood"]?.number, -15653.03963511149, 1e-6))
    let logs = [
      ("contract_one_year", -1.6483931825150622), ("contract_two_year", -3.259077148093431),
      ("internet_service_fiber_optic", 1.1362523130325), ("internet_service_no", -1.348959067123189),
      ("payment_method_mailed_check", 0.02839889460437891), ("partner_yes", -0.5627304543034802),
      ("online_security_yes", -0.5494484226559528), ("tech_support_yes", -0.2868405885319097),
      ("paperless_billing_yes", 0.14798282346590824), ("senior_citizen_yes", -0.10876096867867041),
      ("monthly_charges", -0.023975095085680215),
    ]
    for (group, expected) in logs {
      #expect(isNear(ratio(finding, group).map { logarithm($0) }, expected, 1e-8), "\(group)")
    }
    // The interval is exp(β ± 1.96·se), with se .16426 of R.
    let twoYear = try #require(finding["hazard_ratio", "contract_two_year"]?.interval)
    let error = (logarithm(twoYear.high) - logarithm(twoYear.low)) / 2 / 1.959963984540054
    #expect(isNear(error, 0.16426166477161852, 1e-8))
    #expect(isNear(finding["likelihood_ratio"]?.number, 3335.106100811645, 1e-5))
    #expect(isNear(finding["wald"]?.number, 1876.6144260675505, 1e-5))
    #expect(isNear(finding["score"]?.number, 3019.2532911148564, 1e-5))
    #expect(finding["parameters"]?.number == 13 && finding["penalty"]?.number == 0)
  }

  @Test func `Breslow's ties give the other log-likelihood`() throws {
    let finding = try Clientele.run(
      "{ kind: drivers, ties: breslow, \(Self.columns) }", on: DriverClients.telco())
    #expect(isNear(finding["log_likelihood"]?.number, -14034.77797438067, 1e-6))
    #expect(isNear(ratio(finding, "monthly_charges").map { logarithm($0) }, -0.0230867429424652, 1e-8))
  }

  @Test func `C and its error are those of every pair`() throws {
    let finding = try Clientele.run("{ kind: drivers, \(Self.columns) }", on: DriverClients.telco())
    let concordance = try #require(finding["concordance"])
    #expect(isNear(concordance.number, 0.8575325762461402, 1e-9))
    let interval = try #require(concordance.interval)
    #expect(isNear((interval.high - interval.low) / 2 / 1.959963984540054, 0.003512000848469419, 1e-9))
  }

  @Test func `hazard ratios are found to change over time but for two drivers`() throws {
    let finding = try Clientele.run("{ kind: drivers, \(Self.columns) }", on: DriverClients.telco())
    #expect(isNear(finding["global_ph"]?.number, 270.5778, 1e-3))
    guard case .table(let table)? = finding.exhibits.first(where: { $0.id == "over_time" })?.content else {
      Issue.record("tests over time are a table")
      return
    }
    let expected = [
      "Contract": 89.5231, "Internet service": 43.1155, "Payment method": 46.2795, "Partner": 19.6392,
      "Online security": 24.0164, "Tech support": 42.949, "Paperless billing": 3.3423,
      "Senior citizen": 0.4222,
      "Monthly charges": 108.1512,
    ]
    for row in table.rows where !row.isSummary {
      guard case .text(let name) = row.cells[0], case .value(let chi) = row.cells[1] else { continue }
      #expect(isNear(chi.number, expected[name] ?? -1, 1e-3), "\(name)")
    }
    #expect(table.rows.count == 10)
    let caveat = try #require(finding.caveats.first { $0.code == "not_proportional" })
    #expect(caveat.text.contains("contract") && caveat.text.contains("monthly charges"))
    #expect(!caveat.text.contains("paperless billing") && !caveat.text.contains("senior citizen"))
  }

  @Test(arguments: [("rank", 268.3543), ("identity", 233.9902), ("log", 265.2833)])
  func `other functions of time are tested too`(transform: String, global: Double) throws {
    let finding = try Clientele.run(
      "{ kind: drivers, ph_transform: \(transform), \(Self.columns) }", on: DriverClients.telco())
    #expect(isNear(finding["global_ph"]?.number, global, 1e-3))
  }

  @Test func `the charge is flagged, since its direction turns and others tell it`() throws {
    let finding = try Clientele.run("{ kind: drivers, \(Self.columns) }", on: DriverClients.telco())
    #expect(isNear(finding["hazard_ratio", "monthly_charges"]?.number, 0.976, 5e-4))
    #expect(isNear(finding["hazard_ratio_alone", "monthly_charges"]?.number, 1.00617724, 1e-8))
    #expect(isNear(finding["vif", "monthly_charges"]?.number, 8.76, 5e-3))
    let flip = try #require(finding.caveats.first { $0.code == "sign_flip" })
    #expect(flip.text.contains("monthly charges, per 1 (1.006 alone, 0.976 with the others)"))
    let overlap = try #require(finding.caveats.first { $0.code == "collinear" })
    #expect(overlap.text.contains("monthly charges (8.8)"))
  }

  @Test func `total charges run along with time, and a service that no internet implies is left out`() throws
  {
    let finding = try Clientele.run(
      "{ kind: drivers, columns: [Contract, InternetService, Security, TotalCharges] }",
      on: DriverClients.telco())
    let follows = try #require(finding.caveats.first { $0.code == "follows_time" })
    #expect(follows.text.contains("total charges"))
    let redundant = try #require(finding.caveats.first { $0.code == "redundant" })
    #expect(redundant.text.contains("security: No internet service (same as internet service: No)"))
    #expect(finding.ledger.excluded.map { $0.rows } == [11])
    #expect(finding.ledger.excluded.map { $0.code } == ["missing_totalcharges"])
    #expect(finding["hazard_ratio", "security_no_internet_service"] == nil)
    #expect(finding["hazard_ratio", "security_yes"] != nil)
  }

  @Test func `total charges are no driver unless they are named`() throws {
    let telco = try DriverClients.telco()
    var roles = telco.roles
    roles.notFeatures = []
    let finding = try Clientele.run("{ kind: drivers }", on: TablePopulation(telco.table, roles: roles))
    #expect(finding["hazard_ratio", "total_charges"] == nil && finding.ledger.excluded.isEmpty)
    #expect(finding.caveats.contains { $0.code == "follows_time" && $0.text.hasPrefix("Left out") })
  }

  @Test func `by default every column a model would use enters, but for the time of following`() throws {
    let finding = try Clientele.run("{ kind: drivers, split: [12] }", on: DriverClients.telco())
    #expect(finding["hazard_ratio", "tenure"] == nil && finding["hazard_ratio", "total_charges"] == nil)
    #expect(finding["hazard_ratio", "monthly_charges"] != nil)
    let early = try #require(finding["hazard_ratio_to_12", "contract_one_year"]?.number)
    let late = try #require(finding["hazard_ratio_after_12", "contract_one_year"]?.number)
    #expect(early < late && late < 1)
    // Nobody with two years left in the first: there is no estimate, and that is said.
    #expect(finding["hazard_ratio_to_12", "contract_two_year"] == nil)
    #expect(finding["hazard_ratio_after_12", "contract_two_year"] != nil)
    #expect(finding.exhibits[2].note?.contains("No estimate") == true)
    #expect(
      finding.exhibits.map { $0.id } == ["", "hazard_ratios", "periods", "over_time", "overlap", "tests"])
  }

  /// Numbers of scikit-survival 0.28.0 with the same model, Efron's ties and probabilities of Efron's baseline (see
  /// `CoxAccuracyTests`).
  @Test func `accuracy at horizons is scikit-survival's`() throws {
    let finding = try Clientele.run(
      "{ kind: drivers, horizons: [48, 12, 24], columns: [Contract, InternetService, PaymentMethod, "
        + "PaperlessBilling, Partner, SeniorCitizen, MonthlyCharges] }", on: DriverClients.telco())
    let expected = [
      ("uno", 0.8541748250307363), ("concordance", 0.8523910938816742), ("auc_12", 0.8896915028873139),
      ("auc_24", 0.9132952111554979), ("auc_48", 0.9441187312950234), ("brier_12", 0.09459442525375175),
      ("brier_24", 0.0992311213129076), ("brier_48", 0.08826631552080626),
      ("integrated_brier", 0.091614332935414),
    ]
    for (name, number) in expected {
      let value = try #require(finding[name])
      #expect(isNear(value.number, number, 1e-7), "\(name)")
      let interval = try #require(value.interval)
      #expect(interval.low < number && number < interval.high && value.n == 7043)
    }
    #expect((finding["brier_gain_24"]?.interval?.low ?? 0) > 0.2)
    let table = try #require(finding.exhibits.first { $0.id == "accuracy" })
    guard case .table(let content) = table.content else {
      Issue.record("accuracy is a table")
      return
    }
    // Harrell's and Uno's C, three areas, three scores and their mean.
    #expect(content.rows.count == 9)
    #expect(finding.caveats.contains { $0.code == "same_customers" })
  }
}
