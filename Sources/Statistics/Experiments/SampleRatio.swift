import Distributions

/// Whether the arms of an experiment have the sizes that were planned: Pearson's test of the counts.
///
/// A ratio that chance does not explain means that customers were lost or added after the draw, so that the arms are no
/// longer alike and no difference between them is an effect (Fabijan and others, 2019).
public struct SampleRatio: Sendable, Hashable {
  public let chiSquared: Double
  public let degrees: Int
  public let pValue: Double
  /// Counts as planned, in the order of the arms.
  public let expected: [Double]

  /// At this p-value and below the arms are taken as mismatched: it is asked of every experiment, so it must be rare.
  public static let limit = 0.001

  /// `planned` are shares that add up to 1; `nil` for fewer than two arms, or without customers.
  public init?(_ counts: [Int], planned: [Double]) {
    precondition(
      counts.count == planned.count && planned.allSatisfy { $0 > 0 }, "every arm has a planned share")
    let total = Double(counts.reduce(0, +))
    guard counts.count > 1, total > 0 else { return nil }
    expected = planned.map { $0 * total }
    chiSquared = zip(counts, expected).reduce(0) { sum, pair in
      let gap = Double(pair.0) - pair.1
      return sum + gap * gap / pair.1
    }
    degrees = counts.count - 1
    pValue = ChiSquared(degrees: Double(degrees)).upperTail(chiSquared)
  }

  public var isMismatched: Bool { pValue < SampleRatio.limit }
}
