import Threads

/// Gains and costs of every customer's efficient steps, added up by slope.
struct StepHistogram {
  private var gains: [Int64]
  private var costs: [Int64]

  init(_ menu: Menu) {
    let pieces = Menu.pieces(of: menu.customers)
    let parts = Parallel.map(pieces.count) { StepHistogram(menu, pieces[$0]) }
    self = parts.first ?? StepHistogram(menu, 0..<0)
    for part in parts.dropFirst() {
      for bucket in part.gains.indices {
        gains[bucket] += part.gains[bucket]
        costs[bucket] += part.costs[bucket]
      }
    }
  }

  private init(_ menu: Menu, _ customers: Range<Int>) {
    var gains = [Int64](repeating: 0, count: EfficientStep.buckets)
    var costs = gains
    let (menuGains, menuCosts, width) = (menu.gains.span, menu.costs.span, menu.actions)
    for customer in customers {
      var (gain, cost) = (Int64(0), Int64(0))
      while let step = EfficientStep.next(
        menuGains, menuCosts, at: customer * width, width: width, gain: gain, cost: cost)
      {
        let bucket = EfficientStep.bucket(step.slope)
        gains[bucket] += step.gain
        costs[bucket] += step.cost
        gain += step.gain
        cost += step.cost
      }
    }
    self.gains = gains
    self.costs = costs
  }

  /// The bucket in which a budget runs out; -1 when it never does.
  func cut(_ limit: Int64) -> Int {
    var spent: Int64 = 0
    for bucket in stride(from: gains.count - 1, through: 0, by: -1) {
      spent += costs[bucket]
      if spent > limit { return bucket }
    }
    return -1
  }

  /// The frontier thinned to about so many points, ends kept, in units of currency.
  func curve(points: Int) -> [(cost: Double, gain: Double)] {
    let total = costs.reduce(0, +)
    var curve: [(cost: Double, gain: Double)] = []
    var (gain, cost) = (Int64(0), Int64(0))
    var nextAt: Int64 = 0
    curve.append((0, 0))
    for bucket in stride(from: gains.count - 1, through: 0, by: -1) where gains[bucket] > 0 {
      gain += gains[bucket]
      cost += costs[bucket]
      if cost < nextAt { continue }
      curve.append((Money(ticks: cost).units, Money(ticks: gain).units))
      nextAt = cost + total / Int64(points)
    }
    let end = (cost: Money(ticks: cost).units, gain: Money(ticks: gain).units)
    if let last = curve.last, last.cost < end.cost || last.gain < end.gain { curve.append(end) }
    return curve
  }

  /// What equally spaced budgets gain along the frontier, up to the one at which nothing more pays, in units of
  /// currency, each with what one more unit would gain: the mean of steps whose slopes differ by a sixty-fourth at
  /// most. Empty where nothing costs anything.
  func sweep(points: Int) -> [BudgetPoint] {
    let total = costs.reduce(0, +)
    guard total > 0 else { return [] }
    var found: [BudgetPoint] = []
    var (gain, cost) = (Int64(0), Int64(0))
    for bucket in stride(from: gains.count - 1, through: 0, by: -1) where gains[bucket] > 0 {
      let slope = costs[bucket] > 0 ? Double(gains[bucket]) / Double(costs[bucket]) : .infinity
      while found.count < points {
        let budget = Double(total) * Double(found.count + 1) / Double(points)
        // At the very end of a bucket the next unit buys steps of the one after it.
        guard budget < Double(cost + costs[bucket]) else { break }
        found.append(point(budget, gain: Double(gain) + (budget - Double(cost)) * slope, slope))
      }
      gain += gains[bucket]
      cost += costs[bucket]
    }
    while found.count < points {
      found.append(point(Double(total) * Double(found.count + 1) / Double(points), gain: Double(gain), 0))
    }
    return found
  }

  private func point(_ cost: Double, gain: Double, _ marginal: Double) -> BudgetPoint {
    let tick = Money(ticks: 1).units
    return BudgetPoint(cost: cost * tick, gain: gain * tick, marginal: marginal)
  }
}

/// A budget on the frontier of what can be gained.
public struct BudgetPoint: Sendable, Hashable {
  public let cost: Double
  public let gain: Double
  /// What one more unit of currency would gain.
  public let marginal: Double
}
