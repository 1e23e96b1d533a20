import Statistics
import Testing

struct HazardPeaksTests {
  /// Customers followed for up to 60 periods from joining, with a hazard for each.
  private struct Market {
    var customers = 7000
    var horizon = 60
    var hazard: (Int) -> Double

    /// Last seen at a time spread evenly over the horizon, unless they left before.
    func life(seed: UInt64) -> DiscreteHazard {
      var random = Draws(state: seed)
      let zeros = [Double](repeating: 0, count: horizon)
      var (events, censored) = (zeros, zeros)
      // The share still here after each period: one draw a customer says when they would leave.
      var survival = [1.0]
      for period in 1...horizon { survival.append(survival[period - 1] * (1 - hazard(period))) }
      for _ in 0..<customers {
        let end = 1 + Int(random.uniform() * Double(horizon))
        let fate = random.uniform()
        let left = survival[end] < fate ? Self.first(survival) { $0 < fate } : nil
        if let left { events[left - 1] += 1 } else { censored[end - 1] += 1 }
      }
      return DiscreteHazard(
        LifeTable(
          times: (1...horizon).map(Double.init),
          groups: [
            .init(label: "", events: events, censored: censored, entered: zeros, initial: Double(customers))
          ]))
    }

    /// The first position from 1 on where falling numbers meet a condition, by halving.
    private static func first(_ falling: [Double], _ holds: (Double) -> Bool) -> Int {
      var (low, high) = (0, falling.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if holds(falling[middle]) { high = middle } else { low = middle }
      }
      return high
    }
  }

  /// Customers active when a window of three periods begins, at the age they then have, as quarterly snapshots hold
  /// them; some leave more readily than others, so the hazard is that of those still there.
  private struct Window {
    var customers = 4000
    /// A share who all joined in the same period, so that numbers at risk jump.
    var clump = 0.0
    var frailty = 0.0
    var hazard: (Int) -> Double

    func life(seed: UInt64) -> DiscreteHazard {
      var random = Draws(state: seed)
      let most = 64
      var atRisk = [Double](repeating: 0, count: most + 4)
      var (events, censored) = (atRisk, atRisk)
      for _ in 0..<customers {
        let entry = random.uniform() < clump ? 13 : Int(random.uniform() * random.uniform() * 60)
        let own = 1 + frailty * (2 * random.uniform() - 1)
        for period in entry + 1...entry + 3 {
          atRisk[period] += 1
          if random.uniform() < hazard(period) * own {
            events[period] += 1
            break
          }
          if period == entry + 3 { censored[period] += 1 }
        }
      }
      return DiscreteHazard(
        periods: (1...most).map {
          .init(index: $0, atRisk: atRisk[$0], events: events[$0], censored: censored[$0])
        })
    }
  }

  /// SplitMix64.
  private struct Draws {
    var state: UInt64

    mutating func uniform() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
  }

  /// Exact expectations, so that nothing stands out by chance.
  private func expected(_ periods: Int, atRisk: Double = 10_000, _ hazard: (Int) -> Double) -> DiscreteHazard
  {
    DiscreteHazard(
      periods: (1...periods).map {
        .init(index: $0, atRisk: atRisk, events: (atRisk * hazard($0)).rounded(), censored: 0)
      })
  }

  @Test func `an even hazard is flagged in at most one data set of twenty`() {
    let market = Market(customers: 3000) { _ in 0.01 }
    let flagged = (1...400).filter { seed in
      let peaks = HazardPeaks(market.life(seed: UInt64(seed)))
      return peaks.earlyLife != nil || !peaks.spikes.isEmpty
    }
    #expect(flagged.count <= 20, "\(flagged.count) of 400")
  }

  @Test(arguments: [0, 0.4]) func `windows of customers and joiners in bulk keep false findings as rare`(
    clump: Double
  ) {
    let window = Window(clump: clump, frailty: 0.9) { _ in 0.04 }
    let flagged = (1...400).filter { seed in
      let peaks = HazardPeaks(window.life(seed: UInt64(seed)))
      return peaks.earlyLife != nil || !peaks.spikes.isEmpty
    }
    #expect(flagged.count <= 20, "\(flagged.count) of 400")
  }

  /// The law of the shipped sample: early-life risk, a slow decline, and one spike.
  @Test
  func
    `beside a true spike and early-life risk, another period is flagged in one data set of twenty at most`()
  {
    let window = Window(customers: 8000, frailty: 0.9) { period in
      let decline = 0.06 * (1 - 0.008 * Double(min(period, 60)))
      return period == 14 ? 3.2 * decline : period == 1 ? 0.14 : period == 2 ? 0.09 : decline
    }
    let peaks = (1...200).map { HazardPeaks(window.life(seed: UInt64($0))) }
    #expect(peaks.filter { $0.spikes.contains { $0.index == 14 } }.count >= 195)
    let others = peaks.filter { $0.spikes.contains { $0.index != 14 } }
    #expect(others.count <= 10, "\(others.count) of 200")
  }

  @Test func `a spike of two and a half times its neighbours is found`() {
    let market = Market { $0 == 14 ? 0.025 : 0.01 }
    let peaks = (1...200).map { HazardPeaks(market.life(seed: UInt64($0))) }
    let found = peaks.filter { $0.spikes.contains { $0.index == 14 } }
    #expect(found.count >= 190, "\(found.count) of 200")
    // The periods beside it are not drawn in.
    let beside = peaks.filter { $0.spikes.contains { $0.index != 14 } }
    #expect(beside.count <= 10, "\(beside.count) of 200")
  }

  @Test func `a smoothly declining hazard has early-life risk and no spike`() {
    let market = Market { 0.10 * 0.75 / (0.75 + 0.25 * Double($0 - 1)) }
    let peaks = (1...100).map { HazardPeaks(market.life(seed: UInt64($0))) }
    #expect(peaks.filter { $0.earlyLife != nil }.count >= 95)
    #expect(peaks.filter { !$0.spikes.isEmpty }.count <= 5)
    // A steep decline in large numbers, which would exceed what follows by far.
    for rate in [0.5, 0.7, 0.8, 0.9] {
      var level = 0.3
      let steep = HazardPeaks(
        expected(30, atRisk: 1_000_000) { _ in
          defer { level *= rate }
          return level
        })
      #expect(steep.spikes.isEmpty, "\(rate): \(steep.spikes.map { $0.index })")
      #expect(rate > 0.85 || steep.earlyLife != nil)
    }
  }

  @Test func `a lasting step up or down is no spike`() {
    let up = HazardPeaks(expected(40, atRisk: 100_000) { $0 < 20 ? 0.01 : 0.03 })
    #expect(up.spikes.isEmpty)
    let down = HazardPeaks(expected(40, atRisk: 100_000) { $0 < 20 ? 0.03 : 0.01 })
    #expect(down.spikes.isEmpty)
    #expect(down.test(of: 19)?.shortfall == .notAPeak)
  }

  @Test func `two spikes beside each other do not hide one another`() throws {
    // Weak enough that each is hidden while the other counts among its neighbours.
    let hazard = expected(40, atRisk: 3000) { $0 == 14 ? 0.030 : $0 == 16 ? 0.0205 : 0.01 }
    let peaks = HazardPeaks(hazard)
    #expect(peaks.spikes.map { $0.index } == [14, 16])
    let second = try #require(peaks.test(of: 16))
    #expect(!second.neighbours.contains(14))
    #expect(isNear(second.comparison.otherRate, 0.01, 1e-12))
    // Beside a spike, what is usual is measured without it.
    #expect(peaks.test(of: 15)?.neighbours == [12, 13, 17, 18])
    #expect(peaks.test(of: 15)?.standsOut == false)
  }

  @Test func `the first period is compared with the three that follow and never a spike`() throws {
    let peaks = HazardPeaks(expected(30) { $0 == 1 ? 0.05 : 0.01 })
    let first = try #require(peaks.earlyLife)
    #expect(first.neighbours == [2, 3, 4])
    #expect(isNear(first.comparison.ratio, 5, 1e-12))
    #expect(peaks.spikes.isEmpty)
  }

  @Test func `thin, last and empty periods are not tested, and it is said why`() {
    var periods = (1...10).map {
      DiscreteHazard.Period(index: $0, atRisk: 1000, events: 10, censored: 0)
    }
    periods[4] = .init(index: 5, atRisk: 49, events: 40, censored: 0)
    periods[9] = .init(index: 10, atRisk: 900, events: 800, censored: 100)
    let peaks = HazardPeaks(DiscreteHazard(periods: periods))
    #expect(peaks.untested.map { $0.index } == [5, 10])
    #expect(peaks.untested.map { $0.reason } == [.fewAtRisk, .last])
    #expect(peaks.spikes.isEmpty)
    let quiet = HazardPeaks(expected(5) { _ in 0 })
    #expect(quiet.tests.isEmpty)
    #expect(quiet.untested.prefix(4).allSatisfy { $0.reason == .noEvents })
    let single = HazardPeaks(expected(1) { _ in 0.1 })
    #expect(single.tests.isEmpty)
  }

  @Test func `few leavers and small ratios do not stand out, however unlikely`() {
    let few = HazardPeaks(
      DiscreteHazard(
        periods: (1...20).map {
          .init(index: $0, atRisk: 1000, events: $0 == 9 ? 4 : 0, censored: 0)
        }), HazardPeaks.Rule(correction: .none))
    #expect(few.test(of: 9)?.shortfall == .fewEvents)
    let small = HazardPeaks(expected(20, atRisk: 1_000_000) { $0 == 9 ? 0.012 : 0.01 })
    #expect(small.test(of: 9)?.adjusted ?? 1 < 1e-6)
    #expect(small.test(of: 9)?.shortfall == .notAPeak)
  }
}
