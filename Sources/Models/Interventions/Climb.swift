import Threads

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
    let pieces = Menu.pieces(of: menu.customers)
    let parts = Parallel.map(pieces.count) { Climb(menu, above: cut, pieces[$0]) }
    choices = []
    choices.reserveCapacity(menu.customers)
    for part in parts {
      choices += part.choices
      steps += part.steps
      gain += part.gain
      spent += part.spent
    }
  }

  private init(_ menu: Menu, above cut: Int, _ customers: Range<Int>) {
    var choices = [Int8](repeating: -1, count: customers.count)
    let (gains, costs, width) = (menu.gains.span, menu.costs.span, menu.actions)
    for customer in customers {
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
          choices[customer - customers.lowerBound] = Int8(step.action)
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
}

extension Menu {
  /// Customers in pieces that are worked on side by side: few, since each has a histogram of its own. Sums are of
  /// whole numbers, so the pieces do not show in the result.
  static func pieces(of customers: Int) -> [Range<Int>] {
    let count = Swift.max(1, Swift.min(Parallel.threads, customers / 200_000))
    return (0..<count).map { customers * $0 / count..<customers * ($0 + 1) / count }
  }
}
