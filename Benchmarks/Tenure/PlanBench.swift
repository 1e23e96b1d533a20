import Models

/// The choice among five actions under a budget, and under limits too, of made-up customers whose scores are in memory.
struct PlanBench {
  let customers: Int

  private static let actions: [Intervention] = [
    ("discount_5", 0.2, Intervention.Offer.share(0.05, periods: 6), 0.3, 0.08),
    ("discount_10", 0.2, .share(0.1, periods: 6), 0.4, 0.14), ("call", 8, .nothing, 1, 0.1),
    ("contract", 0.2, .share(0.5, periods: 2), 0.15, 0.18),
    ("credit", 0.08, .amount(15, periods: 1), 0.5, 0.04),
  ].map { name, contact, offer, acceptance, effect in
    Intervention(
      name: name, contactCost: contact, offer: offer, acceptance: acceptance,
      effect: Intervention.Effect(low: effect / 2, base: effect, high: effect * 1.5))
  }

  func run() {
    var state: UInt64 = 20_260_930
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    var probabilities = [Double](repeating: 0, count: customers)
    var (values, revenues) = (probabilities, probabilities)
    var hashes = [UInt64](repeating: 0, count: customers)
    for row in 0..<customers {
      let (p, revenue) = (next(), 20 + 100 * next())
      (probabilities[row], revenues[row], values[row]) = (p * p, revenue, revenue * 0.6 * 20)
      hashes[row] = state
    }
    let prospects = Prospects(
      probabilities: probabilities, values: values, revenues: revenues,
      allowed: [UInt32](repeating: 31, count: customers))
    print("\(customers) customers, \(Self.actions.count) actions")
    var sum = 0.0
    Bench.line(
      "floor: scores, values, revenues read once",
      Bench.least(of: 3) {
        for row in 0..<customers { sum += probabilities[row] * values[row] + revenues[row] }
      }, "\(Int(sum))")
    var menu = Menu(Self.actions, prospects)
    Bench.line(
      "gains and costs of every action", Bench.least(of: 3) { menu = Menu(Self.actions, prospects) })
    let full = Allocation(of: menu, budget: nil, hashes: hashes).spent
    for share in [0.05, 0.25, 0.6] {
      measure("budget of \(Int(share * 100))% of all that pays", menu, Money(full.units * share), [], hashes)
    }
    guard customers <= 1_000_000 else { return print("peak \(Bench.peakMegabytes) MB") }
    let limits = [
      TreatmentLimit.capacity(customers / 20, actions: 4), .capacity(customers / 10, actions: 16),
      .atLeast(share: 0.3, of: (0..<customers).map { hashes[$0] % 5 == 0 }),
    ]
    for share in [0.05, 0.25, 0.6] {
      measure("the same with three limits", menu, Money(full.units * share), limits, hashes)
    }
    print("peak \(Bench.peakMegabytes) MB")
  }

  private func measure(
    _ name: String, _ menu: Menu, _ budget: Money, _ limits: [TreatmentLimit], _ hashes: [UInt64]
  ) {
    var allocation: Allocation?
    let time = Bench.least(of: 3) {
      allocation = Allocation(of: menu, budget: budget, limits: limits, hashes: hashes)
    }
    let gap = (allocation?.gap ?? .nan) * 100
    Bench.line(
      name, time, "gap \((gap * 100_000).rounded() / 100_000)%, \(allocation?.broken.count ?? 0) broken")
  }
}
