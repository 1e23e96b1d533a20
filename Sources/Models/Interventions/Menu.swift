import Threads

/// What can be chosen for each customer: the gain and the cost of every action, customer by customer.
public struct Menu: Sendable {
  public let customers: Int
  public let actions: Int
  /// Gain in ticks, `customers × actions`; `never` for what is not allowed.
  var gains: [Int64]
  /// Cost in ticks, never negative.
  var costs: [Int64]

  /// The gain of what may not be chosen: less than any other, and far from overflowing.
  static let never = Int64.min / 4

  /// From gains and costs in units of currency, row by row; an action that is not allowed has a gain of 0 or less.
  public init(actions: Int, gains: [Double], costs: [Double]) {
    precondition(gains.count == costs.count && (actions == 0 || gains.count % actions == 0))
    self.actions = actions
    customers = actions == 0 ? 0 : gains.count / actions
    self.gains = gains.map { Money($0).ticks }
    self.costs = costs.map { Swift.max(0, Money($0).ticks) }
  }

  /// The same choices with other gains.
  init(_ menu: Menu, gains: [Int64]) {
    customers = menu.customers
    actions = menu.actions
    costs = menu.costs
    self.gains = gains
  }

  /// The expected gains of interventions for customers, under the base effects.
  ///
  /// Where a probability, value or revenue is missing (NaN) nothing can be chosen.
  public init(_ interventions: [Intervention], _ prospects: Prospects, objective: Objective = .netValue) {
    precondition(interventions.count <= 32, "at most 32 actions")
    let (n, width) = (prospects.count, interventions.count)
    customers = n
    actions = width
    gains = [Int64](repeating: Menu.never, count: n * width)
    costs = [Int64](repeating: 0, count: n * width)
    let terms = interventions.map { MenuTerms($0, objective) }
    let pieces = Menu.pieces(of: n)
    // Each piece writes its own part of the columns, which are too large to be put together from parts.
    unsafe gains.withUnsafeMutableBufferPointer { gains in
      unsafe costs.withUnsafeMutableBufferPointer { costs in
        nonisolated(unsafe) let (gains, costs) = unsafe (gains, costs)
        _ = Parallel.map(pieces.count) { index in
          for row in pieces[index] where prospects.allowed[row] != 0 {
            for action in 0..<width where prospects.allowed[row] & (1 << UInt32(action)) != 0 {
              guard let (gain, cost) = terms[action].ticks(prospects, row) else { continue }
              unsafe gains[row * width + action] = gain
              unsafe costs[row * width + action] = cost
            }
          }
        }
      }
    }
  }

  public func isAllowed(_ customer: Int, _ action: Int) -> Bool {
    gains[customer * actions + action] > Menu.never
  }

  public func gain(_ customer: Int, _ action: Int) -> Money {
    Money(ticks: gains[customer * actions + action])
  }

  public func cost(_ customer: Int, _ action: Int) -> Money {
    Money(ticks: costs[customer * actions + action])
  }
}

/// What one intervention brings and costs, in ticks, customer by customer.
private struct MenuTerms {
  let intervention: Intervention
  let objective: Objective
  let contact: Int64
  let hasGroups: Bool

  init(_ intervention: Intervention, _ objective: Objective) {
    self.intervention = intervention
    self.objective = objective
    contact = Money(intervention.contactCost).ticks
    hasGroups = !intervention.effectsByGroup.isEmpty
  }

  /// `nil` where a probability, value or revenue is missing.
  @inline(__always)
  func ticks(_ prospects: Prospects, _ row: Int) -> (gain: Int64, cost: Int64)? {
    let revenue = prospects.revenues[row]
    let effect = hasGroups ? intervention.effect(group: prospects.group(row)) : intervention.effect
    let saved = effect.reduction(of: prospects.probabilities[row], at: effect.base)
    // The same terms in the same order as in `ExpectedValue`, so that both agree to the tick.
    let offer = intervention.acceptance * intervention.offer.faceValue(revenue: revenue)
    let retained = saved * prospects.values[row]
    guard retained.isFinite, offer.isFinite else { return nil }
    let cost = contact + Money(offer).ticks
    switch objective {
    case .netValue: return (Money(retained).ticks - cost, cost)
    case .savedCustomers: return (Money(saved * objective.scale).ticks, cost)
    case .revenue: return (Money(saved * revenue * objective.scale).ticks, cost)
    }
  }
}
