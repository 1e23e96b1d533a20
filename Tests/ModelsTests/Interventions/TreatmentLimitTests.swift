import Testing

@testable import Models

@Suite struct TreatmentLimitTests {
  /// The best choice that keeps every limit, found by trying everything; `nil` when none does.
  private func best(_ menu: Menu, _ limits: [TreatmentLimit], budget: Money) -> Money? {
    var best: Money?
    var choices = [Int8](repeating: -1, count: menu.customers)
    func visit(_ row: Int, _ spent: Money, _ gain: Money) {
      if row == menu.customers {
        guard LimitUse(limits, choices: choices).broken.isEmpty else { return }
        best = best.map { max($0, gain) } ?? gain
        return
      }
      visit(row + 1, spent, gain)
      for action in 0..<menu.actions {
        let cost = spent + menu.cost(row, action)
        if cost > budget { continue }
        choices[row] = Int8(action)
        visit(row + 1, cost, gain + menu.gain(row, action))
        choices[row] = -1
      }
    }
    visit(0, .zero, .zero)
    return best
  }

  private func limits(_ seed: UInt64, count: Int) -> [TreatmentLimit] {
    var draws = SegmentDraws(seed: seed &+ 5)
    let members = (0..<count).map { _ in draws.share() < 0.4 }
    let others = (0..<count).map { _ in draws.share() < 0.5 }
    switch seed % 6 {
    case 0: return [.capacity(2, actions: 1)]
    case 1: return [.capacity(1, actions: 2), .capacity(3, actions: 7)]
    case 2: return [.atLeast(2, of: members)]
    case 3: return [.atMost(1, of: members), .capacity(3, actions: 3)]
    case 4: return [.atLeast(share: 0.5, of: members), .atMost(share: 0.6, of: others)]
    default: return [.atMost(share: 0.3, of: members), .atLeast(1, of: others)]
    }
  }

  @Test(arguments: 1...90)
  func `limits hold, the bound is never below the best choice, and the choice never above it`(
    seed: UInt64
  ) {
    let menu = RandomMenu.make(customers: 7, actions: 3, seed: seed)
    let limits = limits(seed, count: 7)
    let budget = Money(Double(seed % 9) * 8 + 10)
    let allocation = Allocation(
      of: menu, budget: budget, limits: limits, hashes: RandomMenu.hashes(7, seed: seed))
    guard let best = best(menu, limits, budget: budget) else {
      #expect(!allocation.broken.isEmpty)
      return
    }
    #expect(best <= allocation.bound)
    guard allocation.broken.isEmpty else { return }
    #expect(allocation.gain <= best)
    #expect(LimitUse(limits, choices: allocation.choices).broken.isEmpty)
    #expect(allocation.spent <= budget)
    let largest = (0..<7).flatMap { c in (0..<3).map { menu.gain(c, $0) } }.max() ?? .zero
    #expect(best.units - allocation.gain.units <= 2 * largest.units)
  }

  @Test(arguments: 1...12)
  func `many customers come close to the bound, though whole gains and costs tie often`(seed: UInt64) {
    let count = 3_000
    let menu = RandomMenu.make(customers: count, actions: 3, seed: seed)
    var draws = SegmentDraws(seed: seed)
    let members = (0..<count).map { _ in draws.share() < 0.3 }
    let sets: [[TreatmentLimit]] = [
      [.capacity(300, actions: 1)], [.capacity(200, actions: 1), .capacity(400, actions: 6)],
      [.atLeast(share: 0.5, of: members)], [.atMost(100, of: members), .capacity(900, actions: 7)],
    ]
    let limits = sets[Int(seed % 4)]
    let allocation = Allocation(
      of: menu, budget: Money(6_000), limits: limits, hashes: RandomMenu.hashes(count, seed: seed))
    #expect(allocation.broken.isEmpty)
    #expect(allocation.gap < 0.000_5, "\(allocation.gap)")
  }

  @Test func `the order of the rows changes nobody's action`() {
    let count = 80
    let menu = RandomMenu.make(customers: count, actions: 3, seed: 3)
    let hashes = RandomMenu.hashes(count, seed: 3)
    let members = (0..<count).map { $0 % 3 == 0 }
    var draws = SegmentDraws(seed: 9)
    let order = (0..<count).map { (draws.next(), $0) }.sorted { $0 < $1 }.map { $0.1 }
    let shuffled = Menu(
      actions: 3, gains: order.flatMap { row in (0..<3).map { menu.gain(row, $0).units } },
      costs: order.flatMap { row in (0..<3).map { menu.cost(row, $0).units } })
    func limits(_ members: [Bool]) -> [TreatmentLimit] {
      [.capacity(12, actions: 1), .atLeast(share: 0.5, of: members)]
    }
    let plain = Allocation(of: menu, budget: Money(200), limits: limits(members), hashes: hashes)
    let other = Allocation(
      of: shuffled, budget: Money(200), limits: limits(order.map { members[$0] }),
      hashes: order.map { hashes[$0] })
    #expect(order.map { plain.choices[$0] } == other.choices)
  }

  @Test func `what cannot be kept is named`() {
    let menu = RandomMenu.make(customers: 30, actions: 2, seed: 8)
    let members = (0..<30).map { $0 < 4 }
    let allocation = Allocation(
      of: menu, budget: Money(100), limits: [.capacity(9, actions: 3), .atLeast(5, of: members)],
      hashes: RandomMenu.hashes(30, seed: 8))
    #expect(allocation.broken == [1])
  }
}
