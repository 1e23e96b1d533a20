import Glibc
import Statistics
import TestSupport
import Testing

struct ShiftedBetaGeometricTests {
  /// Fader & Hardie 2007, table 1: customers still here after each of seven periods, of 1000.
  static let highEnd: [Double] = [1000, 869, 743, 653, 593, 551, 517, 491]
  static let regular: [Double] = [1000, 631, 468, 382, 326, 289, 262, 241]

  static func periods(_ stillHere: [Double]) -> [RiskPeriod] {
    zip(stillHere, stillHere.dropFirst()).enumerated().map { index, pair in
      RiskPeriod(period: index + 1, atRisk: pair.0, leavers: pair.0 - pair.1)
    }
  }

  @Test func `finds the published parameters of both segments`() throws {
    let high = try ShiftedBetaGeometric.fit(Self.periods(Self.highEnd)).get()
    #expect(isNear(high.alpha, 0.66808846, 1e-5))
    #expect(isNear(high.beta, 3.80609572, 1e-5))
    #expect(isNear(high.logLikelihood, -1611.158147, 1e-6))
    #expect(isNear(high.survival(after: 8), 0.4604, 5e-5))
    #expect(isNear(high.survival(after: 12), 0.378, 5e-4))
    let regular = try ShiftedBetaGeometric.fit(Self.periods(Self.regular)).get()
    #expect(isNear(regular.alpha, 0.70407732, 1e-5))
    #expect(isNear(regular.beta, 1.18204305, 1e-5))
    #expect(isNear(regular.logLikelihood, -1680.265188, 1e-6))
  }

  @Test(.enabled(if: SharedFiles.exists("oracles/oracles.json"), "the reference numbers are missing"))
  func `agrees with the reference numbers`() throws {
    let model = try ShiftedBetaGeometric.fit(Self.periods(Self.highEnd)).get()
    #expect(isNear(model.alpha, try SharedFiles.oracle("sbg", "highend", "0"), 1e-5))
    #expect(isNear(model.beta, try SharedFiles.oracle("sbg", "highend", "1"), 1e-5))
    #expect(
      isNear(model.discountedLifetime(discount: 0.1), try SharedFiles.oracle("sbg", "DEL_d.1"), 1e-4))
    for n in 2...6 {
      let expected = try SharedFiles.oracle("sbg", "DERL_d.1_n2..6", String(n - 2))
      #expect(isNear(model.discountedResidualLifetime(period: n, discount: 0.1), expected, 1e-4))
    }
  }

  @Test func `discounted lifetimes are the sums that define them`() {
    let model = ShiftedBetaGeometric(alpha: 0.668, beta: 3.806)
    var sum = 0.0
    var residual = 0.0
    var share = 1.0
    for t in 0..<2000 {
      if t > 0 { share *= model.retention(in: t) }
      sum += share * pow(1.1, -Double(t))
      if t >= 3 { residual += share / model.survival(after: 2) * pow(1.1, -Double(t - 3)) }
    }
    #expect(isNear(model.discountedLifetime(discount: 0.1), sum, 1e-9))
    #expect(isNear(model.discountedResidualLifetime(period: 3, discount: 0.1), residual, 1e-9))
  }

  @Test func `retention rises with age and survival is its product`() {
    let model = ShiftedBetaGeometric(alpha: 1, beta: 2)
    #expect(isNear(model.retention(in: 1), 2.0 / 3, 1e-12))
    #expect((1..<20).allSatisfy { model.retention(in: $0) < model.retention(in: $0 + 1) })
    #expect(isNear(model.survival(after: 3), 2.0 / 3 * 3 / 4 * 4 / 5, 1e-12))
    #expect(model.survival(after: 0) == 1)
  }

  @Test func `standard errors are those of the curvature, checked by repeated samples`() throws {
    // 200 samples of 1000 customers from the fitted model: the spread of the estimates is the standard error.
    let truth = ShiftedBetaGeometric(alpha: 0.67, beta: 3.8)
    var random = SeededGenerator(state: 7)
    var estimates: [Double] = []
    var errors: [Double] = []
    for _ in 0..<200 {
      var here = 1000.0
      let periods = (1...7).map { period -> RiskPeriod in
        let leavers = (0..<Int(here)).reduce(0.0) { sum, _ in
          sum + (Double.random(in: 0..<1, using: &random) > truth.retention(in: period) ? 1 : 0)
        }
        defer { here -= leavers }
        return RiskPeriod(period: period, atRisk: here, leavers: leavers)
      }
      guard let model = try? ShiftedBetaGeometric.fit(periods).get() else { continue }
      estimates.append(model.survivalEstimate(after: 12).value)
      errors.append(model.survivalEstimate(after: 12).standardError)
    }
    let mean = estimates.reduce(0, +) / Double(estimates.count)
    let spread = (estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(estimates.count - 1))
      .squareRoot()
    let claimed = errors.reduce(0, +) / Double(errors.count)
    #expect(estimates.count > 180)
    #expect(abs(claimed / spread - 1) < 0.2, "\(claimed) claimed, \(spread) found")
  }

  @Test func `falling retention and no departures are refused`() {
    // Leaving grows likelier with age, which no mixture of constant risks can show.
    let rising = (1...8).map { RiskPeriod(period: $0, atRisk: 1000, leavers: 20 * Double($0)) }
    guard case .failure(.noHeterogeneity) = ShiftedBetaGeometric.fit(rising) else {
      Issue.record("a rising hazard was fitted")
      return
    }
    let nobody = [RiskPeriod(period: 1, atRisk: 50, leavers: 0)]
    guard case .failure(.noVariation) = ShiftedBetaGeometric.fit(nobody) else {
      Issue.record("a curve without departures was fitted")
      return
    }
  }

  @Test func `a life table becomes whole periods, with late entry and fractions`() {
    let lives = [
      Life(time: 3, left: true), Life(time: 2.4, left: true), Life(time: 2.4, left: false),
      Life(time: 4, left: false, entry: 2), Life(time: 0, left: true),
    ]
    let periods = RiskPeriod.periods(of: LifeTable(lives))
    // Period 1: all but the late one. The one gone at 0 counts there. Period 3: 3, 2.4 (left) and the late one.
    #expect(periods.map { $0.leavers } == [1, 0, 2, 0])
    #expect(periods.map { $0.atRisk } == [4, 3, 3, 1])
  }
}
