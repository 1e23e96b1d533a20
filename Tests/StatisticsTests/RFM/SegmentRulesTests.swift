import Statistics
import Testing

struct SegmentRulesTests {
  private func rule(
    _ segment: Int, _ r: ClosedRange<Int>, _ f: ClosedRange<Int>, _ m: ClosedRange<Int>
  ) -> SegmentRules.Rule {
    SegmentRules.Rule(segment: segment, recency: r, frequency: f, monetary: m)
  }

  @Test func `rules that part all cells are without fault`() {
    let rules = SegmentRules(
      bins: 3,
      rules: [rule(0, 3...3, 1...3, 1...3), rule(1, 1...2, 2...3, 1...3), rule(2, 1...2, 1...1, 1...3)])
    #expect(rules.check.isFaultless && rules.contested == 0)
    #expect(rules.segment(of: .init(2, 3, 1)) == 1)
    #expect(rules.table[rules.index(of: .init(1, 1, 2))] == 2)
  }

  @Test func `cells left out, rules never reached and cells of two are found`() {
    let rules = SegmentRules(
      bins: 2,
      rules: [
        rule(0, 2...2, 1...2, 1...2), rule(1, 2...2, 2...2, 1...2), rule(2, 1...2, 2...2, 1...2),
      ])
    let check = rules.check
    #expect(check.uncovered.map { "\($0)" } == ["112", "111"])
    #expect(check.shadowed.map { $0.rule } == [1] && check.shadowed.first?.by == [0])
    #expect(check.overlapping.map { $0.rule } == [2])
    #expect(check.overlapping.first?.cells.map { "\($0)" } == ["222", "221"])
  }

  @Test func `two rules of one segment may meet`() {
    let rules = SegmentRules(bins: 2, rules: [rule(0, 1...2, 1...1, 1...2), rule(0, 1...1, 1...2, 1...2)])
    #expect(rules.check.overlapping.isEmpty)
    #expect(rules.check.uncovered.count == 2)
  }

  /// Counting over all 125 cells in Python gives the same 36, 39 and three names.
  @Test func `the map that R's rfm publishes leaves 36 cells out and can never assign three names`() {
    let rules = SegmentRules(bins: 5, rules: RPackage.rules)
    let check = rules.check
    #expect(check.uncovered.count == 36 && rules.contested == 39)
    #expect(
      check.shadowed.map { RPackage.names[rules.rules[$0.rule].segment] } == [
        "New Customers", "Promising", "Can't Lose Them",
      ])
  }
}

/// The segment map in the documentation of R's rfm 0.3.0.
enum RPackage {
  static let names = [
    "Champions", "Loyal Customers", "Potential Loyalist", "New Customers", "Promising", "Need Attention",
    "About To Sleep", "At Risk", "Can't Lose Them", "Lost",
  ]
  static let rules: [SegmentRules.Rule] = {
    let recency = [4...5, 2...5, 3...5, 4...5, 3...4, 2...3, 2...3, 1...2, 1...1, 1...2]
    let others = [4...5, 3...5, 1...3, 1...1, 1...1, 2...3, 1...2, 2...5, 4...5, 1...2]
    return names.indices.map {
      SegmentRules.Rule(segment: $0, recency: recency[$0], frequency: others[$0], monetary: others[$0])
    }
  }()
}
