/// What can be chosen for each customer: the gain and the cost of every action, customer by customer.
public struct Menu: Sendable {
  public let customers: Int
  public let actions: Int
  /// Net gain in ticks, `customers × actions`; 0 or less for what is not allowed or does not pay.
  var gains: [Int64]
  /// Cost in ticks, never negative.
  var costs: [Int64]

  /// From gains and costs in units of currency, row by row; an action that is not allowed has a gain of 0 or less.
  public init(actions: Int, gains: [Double], costs: [Double]) {
    precondition(gains.count == costs.count && (actions == 0 || gains.count % actions == 0))
    self.actions = actions
    customers = actions == 0 ? 0 : gains.count / actions
    self.gains = gains.map { Money($0).ticks }
    self.costs = costs.map { Swift.max(0, Money($0).ticks) }
  }

  /// The expected values of interventions for customers, under the base effects.
  ///
  /// Probabilities of leaving (0…1), values of staying and revenues per unit of tenure are one a customer; where one
  /// of them is missing (NaN) nothing is chosen. `allowed` has a bit for each action, the lowest for the first.
  public init(
    _ interventions: [Intervention], probabilities: [Double], values: [Double], revenues: [Double],
    allowed: [UInt32]
  ) {
    precondition(interventions.count <= 32, "at most 32 actions")
    let n = probabilities.count
    let width = interventions.count
    customers = n
    actions = width
    var gains = [Int64](repeating: 0, count: n * width)
    var costs = [Int64](repeating: 0, count: n * width)
    for (a, action) in interventions.enumerated() {
      let (effect, bit) = (action.effect.base, UInt32(1) << UInt32(a))
      let contact = Money(action.contactCost).ticks
      for row in 0..<n where allowed[row] & bit != 0 {
        let retained = probabilities[row] * effect * values[row]
        // The same terms in the same order as in `ExpectedValue`, so that both agree to the tick.
        let offer = action.acceptance * action.offer.faceValue(revenue: revenues[row])
        guard retained.isFinite, offer.isFinite else { continue }
        let cost = contact + Money(offer).ticks
        costs[row * width + a] = cost
        gains[row * width + a] = Money(retained).ticks - cost
      }
    }
    self.gains = gains
    self.costs = costs
  }

  public func gain(_ customer: Int, _ action: Int) -> Money {
    Money(ticks: gains[customer * actions + action])
  }

  public func cost(_ customer: Int, _ action: Int) -> Money {
    Money(ticks: costs[customer * actions + action])
  }
}
