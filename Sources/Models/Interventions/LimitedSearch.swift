/// The best choice within a budget and limits on customers, through the Lagrangian of all of them.
struct LimitedSearch {
  private(set) var choices: [Int8] = []
  private(set) var gain: Int64 = 0
  private(set) var spent: Int64 = 0
  /// No choice within the budget and the limits gains more than this.
  private(set) var bound: Int64
  private(set) var marginal = 0.0
  /// Limits that no choice within the budget was found to keep, by index.
  private(set) var broken: [Int] = []

  private let menu: Menu
  private let limit: Int64
  private let hashes: [UInt64]

  init(_ menu: Menu, limit: Int64, limits: [TreatmentLimit], hashes: [UInt64]) {
    self.menu = menu
    self.limit = limit
    self.hashes = hashes
    var prices = LimitPrices(menu, limits)
    var (best, least) = (prices, Double.infinity)
    var inner = BudgetSearch(prices.priced(), limit: limit, hashes: hashes, effort: .none)
    var (chosen, quiet) = (inner, 0)
    for _ in 0..<60 {
      let dual = zip(prices.prices, limits).reduce(Double(inner.bound)) { $0 + $1.0 * $1.1.limit }
      if dual < least {
        quiet = dual < least - 1e-7 * abs(least) ? 0 : quiet + 1
        (best, least, chosen) = (prices, dual, inner)
      } else {
        quiet += 1
      }
      if quiet > 3 { break }
      for index in limits.indices { prices.settle(index, lambda: inner.marginal) }
      // Prices rise without end where no choice keeps the limits.
      if prices.prices.contains(where: { $0 > 1e13 }) { break }
      inner = BudgetSearch(prices.priced(), limit: limit, hashes: hashes, effort: .none)
    }
    bound = Int64(Swift.min(least.rounded(.up), 9e18))
    marginal = chosen.marginal
    var repair = LimitedChoice(
      menu, prices: best, lambda: chosen.marginal, choices: chosen.choices, limit: limit, hashes: hashes)
    repair.mend()
    repair.fill()
    (choices, gain, spent) = (repair.choices, repair.gain, repair.spent)
    broken = repair.use.broken
    bound = Swift.max(bound, gain)
  }
}
