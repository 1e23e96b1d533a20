import Statistics
import TestSupport
import Testing

/// Rossi's recidivism data. Coefficients, log-likelihoods, C and the global test are those of R 4.2.2's `coxph` and
/// `cox.zph` (survival 3.5-3); standard errors those of lifelines 0.30.3, and strata and delayed entry its too; tests
/// of single terms and other transforms come from the score test written out row by row with numpy, which gives R's
/// global test to the last digit.
@Suite(.enabled(if: SharedFiles.exists("data/rossi.csv"), "../shared/data/rossi.csv is missing"))
struct RossiTests {
  static let names = ["fin", "age", "race", "wexp", "mar", "paro", "prio"]
  static let codings = [CoxDesign.Coding](repeating: .number, count: 7)

  static func rows() throws -> [CoxRow] {
    try SharedFiles.rows("data/rossi.csv").map { row in
      func number(_ name: String) throws -> Double { try #require(row[name].flatMap(Double.init)) }
      return CoxRow(
        time: try number("week"), left: try number("arrest") == 1, values: try names.map(number))
    }
  }

  @Test func `coefficients, errors and likelihoods are R's with Efron's ties`() throws {
    let fit = try CoxFit(CoxTable(Self.rows(), names: Self.names), Self.codings)
    for (name, value) in zip(Self.names, fit.raw) {
      #expect(isNear(value, try SharedFiles.oracle("rossi_cox_efron", name), 1e-8), "\(name)")
    }
    let errors = [
      0.1913794807128091, 0.021999470627953786, 0.30799277639293726, 0.21222429615816352,
      0.3818680574649219, 0.1957566719209232, 0.028648550073470593,
    ]
    for (error, expected) in zip(fit.errors, errors) { #expect(isNear(error, expected, 1e-9)) }
    #expect(isNear(fit.nullLogLikelihood, try SharedFiles.oracle("rossi_cox_efron", "loglik", "0"), 5e-6))
    #expect(isNear(fit.logLikelihood, try SharedFiles.oracle("rossi_cox_efron", "loglik", "1"), 5e-6))
    #expect(isNear(fit.wald.chiSquared, 32.11261019, 1e-7))
    #expect(isNear(fit.likelihoodRatio.chiSquared, 33.26594580, 1e-7))
    #expect(isNear(fit.score.chiSquared, 33.52868890, 1e-7))
    #expect(fit.penalty == 0 && fit.monotone.isEmpty)
  }

  @Test func `Breslow's ties give the other packages' numbers`() throws {
    let fit = try CoxFit(CoxTable(Self.rows(), names: Self.names), Self.codings, ties: .breslow)
    #expect(isNear(fit.raw[6], try SharedFiles.oracle("rossi_cox_efron", "breslow_prio"), 1e-8))
    #expect(isNear(fit.logLikelihood, -659.1206056773281, 1e-8))
    #expect(isNear(fit.nullLogLikelihood, -675.6833894174974, 1e-8))
  }

  @Test func `Harrell's C is R's, with its jackknife error`() throws {
    let fit = try CoxFit(CoxTable(Self.rows(), names: Self.names), Self.codings)
    let concordance = try #require(Concordance(fit))
    #expect(isNear(concordance.estimate.value, try SharedFiles.oracle("rossi_cox_efron", "C"), 1e-9))
    #expect(isNear(concordance.estimate.standardError, 0.02665812277264754, 1e-10))
    #expect(concordance.pairs == 42582)
  }

  @Test(
    arguments: [
      (
        .km, [0.06242975, 5.97398166, 2.06826538, 4.22459564, 1.01102156, 0.01838330, 0.52058427], 17.69441530
      ),
      (
        .rank, [0.04676301, 5.84635236, 2.06701299, 4.37963264, 0.98061617, 0.02528231, 0.53828961],
        17.69568251
      ),
      (
        .identity, [0.00895056, 6.61594380, 2.14442625, 3.87675513, 1.03134832, 0.02817660, 0.42479841],
        18.18268711
      ),
      (
        .log, [0.13759944, 8.23149835, 1.61708494, 2.08585485, 1.12597331, 0.21920281, 0.01347907],
        17.66157059
      ),
    ] as [(ProportionalHazards.Transform, [Double], Double)])
  func `proportional hazards are tested as by cox.zph`(
    transform: ProportionalHazards.Transform, terms: [Double], global: Double
  ) throws {
    let fit = try CoxFit(CoxTable(Self.rows(), names: Self.names), Self.codings)
    let test = try #require(ProportionalHazards(fit, transform))
    #expect(isNear(test.global.chiSquared, global, 1e-6))
    #expect(test.global.degrees == 7)
    for (term, expected) in zip(test.terms, terms) {
      #expect(isNear(term.test.chiSquared, expected, 1e-6))
      #expect(term.test.degrees == 1)
    }
    if transform == .km {
      #expect(isNear(test.global.chiSquared, try SharedFiles.oracle("rossi_cox_efron", "zph_global"), 1e-6))
    }
  }

  @Test func `strata and delayed entry are lifelines'`() throws {
    var rows = try Self.rows()
    for index in rows.indices { rows[index].stratum = rows[index].values[2] == 1 ? "black" : "other" }
    let without = CoxTable(
      rows.map { row in
        var row = row
        row.values.remove(at: 2)
        return row
      }, names: Self.names.filter { $0 != "race" })
    let strata = try CoxFit(without, [CoxDesign.Coding](repeating: .number, count: 6))
    let expected = [
      -0.37876737358964446, -0.05763974295198611, -0.14274992939324918, -0.4388166891999706,
      -0.08576395222129758, 0.092213842099639,
    ]
    for (value, number) in zip(strata.raw, expected) { #expect(isNear(value, number, 1e-7)) }
    #expect(isNear(strata.logLikelihood, -620.5636085143756, 1e-6))

    var late = try Self.rows()
    for index in late.indices where index % 3 == 0 {
      late[index].entry = (late[index].time / 2).rounded(.down)
    }
    let entry = try CoxFit(CoxTable(late, names: Self.names), Self.codings)
    #expect(isNear(entry.raw[1], -0.058456505606341934, 1e-7))
    #expect(isNear(entry.raw[6], 0.08837326156737671, 1e-7))
    #expect(isNear(entry.errors[6], 0.028427019562470974, 1e-7))
    #expect(isNear(entry.logLikelihood, -639.5586622431589, 1e-6))
    let test = try #require(ProportionalHazards(entry))
    #expect(isNear(test.global.chiSquared, 17.165424445, 1e-4))
    #expect(isNear(test.terms[1].test.chiSquared, 6.02538993, 1e-4))
    let concordance = try #require(Concordance(entry))
    #expect(isNear(concordance.estimate.value, 0.6461817168338907, 1e-7))
    #expect(isNear(concordance.estimate.standardError, 0.0255138099345748, 1e-7))
    #expect(concordance.pairs == 35880)
  }
}
