/// Periods in which customers leave more often than in those around them, as tests whose errors are held together.
///
/// A period stands out when its hazard exceeds the pooled hazard of its neighbours by an exact conditional test
/// corrected over all periods tested, enough were at risk and left, and it is `minRatio` times its neighbours before
/// as well as after it. The last asks that it be a peak: the first period of a higher level, or a step of a steep
/// decline, exceeds one side only.
///
/// A neighbour that stands out itself is no measure of what is usual, and would hide a peak beside it. So the tests
/// are made again without the periods found, until no more are found; a side keeps them where it has no other. Under
/// an even hazard this changes nothing unless something was found already, so false findings stay as rare.
///
/// The first period has nobody before it. It is compared with the three that follow, and is never called a spike:
/// any declining hazard makes it stand out.
public struct HazardPeaks: Sendable, Hashable {
  /// When a period stands out.
  public struct Rule: Sendable, Hashable {
    /// Periods on either side that it is compared with.
    public var window: Int
    public var minEvents: Double
    public var minAtRisk: Double
    public var minRatio: Double
    public var correction: Correction
    /// The chance of any false finding that is accepted.
    public var alpha: Double

    public init(
      window: Int = 3, minEvents: Double = 5, minAtRisk: Double = 50, minRatio: Double = 1.25,
      correction: Correction = .holm, alpha: Double = 0.05
    ) {
      self.window = window
      self.minEvents = minEvents
      self.minAtRisk = minAtRisk
      self.minRatio = minRatio
      self.correction = correction
      self.alpha = alpha
    }
  }

  /// Why a period was not tested.
  public enum Reason: Sendable, Hashable {
    /// Observation ends with it, for reasons that are not the customers'.
    case last
    case fewAtRisk
    /// Nobody was at risk before or after it.
    case noNeighbours
    /// Nobody left in it nor around it.
    case noEvents
  }

  /// What kept a tested period from standing out.
  public enum Shortfall: Sendable, Hashable {
    /// Not more than chance would do.
    case notHigher
    case fewEvents
    /// Higher on the whole, but not enough above those before it and those after it.
    case notAPeak
  }

  public struct Test: Sendable, Hashable {
    public let index: Int
    /// Indices of the periods compared with.
    public let neighbours: [Int]
    public let comparison: RateRatio
    /// One-sided, exact.
    public let pValue: Double
    /// Corrected over all periods tested.
    public var adjusted: Double
    /// `nil` when it stands out.
    public var shortfall: Shortfall?

    public var standsOut: Bool { shortfall == nil }
  }

  /// In the order of periods.
  public let tests: [Test]
  /// In the order of periods.
  public let untested: [(index: Int, reason: Reason)]
  public let rule: Rule

  public init(_ hazard: DiscreteHazard, _ rule: Rule = Rule()) {
    let search = Search(periods: hazard.periods, rule: rule)
    self.rule = rule
    untested = hazard.periods.compactMap { period in
      search.reason(period).map { (period.index, $0) }
    }
    var found: [Int: Test] = [:]
    var tests = search.tests(leavingOut: [])
    while true {
      let new = tests.filter { $0.standsOut && found[$0.index] == nil }
      guard !new.isEmpty else { break }
      for test in new { found[test.index] = test }
      tests = search.tests(leavingOut: Set(found.keys))
    }
    // What was found stays found, with the numbers of the pass that says so.
    self.tests = tests.map { $0.standsOut ? $0 : found[$0.index] ?? $0 }
  }

  public func test(of index: Int) -> Test? { tests.first { $0.index == index } }

  /// The first period, when it stands out from those that follow.
  public var earlyLife: Test? { tests.first { $0.index == 1 && $0.standsOut } }

  /// Other periods that stand out from their neighbours.
  public var spikes: [Test] { tests.filter { $0.index > 1 && $0.standsOut } }

  public static func == (a: HazardPeaks, b: HazardPeaks) -> Bool {
    a.tests == b.tests && a.rule == b.rule && a.untested.elementsEqual(b.untested) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(tests)
    hasher.combine(rule)
  }
}

/// Tests all periods against neighbours some of which may be left out.
private struct Search {
  let periods: [DiscreteHazard.Period]
  let rule: HazardPeaks.Rule

  func reason(_ period: DiscreteHazard.Period) -> HazardPeaks.Reason? {
    if period.index == periods.last?.index { return .last }
    if period.atRisk < rule.minAtRisk || period.atRisk <= 0 { return .fewAtRisk }
    let sides = sides(of: period.index, leavingOut: [])
    let isAlone = period.index == 1 ? sides.after.isEmpty : sides.before.isEmpty || sides.after.isEmpty
    if isAlone { return .noNeighbours }
    let events = (sides.before + sides.after).reduce(period.events) { $0 + $1.events }
    return events > 0 ? nil : .noEvents
  }

  func tests(leavingOut found: Set<Int>) -> [HazardPeaks.Test] {
    var tests = periods.filter { reason($0) == nil }.map { test($0, leavingOut: found) }
    let adjusted = rule.correction.adjusted(tests.map { $0.pValue })
    for (index, value) in adjusted.enumerated() {
      tests[index].adjusted = value
      if value >= rule.alpha { tests[index].shortfall = .notHigher }
    }
    return tests
  }

  private func test(_ period: DiscreteHazard.Period, leavingOut found: Set<Int>) -> HazardPeaks.Test {
    let sides = sides(of: period.index, leavingOut: found)
    let neighbours = sides.before + sides.after
    let comparison = compare(period, neighbours)
    let isPeak = [sides.before, sides.after].filter { !$0.isEmpty }.allSatisfy {
      (compare(period, $0).ratio ?? 0) >= rule.minRatio
    }
    return HazardPeaks.Test(
      index: period.index, neighbours: neighbours.map { $0.index }, comparison: comparison,
      pValue: comparison.pHigher, adjusted: 1,
      shortfall: period.events < rule.minEvents ? .fewEvents : isPeak ? nil : .notAPeak)
  }

  private func compare(
    _ period: DiscreteHazard.Period, _ others: [DiscreteHazard.Period]
  ) -> RateRatio {
    RateRatio(
      events: period.events, exposure: period.atRisk, otherEvents: others.reduce(0) { $0 + $1.events },
      otherExposure: others.reduce(0) { $0 + $1.atRisk })
  }

  private func sides(
    of index: Int, leavingOut found: Set<Int>
  ) -> (before: [DiscreteHazard.Period], after: [DiscreteHazard.Period]) {
    // The first period has three that follow, whatever the window: the definition of early-life risk.
    let reach = index == 1 ? 3 : rule.window
    func usual(_ range: ClosedRange<Int>) -> [DiscreteHazard.Period] {
      let side = periods.filter { range.contains($0.index) && $0.atRisk > 0 }
      let rest = side.filter { !found.contains($0.index) }
      return rest.isEmpty ? side : rest
    }
    return (
      index > 1 ? usual(max(1, index - reach)...index - 1) : [], usual(index + 1...index + reach)
    )
  }
}
