import Glibc
import Statistics
import TestSupport
import Testing

/// The customers of CDNOW's first quarter of 1997: 2,357 of them, 39 weeks to fit and 39 weeks to come.
///
/// Numbers of `lifetimes` 0.11.3 and of the papers.
@Suite(
  .enabled(if: SharedFiles.exists(CDNOW.file), "the customers of CDNOW are missing"))
struct CDNOWTests {
  let data: CDNOW

  init() throws { data = try CDNOW() }

  @Test func `BG/NBD finds the published parameters`() throws {
    let fit = try PurchaseFit.fit(data.patterns, .bgnbd).get()
    let names = ["r", "alpha", "a", "b"]
    for (name, found) in zip(names, fit.model.parameters) {
      let expected = try SharedFiles.oracle("bgnbd_cdnow", "params", name)
      #expect(isNear(found, expected, 1e-3), "\(name) \(found)")
    }
    #expect(isNear(fit.logLikelihood, try SharedFiles.oracle("bgnbd_cdnow", "LL"), 1e-4))
    #expect(fit.logLikelihood >= -9582.426)
    #expect(fit.gain > 100)
  }

  @Test func `BG/NBD expects what lifetimes expects`() throws {
    let fit = try PurchaseFit.fit(data.patterns, .bgnbd).get()
    let model = try #require(fit.model as? BetaGeometricNBD)
    let one = PurchasePatterns.Pattern(repeats: 2, recency: 30.43, age: 38.86)
    let expected = try SharedFiles.oracle("bgnbd_cdnow", "E_Y39_x2_tx30.43_T38.86")
    #expect(isNear(model.expectedPurchases(one, in: 39), expected, 1e-4))
    #expect(isNear(model.alive(one).value, try SharedFiles.oracle("bgnbd_cdnow", "palive_same"), 1e-5))
    #expect(isNear(model.expectedRepeats(in: 39), try SharedFiles.oracle("bgnbd_cdnow", "E_X39"), 1e-4))
    let forecast = PurchaseForecast(model, data.patterns, over: Spells(to: 39))
    let total = forecast.total(forecast.purchases, weights: data.patterns.patterns.map { $0.count }).value
    #expect(isNear(total, try SharedFiles.oracle("bgnbd_cdnow", "sum_cond_39"), 0.05))
  }

  @Test func `MBG/NBD and Pareto/NBD find what scipy finds`() throws {
    // The log-likelihoods of the papers, maximised by scipy.optimize 1.17.1 (Nelder–Mead, then BFGS).
    let modified = try PurchaseFit.fit(data.patterns, .mbgnbd).get()
    for (found, expected) in zip(modified.model.parameters, [0.524838, 6.182992, 0.891356, 1.613999]) {
      #expect(isNear(found, expected, 1e-3))
    }
    #expect(isNear(modified.logLikelihood, -9582.132685, 1e-4))
    let pareto = try PurchaseFit.fit(data.patterns, .paretonbd).get()
    for (found, expected) in zip(pareto.model.parameters, [0.553275, 10.577612, 0.606214, 11.667914]) {
      #expect(isNear(found, expected, 2e-3), "\(found)")
    }
    #expect(isNear(pareto.logLikelihood, -9594.973930, 1e-4))
  }

  @Test func `MBG/NBD and Pareto/NBD expect what their closed forms expect`() throws {
    let one = PurchasePatterns.Pattern(repeats: 2, recency: 30.43, age: 38.86)
    let modified = BetaGeometricNBD(.modified, r: 0.52483797, alpha: 6.18299226, a: 0.89135615, b: 1.61399927)
    #expect(isNear(modified.alive(one).value, 0.7061262467625856, 1e-7))
    #expect(isNear(modified.expectedPurchases(one, in: 39), 1.2626707778478168, 1e-7))
    #expect(isNear(modified.expectedRepeats(in: 39), 1.182283630378236, 1e-7))
    let pareto = ParetoNBD(r: 0.55327548, alpha: 10.57761223, s: 0.60621365, beta: 11.66791449)
    #expect(isNear(pareto.alive(one).value, 0.8691187115963405, 1e-7))
    #expect(isNear(pareto.expectedRepeats(in: 39), 1.2134080297568128, 1e-7))
    let forecast = PurchaseForecast(pareto, data.patterns, over: Spells(to: 39))
    let total = forecast.total(forecast.purchases, weights: data.patterns.patterns.map { $0.count }).value
    #expect(isNear(total, 1665.5341919371522, 1e-4))
  }

  @Test func `gamma-gamma finds the published parameters and spends`() throws {
    let fit = try GammaGamma.fit(data.spends).get()
    for (name, found) in zip(["p", "q", "v"], fit.parameters) {
      let expected = try SharedFiles.oracle("gammagamma_cdnow", name)
      #expect(abs(found / expected - 1) < 1e-3, "\(name) \(found)")
    }
    #expect(isNear(fit.logLikelihood, try SharedFiles.oracle("gammagamma_cdnow", "LL"), 1e-3))
    #expect(isNear(fit.populationMean, try SharedFiles.oracle("gammagamma_cdnow", "pop_mean"), 0.01))
    let one = try SharedFiles.oracle("gammagamma_cdnow", "cust1_x2_m22.35")
    #expect(isNear(fit.expectedSpend(repeats: 2, mean: 22.35), one, 0.005))
    #expect(fit.customers == 946)
  }

  @Test func `values are those of lifetimes when its conventions are chosen`() throws {
    // Twelve months of 4.345 weeks at 1 % a month, each month's purchases counted at its end.
    let spend = try GammaGamma.fit(data.spends).get()
    let fit = try PurchaseFit.fit(data.patterns, .bgnbd).get()
    let spells = Spells(count: 12, of: 4.345, discount: 0.01, atStart: false)
    let forecast = PurchaseForecast(fit.model, data.patterns, over: spells)
    var worth: [PurchasePatterns.Pattern: Double] = [:]
    for (pattern, purchases) in zip(data.patterns.patterns, forecast.weighted) {
      worth[data.key(pattern)] = purchases.value
    }
    let values = data.customers.map { customer in
      (worth[data.key(customer.pattern)] ?? .nan)
        * spend.expectedSpend(repeats: customer.pattern.repeats, mean: customer.mean)
    }
    for index in 0..<3 {
      let expected = try SharedFiles.oracle("clv_cdnow_lifetimes", "first3", String(index))
      #expect(abs(values[index] / expected - 1) < 2e-4, "\(values[index])")
    }
    let sum = try SharedFiles.oracle("clv_cdnow_lifetimes", "sum")
    #expect(abs(values.reduce(0, +) / sum - 1) < 2e-4, "\(values.reduce(0, +))")
  }
}

struct CDNOW {
  static let file = "data/cdnow_customers_summary_with_transactions.csv"

  let customers: [(pattern: PurchasePatterns.Pattern, mean: Double)]
  let patterns: PurchasePatterns
  let spends: [GammaGamma.Spend]

  init() throws {
    customers = try SharedFiles.rows(Self.file).map { row in
      func number(_ name: String) throws -> Double { try #require(row[name].flatMap { Double($0) }) }
      return (
        PurchasePatterns.Pattern(
          repeats: Int(try number("x")), recency: try number("t_x"), age: try number("T")),
        try number("zbar")
      )
    }
    patterns = PurchasePatterns(customers.map { $0.pattern })
    spends = customers.filter { $0.pattern.repeats > 0 }.map {
      GammaGamma.Spend(repeats: $0.pattern.repeats, mean: $0.mean)
    }
  }

  /// A pattern without its count.
  func key(_ pattern: PurchasePatterns.Pattern) -> PurchasePatterns.Pattern {
    PurchasePatterns.Pattern(repeats: pattern.repeats, recency: pattern.recency, age: pattern.age)
  }
}
