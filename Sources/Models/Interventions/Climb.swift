/// Customers part of the way up their efficient steps, with what that gains and costs.
struct Climb {
  /// A step that a customer may take next.
  struct Offered {
    let customer: Int32
    let step: EfficientStep
  }

  private(set) var choices: [Int8]
  private(set) var gain: Int64 = 0
  private(set) var spent: Int64 = 0
  /// Steps in the bucket where the budget runs out, in the order of the customers.
  private(set) var steps: [Offered] = []

  /// Takes every step of a slope above a bucket, and gathers those in it.
  init(_ menu: Menu, above cut: Int) {
    var choices = [Int8](repeating: -1, count: menu.customers)
    let (gains, costs, width) = (menu.gains.span, menu.costs.span, menu.actions)
    for customer in 0..<menu.customers {
      var (own, cost, isPast) = (Int64(0), Int64(0), false)
      while let step = EfficientStep.next(
        gains, costs, at: customer * width, width: width, gain: own, cost: cost)
      {
        let bucket = EfficientStep.bucket(step.slope)
        if bucket < cut { break }
        if bucket == cut {
          isPast = true
          steps.append(Offered(customer: Int32(customer), step: step))
        }
        own += step.gain
        cost += step.cost
        if !isPast {
          choices[customer] = Int8(step.action)
          gain += step.gain
          spent += step.cost
        }
      }
    }
    self.choices = choices
  }

  /// Steeper first; equal slopes in the order of the customers' hashes.
  static func isEarlier(_ a: Offered, _ b: Offered, _ hashes: [UInt64]) -> Bool {
    if a.step.slope != b.step.slope { return a.step.slope > b.step.slope }
    let (x, y) = (hashes[Int(a.customer)], hashes[Int(b.customer)])
    return x == y ? a.step.gain > b.step.gain : x < y
  }

  /// Takes steps in order up to the first that does not fit.
  mutating func take(_ ordered: [Offered], limit: Int64) {
    for offered in ordered {
      guard offered.step.cost <= limit - spent else { return }
      choices[Int(offered.customer)] = Int8(offered.step.action)
      gain += offered.step.gain
      spent += offered.step.cost
    }
  }

  /// Spends what is left on the best changes that still fit, each measured from what is chosen now.
  mutating func fill(_ menu: Menu, limit: Int64, hashes: [UInt64]) {
    var candidates = changes(menu, room: limit - spent)
    candidates.sort { Climb.isEarlier($0, $1, hashes) }
    var isChanged = Set<Int32>()
    for candidate in candidates where candidate.step.cost <= limit - spent {
      // A second change of a customer would be measured from a choice that is no more.
      guard isChanged.insert(candidate.customer).inserted else { continue }
      choices[Int(candidate.customer)] = Int8(candidate.step.action)
      gain += candidate.step.gain
      spent += candidate.step.cost
    }
  }

  /// Every change that gains and fits, the steepest fifty thousand or so of them.
  private func changes(_ menu: Menu, room: Int64) -> [Offered] {
    guard room > 0 else { return [] }
    var counts = [Int](repeating: 0, count: EfficientStep.buckets)
    forEachChange(menu, room: room) { _, step in counts[EfficientStep.bucket(step.slope)] += 1 }
    var (floor, found) = (counts.count, 0)
    while floor > 0, found < 50_000 {
      floor -= 1
      found += counts[floor]
    }
    var changes: [Offered] = []
    changes.reserveCapacity(found)
    forEachChange(menu, room: room) { customer, step in
      if EfficientStep.bucket(step.slope) >= floor {
        changes.append(Offered(customer: Int32(customer), step: step))
      }
    }
    return changes
  }

  private func forEachChange(_ menu: Menu, room: Int64, _ visit: (Int, EfficientStep) -> Void) {
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
