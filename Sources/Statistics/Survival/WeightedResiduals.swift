/// The variance of what is estimated from customers of unequal weight.
///
/// Each customer moves an estimate by w·Σ(g·dN − ḡ)/N over the times at risk, where g is how far leaving moves it, ḡ
/// what those at risk move it on average, and N = Σw. The variance is the sum of these moves squared, customer by
/// customer: the infinitesimal jackknife, as R's `survfit(weights =, robust = TRUE)` has it, right also where weights
/// go with leaving, indifferent to their scale, and Greenwood's when all are equal.
///
/// With delayed entry a table does not know who came in when, so the moves at different times are taken as
/// uncorrelated, as they are where weights do not go with leaving.
struct WeightedResiduals: Sendable, Hashable {
  /// What happened at a time.
  struct Moment {
    /// Σw of those at risk.
    let atRisk: Double
    /// Σw² of them.
    let squares: Double
    /// How far leaving moves the estimate, and the weighted share at risk who leave, for each way of leaving.
    let shares: [(move: Double, hazard: Double)]
    /// Σw² of those who leave, for each way.
    let events: [Double]
  }

  private let atRisk: [Double]
  private let squares: [Double]
  private let leavers: [Double]
  private let leaverSquares: [Double]
  private let isJoined: Bool

  /// `nil` when rows weigh one.
  init?(_ group: LifeTable.Group, atRisk: [Double], through last: Int) {
    guard let events = group.squares?.events else { return nil }
    self.atRisk = Array(atRisk[...last])
    squares = Array(group.squaresAtRisk[...last])
    leavers = Array(group.events[...last])
    leaverSquares = Array(events[...last])
    isJoined = !group.entered.contains { $0 > 0 }
  }

  /// (Σw)²/Σw² at each time.
  var effective: [Double] { zip(atRisk, squares).map { $1 > 0 ? $0 * $0 / $1 : 0 } }

  /// The variance of log survival at each time; infinite once everyone at risk has left.
  var logVariances: [Double] {
    var (settled, cumulated) = (0.0, 0.0)
    return atRisk.indices.map { index in
      let (n, d, left) = (atRisk[index], leavers[index], leaverSquares[index])
      guard d < n || d == 0 else {
        settled = .infinity
        return .infinity
      }
      guard n > 0 else { return settled }
      let hazard = d / n
      let move = 1 / (n - d)
      guard isJoined else {
        settled += max(0, (1 - 2 * hazard) * left + hazard * hazard * squares[index]) * move * move
        return settled
      }
      cumulated += hazard * move
      settled += left * (cumulated - move) * (cumulated - move)
      let after = max(0, squares[index] - left)
      let next = index + 1 < squares.count ? min(after, squares[index + 1]) : 0
      // Those last seen before the next time are settled; the others still move with every time to come.
      settled += (after - next) * cumulated * cumulated
      return settled + next * cumulated * cumulated
    }
  }

  /// The variance of an estimate that a proportional fall of the curve at each time moves by `moves`.
  func variance(_ moves: [Double]) -> Double {
    let moments = atRisk.indices.filter { leavers[$0] > 0 && leavers[$0] < atRisk[$0] }.map { index in
      let hazard = leavers[index] / atRisk[index]
      return Moment(
        atRisk: atRisk[index], squares: squares[index],
        shares: [(move: -moves[index] / (1 - hazard), hazard: hazard)], events: [leaverSquares[index]])
    }
    return Self.variance(isJoined: isJoined, moments)
  }

  /// The same over several ways of leaving. `isJoined` follows customers over times; otherwise times are taken apart.
  static func variance(isJoined: Bool, _ moments: [Moment]) -> Double {
    var (total, cumulated) = (0.0, 0.0)
    for (index, moment) in moments.enumerated() {
      let n = moment.atRisk
      let mean = moment.shares.reduce(0) { $0 + $1.move * $1.hazard }
      let left = moment.events.reduce(0, +)
      guard isJoined else {
        var spread = mean * mean * moment.squares
        for (way, squares) in zip(moment.shares, moment.events) {
          spread += squares * way.move * (way.move - 2 * mean)
        }
        total += max(0, spread) / (n * n)
        continue
      }
      cumulated += mean / n
      for (way, squares) in zip(moment.shares, moment.events) {
        total += squares * (way.move / n - cumulated) * (way.move / n - cumulated)
      }
      let after = max(0, moment.squares - left)
      let next = index + 1 < moments.count ? min(after, moments[index + 1].squares) : 0
      total += (after - next) * cumulated * cumulated
    }
    return total
  }
}
