import Threads

/// Gains and costs of every customer's efficient steps, added up by slope.
struct StepHistogram {
  /// What the steps of one bucket of slopes gain and cost together.
  private struct Slot {
    let bucket: Int
    var gain: Int64
    var cost: Int64
  }

  /// Of all buckets with steps in them, ascending.
  private let slots: [Slot]

  init(_ menu: Menu) {
    let pieces = Menu.pieces(of: menu.customers)
    let parts = Parallel.map(pieces.count) { StepHistogram.slots(menu, pieces[$0]) }
    slots = parts.count == 1 ? parts[0] : StepHistogram.joined(parts)
  }

  private static func slots(_ menu: Menu, _ customers: Range<Int>) -> [Slot] {
    // Few steps are put in order; for many, every bucket is at hand.
    guard customers.count * menu.actions > EfficientStep.buckets / 8 else {
      var steps: [Slot] = []
      steps.reserveCapacity(customers.count)
      visit(menu, customers) { bucket, gain, cost in
        steps.append(Slot(bucket: bucket, gain: gain, cost: cost))
      }
      return merged(steps.sorted { $0.bucket < $1.bucket })
    }
    var gains = [Int64](repeating: 0, count: EfficientStep.buckets)
    var costs = gains
    visit(menu, customers) { bucket, gain, cost in
      gains[bucket] += gain
      costs[bucket] += cost
    }
    return gains.indices.filter { gains[$0] > 0 }.map { Slot(bucket: $0, gain: gains[$0], cost: costs[$0]) }
  }

  /// Efficient steps gain, each of them.
  @inline(__always)
  private static func visit(
    _ menu: Menu, _ customers: Range<Int>, _ take: (_ bucket: Int, _ gain: Int64, _ cost: Int64) -> Void
  ) {
    let (menuGains, menuCosts, width) = (menu.gains.span, menu.costs.span, menu.actions)
    for customer in customers {
      var (gain, cost) = (Int64(0), Int64(0))
      while let step = EfficientStep.next(
        menuGains, menuCosts, at: customer * width, width: width, gain: gain, cost: cost)
      {
        take(EfficientStep.bucket(step.slope), step.gain, step.cost)
        gain += step.gain
        cost += step.cost
      }
    }
  }

  private static func joined(_ parts: [[Slot]]) -> [Slot] {
    merged(parts.joined().sorted { $0.bucket < $1.bucket })
  }

  /// Slots of the same bucket, which follow each other, added up; sums of whole numbers, whatever their order.
  private static func merged(_ sorted: [Slot]) -> [Slot] {
    var slots: [Slot] = []
    for slot in sorted {
      if let last = slots.last, last.bucket == slot.bucket {
        slots[slots.count - 1].gain += slot.gain
        slots[slots.count - 1].cost += slot.cost
      } else {
        slots.append(slot)
      }
    }
    return slots
  }

  /// The bucket in which a budget runs out; -1 when it never does.
  func cut(_ limit: Int64) -> Int {
    var spent: Int64 = 0
    for slot in slots.reversed() {
      spent += slot.cost
      if spent > limit { return slot.bucket }
    }
    return -1
  }

  /// The frontier thinned to about so many points, ends kept, in units of currency.
  func curve(points: Int) -> [(cost: Double, gain: Double)] {
    let total = slots.reduce(0) { $0 + $1.cost }
    var curve: [(cost: Double, gain: Double)] = []
    var (gain, cost) = (Int64(0), Int64(0))
    var nextAt: Int64 = 0
    curve.append((0, 0))
    for slot in slots.reversed() {
      gain += slot.gain
      cost += slot.cost
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
    let total = slots.reduce(0) { $0 + $1.cost }
    guard total > 0 else { return [] }
    var found: [BudgetPoint] = []
    var (gain, cost) = (Int64(0), Int64(0))
    for slot in slots.reversed() {
      let slope = slot.cost > 0 ? Double(slot.gain) / Double(slot.cost) : .infinity
      while found.count < points {
        let budget = Double(total) * Double(found.count + 1) / Double(points)
        // At the very end of a bucket the next unit buys steps of the one after it.
        guard budget < Double(cost + slot.cost) else { break }
        found.append(point(budget, gain: Double(gain) + (budget - Double(cost)) * slope, slope))
      }
      gain += slot.gain
      cost += slot.cost
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
