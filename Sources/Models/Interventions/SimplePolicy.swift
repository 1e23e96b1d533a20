import Statistics

/// A rule of thumb that a plan is compared with: customers in some order, until the budget is spent.
public enum SimplePolicy: String, Sendable, Hashable, CaseIterable {
  /// Whoever comes first by chance, the same action for all.
  case everyone
  /// Those most likely to leave first, the same action for all.
  case risk
  /// Those worth most first, the same action for all.
  case value
  /// Those first whose probability of leaving falls most, each with the action that lowers it most.
  case uplift

  /// Actions by customer (-1: none) within a budget and limits. Where all get the same action it is the one with
  /// which the policy is worth most, so that nothing is taken from it. `byChance` are the customers in the order of their
  /// hashes, in which equal ones come.
  public func choices(
    _ interventions: [Intervention], _ prospects: Prospects, _ menu: Menu, budget: Money?,
    limits: [TreatmentLimit], byChance: [Int32]
  ) -> [Int8] {
    let run = PolicyRun(menu: menu, budget: budget?.ticks ?? .max, limits: limits)
    if self == .uplift {
      let best = SimplePolicy.strongest(interventions, prospects)
      let order = SimplePolicy.order(byChance, by: best.map { $0.reduction })
      return run.choices(order, cheapest: run.cheapest.min() ?? 0) { best[$0].action }
    }
    let order =
      switch self {
      case .risk: SimplePolicy.order(byChance, by: prospects.probabilities)
      case .value: SimplePolicy.order(byChance, by: prospects.values)
      case .everyone, .uplift: byChance
      }
    var best: (choices: [Int8], gain: Int64)?
    for action in interventions.indices {
      let choices = run.choices(order, cheapest: run.cheapest[action]) { _ in action }
      let gain = run.gain(choices)
      if best.map({ gain > $0.gain }) ?? true { best = (choices, gain) }
    }
    return best?.choices ?? []
  }

  /// Customers in the order of their hashes: by chance, the same whatever the order of the rows.
  public static func byChance(_ hashes: [UInt64]) -> [Int32] {
    RadixSort.order((0..<Int32(hashes.count)).map { $0 }, by: hashes)
  }

  /// Greatest first, equal ones by chance; customers without a key left out.
  private static func order(_ byChance: [Int32], by keys: [Double]) -> [Int32] {
    RadixSort.order(byChance.filter { !keys[Int($0)].isNaN }, descending: keys)
  }

  private static func strongest(
    _ interventions: [Intervention], _ prospects: Prospects
  ) -> [(action: Int, reduction: Double)] {
    (0..<prospects.count).map { row in
      var best = (action: -1, reduction: Double.nan)
      for (index, action) in interventions.enumerated()
      where prospects.allowed[row] & (1 << UInt32(index)) != 0 {
        let effect = action.effect(group: prospects.group(row))
        let reduction = effect.reduction(of: prospects.probabilities[row], at: effect.base)
        if best.action < 0 || reduction > best.reduction { best = (index, reduction) }
      }
      return best
    }
  }
}

/// Goes down a list of customers and treats each who can be, as long as there is money.
private struct PolicyRun {
  let menu: Menu
  let budget: Int64
  let limits: [TreatmentLimit]
  /// The least that each action costs of those who may get it.
  let cheapest: [Int64]

  init(menu: Menu, budget: Int64, limits: [TreatmentLimit]) {
    self.menu = menu
    self.budget = budget
    self.limits = limits
    cheapest = (0..<menu.actions).map { action in
      (0..<menu.customers).reduce(Int64.max) { least, row in
        menu.isAllowed(row, action) ? Swift.min(least, menu.cost(row, action).ticks) : least
      }
    }
  }

  /// Ends where the money does not reach for anybody any more.
  func choices(_ order: [Int32], cheapest: Int64, _ action: (Int) -> Int) -> [Int8] {
    var choices = [Int8](repeating: -1, count: menu.customers)
    var use = LimitUse(limits, choices: choices)
    var room = budget
    for customer in order {
      if room < cheapest { break }
      let row = Int(customer)
      let wanted = action(row)
      guard wanted >= 0, menu.isAllowed(row, wanted) else { continue }
      let cost = menu.cost(row, wanted).ticks
      guard cost <= room, limits.isEmpty || use.allows(row, from: -1, to: wanted) else { continue }
      room -= cost
      choices[row] = Int8(wanted)
      if !limits.isEmpty { use.move(row, from: -1, to: wanted) }
    }
    return choices
  }

  func gain(_ choices: [Int8]) -> Int64 {
    choices.indices.reduce(0) { $0 + (choices[$1] < 0 ? 0 : menu.gain($1, Int(choices[$1])).ticks) }
  }
}
