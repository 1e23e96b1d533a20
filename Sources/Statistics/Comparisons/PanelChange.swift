import Distributions

/// The change of a share between two samples of which some members are the same.
///
/// Each sample's share is of all its members; those in both make the two shares go together. The interval is Newcombe's
/// square-and-add one (1998, method 8), whose correlation is that of the two shares: with all members in both it is his
/// for paired shares, with none his for independent ones.
public struct PanelChange: Sendable, Hashable {
  public let before: Proportion
  public let now: Proportion
  /// Of those in both samples: counted in neither, only before, only now, in both.
  public let neither: Int
  public let onlyBefore: Int
  public let onlyNow: Int
  public let both: Int

  public init(
    before: Proportion, now: Proportion, neither: Int, onlyBefore: Int, onlyNow: Int, both: Int
  ) {
    self.before = before
    self.now = now
    self.neither = neither
    self.onlyBefore = onlyBefore
    self.onlyNow = onlyNow
    self.both = both
  }

  /// Members of both samples.
  public var shared: Int { neither + onlyBefore + onlyNow + both }
  public var value: Double { now.share - before.share }

  /// Of the two shares; 0 where nobody is in both or a share has no spread.
  public var correlation: Double {
    let m = Double(shared)
    guard m > 0 else { return 0 }
    let (p, q) = (before.share, now.share)
    let spread = (Double(before.count) * p * (1 - p) * Double(now.count) * q * (1 - q)).squareRoot()
    guard spread > 0 else { return 0 }
    let covariance =
      Double(both) / m - Double(both + onlyBefore) / m * (Double(both + onlyNow) / m)
    return max(-1, min(1, m * covariance / spread))
  }

  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    let (first, second) = (before.interval(confidence), now.interval(confidence))
    let r = correlation
    func distance(_ x: Double, _ y: Double) -> Double { max(0, x * x - 2 * r * x * y + y * y).squareRoot() }
    let below = distance(now.share - second.lowerBound, first.upperBound - before.share)
    let above = distance(second.upperBound - now.share, before.share - first.lowerBound)
    return value - below...value + above
  }

  /// McNemar's exact test of those in both: as many turn one way as the other. `nil` where nobody turned.
  public var pValue: Double? {
    let turned = onlyBefore + onlyNow
    guard turned > 0 else { return nil }
    return min(1, 2 * Binomial(trials: turned, share: 0.5).cumulative(Double(min(onlyBefore, onlyNow))))
  }
}
