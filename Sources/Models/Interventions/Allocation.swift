/// At most one action a customer, so that the total gain is as large as a budget and limits allow, with a bound on
/// what the best choice could reach.
///
/// A multiple-choice knapsack, solved through its Lagrangian: see `BudgetSearch` and `LimitedSearch`. Equal steps are
/// taken in the order of the customers' hashes, so the choice does not depend on the order of the rows.
public struct Allocation: Sendable {
  /// The action of each customer; -1 where there is none.
  public let choices: [Int8]
  public let gain: Money
  public let spent: Money
  /// No choice within the budget gains more than this.
  public let bound: Money
  /// What one more unit of budget would gain; 0 when the budget does not bind.
  public let marginal: Double
  /// Total gain against spending along the efficient frontier, from nothing to everything that pays, whatever the
  /// limits.
  public let curve: [(cost: Double, gain: Double)]
  /// Twenty budgets along the same frontier.
  public let sweep: [BudgetPoint]
  /// Limits that no choice within the budget was found to keep, by index; the choice is then worth nothing.
  public let broken: [Int]

  /// How far the gain may be from the best, as a share of the bound.
  public var gap: Double { bound.ticks <= 0 ? 0 : Double(bound.ticks - gain.ticks) / Double(bound.ticks) }

  /// Chooses within a budget (`nil`: no limit). `hashes` settle ties, one a customer.
  public init(
    of menu: Menu, budget: Money?, limits: [TreatmentLimit] = [], hashes: [UInt64],
    effort: SearchEffort = .usual
  ) {
    let limit = budget?.ticks ?? Int64.max
    var free = BudgetSearch(menu, limit: limit, hashes: hashes, effort: effort)
    curve = free.ladder.curve(points: 60)
    sweep = free.ladder.sweep(points: 20)
    if !limits.isEmpty, !LimitUse(limits, choices: free.choices).broken.isEmpty {
      // What fills the budget less cleverly may keep the limits by itself.
      free = BudgetSearch(menu, limit: limit, hashes: hashes, effort: .none)
    }
    if limits.isEmpty || LimitUse(limits, choices: free.choices).broken.isEmpty {
      (choices, gain, spent) = (free.choices, Money(ticks: free.gain), Money(ticks: free.spent))
      (bound, marginal, broken) = (Money(ticks: free.bound), free.marginal, [])
      return
    }
    let bounded = LimitedSearch(menu, limit: limit, limits: limits, hashes: hashes)
    (choices, gain, spent) = (bounded.choices, Money(ticks: bounded.gain), Money(ticks: bounded.spent))
    // What is best without the limits bounds what is best with them.
    bound = Swift.min(Money(ticks: bounded.bound), Money(ticks: Swift.max(free.bound, bounded.gain)))
    (marginal, broken) = (bounded.marginal, bounded.broken)
  }
}
