import Testing

@testable import Models

/// A plan as classes of customers, against the customers one by one.
@Suite struct PlanModelTests {
  private static let actions = [
    Intervention(
      name: "a", contactCost: 1, offer: .share(0.1, periods: 3), acceptance: 0.4,
      effect: Intervention.Effect(low: 0, base: 0.2, high: 0.3),
      effectsByGroup: [nil, Intervention.Effect(low: 0, base: 0.25, high: 0.5)]),
    Intervention(
      name: "b", contactCost: 4, offer: .nothing, acceptance: 1,
      effect: Intervention.Effect(low: 0, base: 0.12, high: 0.2)),
    Intervention(
      name: "c", contactCost: 0.2, offer: .amount(5, periods: 2), acceptance: 0.3,
      effect: Intervention.Effect(low: 0, base: 0.05, high: 0.1)),
  ]

  struct Case {
    let prospects: Prospects
    let menu: Menu
    let allocation: Allocation
    let budget: Double
    let limits: [TreatmentLimit]
    let model: PlanModel

    /// What one customer gains at most.
    var most: Double {
      (0..<menu.customers).reduce(0) { most, row in
        (0..<menu.actions).reduce(most) { Swift.max($0, menu.gain(row, $1).units) }
      }
    }
  }

  /// Some hundred customers and the best plan for them within a budget.
  private func plan(
    _ seed: UInt64, _ n: Int = 300, detail: Int = 360, limits: [TreatmentLimit] = []
  ) -> Case {
    var draws = SegmentDraws(seed: seed)
    func column(_ most: Double) -> [Double] { (0..<n).map { _ in draws.share() * most } }
    let prospects = Prospects(
      probabilities: column(0.9), values: column(900), revenues: column(80),
      allowed: (0..<n).map { _ in UInt32(draws.share() * 8) }, groups: (0..<n).map { UInt8($0 % 2) })
    let menu = Menu(Self.actions, prospects)
    let budget = Double(n) * (1 + Double(seed % 4))
    let allocation = Allocation(
      of: menu, budget: Money(budget), limits: limits, hashes: (0..<n).map { UInt64($0) })
    let members = limits.first?.members ?? []
    let classes = PlanClasses(
      PlanClasses.Customers(
        probabilities: prospects.probabilities, values: prospects.values, revenues: prospects.revenues,
        choices: allocation.choices, allowed: prospects.allowed,
        members: members.map { $0 ? 1 : 0 }, groups: prospects.groups), detail: detail)
    return Case(
      prospects: prospects, menu: menu, allocation: allocation, budget: budget, limits: limits,
      model: PlanModel(
        classes, Self.actions, budget: budget, limits: limits.map { ClassLimit($0, member: 0) }))
  }

  @Test(arguments: 1...5)
  func `as it was made the plan brings what it brings customer by customer`(seed: UInt64) {
    for detail in [20, 360] {
      let test = plan(seed, detail: detail)
      let parts = test.model.kept(at: test.model.base)
      let outcome = PlanOutcome(Self.actions, choices: test.allocation.choices, test.prospects)
      for (part, expected) in zip(parts, outcome.parts) {
        #expect(part.customers == Double(expected.customers))
        #expect(abs(part.saved - expected.saved[1]) < 1e-9)
        #expect(abs(part.net - expected.values[1].net.units) < 0.05)
      }
      let net = test.model.keptNet(at: test.model.base)
      #expect(abs(net - test.allocation.gain.units) < 0.05)
      #expect(abs(test.model.net(of: test.model.plan, at: test.model.base) - net) < 1e-9 * net)
    }
  }

  @Test(arguments: 1...5)
  func `made anew as planned it is the plan, up to what a fraction of a customer adds`(seed: UInt64) {
    let test = plan(seed)
    let net = test.model.net(of: test.model.best(at: test.model.base), at: test.model.base)
    #expect(net >= test.allocation.gain.units - 0.05)
    // Each customer is a class, so all that is more is the part of a customer that the mixture may take.
    #expect(net <= test.allocation.bound.units + test.most)
  }

  /// Effects by a factor, contacts and offers by others, as each customer would have it.
  private func menu(_ test: Case, effect: Double, cost: Double) -> Menu {
    let changed = Self.actions.map { action in
      func scaled(_ effect: Intervention.Effect, _ factor: Double) -> Intervention.Effect {
        Intervention.Effect(effect.kind, low: 0, base: effect.base * factor, high: effect.base * factor)
      }
      return Intervention(
        name: action.name, contactCost: action.contactCost * cost, offer: action.offer,
        acceptance: action.acceptance * cost, effect: scaled(action.effect, effect),
        effectsByGroup: action.effectsByGroup.map { $0.map { scaled($0, effect) } })
    }
    return Menu(changed, test.prospects)
  }

  @Test(arguments: [(0.5, 1.0), (1.6, 1.0), (1.0, 2.0), (0.7, 0.5), (0.2, 1.5)], [1, 2] as [UInt64])
  func `made anew under other inputs it comes near the best choice customer by customer`(
    factors: (effect: Double, cost: Double), seed: UInt64
  ) {
    let (effect, cost) = factors
    for (detail, slack) in [(2_000, 1e-6), (160, 0.03)] {
      let test = plan(seed, 400, detail: detail)
      var setting = test.model.base
      setting.effects = setting.effects.map { $0.map { $0 * effect } }
      (setting.contact, setting.offer) = (cost, cost)
      let exact = Allocation(
        of: menu(test, effect: effect, cost: cost), budget: Money(test.budget),
        hashes: (0..<400).map { UInt64($0) })
      let mix = test.model.best(at: setting)
      let parts = test.model.parts(of: mix, at: setting)
      let net = parts.reduce(0) { $0 + $1.net }
      #expect(parts.reduce(0) { $0 + $1.cost } <= test.budget + 1e-6)
      #expect(net <= exact.bound.units + 2 * test.most)
      #expect(net >= exact.gain.units * (1 - slack) - 0.05)
      let kept = test.model.kept(at: setting)
      if kept.reduce(0, { $0 + $1.cost }) <= test.budget {
        #expect(net >= kept.reduce(0) { $0 + $1.net } - 1e-6)
      }
      #expect(abs(mix.parts.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
    }
  }

  @Test(arguments: 1...2)
  func `limits hold in the plan made anew, and it reaches their bound`(seed: UInt64) {
    let members = (0..<200).map { $0 % 3 == 0 }
    for limits: [TreatmentLimit] in [
      [.atMost(share: 0.2, of: members)], [.atLeast(25, of: members), .capacity(30, actions: 2)],
      [.atMost(5, of: members), .capacity(40, actions: 1)],
    ] {
      let test = plan(seed, 200, limits: limits)
      guard test.allocation.broken.isEmpty else { continue }
      let mix = test.model.best(at: test.model.base)
      let net = test.model.net(of: mix, at: test.model.base)
      #expect(net >= test.allocation.gain.units - 0.05)
      #expect(net <= test.allocation.bound.units + 3 * test.most)
      for limit in limits {
        var use = 0.0
        for (weight, choices) in mix.parts {
          for (place, action) in choices.enumerated() where limit.counts(Int(action)) {
            let isInside = limit.members == nil || test.model.classes.members[place] & 1 != 0
            use += weight * test.model.classes.sizes[place] * (isInside ? limit.inside : limit.outside)
          }
        }
        #expect(use <= limit.limit + 1e-6)
      }
    }
  }

  @Test func `other terms, other risk and another margin move what is kept`() {
    let test = plan(3)
    let customers = PlanClasses.Customers(
      probabilities: test.prospects.probabilities, values: test.prospects.values,
      revenues: test.prospects.revenues,
      otherValues: [test.prospects.values.map { $0 * 0.5 }, test.prospects.values.map { $0 * 1.4 }],
      choices: test.allocation.choices, allowed: test.prospects.allowed, groups: test.prospects.groups)
    let model = PlanModel(PlanClasses(customers), Self.actions, budget: nil)
    func retained(_ change: (inout PlanSetting) -> Void) -> Double {
      var setting = model.base
      change(&setting)
      return model.kept(at: setting).reduce(0) { $0 + $1.retained }
    }
    let base = retained { _ in }
    #expect(abs(retained { $0.terms[0] = -1 } / base - 0.5) < 1e-9)
    #expect(abs(retained { $0.terms[0] = 0.5 } / base - 1.2) < 1e-9)
    #expect(abs(retained { $0.value = 1.1 } / base - 1.1) < 1e-9)
    var expected = 0.0
    for row in test.allocation.choices.indices where test.allocation.choices[row] >= 0 {
      let action = Self.actions[Int(test.allocation.choices[row])]
      expected +=
        action.effect(group: row % 2).base * test.prospects.values[row]
        * PlanSums.shifted(test.prospects.probabilities[row], by: 0.3)
    }
    #expect(abs(retained { $0.risk = 0.3 } / expected - 1) < 1e-9)
  }

  @Test
  func `the order of the customers changes no class, and those without an action or a value are in none`() {
    let test = plan(5)
    let order = Array((0..<300).reversed())
    let prospects = test.prospects
    let turned = PlanClasses(
      PlanClasses.Customers(
        probabilities: order.map { prospects.probabilities[$0] }, values: order.map { prospects.values[$0] },
        revenues: order.map { prospects.revenues[$0] }, choices: order.map { test.allocation.choices[$0] },
        allowed: order.map { prospects.allowed[$0] }, groups: order.map { prospects.groups[$0] }))
    #expect(turned.count == test.model.classes.count)
    #expect(turned.stakes == test.model.classes.stakes)
    #expect(turned.sizes.reduce(0, +) == Double(prospects.allowed.count { $0 != 0 }))
    let nobody = PlanClasses(
      PlanClasses.Customers(
        probabilities: [.nan, 0.5, 0.5], values: [1, .nan, 1], revenues: [1, 1, 1], choices: [-1, -1, -1],
        allowed: [1, 1, 0]))
    #expect(nobody.count == 0)
    #expect(PlanModel(nobody, Self.actions, budget: 5).best(at: PlanSetting(Self.actions)).parts.count == 1)
  }

  @Test func `many customers are few classes`() {
    let test = plan(1, 4_000, detail: 240)
    #expect(test.model.classes.count < 3_000)
  }
}
