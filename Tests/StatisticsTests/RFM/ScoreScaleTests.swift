import Statistics
import Testing

struct ScoreScaleTests {
  private func scale(_ values: [Double], bins: Int = 5, isReversed: Bool = false) -> ScoreScale {
    let sorted = values.sorted()
    return ScoreScale(
      cuts: ScoreScale.shares(bins: bins).compactMap { Quantiles.value($0, ofSorted: sorted) },
      isReversed: isReversed)
  }

  @Test(arguments: 1...200) func `equal values have equal scores, and higher ones no lower`(seed: Int) {
    var state = UInt64(seed)
    func next(_ limit: UInt64) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % limit)
    }
    let values = (0..<Int(next(60)) + 1).map { _ in next(UInt64(seed % 17 + 1)) }
    let bins = seed % 8 + 2
    let up = scale(values, bins: bins)
    let down = scale(values, bins: bins, isReversed: true)
    for a in values {
      #expect((1...bins).contains(up.score(a)) && down.score(a) == bins + 1 - up.score(a))
      for b in values where a < b { #expect(up.score(a) <= up.score(b)) }
      let range = up.range(of: up.score(a))
      #expect(range.map { ($0.over ?? -1) < a && a <= $0.to ?? a } == true)
    }
  }

  @Test func `ties leave bins empty rather than being parted`() {
    let scale = scale([1, 1, 1, 1, 1, 1, 2, 2, 3, 9])
    #expect(zip(scale.cuts, [1, 1, 1.4, 2.2]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect([1, 2, 3, 9].map { scale.score($0) } == [1, 4, 5, 5])
    #expect(scale.range(of: 2) == nil && scale.range(of: 1)?.to == 1)
    #expect(self.scale([7, 7, 7]).score(7) == 1)
  }

  @Test func `a value on a cut is below it, or above it where that is said`() {
    #expect(ScoreScale(cuts: [10, 20]).score(10) == 1)
    #expect(ScoreScale(cuts: [10, 20], edge: .above).score(10) == 2)
    #expect(ScoreScale(cuts: [10, 20], isReversed: true).score(20) == 2)
    #expect(ScoreScale(cuts: [10, 20], edge: .above, isReversed: true).score(20) == 1)
  }
}
