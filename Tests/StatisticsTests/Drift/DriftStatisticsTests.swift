import Statistics
import TestSupport
import Testing

/// Numbers from SciPy 1.17.1 with NumPy 2, by the calls named; the data are `oracles.json`'s split of the Telco file.
struct DriftStatisticsTests {
  private static let hasTelco = SharedFiles.exists("data/telco.csv")

  private static func telco(_ column: String) throws -> (reference: [String], current: [String]) {
    let values = try SharedFiles.rows("data/telco.csv").map { $0[column] ?? "" }
    return (Array(values[..<4000]), Array(values[4000...]))
  }

  private static func numbers(_ column: String) throws -> (reference: ValueCounts, current: ValueCounts) {
    let (a, b) = try telco(column)
    return (ValueCounts(a.compactMap { Double($0) }), ValueCounts(b.compactMap { Double($0) }))
  }

  private static let contract = ([2210, 952, 838], [1665, 743, 635])

  @Test func `three shares give the index, the distance and the divergence of the oracle`() throws {
    let (a, b) = ([20, 30, 50], [30, 30, 40])
    let index = try #require(StabilityIndex(a, b))
    #expect(isNear(index.value, 0.0628608659, 1e-9))
    #expect(isNear(JensenShannon.distance(a, b), 0.0884160629, 1e-9))
  }

  @Test func `contracts of both halves have SciPy's numbers`() throws {
    // chi2_contingency([a, b]), jensenshannon(a / a.sum(), b / b.sum())
    let (a, b) = Self.contract
    let index = try #require(StabilityIndex(a, b))
    let table = try #require(ContingencyTable([a, b]))
    #expect(isNear(index.value, 0.00021292310372553704, 1e-12))
    #expect(isNear(table.chiSquared, 0.3683807557457954, 1e-9))
    #expect(isNear(table.pValue, 0.8317774367332254, 1e-9))
    #expect(isNear(JensenShannon.distance(a, b), 0.0051589557551165975, 1e-12))
  }

  @Test(.enabled(if: hasTelco, "../shared/data/telco.csv is missing"))
  func `tenure of both halves has SciPy's numbers`() throws {
    // ks_2samp(x, y), wasserstein_distance(x, y), / x.std(); bins np.quantile(x, linspace(0, 1, 11))[1:-1]
    let (x, y) = try Self.numbers("tenure")
    let bins = ReferenceBins(x)
    #expect(bins.edges == [2, 5, 11, 19, 28, 39, 50, 60, 69])
    let index = try #require(StabilityIndex(x.binned(at: bins.edges), y.binned(at: bins.edges)))
    #expect(isNear(index.value, 0.0035644660145456746, 1e-12))
    let test = try #require(KolmogorovSmirnov(x, y))
    #expect(isNear(test.distance, 0.021688876109102858, 1e-12))
    #expect(isNear(test.pValue, 0.3833813088491089, 1e-9))
    #expect(test.location == 12 && test.isExact)
    #expect(isNear(Wasserstein.distance(x, y), 0.8197125369700949, 1e-9))
    #expect(isNear((Wasserstein.distance(x, y) ?? .nan) / x.deviation, 0.033350847345659976, 1e-9))
  }

  @Test(.enabled(if: hasTelco, "../shared/data/telco.csv is missing"))
  func `Evidently's index of both halves is the oracle's`() throws {
    // e = np.histogram_bin_edges(np.concatenate([x, y]), "sturges"); the index of both histograms.
    let (x, y) = try Self.numbers("tenure")
    #expect(isNear(EvidentlyIndex.of(x, y), 0.0061252188342532255, 1e-12))
    let (a, b) = Self.contract
    #expect(isNear(EvidentlyIndex.of(a, b), 0.00021292310372553704, 1e-12))
    // Few values count one by one, and what one period lacks has a share of 0.0001.
    let few = try #require(EvidentlyIndex.of(ValueCounts([0, 0, 1, 1]), ValueCounts([0, 0, 2, 2])))
    #expect(isNear(few, 2 * (0.5 - 1e-4) * 8.517193191416238, 1e-12))
    #expect(EvidentlyIndex.of(ValueCounts([]), ValueCounts([1])) == nil)
  }

  @Test func `cells for readers hold ten rows and more, keep the mean, and lose nothing where they need not`()
  {
    var state: UInt64 = 5
    for size in [0, 3, 9, 10, 25, 400, 5000] {
      let numbers = (0..<size).map { _ -> Double in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 40) / 97 * (state >> 30 & 1 == 0 ? 1 : 1e-3)
      }
      let all = ValueCounts(numbers)
      let coarse = CoarseCounts(all, fewest: 10)
      #expect(coarse.counts.count == size && coarse.counts.values.count <= CoarseCounts.cells)
      #expect(coarse.counts.counts.allSatisfy { $0 >= Swift.min(10, size) })
      if size > 0 { #expect(abs(coarse.counts.mean / all.mean - 1) < 1e-12) }
      let again = CoarseCounts(
        means: coarse.counts.values, ends: coarse.ends, rows: coarse.counts.counts, missing: 0,
        least: coarse.least)
      #expect(again == coarse)
      #expect(coarse.matching(all) == coarse.counts)
    }
    let often = ValueCounts(values: [1, 2, 5], counts: [10, 11, 40], missing: 2)
    #expect(CoarseCounts(often, fewest: 10).isExact)
  }

  @Test(.enabled(if: hasTelco, "../shared/data/telco.csv is missing"))
  func `charges of both halves have SciPy's numbers`() throws {
    let (x, y) = try Self.numbers("MonthlyCharges")
    let edges = ReferenceBins(x).edges
    let (a, b) = (x.binned(at: edges), y.binned(at: edges))
    #expect(isNear(StabilityIndex(a, b)?.value, 0.0018579874161440998, 1e-12))
    #expect(isNear(JensenShannon.distance(a, b), 0.01523802821030621, 1e-12))
    let test = try #require(KolmogorovSmirnov(x, y))
    #expect(isNear(test.distance, 0.016695777193558987, 1e-12))
    #expect(isNear(test.pValue, 0.7125076553310912, 1e-9))
    #expect(!test.isHigher)
    #expect(isNear(Wasserstein.distance(x, y), 0.4980278302661846, 1e-9))
    #expect(isNear(x.deviation, 30.08078468139742, 1e-9))
  }

  @Test(arguments: [
    // kstwo.sf(z / sqrt(n), n): kolmogorov's distribution of a sample of n
    (1000, 0.6, 0.8573684410456419, 1e-9), (5000, 1.0, 0.2674850951575305, 1e-9),
    (5000, 1.6, 0.011768898449115267, 1e-8), (50000, 2.0, 0.0006668653024354585, 1e-9),
    (500000, 1.2, 0.11212274689215374, 1e-9),
  ])
  func `large samples have the finite Kolmogorov distribution`(
    size: Int, z: Double, p: Double, tolerance: Double
  ) throws {
    // Two samples of 2n have an effective size of n; one of them is shifted until the gap is the one asked for.
    let gap = Int((z / Double(size).squareRoot() * Double(2 * size)).rounded())
    let x = ValueCounts(values: [0, 1], counts: [gap, 2 * size - gap])
    let y = ValueCounts(values: [1], counts: [2 * size])
    let test = try #require(KolmogorovSmirnov(x, y))
    let drift = 4 * abs(Double(gap) / Double(2 * size) * Double(size).squareRoot() - z)
    if size > 5000 { #expect(!test.isExact) }
    #expect(isNear(test.pValue, p, size > 5000 ? tolerance + drift : 0.02))
  }

  @Test func `small samples have SciPy's exact p-value`() throws {
    // ks_2samp([1, 2, 3, 4, 5], [3.5, 4.5, 5.5, 6.5, 7.5]).pvalue, and with a sixth value 8.5
    let x = ValueCounts([1, 2, 3, 4, 5])
    let five = try #require(KolmogorovSmirnov(x, ValueCounts([3.5, 4.5, 5.5, 6.5, 7.5])))
    #expect(isNear(five.distance, 0.6, 1e-12) && isNear(five.pValue, 0.35714285714285715, 1e-9))
    let six = try #require(KolmogorovSmirnov(x, ValueCounts([3.5, 4.5, 5.5, 6.5, 7.5, 8.5])))
    #expect(isNear(six.pValue, 0.10822510822510821, 1e-9))
  }

  @Test func `nothing has changed where both periods are the same`() throws {
    let x = ValueCounts((0..<500).map { Double($0 % 37) })
    let edges = ReferenceBins(x).edges
    let bins = x.binned(at: edges)
    let index = try #require(StabilityIndex(bins, bins))
    #expect(index.value == 0 && index.pValue == 1 && index.interval.lowerBound == 0)
    #expect(KolmogorovSmirnov(x, x)?.distance == 0)
    #expect(KolmogorovSmirnov(x, x)?.pValue == 1)
    #expect(Wasserstein.distance(x, x) == 0)
    #expect(JensenShannon.distance(bins, bins) == 0)
  }

  @Test func `a value that holds more than a bin's share merges bins, and the lowest keeps one of its own`() {
    let half = ValueCounts(values: [0, 1, 2, 3], counts: [60, 20, 10, 10])
    #expect(ReferenceBins(half).count == 4)
    #expect(half.binned(at: ReferenceBins(half).edges) == [60, 20, 10, 10])
    let constant = ValueCounts(values: [5], counts: [80])
    #expect(ReferenceBins(constant).edges.isEmpty)
    #expect(ValueCounts(values: [4, 5, 6], counts: [1, 2, 3]).binned(at: []) == [6])
  }

  @Test func `quantiles of counts are those of the rows`() {
    let rows = (0..<311).map { Double(($0 * 37) % 53) }
    let shares = [0, 0.1, 0.25, 0.5, 0.77, 0.9, 1]
    let sorted = rows.sorted()
    #expect(
      ValueCounts(rows).quantiles(shares) == shares.compactMap { Quantiles.value($0, ofSorted: sorted) })
  }

  @Test func `an empty bin has a floor and a new level is seen`() throws {
    let index = try #require(StabilityIndex([500, 500, 0], [450, 450, 100]))
    #expect(index.bins == 3 && index.value > 0.5 && index.pValue < 0.01)
    #expect(index.interval.lowerBound > index.critical)
    #expect(StabilityIndex([0, 0], [1, 2]) == nil)
  }

  @Test(
    .enabled(
      if: SharedFiles.exists("data/telco_oof_logit.csv"), "../shared/data/telco_oof_logit.csv is missing"))
  func `without labels the area is the oracle's, near the one that was realised`() throws {
    let rows = try SharedFiles.rows("data/telco_oof_logit.csv")
    let scores = ValueCounts(rows.compactMap { $0["p"].flatMap { Double($0) } })
    let expected = try #require(ExpectedPerformance(scores))
    // oracles.json, telco_model_oof10: cbpe_est_auc, cbpe_est_acc; realised .8452568
    #expect(isNear(expected.auc.value, 0.84708917, 1e-8))
    #expect(isNear(expected.accuracy.value, 0.79866683, 2e-6))
    // Drawn 300 times: standard deviation .00423 around .84674 (NumPy), delta method .0045849
    #expect(isNear(expected.auc.standardError, 0.004584944, 1e-8))
  }

  @Test func `two scores are expected to rank as their own odds say`() throws {
    // Of .2 and .8: P(y) pairs by hand: leavers .2, .8; stayers .8, .2; area = (.8·.8 + (.16 + .16)/2) / 1.
    let expected = try #require(ExpectedPerformance(ValueCounts([0.2, 0.8])))
    #expect(isNear(expected.auc.value, 0.64 + 0.16, 1e-12))
    #expect(isNear(expected.rate.value, 0.5, 1e-12) && isNear(expected.accuracy.value, 0.8, 1e-12))
    #expect(isNear(expected.brier.value, 0.16, 1e-12))
    #expect(ExpectedPerformance(ValueCounts([0, 0])) == nil)
  }
}
