/// What a plan brings under other inputs, kept as it is or made anew, reckoned from classes of customers.
public struct PlanModel: Sendable {
  /// What treating customers brings and costs.
  public struct Amount: Sendable, Hashable {
    public var customers = 0.0
    public var saved = 0.0
    public var retained = 0.0
    public var cost = 0.0
    public var net: Double { retained - cost }

    public init() {}

    mutating func add(_ other: Amount, _ weight: Double = 1) {
      customers += weight * other.customers
      saved += weight * other.saved
      retained += weight * other.retained
      cost += weight * other.cost
    }
  }

  public let classes: PlanClasses
  public let interventions: [Intervention]
  public let objective: Objective
  /// `nil` for no limit.
  public let budget: Double?
  public let limits: [ClassLimit]
  /// As the plan was made.
  public let base: PlanSetting
  /// The plan itself as a mixture of one.
  public let plan: PlanMix
  /// Classes that the plan treats.
  private let treated: [Int]

  public var actions: Int { interventions.count }

  public init(
    _ classes: PlanClasses, _ interventions: [Intervention], objective: Objective = .netValue,
    budget: Double?, limits: [ClassLimit] = []
  ) {
    self.classes = classes
    self.interventions = interventions
    self.objective = objective
    self.budget = budget
    self.limits = limits
    base = PlanSetting(interventions, terms: classes.otherStakes.count / 2)
    plan = PlanMix([(1, classes.choices)])
    treated = classes.choices.indices.filter { classes.choices[$0] >= 0 }
  }

  /// Each action's part of the plan as it is.
  public func kept(at setting: PlanSetting) -> [Amount] {
    let factors = ClassFactors(self, setting)
    var parts = [Amount](repeating: Amount(), count: actions)
    for place in treated {
      let action = Int(classes.choices[place])
      parts[action].add(amount(place, action, factors))
    }
    return parts
  }

  /// Net value of the plan as it is.
  public func keptNet(at setting: PlanSetting) -> Double {
    let factors = ClassFactors(self, setting)
    var net = 0.0
    for place in treated { net += amount(place, Int(classes.choices[place]), factors).net }
    return net
  }

  /// Each action's part of another plan.
  public func parts(of mix: PlanMix, at setting: PlanSetting) -> [Amount] {
    let factors = ClassFactors(self, setting)
    var parts = [Amount](repeating: Amount(), count: actions)
    for (weight, choices) in mix.parts {
      for place in choices.indices where choices[place] >= 0 {
        let action = Int(choices[place])
        parts[action].add(amount(place, action, factors), weight)
      }
    }
    return parts
  }

  public func net(of mix: PlanMix, at setting: PlanSetting) -> Double {
    let factors = ClassFactors(self, setting)
    var net = 0.0
    for (weight, choices) in mix.parts {
      for place in choices.indices where choices[place] >= 0 {
        net += weight * amount(place, Int(choices[place]), factors).net
      }
    }
    return net
  }

  /// The plan that would be best at a setting, within the budget and the limits.
  public func best(at setting: PlanSetting) -> PlanMix {
    let factors = ClassFactors(self, setting)
    let (count, width) = (classes.count, actions)
    var gains = [Double](repeating: -.infinity, count: count * width)
    var costs = [Double](repeating: 0, count: count * width)
    for place in 0..<count {
      for action in 0..<width where classes.allowed[place] & (1 << UInt32(action)) != 0 {
        let amount = amount(place, action, factors)
        let gain: Double
        switch objective {
        case .netValue: gain = amount.net
        case .savedCustomers: gain = amount.saved
        case .revenue:
          let p = classes.risks[place]
          gain = p > 0 ? amount.saved / p * classes.revenueStakes[place] : 0
        }
        gains[place * width + action] = gain
        costs[place * width + action] = amount.cost
      }
    }
    return MixSearch(self, gains: gains, costs: costs).best()
  }

  /// Treating a whole class with one action.
  @inline(__always)
  private func amount(_ place: Int, _ action: Int, _ factors: ClassFactors) -> Amount {
    let effects = factors.setting.effects[action]
    let size = effects[Swift.min(Int(classes.groups[place]), effects.count - 1)]
    let (ratio, worth) = (factors.risk[place], factors.worth[place])
    var amount = Amount()
    amount.customers = classes.sizes[place]
    switch interventions[action].effect.kind {
    case .relative:
      amount.saved = size * ratio * classes.risks[place]
      amount.retained = size * ratio * worth * classes.stakes[place]
    case .absolute:
      let fall = Swift.min(size, ratio * classes.risks[place] / classes.sizes[place])
      amount.saved = fall * classes.sizes[place]
      amount.retained = fall * worth * classes.values[place]
    }
    amount.cost =
      classes.sizes[place] * (factors.perCustomer[action]) + classes.revenues[place]
      * factors.perRevenue[action]
    return amount
  }

  /// Customers to whom an action is open, and their mean probability of leaving.
  public func open(to action: Int) -> (customers: Double, risk: Double, cost: Double) {
    let factors = ClassFactors(self, base)
    var (customers, risk, cost) = (0.0, 0.0, 0.0)
    for place in 0..<classes.count where classes.allowed[place] & (1 << UInt32(action)) != 0 {
      customers += classes.sizes[place]
      risk += classes.risks[place]
      cost += amount(place, action, factors).cost
    }
    return customers > 0 ? (customers, risk / customers, cost / customers) : (0, 0, 0)
  }
}

/// What a setting does to each class, worked out once.
private struct ClassFactors {
  let setting: PlanSetting
  /// Of the probability against that of the plan.
  let risk: [Double]
  let worth: [Double]
  /// Of an action, for each customer and for each unit of their revenue.
  let perCustomer: [Double]
  let perRevenue: [Double]

  init(_ model: PlanModel, _ setting: PlanSetting) {
    self.setting = setting
    let classes = model.classes
    var risk = [Double](repeating: 1, count: classes.count)
    if setting.risk != 0 {
      for place in 0..<classes.count {
        let mean = classes.risks[place] / classes.sizes[place]
        risk[place] = mean > 0 ? PlanSums.shifted(mean, by: setting.risk) / mean : 0
      }
    }
    self.risk = risk
    var worth = [Double](repeating: setting.value, count: classes.count)
    for (index, position) in setting.terms.enumerated() where position != 0 {
      let other = classes.otherStakes[2 * index + (position < 0 ? 0 : 1)]
      for place in 0..<classes.count where classes.stakes[place] > 0 {
        worth[place] *= 1 + abs(position) * (other[place] / classes.stakes[place] - 1)
      }
    }
    self.worth = worth
    var (perCustomer, perRevenue) = ([Double](), [Double]())
    for (index, action) in model.interventions.enumerated() {
      let taken = setting.acceptances[index] * setting.offer
      let contact = action.contactCost * setting.contact
      // The face value is linear in the revenue.
      let fixed = action.offer.faceValue(revenue: 0)
      perCustomer.append(contact + taken * fixed)
      perRevenue.append(taken * (action.offer.faceValue(revenue: 1) - fixed))
    }
    (self.perCustomer, self.perRevenue) = (perCustomer, perRevenue)
  }
}

extension PlanModel {
  /// Net values are straight in each effect: none is in points, which take no more than there is, and no group has one
  /// of its own, which lies elsewhere in its range.
  public var isStraight: Bool {
    interventions.allSatisfy { $0.effect.kind == .relative && $0.effectsByGroup.isEmpty }
  }
}
