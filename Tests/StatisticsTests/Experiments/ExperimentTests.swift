import Statistics
import Testing

/// 400 rows of an experiment with two covariates and a share reached, without any draw:
///
///     n=400; i=np.arange(n); t=(i*7%13<6)*1.; x1=(i*37%101)/101; x2=((i*11%7)<3)*1.; u=(i*i*31%97)/97
///     y=(u<.2+.15*t+.3*x1+.1*x2*t)*1.; d=((i*53%89)/89<.1+.6*t)*1.; g=i%150
private enum Rows {
  static let all = (0..<400).map { i -> (t: Double, y: Double, x1: Double, x2: Double, d: Double, g: Int) in
    let t: Double = i * 7 % 13 < 6 ? 1 : 0
    let x1 = Double(i * 37 % 101) / 101
    let x2: Double = i * 11 % 7 < 3 ? 1 : 0
    let u = Double(i * i * 31 % 97) / 97
    let y: Double = u < 0.2 + 0.15 * t + 0.3 * x1 + 0.1 * x2 * t ? 1 : 0
    return (t, y, x1, x2, Double(i * 53 % 89) / 89 < 0.1 + 0.6 * t ? 1 : 0, i % 150)
  }

  static func sums(
    _ arm: Double, _ columns: ((t: Double, y: Double, x1: Double, x2: Double, d: Double, g: Int)) -> [Double]
  ) -> ArmSums {
    let rows = all.filter { $0.t == arm }.map(columns)
    let width = rows[0].count
    let sums = (0..<width).map { i in rows.reduce(0) { $0 + $1[i] } }
    let products = (0..<width).flatMap { i in (0..<width).map { j in rows.reduce(0) { $0 + $1[i] * $1[j] } } }
    return ArmSums(count: rows.count, sums: sums, products: products)
  }
}

struct ExperimentTests {
  @Test func `sizes of arms are tested against the plan as SciPy does`() throws {
    let thirds = [Double](repeating: 1 / 3, count: 3)
    // scipy.stats.chisquare([21306, 21387, 21307]); Hillstrom, oracles.json: p .9037
    let even = try #require(SampleRatio([21306, 21387, 21307], planned: thirds))
    #expect(isNear(even.chiSquared, 0.20253125, 1e-9) && isNear(even.pValue, 0.9036929575604196, 1e-9))
    // scipy.stats.chisquare([1459, 1797, 1763], np.array([.3, .35, .35])*5019)
    let uneven = try #require(SampleRatio([1459, 1797, 1763], planned: [0.3, 0.35, 0.35]))
    #expect(
      isNear(uneven.chiSquared, 2.3982106092088262, 1e-9) && isNear(uneven.pValue, 0.3014638095726861, 1e-9))
    #expect(!uneven.isMismatched && uneven.degrees == 2)
    let mismatched = SampleRatio([1000, 1200], planned: [0.5, 0.5])?.isMismatched
    #expect(mismatched == true)
    #expect(SampleRatio([0, 0], planned: [0.5, 0.5]) == nil && SampleRatio([10], planned: [1]) == nil)
  }

  @Test func `means are compared as Welch does`() throws {
    func sums(_ values: [Double]) -> SampleSums {
      SampleSums(count: values.count, sum: values.reduce(0, +), squares: values.reduce(0) { $0 + $1 * $1 })
    }
    // scipy.stats.ttest_ind([1,2,4,7,11], [2,3,3,5], equal_var=False), .confidence_interval(.95)
    let found = try #require(MeanDifference(sums([1, 2, 4, 7, 11]), minus: sums([2, 3, 3, 5])))
    #expect(isNear(found.degrees, 4.9227109764262025, 1e-9) && isNear(found.pValue, 0.4050340186033036, 1e-9))
    let range = found.interval(.standard)
    #expect(
      isNear(range.lowerBound, -3.215256469265735, 1e-8) && isNear(range.upperBound, 6.715256469265735, 1e-8))
    #expect(MeanDifference(sums([1]), minus: sums([1, 2])) == nil)
    let flat = try #require(MeanDifference(sums([2, 2, 2]), minus: sums([2, 2])))
    #expect(flat.pValue == 1 && flat.interval(.standard) == 0...0)
  }

  @Test func `standardised differences do not depend on the number of rows`() {
    let few = SampleSums(count: 4, sum: 10, squares: 30)
    let many = SampleSums(count: 4, sum: 8, squares: 22)
    // Means 2.5 and 2, variances 5/3 and 2.
    #expect(isNear(few.standardisedDifference(from: many), 0.5 / ((5.0 / 3 + 2) / 2).squareRoot(), 1e-12))
    #expect(Proportion(1, of: 4).standardisedDifference(from: Proportion(25, of: 100)) == 0)
    #expect(Proportion(4, of: 4).standardisedDifference(from: Proportion(0, of: 4)) == .infinity)
  }

  @Test(arguments: 0..<60)
  func `the ends of Fieller's interval are where the test is as surprised as it may be`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    func draw(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
    let numerator = Estimate(draw(-5...5), standardError: draw(0.1...1))
    let denominator = Estimate(draw(0.5...3), standardError: draw(0.01...0.5))
    let correlation = draw(-0.9...0.9)
    let covariance = correlation * numerator.standardError * denominator.standardError
    let found = try #require(FiellerRatio(numerator, over: denominator, covariance: covariance, .standard))
    let z = Confidence.standard.z
    guard let interval = found.interval else {
      #expect(abs(denominator.value) <= z * denominator.standardError)
      return
    }
    #expect(interval.contains(found.value))
    for end in [interval.lowerBound, interval.upperBound] {
      let distance = numerator.value - end * denominator.value
      let variance =
        numerator.standardError * numerator.standardError - 2 * end * covariance
        + end * end * denominator.standardError * denominator.standardError
      #expect(isNear(distance * distance, z * z * variance, 1e-6 * Swift.max(1, distance * distance)))
    }
  }

  @Test func `a ratio over what may be nothing has no interval, and over nothing there is none`() throws {
    let found = try #require(
      FiellerRatio(
        Estimate(2, standardError: 0.1), over: Estimate(0.01, standardError: 0.02), covariance: 0, .standard))
    #expect(found.interval == nil)
    #expect(
      FiellerRatio(
        Estimate(2, standardError: 0.1), over: Estimate(0, standardError: 0.02), covariance: 0, .standard)
        == nil)
  }

  @Test func `covariates are taken into account as regressions do`() throws {
    let (treated, control) = (Rows.sums(1) { [$0.y, $0.x1, $0.x2] }, Rows.sums(0) { [$0.y, $0.x1, $0.x2] })
    // sm.OLS(y, [1, t, xc, xc*t]).fit(cov_type='HC1'), xc centred: .15013291718702076, bse .0495530
    let lin = try #require(AdjustedDifference(treated: treated, control: control, .regression))
    #expect(isNear(lin.effect.value, 0.15013291718702076, 1e-10))
    #expect(isNear(lin.effect.standardError, 0.04955304752426257, 3e-4))
    // sm.OLS(y, [1, t, xc]).fit(cov_type='HC1'): .15020213365678586, bse .0494359
    let cuped = try #require(AdjustedDifference(treated: treated, control: control, .cuped))
    #expect(isNear(cuped.effect.value, 0.15020213365678586, 1e-10))
    #expect(isNear(cuped.effect.standardError, 0.04943591781103338, 3e-4))
    #expect((0...1).contains(cuped.varianceExplained))
    let twice = (Rows.sums(1) { [$0.y, $0.x1, $0.x1] }, Rows.sums(0) { [$0.y, $0.x1, $0.x1] })
    #expect(AdjustedDifference(treated: twice.0, control: twice.1, .cuped) == nil)
  }

  @Test func `the effect on those reached is that of two-stage least squares`() throws {
    // linearmodels: IV2SLS(y, 1, d, t).fit(cov_type='robust', debiased=True): .24486408, .0832211
    let found = try #require(
      ComplierEffect(
        treated: Rows.sums(1) { [$0.y, $0.d] }, control: Rows.sums(0) { [$0.y, $0.d] }, outcome: 0, reached: 1
      ))
    #expect(isNear(found.effect.value, 0.24486408, 1e-8))
    #expect(isNear(found.effect.standardError, 0.0832211, 2e-4))
    #expect(
      ComplierEffect(
        treated: Rows.sums(1) { [$0.y, $0.t * 0] }, control: Rows.sums(0) { [$0.y, $0.t] }, outcome: 0,
        reached: 1)
        == nil)
  }

  @Test func `rows of one customer are no independent witnesses`() throws {
    var clusters = [ClusteredDifference.Cluster](repeating: .init(), count: 150)
    for row in Rows.all {
      if row.t == 1 {
        clusters[row.g].treated += 1
        clusters[row.g].treatedSum += row.y
      } else {
        clusters[row.g].control += 1
        clusters[row.g].controlSum += row.y
      }
    }
    // sm.OLS(y, [1, t]).fit(cov_type='cluster', cov_kwds={'groups': g})
    let found = try #require(ClusteredDifference.estimate(clusters))
    #expect(isNear(found.value, 0.1483343808925203, 1e-10))
    #expect(isNear(found.standardError, 0.04713393036728497, 1e-10))
    #expect(ClusteredDifference.estimate([]) == nil)
  }
}
