/// Prices of limits on customers: what one more customer within each limit would be worth, in ticks.
///
/// Each is lowered or raised in turn to the one at which the limit just holds, the others and that of the budget kept
/// as they are (the exact minimum of the Lagrangian's dual along one price); any prices give a bound, and the best are
/// kept.
struct LimitPrices {
  let menu: Menu
  let limits: [TreatmentLimit]
  private(set) var prices: [Double]

  init(_ menu: Menu, _ limits: [TreatmentLimit]) {
    self.menu = menu
    self.limits = limits
    prices = [Double](repeating: 0, count: limits.count)
  }

  /// Raises or lowers every price at once; none falls below nothing.
  mutating func move(by changes: [Double]) {
    for (index, change) in changes.enumerated() { prices[index] = Swift.max(0, prices[index] + change) }
  }

  /// Gains less the price of what a customer takes up, rounded up so that a bound stays one.
  func priced() -> Menu {
    var gains = menu.gains
    let width = menu.actions
    for (limit, price) in zip(limits, prices) where price > 0 {
      let (inside, outside) = (price * limit.inside, price * limit.outside)
      for row in 0..<menu.customers {
        let charge = Int64((limit.isInside(row) ? inside : outside).rounded(.down))
        for action in 0..<width where limit.counts(action) && gains[row * width + action] > Menu.never / 2 {
          gains[row * width + action] -= charge
        }
      }
    }
    return Menu(menu, gains: gains)
  }

  /// What a choice is worth to a customer at all prices; `lambda` is that of the budget.
  func worth(_ row: Int, _ action: Int, lambda: Double, leavingOut: Int = -1) -> Double {
    if action < 0 { return 0 }
    let slot = row * menu.actions + action
    var worth = Double(menu.gains[slot]) - lambda * Double(menu.costs[slot])
    for (index, limit) in limits.enumerated()
    where index != leavingOut && prices[index] > 0 && limit.counts(action) {
      worth -= prices[index] * limit.weight(row)
    }
    return worth
  }

  /// Puts one limit's price where the limit just holds, or as near as prices lead.
  mutating func settle(_ index: Int, lambda: Double) {
    let limit = limits[index]
    var use = 0.0
    // Prices at which a customer begins or ceases to take up the limit, each by a weight.
    var turns: [(price: Double, weight: Double)] = []
    for row in 0..<menu.customers {
      let weight = limit.weight(row)
      if weight == 0 { continue }
      var (within, without) = (-Double.infinity, 0.0)
      for action in 0..<menu.actions where menu.isAllowed(row, action) {
        let worth = worth(row, action, lambda: lambda, leavingOut: index)
        if limit.counts(action) {
          within = Swift.max(within, worth)
        } else {
          without = Swift.max(without, worth)
        }
      }
      if within == -.infinity { continue }
      let turn = (within - without) / weight
      if weight > 0 {
        if turn > 0 {
          use += weight
          turns.append((turn, weight))
        }
      } else if turn < 0 {
        use += weight
      } else {
        turns.append((turn, -weight))
      }
    }
    if use <= limit.limit + LimitUse.tolerance {
      prices[index] = 0
      return
    }
    turns.sort { $0.price != $1.price ? $0.price < $1.price : $0.weight < $1.weight }
    for turn in turns {
      use -= turn.weight
      if use <= limit.limit + LimitUse.tolerance {
        prices[index] = turn.price
        return
      }
    }
    prices[index] = turns.last?.price ?? 0
  }
}
