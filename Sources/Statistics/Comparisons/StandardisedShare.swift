/// A share as it would be if a group were made up of strata as a standard population is (direct standardisation).
public struct StandardisedShare: Sendable, Hashable {
  public let share: Double
  public let interval: ClosedRange<Double>
  /// Of the group itself, all strata together.
  public let count: Int

  /// One share a stratum, and the standard's weight of each stratum, which need not add up to 1.
  ///
  /// The interval joins Wilson's of the strata by squares of their distances (Zou and Donner's MOVER, 2008), so that
  /// it stays within 0…1 and is no point where a stratum has nobody who left.
  public init?(_ strata: [(leavers: Proportion, weight: Double)], _ confidence: Confidence) {
    let total = strata.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    var (share, below, above) = (0.0, 0.0, 0.0)
    for stratum in strata {
      let weight = stratum.weight / total
      let range = stratum.leavers.interval(confidence)
      let (down, up) = (
        stratum.leavers.share - range.lowerBound, range.upperBound - stratum.leavers.share
      )
      share += weight * stratum.leavers.share
      below += weight * weight * down * down
      above += weight * weight * up * up
    }
    self.share = share
    interval = share - below.squareRoot()...share + above.squareRoot()
    count = strata.reduce(0) { $0 + $1.leavers.count }
  }

  /// This share less another's, its interval joined in the same way (as Newcombe's is).
  public func difference(from other: StandardisedShare) -> TwoByTwo.Effect {
    let joined = ShareDifference.newcombe(share, interval, other.share, other.interval)
    return TwoByTwo.Effect(joined.value, joined.interval)
  }
}
