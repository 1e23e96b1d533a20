/// What a choice of actions is expected to do, by action, under the low, base and high effects.
///
/// The choice is made under the base effects and stays; only what it brings changes with the scenario.
public struct PlanOutcome: Sendable {
  public enum Scenario: Int, Sendable, CaseIterable { case low, base, high }

  /// One action's part.
  public struct Part: Sendable {
    public var customers = 0
    /// Customers kept who would have left, one a scenario.
    public var saved = [0.0, 0.0, 0.0]
    /// Recurring revenue, per unit of tenure, of the customers kept, one a scenario.
    public var savedRevenue = [0.0, 0.0, 0.0]
    /// Expected value in its parts, one a scenario.
    public var values = [ExpectedValue.zero, .zero, .zero]
    /// Σ p·V over those treated, or over all who may be treated when nobody is.
    public var atStake = 0.0
    /// Cost of the same customers.
    public var stakeCost = 0.0

    /// The effect at which the action neither gains nor loses; `nil` when there is nothing at stake.
    public var breakEven: Double? { atStake > 0 ? stakeCost / atStake : nil }
  }

  public private(set) var parts: [Part]
  /// All actions together.
  public private(set) var total = Part()

  public init(
    _ interventions: [Intervention], choices: [Int8], allowed: [UInt32], probabilities: [Double],
    values: [Double], revenues: [Double]
  ) {
    let effects = interventions.map { [$0.effect.low, $0.effect.base, $0.effect.high] }
    var parts = [Part](repeating: Part(), count: interventions.count)
    for row in choices.indices where choices[row] >= 0 {
      let index = Int(choices[row])
      let action = interventions[index]
      let (p, value, revenue) = (probabilities[row], values[row], revenues[row])
      parts[index].customers += 1
      for scenario in 0..<3 {
        let expected = ExpectedValue(
          of: action, effect: effects[index][scenario], probability: p, value: value, revenue: revenue)
        parts[index].values[scenario] += expected
        parts[index].saved[scenario] += p * effects[index][scenario]
        parts[index].savedRevenue[scenario] += p * effects[index][scenario] * revenue
        if scenario == Scenario.base.rawValue { parts[index].stakeCost += expected.cost.units }
      }
      parts[index].atStake += p * value
    }
    for (index, action) in interventions.enumerated() where parts[index].customers == 0 {
      // An action that nobody gets breaks even against everyone who could have got it.
      for row in choices.indices where allowed[row] & (1 << UInt32(index)) != 0 {
        let (p, value, revenue) = (probabilities[row], values[row], revenues[row])
        parts[index].atStake += p * value
        parts[index].stakeCost +=
          ExpectedValue(
            of: action, effect: action.effect.base, probability: p, value: value, revenue: revenue
          ).cost.units
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
