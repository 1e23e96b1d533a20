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
}
