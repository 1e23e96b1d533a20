import Statistics
import Testing

struct CompetingRisksTests {
  static func random(_ seed: UInt64, delayed: Bool, weighted: Bool = false) -> [Life] {
    var generator = SeededGenerator(state: seed)
    let causes = ["price", "moved", nil]
    return KaplanMeierTests.random(seed, delayed: delayed).map { row in
      var row = row
      row.group = ""
      row.cause = row.left ? causes[Int.random(in: 0..<3, using: &generator)] : nil
      if weighted { row.weight = Double.random(in: 0.25...3, using: &generator) }
      return row
    }
  }

  /// The definition: at each time, of those still here, the share who leave for each cause.
  private func direct(_ rows: [Life], cause: String?, at end: Double) -> Double {
    var (survival, share) = (1.0, 0.0)
    for time in Set(rows.filter { $0.left && $0.time <= end }.map { $0.time }).sorted() {
      let present = rows.filter { time <= $0.time && ($0.entry <= 0 || $0.entry < time) }
      let n = present.reduce(0) { $0 + $1.weight }
      let gone = present.filter { $0.time == time && $0.left }
      share += survival * gone.filter { $0.cause == cause }.reduce(0) { $0 + $1.weight } / n
      survival *= 1 - gone.reduce(0) { $0 + $1.weight } / n
    }
    return share
  }

  @Test func `four customers by hand`() throws {
    // At 1 one of four leaves for price: 1/4. At 2 one of three moves: 3/4·1/3 = 1/4. One is last seen at 2; the last
    // leaves for price at 3: 1/2·1. Price 3/4, moved 1/4, nobody here.
    let table = LifeTable([
      Life(time: 1, left: true, cause: "price"), Life(time: 2, left: true, cause: "moved"),
      Life(time: 2, left: false), Life(time: 3, left: true, cause: "price"),
    ])
    let risks = try #require(CompetingRisks(table))
    #expect(risks.causes.map { $0.label } == ["price", "moved"])
    #expect(risks.causes.map { $0.share(at: 2) } == [0.25, 0.25])
    #expect(isNear(risks.causes[0].share(at: 3), 0.75, 1e-15))
    #expect(risks.causes[0].share(at: 0.5) == 0)
    #expect(risks.causes[0].interval(at: 0.5, .standard) == nil)
    // At 1 it is a share of four: 1/4·3/4/4. At 2, moved moves with the hazards at 1 and 2 as −F/(1 − h) and S(1−).
    #expect(isNear(risks.causes[0].variance(at: 1), 0.25 * 0.75 / 4, 1e-15))
    // moved at 2: Σ (1/n)·var: time 1, move −(1/4)/(3/4) with chance 1/4; time 2, move 3/4 with chance 1/3.
    let byHand = (1.0 / 9) * 0.25 * 0.75 / 4 + (9.0 / 16) * (1.0 / 3) * (2.0 / 3) / 3
    #expect(isNear(risks.causes[1].variance(at: 2), byHand, 1e-15))
  }

  @Test(arguments: 0..<40 as Range<UInt64>, [false, true])
  func `causes and those still here sum to one, by the definition`(seed: UInt64, weighted: Bool) throws {
    let rows = Self.random(seed, delayed: seed % 2 == 1, weighted: weighted)
    guard rows.contains(where: { $0.cause != nil }) else { return }
    let risks = try #require(CompetingRisks(LifeTable(rows)))
    for time in stride(from: 0.5, through: 21, by: 0.5) {
      let shares = risks.causes.map { $0.share(at: time) }
      #expect(isNear(shares.reduce(risks.survival.survival(at: time), +), 1, 1e-12))
      for (cause, share) in zip(risks.causes, shares) {
        #expect(isNear(share, direct(rows, cause: cause.label, at: time), 1e-12))
      }
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>, SurvivalBand.allCases)
  func `one cause alone has the survival curve's interval turned over`(
    seed: UInt64, band: SurvivalBand
  ) throws {
    let rows = KaplanMeierTests.random(seed, delayed: true).map {
      Life(time: $0.time, left: $0.left, entry: $0.entry, cause: $0.left ? "any" : nil)
    }
    guard rows.contains(where: { $0.left }) else { return }
    let risks = try #require(CompetingRisks(LifeTable(rows)))
    for time in 1...20 where risks.survival.survival(at: Double(time)) > 0 {
      let curve = risks.survival.interval(at: Double(time), .standard, band)
      let share = risks.causes[0].interval(at: Double(time), .standard, band)
      #expect((curve == nil) == (share == nil))
      if let curve, let share {
        #expect(isNear(share.lowerBound, 1 - curve.upperBound, 1e-9))
        #expect(isNear(share.upperBound, 1 - curve.lowerBound, 1e-9))
      }
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>, [false, true])
  func `the variance is the infinitesimal jackknife's, as R has it`(seed: UInt64, weighted: Bool) throws {
    let rows = Self.random(seed, delayed: false, weighted: weighted)
    guard rows.contains(where: { $0.cause != nil }) else { return }
    let risks = try #require(CompetingRisks(LifeTable(rows)))
    let time = 9.0
    for cause in risks.causes {
      // How the share moves with each customer's weight, by a symmetric difference.
      let squares = rows.indices.map { index -> Double in
        func moved(_ by: Double) -> Double {
          var changed = rows
          changed[index].weight += by
          return direct(changed, cause: cause.label, at: time)
        }
        let slope = (moved(1e-4) - moved(-1e-4)) / 2e-4
        return slope * slope * rows[index].weight * rows[index].weight
      }
      #expect(isNear(cause.variance(at: time), squares.reduce(0, +), 1e-7))
    }
  }

  @Test func `one minus a curve of one cause alone overstates it`() throws {
    let rows = Self.random(3, delayed: false)
    let risks = try #require(CompetingRisks(LifeTable(rows)))
    let price = try #require(risks.causes.first { $0.label == "price" })
    let alone = try #require(
      KaplanMeier(LifeTable(rows.map { Life(time: $0.time, left: $0.cause == "price") })))
    #expect(price.share(at: 15) < 1 - alone.survival(at: 15))
  }

  @Test func `without causes there are none`() {
    #expect(CompetingRisks(LifeTable([Life(time: 1, left: true)])) == nil)
  }
}
