/// Scores from 1 to `bins` by cut points on the value itself, so that equal values have equal scores.
public struct ScoreScale: Sendable, Hashable {
  /// Which side a value on a cut point is on.
  public enum Edge: Sendable, Hashable {
    /// With the lower values, as in quantile bins closed on the right.
    case below
    /// With the higher values.
    case above
  }

  /// Ascending, one less than there are bins; equal ones leave bins empty.
  public let cuts: [Double]
  public let edge: Edge
  /// The lowest values have the highest score, as with days since an order.
  public let isReversed: Bool

  public init(cuts: [Double], edge: Edge = .below, isReversed: Bool = false) {
    self.cuts = cuts
    self.edge = edge
    self.isReversed = isReversed
  }

  public var bins: Int { cuts.count + 1 }

  /// The shares at which quantiles cut into bins of one size.
  public static func shares(bins: Int) -> [Double] { (1..<bins).map { Double($0) / Double(bins) } }

  public func score(_ value: Double) -> Int {
    let passed = edge == .below ? cuts.count { value > $0 } : cuts.count { value >= $0 }
    return isReversed ? bins - passed : 1 + passed
  }

  /// The values that have a score: above `over` and up to `to` (with `edge` above: from and under); `nil` is open.
  /// Empty scores have no values.
  public func range(of score: Int) -> (over: Double?, to: Double?)? {
    let bin = isReversed ? bins - score : score - 1
    let over = bin > 0 ? cuts[bin - 1] : nil
    let to = bin < cuts.count ? cuts[bin] : nil
    if let over, let to, over >= to { return nil }
    return (over, to)
  }
}
