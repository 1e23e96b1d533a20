/// Spends what a choice leaves of a budget on the best changes that still fit, each measured from what is chosen.
struct Fill {
  private(set) var choices: [Int8]
  private(set) var gain: Int64
  private(set) var spent: Int64
  private let menu: Menu
  private let limit: Int64
  private let hashes: [UInt64]

  init(_ menu: Menu, choices: [Int8], gain: Int64, spent: Int64, limit: Int64, hashes: [UInt64]) {
    self.menu = menu
    self.choices = choices
    self.gain = gain
    self.spent = spent
    self.limit = limit
    self.hashes = hashes
    var candidates = changes()
    candidates.sort { Climb.isEarlier($0, $1, hashes) }
    var isChanged = Set<Int32>()
    for candidate in candidates where candidate.step.cost <= limit - self.spent {
      // A second change of a customer would be measured from a choice that is no more.
      guard isChanged.insert(candidate.customer).inserted else { continue }
      self.choices[Int(candidate.customer)] = Int8(candidate.step.action)
      self.gain += candidate.step.gain
      self.spent += candidate.step.cost
    }
  }

  /// Every change that gains and fits, the steepest fifty thousand or so of them.
  private func changes() -> [Climb.Offered] {
    let room = limit - spent
    guard room > 0 else { return [] }
    var counts = [Int](repeating: 0, count: EfficientStep.buckets)
    forEachChange(room: room) { _, step in counts[EfficientStep.bucket(step.slope)] += 1 }
    var (floor, found) = (counts.count, 0)
    while floor > 0, found < 50_000 {
      floor -= 1
      found += counts[floor]
    }
    var changes: [Climb.Offered] = []
    changes.reserveCapacity(found)
    forEachChange(room: room) { customer, step in
      if EfficientStep.bucket(step.slope) >= floor {
        changes.append(Climb.Offered(customer: Int32(customer), step: step))
      }
    }
    return changes
  }

  private func forEachChange(room: Int64, _ visit: (Int, EfficientStep) -> Void) {
    let (gains, costs, width) = (menu.gains.span, menu.costs.span, menu.actions)
    for customer in 0..<menu.customers {
      let base = customer * width
      let chosen = Int(choices[customer])
      let (own, cost) = chosen < 0 ? (0, 0) : (gains[base + chosen], costs[base + chosen])
      for action in 0..<width {
        let more = gains[base + action] - own
        let extra = costs[base + action] - cost
        if more <= 0 || extra > room { continue }
        let slope = extra <= 0 ? Double.infinity : Double(more) / Double(extra)
        visit(customer, EfficientStep(action: action, gain: more, cost: extra, slope: slope))
      }
    }
  }
}
