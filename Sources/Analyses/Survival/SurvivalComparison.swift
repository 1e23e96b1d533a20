import Statistics

/// Groups set against each other, all at once and in pairs.
struct SurvivalComparison {
  /// Two groups; a test is `nil` for groups too small to test or never at risk together.
  struct Pair {
    let a: SurvivalFit.Group
    let b: SurvivalFit.Group
    let difference: Estimate
    /// By the cell's test.
    let test: (chiSquared: Double, pValue: Double, adjusted: Double)?
    /// p-values of the log-rank test and of Gehan's, corrected over all pairs.
    let byWeight: (logRank: Double, gehan: Double)?
    let crossing: CurveCrossing?
    /// The two tests do not agree on whether the groups differ.
    let isDisputed: Bool
  }

  let logRank: LogRank?
  /// The test that the cell names.
  let test: LogRank?
  let gehan: LogRank?
  let pairs: [Pair]

  /// `tested` are the groups large enough to test; `groups` are those of the table, in its order.
  init(
    _ groups: [SurvivalFit.Group], _ table: LifeTable, _ tested: [Int], _ cell: Survival,
    _ confidence: Confidence
  ) {
    let large = table.selecting(tested)
    logRank = LogRank(large)
    gehan = LogRank(large, weighting: .gehan)
    test = LogRank(large, weighting: cell.weighting)
    func tests(_ weighting: LogRank.Weighting) -> [(a: Int, b: Int, test: LogRank, adjusted: Double)] {
      LogRank.pairs(large, weighting: weighting, correction: cell.correction)
    }
    let (chosen, plain, early) = (tests(cell.weighting), tests(.logRank), tests(.gehan))
    var pairs: [Pair] = []
    for a in groups.indices {
      for b in groups.indices where b > a {
        func found(_ tests: [(a: Int, b: Int, test: LogRank, adjusted: Double)]) -> (LogRank, Double)? {
          tests.first { tested[$0.a] == a && tested[$0.b] == b }.map { ($0.test, $0.adjusted) }
        }
        let (one, two) = (found(plain), found(early))
        let crossing = one.flatMap { _ in
          CurveCrossing(groups[a].curve, groups[b].curve, confidence, atLeast: SurvivalFit.wanted)
        }
        let byWeight = one.flatMap { one in two.map { (logRank: one.1, gehan: $0.1) } }
        pairs.append(
          Pair(
            a: groups[a], b: groups[b], difference: groups[a].mean.estimate - groups[b].mean.estimate,
            test: found(chosen).map { ($0.0.chiSquared, $0.0.pValue, $0.1) }, byWeight: byWeight,
            crossing: crossing,
            isDisputed: byWeight.map { Self.disagree($0, 1 - confidence.level) } ?? false))
      }
    }
    self.pairs = pairs
  }

  /// One finds a difference and the other does not, and not by a hair: its p-value is at least twice the level.
  private static func disagree(_ p: (logRank: Double, gehan: Double), _ alpha: Double) -> Bool {
    min(p.logRank, p.gehan) < alpha && max(p.logRank, p.gehan) > 2 * alpha
  }

  var crossings: [Pair] { pairs.filter { $0.crossing != nil } }
  /// Disputed pairs whose curves are not seen to cross, which says more.
  var disputed: [Pair] { pairs.filter { $0.crossing == nil && $0.isDisputed } }
}
