import Statistics
import TestSupport
import Testing

/// The Telco customers against R's survival 3.5 and lifelines 0.30.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/telco.csv"),
    "../shared/data/telco.csv is missing; KaplanMeierTests and LogRankTests cover the same code"))
struct TelcoSurvivalTests {
  let rows: [[String: String]]

  init() throws { rows = try SharedFiles.rows("data/telco.csv") }

  func table(by column: String? = nil, only levels: [String]? = nil) throws -> LifeTable {
    LifeTable(
      try rows.compactMap { row in
        let group = column.flatMap { row[$0] } ?? ""
        guard levels?.contains(group) ?? true else { return nil }
        return Life(
          time: try #require(row["tenure"].flatMap(Double.init)), left: row["Churn"] == "Yes", group: group)
      })
  }

  func oracle(_ key: String, _ rest: String...) throws -> Double {
    switch rest.count {
    case 0: try SharedFiles.oracle("km_telco", key)
    case 1: try SharedFiles.oracle("km_telco", key, rest[0])
    default: try SharedFiles.oracle("km_telco", key, rest[0], rest[1])
    }
  }

  @Test(arguments: [1, 12, 14, 24, 36, 48, 60, 72])
  func `the share still here is R's`(month: Int) throws {
    let curve = try #require(KaplanMeier(try table()))
    #expect(isNear(curve.survival(at: Double(month)), try oracle("S", "\(month)"), 1e-6))
  }

  @Test(arguments: [1, 12, 24, 72])
  func `errors, risk sets and log-log bounds are R's`(month: Int) throws {
    let curve = try #require(KaplanMeier(try table()))
    let time = Double(month)
    #expect(isNear(curve.standardError(at: time), try oracle("se_greenwood", "\(month)"), 1e-7))
    #expect(curve.atRisk(at: time) == (try oracle("n_risk", "\(month)")))
    let bounds = try #require(curve.interval(at: time, .standard))
    #expect(isNear(bounds.lowerBound, try oracle("ci95_loglog", "\(month)", "0"), 1e-6))
    #expect(isNear(bounds.upperBound, try oracle("ci95_loglog", "\(month)", "1"), 1e-6))
  }

  @Test(arguments: [(SurvivalBand.log, "ci95_log"), (.plain, "ci95_plain")], ["12", "72"])
  func `the other bands are R's`(band: (SurvivalBand, String), month: String) throws {
    let curve = try #require(KaplanMeier(try table()))
    let time = try #require(Double(month))
    let bounds = try #require(curve.interval(at: time, .standard, band.0))
    #expect(isNear(bounds.lowerBound, try oracle(band.1, month, "0"), 1e-6))
    #expect(isNear(bounds.upperBound, try oracle(band.1, month, "1"), 1e-6))
  }

  @Test func `the restricted mean has the estimator's standard error`() throws {
    let curve = try #require(KaplanMeier(try table()))
    let mean = curve.restrictedMean(to: 72)
    #expect(isNear(mean.estimate.value, 54.492387, 1e-6))
    #expect(isNear(mean.estimate.standardError, 0.347750, 1e-6))
    #expect(!mean.isExtrapolated)
    #expect(curve.median().time == nil)
  }

  @Test func `contracts have their medians and restricted means`() throws {
    let table = try table(by: "Contract")
    for (index, group) in table.groups.enumerated() {
      let curve = try #require(KaplanMeier(table, group: index))
      let mean = curve.restrictedMean(to: 72).estimate
      func value(_ keys: String...) throws -> Double {
        try keys.count == 1
          ? oracle("contract", group.label, keys[0])
          : SharedFiles.oracle("km_telco", "contract", group.label, keys[0], keys[1])
      }
      #expect(curve.count == (try value("n")))
      #expect(curve.eventCount == (try value("events")))
      #expect(isNear(mean.value, try value("rmst72", "0"), 1e-4))
      #expect(isNear(mean.standardError, try value("rmst72", "1"), 1e-7))
      #expect(isNear(curve.survival(at: 12), try value("S12"), 1e-6))
      if group.label == "Month-to-month" {
        let median = curve.median()
        #expect(median.time == (try value("median", "0")))
        #expect(median.low == (try value("median", "1")))
        #expect(median.high == (try value("median", "2")))
      } else {
        #expect(curve.median().time == nil)
      }
    }
  }

  @Test func `the log-rank test by contract is R's`() throws {
    let test = try #require(LogRank(try table(by: "Contract")))
    #expect(isNear(test.chiSquared, 2352.8725382593416, 1e-6))
    #expect(test.degrees == 2)
    #expect(test.pValue == 0)
  }

  @Test func `fibre against DSL has R's observed and expected counts`() throws {
    let test = try #require(
      LogRank(try table(by: "InternetService", only: ["Fiber optic", "DSL"])))
    #expect(isNear(test.chiSquared, try SharedFiles.oracle("logrank_telco", "fiber_vs_dsl_chisq"), 1e-6))
    let fibre = try #require(test.groups.first { $0.label == "Fiber optic" })
    #expect(fibre.observed == 1297)
    #expect(fibre.expected.rounded() == 987)
  }

  @Test(arguments: [
    (LogRank.Weighting.gehan, "fiber_wilcoxon"), (.taroneWare, "fiber_taroneware"), (.peto, "fiber_peto"),
  ])
  func `weighted tests of fibre against DSL are R's`(weighting: LogRank.Weighting, key: String) throws {
    let table = try table(by: "InternetService", only: ["Fiber optic", "DSL"])
    let test = try #require(LogRank(table, weighting: weighting))
    #expect(isNear(test.chiSquared, try SharedFiles.oracle("logrank_telco", key), 1e-4))
  }

  @Test func `Fleming and Harrington's test of the contracts is R's with rho of 1`() throws {
    let test = try #require(
      LogRank(try table(by: "Contract"), weighting: .flemingHarrington(rho: 1, gamma: 0)))
    #expect(
      isNear(test.chiSquared, try SharedFiles.oracle("logrank_telco", "contract_peto_rho1_chisq"), 1e-3))
    #expect(test.degrees == 2)
  }

  @Test func `gender makes no difference`() throws {
    let test = try #require(LogRank(try table(by: "gender")))
    #expect(isNear(test.chiSquared, 0.525707, 1e-6))
    #expect(isNear(test.pValue, 0.4684174, 1e-6))
  }

  @Test func `pairs of payment methods are corrected by Holm's method`() throws {
    let table = try table(by: "PaymentMethod")
    let pairs = LogRank.pairs(table, correction: .holm)
    #expect(pairs.count == 6)
    for pair in pairs {
      let names = [table.groups[pair.a].label, table.groups[pair.b].label]
      let expected = [names, names.reversed()].compactMap { order in
        try? SharedFiles.oracle("logrank_telco", "payment_pairs_chisq", order.joined(separator: "|"))
      }
      #expect(isNear(pair.test.chiSquared, try #require(expected.first), 1e-3))
    }
    let largest = try #require(pairs.map { $0.adjusted }.max())
    #expect(isNear(largest, 0.3514278, 1e-6))
    let small = pairs.map { $0.adjusted }.sorted().suffix(3).dropLast()
    #expect(isNear((small.last ?? 1) / 1.78102e-12, 1, 1e-4))
    // R's survdiff takes 1 − pchisq, which has hardly two digits left down there.
    #expect(isNear((small.first ?? 1) / 2.331468e-15, 1, 0.1))
  }

  @Test func `cohorts by contract have the chi-square and Cramér's V of scipy`() throws {
    let levels = ["Month-to-month", "One year", "Two year"]
    let counts = levels.map { level in
      ["Yes", "No"].map { left in rows.filter { $0["Contract"] == level && $0["Churn"] == left }.count }
    }
    let table = try #require(ContingencyTable(counts))
    #expect(isNear(table.chiSquared, 1184.5965720837926, 1e-9))
    #expect(isNear(table.cramersV, 0.4101156965761409, 1e-12))
  }

  @Test func `revenue churn is the share of monthly charges that left`() throws {
    func sums(_ left: String) throws -> SampleSums {
      let charges = try rows.filter { $0["Churn"] == left }.map {
        try #require($0["MonthlyCharges"].flatMap(Double.init))
      }
      return SampleSums(
        count: charges.count, sum: Summation.sum(charges), squares: Summation.sum(charges.map { $0 * $0 }))
    }
    let rest = try sums("No")
    let share = try #require(try sums("Yes").share(withRest: rest))
    #expect(isNear(share.value, try SharedFiles.oracle("kpis_telco", "revenue_churn"), 1e-9))
    #expect(share.standardError > 0.004 && share.standardError < 0.008)
  }
}
