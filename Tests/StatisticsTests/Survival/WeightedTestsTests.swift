import Statistics
import TestSupport
import Testing

/// The relatives of the log-rank test that weigh early or late departures more.
struct WeightedTestsTests {
  /// Survival of acute myelogenous leukaemia (Miller 1997), `survival::aml`.
  static let aml: [Life] =
    zip([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]).map {
      Life(time: $0, left: $1 == 1, group: "Maintained")
    }
    + zip([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]).map {
      Life(time: $0, left: $1 == 1, group: "Nonmaintained")
    }

  @Test func `the leukaemia data have R's test, medians and log bounds`() throws {
    // survdiff(Surv(time, status) ~ x, aml): observed 7 and 11, expected 10.69 and 7.31, chi-square 3.4, p = 0.0653.
    let table = LifeTable(Self.aml)
    let test = try #require(LogRank(table))
    #expect(isNear(test.chiSquared, 3.396, 5e-4))
    #expect(isNear(test.pValue, 0.0653, 5e-5))
    #expect(test.groups.map { $0.observed } == [7, 11])
    #expect(isNear(test.groups[0].expected, 10.69, 5e-3))
    // survfit: medians 31 (18 to NA) and 23 (8 to NA).
    let medians = (0..<2).compactMap { KaplanMeier(table, group: $0)?.median(.standard, .log) }
    #expect(medians.map { $0.time } == [31, 23])
    #expect(medians.map { $0.low } == [18, 8])
    #expect(medians.map { $0.high } == [nil, nil])
  }

  static let weightings: [LogRank.Weighting] = [
    .logRank, .gehan, .taroneWare, .peto, .flemingHarrington(rho: 1, gamma: 0),
    .flemingHarrington(rho: 0, gamma: 1), .flemingHarrington(rho: 0.5, gamma: 0.5),
  ]

  @Test(arguments: weightings, 0..<20 as Range<UInt64>)
  func `two groups have the square of the weighted distance over its variance`(
    weighting: LogRank.Weighting, seed: UInt64
  ) throws {
    let rows = KaplanMeierTests.random(seed, delayed: seed % 2 == 0).filter { $0.group != "c" }
    let table = LifeTable(rows)
    guard table.groupCount == 2, let test = LogRank(table, weighting: weighting) else { return }
    let first = table.groups[0].label
    var (distance, variance, survival, peto) = (0.0, 0.0, 1.0, 1.0)
    for time in Set(rows.filter { $0.left }.map { $0.time }).sorted() {
      let present = rows.filter { $0.entry < time && time <= $0.time || ($0.entry <= 0 && time <= $0.time) }
      let n = Double(present.count)
      let n1 = Double(present.filter { $0.group == first }.count)
      let d = Double(present.filter { $0.time == time && $0.left }.count)
      let d1 = Double(present.filter { $0.time == time && $0.left && $0.group == first }.count)
      peto *= 1 - d / (n + 1)
      let w: Double =
        switch weighting {
        case .logRank: 1
        case .gehan: n
        case .taroneWare: n.squareRoot()
        case .peto: peto
        case .flemingHarrington(let rho, let gamma): power(survival, rho) * power(1 - survival, gamma)
        }
      distance += w * (d1 - d * n1 / n)
      if n > 1 { variance += w * w * d * (n - d) / (n - 1) * n1 / n * (1 - n1 / n) }
      survival *= 1 - d / n
    }
    #expect(isNear(test.chiSquared, distance * distance / variance, 1e-9 * max(1, test.chiSquared)))
    #expect(isNear(test.distances[0], distance, 1e-9 * max(1, abs(distance))))
    #expect(test.degrees == 1)
  }

  @Test(arguments: weightings, 0..<10 as Range<UInt64>)
  func `equal weights of any size test as none do`(weighting: LogRank.Weighting, seed: UInt64) throws {
    let rows = KaplanMeierTests.random(seed, delayed: true)
    let heavy = rows.map { row in
      var row = row
      row.weight = 2.5
      return row
    }
    let plain = LogRank(LifeTable(rows), weighting: weighting)
    let weighted = LogRank(LifeTable(heavy), weighting: weighting)
    #expect((plain == nil) == (weighted == nil))
    guard let plain, let weighted else { return }
    #expect(isNear(weighted.chiSquared, plain.chiSquared, 1e-8 * max(1, plain.chiSquared)))
    #expect(weighted.degrees == plain.degrees)
  }

  @Test func `with weights the test keeps its size`() throws {
    // Two groups alike, weights from 0.2 to 4 that go with the group and with leaving late: 5 % of tests are wrong.
    var wrong = 0
    for seed in 0..<600 as Range<UInt64> {
      var generator = SeededGenerator(state: 77 &+ seed)
      let rows = (0..<160).map { index -> Life in
        let time = Double(1 + Int.random(in: 0..<12, using: &generator))
        return Life(
          time: time, left: Double.random(in: 0..<1, using: &generator) < 0.6,
          group: index % 2 == 0 ? "a" : "b",
          weight: (index % 2 == 0 ? 0.2 : 1) * Double.random(in: 0.5...(time > 6 ? 4 : 2), using: &generator))
      }
      if let test = LogRank(LifeTable(rows)), test.pValue < 0.05 { wrong += 1 }
    }
    #expect((12...54).contains(wrong), "\(wrong) of 600")
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 1 : exponent == 0.5 ? base.squareRoot() : base
  }
}
