/// One step up a customer's efficient frontier: from what is chosen to the action with the best gain per cost.
///
/// The steps of a customer have falling slopes: together they are the upper convex hull of the actions in the plane
/// of cost and gain, which is all that a budget ever needs to consider (Sinha and Zoltners 1979).
struct EfficientStep: Sendable {
  let action: Int
  let gain: Int64
  let cost: Int64
  /// Extra gain per extra cost; infinite where the step is free.
  let slope: Double

  /// The next step after a choice of a customer; `nil` when nothing gains more.
  @inline(__always)
  static func next(
    _ gains: Span<Int64>, _ costs: Span<Int64>, at base: Int, width: Int, gain: Int64, cost: Int64
  ) -> EfficientStep? {
    var best = -1
    var bestSlope = -1.0
    var bestGain: Int64 = 0
    for action in 0..<width {
      let more = gains[base + action] - gain
      if more <= 0 { continue }
      let extra = costs[base + action] - cost
      let slope = extra <= 0 ? Double.infinity : Double(more) / Double(extra)
      if slope > bestSlope || (slope == bestSlope && more > bestGain) {
        best = action
        bestSlope = slope
        bestGain = more
      }
    }
    if best < 0 { return nil }
    return EfficientStep(
      action: best, gain: bestGain, cost: costs[base + best] - cost, slope: bestSlope)
  }

  /// The bucket of a slope: the leading bits of its pattern, which order positive numbers.
  static func bucket(_ slope: Double) -> Int { Int(slope.bitPattern >> 46) }
  static let buckets = 1 << 18
}
