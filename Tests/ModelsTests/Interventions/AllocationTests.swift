import Testing

@testable import Models

/// Menus drawn from a seed, and the best choice found by trying everything.
enum RandomMenu {
  static func make(customers: Int, actions: Int, seed: UInt64) -> Menu {
    var draws = SegmentDraws(seed: seed)
    var gains: [Double] = []
    var costs: [Double] = []
    for _ in 0..<customers * actions {
      gains.append((draws.share() * 60 - 10).rounded())
      costs.append((draws.share() * 20).rounded())
    }
    return Menu(actions: actions, gains: gains, costs: costs)
  }

  static func hashes(_ count: Int, seed: UInt64) -> [UInt64] {
    var draws = SegmentDraws(seed: seed)
    return (0..<count).map { _ in draws.next() }
  }

  static func best(_ menu: Menu, budget: Money, from customer: Int = 0) -> Money {
    if customer == menu.customers { return .zero }
    var most = best(menu, budget: budget, from: customer + 1)
    for action in 0..<menu.actions where menu.gain(customer, action) > .zero {
      let cost = menu.cost(customer, action)
      if cost > budget { continue }
      let total = menu.gain(customer, action) + best(menu, budget: budget - cost, from: customer + 1)
      most = max(most, total)
    }
    return most
  }
}

@Suite struct AllocationTests {
  @Test(arguments: 1...60)
  func `the bound is never below the best choice and the choice never above it`(seed: UInt64) {
    let menu = RandomMenu.make(customers: 5, actions: 3, seed: seed)
    let budget = Money(Double(seed))
    let allocation = Allocation(of: menu, budget: budget, hashes: RandomMenu.hashes(5, seed: seed))
    let best = RandomMenu.best(menu, budget: budget)
    #expect(allocation.gain <= best)
    #expect(best <= allocation.bound)
    // A knapsack filled greedily misses at most one step.
    let largest = (0..<5).flatMap { c in (0..<3).map { menu.gain(c, $0) } }.max() ?? .zero
    #expect(best - allocation.gain <= largest)
  }

  @Test(arguments: 1...20)
  func `without a limit everyone gets the action that gains most`(seed: UInt64) {
    let menu = RandomMenu.make(customers: 7, actions: 3, seed: seed)
    let allocation = Allocation(of: menu, budget: nil, hashes: RandomMenu.hashes(7, seed: seed))
    #expect(allocation.gain == RandomMenu.best(menu, budget: Money(1e6)))
    #expect(allocation.gain == allocation.bound)
    #expect(allocation.gap == 0)
    #expect(allocation.marginal == 0)
  }

  @Test(arguments: 1...60)
  func `spending stays within the budget and equals what the choices cost`(seed: UInt64) {
    let menu = RandomMenu.make(customers: 200, actions: 4, seed: seed)
    let budget = Money(Double(seed * 10))
    let allocation = Allocation(of: menu, budget: budget, hashes: RandomMenu.hashes(200, seed: seed))
    var spent = Money.zero
    var gain = Money.zero
    for (customer, action) in allocation.choices.enumerated() where action >= 0 {
      #expect(menu.gain(customer, Int(action)) > .zero)
      spent += menu.cost(customer, Int(action))
      gain += menu.gain(customer, Int(action))
    }
    #expect(spent == allocation.spent)
    #expect(gain == allocation.gain)
    #expect(spent <= budget)
    #expect(allocation.gap < 0.02)
  }

  @Test(arguments: 1...20)
  func `the order of the rows does not change who gets what`(seed: UInt64) {
    let count = 60
    let menu = RandomMenu.make(customers: count, actions: 3, seed: seed)
    let hashes = RandomMenu.hashes(count, seed: seed)
    var draws = SegmentDraws(seed: seed &+ 99)
    let order = (0..<count).map { (draws.next(), $0) }.sorted { $0 < $1 }.map { $0.1 }
    let shuffled = Menu(
      actions: 3,
      gains: order.flatMap { row in (0..<3).map { menu.gain(row, $0).units } },
      costs: order.flatMap { row in (0..<3).map { menu.cost(row, $0).units } })
    let budget = Money(150)
    let plain = Allocation(of: menu, budget: budget, hashes: hashes)
    let other = Allocation(of: shuffled, budget: budget, hashes: order.map { hashes[$0] })
    #expect(order.map { plain.choices[$0] } == other.choices)
    #expect(plain.spent == other.spent)
    #expect(plain.bound == other.bound)
  }

  @Test func `the curve rises from nothing to everything with falling slopes`() throws {
    let menu = RandomMenu.make(customers: 500, actions: 3, seed: 4)
    let allocation = Allocation(of: menu, budget: nil, hashes: RandomMenu.hashes(500, seed: 4))
    #expect(allocation.curve.first?.cost == 0)
    let last = try #require(allocation.curve.last)
    #expect(last.gain == allocation.gain.units)
    #expect(last.cost == allocation.spent.units)
    let paid = allocation.curve.drop { $0.cost == 0 }
    let slopes = zip(paid, paid.dropFirst()).map { ($1.gain - $0.gain) / ($1.cost - $0.cost) }
    #expect(zip(slopes, slopes.dropFirst()).allSatisfy { $0 >= $1 * 0.99 })
  }

  @Test(arguments: [4, 9] as [UInt64])
  func `each point of the sweep is the frontier at its budget, with what the next unit would gain`(
    seed: UInt64
  ) throws {
    let menu = RandomMenu.make(customers: 400, actions: 3, seed: seed)
    let hashes = RandomMenu.hashes(400, seed: seed)
    let all = Allocation(of: menu, budget: nil, hashes: hashes)
    #expect(all.sweep.count == 20 && abs((all.sweep.last?.cost ?? 0) - all.spent.units) < 1e-6)
    #expect(abs((all.sweep.last?.gain ?? 0) - all.gain.units) < 1e-6 && all.sweep.last?.marginal == 0)
    #expect(zip(all.sweep, all.sweep.dropFirst()).allSatisfy { $0.marginal >= $1.marginal })
    for point in all.sweep.dropLast() {
      let there = Allocation(of: menu, budget: Money(point.cost), hashes: hashes, effort: .none)
      // Steps of a bucket differ by a sixty-fourth.
      #expect(abs(there.marginal - point.marginal) <= point.marginal / 63, "\(point.cost)")
      #expect(abs(there.bound.units - point.gain) <= point.gain / 500, "\(point.cost)")
    }
    #expect(Allocation(of: Menu(actions: 1, gains: [5], costs: [0]), budget: nil, hashes: [1]).sweep.isEmpty)
  }

  @Test(arguments: [1e15, 1e300, .infinity])
  func `a budget too large to count buys what no limit buys`(budget: Double) {
    let menu = RandomMenu.make(customers: 200, actions: 3, seed: 11)
    let hashes = RandomMenu.hashes(200, seed: 11)
    let unlimited = Allocation(of: menu, budget: nil, hashes: hashes)
    let rich = Allocation(of: menu, budget: Money(budget), hashes: hashes)
    #expect(rich.spent > .zero)
    #expect(rich.choices == unlimited.choices)
    #expect(rich.marginal == 0)
  }

  @Test func `a contact and an offer too dear to count are never chosen`() {
    let dear = Intervention(
      name: "dear", contactCost: 1e15, offer: .share(1, periods: 6), acceptance: 1,
      effect: Intervention.Effect(low: 0.1, base: 0.2, high: 0.3))
    let menu = Menu(
      [dear], Prospects(probabilities: [0.5], values: [900], revenues: [1e15], allowed: [1]))
    #expect(menu.cost(0, 0) > Money.largest)
    #expect(Allocation(of: menu, budget: nil, hashes: [1]).choices == [-1])
  }

  @Test func `nobody and nothing to choose from is an empty choice`() {
    let none = Allocation(of: Menu(actions: 2, gains: [], costs: []), budget: Money(10), hashes: [])
    #expect(none.choices.isEmpty)
    #expect(none.gap == 0)
    let losses = Menu(actions: 1, gains: [-3, 0], costs: [1, 1])
    #expect(Allocation(of: losses, budget: nil, hashes: [1, 2]).choices == [-1, -1])
  }
}
