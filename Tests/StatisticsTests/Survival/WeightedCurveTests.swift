import Statistics
import Testing

struct WeightedCurveTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `a customer who weighs two counts as two`(seed: UInt64) throws {
    let rows = KaplanMeierTests.random(seed, delayed: true).enumerated().map { index, row in
      var row = row
      row.group = ""
      row.weight = Double(1 + index % 3)
      return row
    }
    let copies = rows.flatMap { row in
      [Life](repeating: Life(time: row.time, left: row.left, entry: row.entry), count: Int(row.weight))
    }
    let weighted = try #require(KaplanMeier(LifeTable(rows)))
    let copied = try #require(KaplanMeier(LifeTable(copies)))
    #expect(weighted.rows == rows.count && weighted.count == copied.count)
    for time in 1...20 {
      #expect(isNear(weighted.survival(at: Double(time)), copied.survival(at: Double(time)), 1e-12))
      #expect(weighted.effectiveAtRisk(at: Double(time)) <= weighted.atRisk(at: Double(time)))
    }
    #expect(
      isNear(
        weighted.restrictedMean(to: 15).estimate.value, copied.restrictedMean(to: 15).estimate.value, 1e-12))
    // Copies of one customer know no more than the customer, so their curve only looks surer.
    if let one = weighted.standardError(at: 8), let many = copied.standardError(at: 8), many > 0 {
      #expect(one > many)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `equal weights change neither the curve nor its errors`(seed: UInt64) throws {
    let rows = KaplanMeierTests.random(seed, delayed: true).map {
      Life(time: $0.time, left: $0.left, entry: $0.entry)
    }
    let heavy = rows.map { Life(time: $0.time, left: $0.left, entry: $0.entry, weight: 0.3) }
    let plain = try #require(KaplanMeier(LifeTable(rows)))
    let weighted = try #require(KaplanMeier(LifeTable(heavy)))
    for (a, b) in zip(plain.steps, weighted.steps) where a.survival > 1e-9 && a.atRisk > 0 {
      #expect(isNear(b.survival, a.survival, 1e-9))
      #expect(isNear(b.logVariance, a.logVariance, 1e-6 * max(1, a.logVariance)))
      #expect(isNear(b.effective, a.atRisk, 1e-6 * a.atRisk))
    }
  }

  @Test func `the error with weights is that of many samples`() throws {
    // Weights between 0.2 and 3 that go with how long customers stay: half of them stay twice as long and weigh more.
    func rows(_ seed: UInt64) -> [Life] {
      var generator = SeededGenerator(state: seed)
      return (0..<120).map { _ in
        let isLoyal = Bool.random(using: &generator)
        let time = Double(Int.random(in: 1...(isLoyal ? 16 : 8), using: &generator))
        let seen = Double(Int.random(in: 3...20, using: &generator))
        return Life(
          time: min(time, seen), left: time <= seen,
          weight: Double.random(in: isLoyal ? 1...3 : 0.2...1, using: &generator))
      }
    }
    let curves = try (0..<500 as Range<UInt64>).map { try #require(KaplanMeier(LifeTable(rows($0)))) }
    func expectError(_ said: [Double], of estimates: [Double], _ what: String) {
      let count = Double(estimates.count)
      let mean = estimates.reduce(0, +) / count
      let spread = (estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
      let average = said.reduce(0, +) / count
      #expect(abs(average / spread - 1) < 0.1, "\(what): \(average) said, \(spread) seen")
    }
    for time in [4.0, 8] {
      expectError(
        curves.compactMap { $0.standardError(at: time) }, of: curves.map { $0.survival(at: time) },
        "at \(time)")
    }
    let means = curves.map { $0.restrictedMean(to: 10).estimate }
    expectError(means.map { $0.standardError }, of: means.map { $0.value }, "mean time")
  }
}
