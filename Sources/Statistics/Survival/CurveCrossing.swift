/// Two survival curves that change places: one is above the other, and later the other above the one, both by more
/// than chance.
public struct CurveCrossing: Sendable, Hashable {
  /// The first time between the two differences from which the order is turned.
  public let time: Double
  /// Whether the first curve is the one that is above before.
  public let firstLeads: Bool

  /// The last change of places; `nil` when there is none that the intervals support.
  ///
  /// A difference counts where its normal interval excludes 0 and at least `count` (or as many as weights are worth)
  /// are at risk on both curves. Looking at every time, two equal curves rarely show both signs so (the tests count
  /// how rarely).
  public init?(_ a: KaplanMeier, _ b: KaplanMeier, _ confidence: Confidence, atLeast count: Double) {
    var before: (sign: Int, index: Int)?
    var found: CurveCrossing?
    let gaps = CurveCrossing.gaps(a, b, atLeast: count)
    for (index, gap) in gaps.enumerated() {
      let isSupported = abs(gap.difference) > confidence.z * gap.error
      let sign = gap.difference > 0 ? 1 : -1
      guard isSupported, gap.error > 0 else { continue }
      if let last = before, last.sign != sign {
        let turned = gaps[last.index...index].first { $0.difference * Double(sign) > 0 }
        found = CurveCrossing(time: turned?.time ?? gap.time, firstLeads: sign < 0)
      }
      before = (sign, index)
    }
    guard let found else { return nil }
    self = found
  }

  private init(time: Double, firstLeads: Bool) {
    self.time = time
    self.firstLeads = firstLeads
  }

  private static func gaps(
    _ a: KaplanMeier, _ b: KaplanMeier, atLeast count: Double
  ) -> [(time: Double, difference: Double, error: Double)] {
    let times = Set((a.steps + b.steps).filter { $0.events > 0 }.map { $0.time }).sorted()
    return times.compactMap { time in
      guard a.effectiveAtRisk(at: time) >= count, b.effectiveAtRisk(at: time) >= count,
        let first = a.standardError(at: time), let second = b.standardError(at: time)
      else { return nil }
      let error = (first * first + second * second).squareRoot()
      return (time, a.survival(at: time) - b.survival(at: time), error)
    }
  }
}
