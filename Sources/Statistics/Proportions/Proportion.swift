/// A share of a count, with Wilson's interval.
public struct Proportion: Sendable, Hashable {
  public let successes: Int
  public let count: Int

  /// No more successes than rows, and at least one row; anything else is our mistake.
  public init(_ successes: Int, of count: Int) {
    precondition(count > 0 && (0...count).contains(successes), "a share is of at least one row")
    self.successes = successes
    self.count = count
  }

  public var share: Double { Double(successes) / Double(count) }

  /// Wilson's score interval (1927), without continuity correction; within 0…1, and exact at both ends.
  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    Wilson.interval(share, of: Double(count), confidence)
  }

  /// This share less another's from independent rows, with Newcombe's hybrid score interval (1998, method 10).
  public func difference(
    from other: Proportion, _ confidence: Confidence
  ) -> (
    value: Double, interval: ClosedRange<Double>
  ) {
    ShareDifference.newcombe(
      share, interval(confidence), other.share, other.interval(confidence))
  }
}

public enum ShareDifference {
  /// Newcombe's method 10 from two shares and their Wilson intervals, for when only those were kept.
  public static func newcombe(
    _ a: Double, _ aInterval: ClosedRange<Double>, _ b: Double, _ bInterval: ClosedRange<Double>
  ) -> (value: Double, interval: ClosedRange<Double>) {
    func distance(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    let value = a - b
    let below = distance(a - aInterval.lowerBound, bInterval.upperBound - b)
    let above = distance(aInterval.upperBound - a, b - bInterval.lowerBound)
    return (value, value - below...value + above)
  }
}
