/// What a choice of actions is expected to do, by action, under the low, base and high effects.
///
/// The choice is made under the base effects and stays; only what it brings changes with the scenario.
public struct PlanOutcome: Sendable {
  public enum Scenario: Int, Sendable, CaseIterable { case low, base, high }

  /// One action's part.
  public struct Part: Sendable {
    public init() {}

    public var customers = 0
    /// Customers kept who would have left, one a scenario.
    public var saved = [0.0, 0.0, 0.0]
    /// Recurring revenue, per unit of tenure, of the customers kept, one a scenario.
    public var savedRevenue = [0.0, 0.0, 0.0]
    /// Expected value in its parts, one a scenario.
    public var values = [ExpectedValue.zero, .zero, .zero]
    /// Σ p·V (Σ V for an effect in points) over those treated, or over all who may be treated when nobody is.
    public var atStake = 0.0
    /// Cost of the same customers.
    public var stakeCost = 0.0

    /// The effect at which the action neither gains nor loses; `nil` when there is nothing at stake.
    public var breakEven: Double? { atStake > 0 ? stakeCost / atStake : nil }
  }

  public private(set) var parts: [Part]
  /// All actions together.
  public private(set) var total = Part()

  public init(_ interventions: [Intervention], choices: [Int8], _ prospects: Prospects) {
    var parts = [Part](repeating: Part(), count: interventions.count)
    for row in choices.indices where choices[row] >= 0 {
      let index = Int(choices[row])
      parts[index].add(interventions[index], prospects, row)
    }
    for (index, action) in interventions.enumerated() where parts[index].customers == 0 {
      // An action that nobody gets breaks even against everyone who could have got it.
      for row in choices.indices where prospects.allowed[row] & (1 << UInt32(index)) != 0 {
        parts[index].addStake(action, prospects, row)
      }
    }
    self.parts = parts
    for part in parts where part.customers > 0 {
      total.customers += part.customers
      total.atStake += part.atStake
      total.stakeCost += part.stakeCost
      for scenario in Scenario.allCases.map({ $0.rawValue }) {
        total.saved[scenario] += part.saved[scenario]
        total.savedRevenue[scenario] += part.savedRevenue[scenario]
        total.values[scenario] += part.values[scenario]
      }
    }
  }
}

extension PlanOutcome.Part {
  /// One more customer who gets the action.
  fileprivate mutating func add(_ action: Intervention, _ prospects: Prospects, _ row: Int) {
    let (p, revenue) = (prospects.probabilities[row], prospects.revenues[row])
    let effect = action.effect(group: prospects.group(row))
    customers += 1
    for (scenario, size) in effect.scenarios.enumerated() {
      let kept = effect.reduction(of: p, at: size)
      let expected = ExpectedValue(
        of: action, saved: kept, probability: p, value: prospects.values[row], revenue: revenue)
      values[scenario] += expected
      saved[scenario] += kept
      savedRevenue[scenario] += kept * revenue
    }
    addStake(action, prospects, row)
  }

  fileprivate mutating func addStake(_ action: Intervention, _ prospects: Prospects, _ row: Int) {
    // What a break-even effect is a share of: the probability, or for an effect in points the customer.
    let share = action.effect.kind == .relative ? prospects.probabilities[row] : 1
    let stake = share * prospects.values[row]
    guard stake.isFinite else { return }
    atStake += stake
    stakeCost += prospects.expected(of: action, row).cost.units
  }
}
