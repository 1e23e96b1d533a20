/// Wilson's score interval (1927), without continuity correction.
public enum Wilson {
  /// The interval of a share of `count` trials, which need not be whole: exposures count those who come or go within
  /// a period for half. Within 0…1, and exact at both ends. `count` is above 0; anything else is our mistake.
  public static func interval(
    _ share: Double, of count: Double, _ confidence: Confidence
  ) -> ClosedRange<Double> {
    precondition(count > 0 && share >= 0 && share <= 1, "a share is of at least one row")
    let z2 = confidence.z * confidence.z
    let centre = (share + z2 / (2 * count)) / (1 + z2 / count)
    let half =
      confidence.z / (1 + z2 / count)
      * (share * (1 - share) / count + z2 / (4 * count * count)).squareRoot()
    let low = share == 0 ? 0 : max(0, centre - half)
    let high = share == 1 ? 1 : min(1, centre + half)
    return low...high
  }
}
