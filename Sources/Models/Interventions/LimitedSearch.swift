/// The best choice within a budget and limits on customers, through the Lagrangian of all of them.
struct LimitedSearch {
  private(set) var choices: [Int8] = []
  private(set) var gain: Int64 = 0
  private(set) var spent: Int64 = 0
  /// No choice within the budget and the limits gains more than this.
  private(set) var bound: Int64 = 0
  private(set) var marginal = 0.0
  /// Limits that no choice within the budget was found to keep, by index.
  private(set) var broken: [Int] = []

  private let menu: Menu
  private let limit: Int64
  private let limits: [TreatmentLimit]
  private let hashes: [UInt64]

  /// Prices of the limits with the bound that they give, and the choice that is best at them.
  private struct Dual {
    var prices: LimitPrices
    var value: Double
    var search: BudgetSearch
  }

  init(_ menu: Menu, limit: Int64, limits: [TreatmentLimit], hashes: [UInt64]) {
    self.menu = menu
    self.limit = limit
    self.limits = limits
    self.hashes = hashes
    var dual = descended()
    var repair = repaired(dual)
    if repair.use.broken.isEmpty { polish(&dual, &repair) }
    bound = Int64(Swift.min(dual.value.rounded(.up), 9e18))
    marginal = dual.search.marginal
    (choices, gain, spent) = (repair.choices, repair.gain, repair.spent)
    broken = repair.use.broken
    bound = Swift.max(bound, gain)
  }

  private func dual(_ prices: LimitPrices) -> Dual {
    let search = BudgetSearch(prices.priced(), limit: limit, hashes: hashes, effort: .none)
    let value = zip(prices.prices, limits).reduce(Double(search.bound)) { $0 + $1.0 * $1.1.limit }
    return Dual(prices: prices, value: value, search: search)
  }

  /// One price after another put where its limit just holds, as long as that lowers the bound.
  private func descended() -> Dual {
    var now = dual(LimitPrices(menu, limits))
    var (best, quiet) = (now, 0)
    best.value = .infinity
    for _ in 0..<60 {
      if now.value < best.value {
        quiet = now.value < best.value - 1e-7 * abs(best.value) ? 0 : quiet + 1
        best = now
      } else {
        quiet += 1
      }
      if quiet > 3 { break }
      for index in limits.indices { now.prices.settle(index, lambda: now.search.marginal) }
      // Prices rise without end where no choice keeps the limits.
      if now.prices.prices.contains(where: { $0 > 1e13 }) { break }
      now = dual(now.prices)
    }
    return best
  }

  private func repaired(_ dual: Dual) -> LimitedChoice {
    var repair = LimitedChoice(
      menu, prices: dual.prices, lambda: dual.search.marginal, choices: dual.search.choices, limit: limit,
      hashes: hashes)
    repair.mend()
    repair.fill()
    if repair.use.broken.isEmpty { repair.improve() }
    return repair
  }

  /// A gap of this share is let be.
  private static let tolerance = 1e-4
  /// Customers looked at while prices are polished, all rounds together.
  private static let work = 3_000_000

  /// Going down one price at a time stops where two would have to change together: subgradient steps, as long as the
  /// gap tells them to be (Polyak 1969), go on from there, and the choice is made anew at the best prices.
  private func polish(_ dual: inout Dual, _ repair: inout LimitedChoice) {
    let rounds = Swift.min(40, LimitedSearch.work / Swift.max(1, menu.customers))
    var (now, share, quiet, isBetter) = (dual, 1.0, 0, false)
    for _ in 0..<rounds where dual.value - Double(repair.gain) > LimitedSearch.tolerance * dual.value {
      let use = LimitUse(limits, choices: now.search.choices)
      let slopes = limits.indices.map { use.excess($0) }
      let squares = slopes.reduce(0) { $0 + $1 * $1 }
      guard squares > 0 else { break }
      let step = share * (now.value - Double(repair.gain)) / squares
      now.prices.move(by: slopes.map { $0 * step })
      now = self.dual(now.prices)
      if now.value < dual.value {
        (dual, isBetter, quiet) = (now, true, 0)
      } else {
        quiet += 1
        if quiet == 4 { (now, share, quiet) = (dual, share / 2, 0) }
      }
    }
    guard isBetter else { return }
    let other = repaired(dual)
    if other.use.broken.isEmpty, other.gain > repair.gain { repair = other }
  }
}
