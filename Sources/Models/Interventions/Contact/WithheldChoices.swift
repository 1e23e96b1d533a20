/// What those held out would have been offered, had they not been: the action whose gain, less what its cost could
/// gain elsewhere, is greatest.
///
/// Under a budget the plan takes what gains more than its margin for each unit spent, and so does this; only the
/// last steps, where the plan fills its budget, may differ. Comparing those treated with all who were held out would
/// compare customers worth treating with everybody.
public struct WithheldChoices: Sendable {
  /// For each of those held out, in the order given: the number of an action, -1 for none.
  public let actions: [Int8]

  /// Of those held out alone, with what each could be offered. `marginal` is what one more unit of budget would add to
  /// the objective, 0 where the budget does not bind.
  public init(
    _ interventions: [Intervention], _ heldOut: Prospects, objective: Objective, marginal: Double
  ) {
    let menu = Menu(interventions, heldOut, objective: objective)
    actions = (0..<menu.customers).map { customer in
      var (best, most) = (-1, 0.0)
      for action in 0..<menu.actions where menu.gain(customer, action) > .zero {
        let worth =
          menu.gain(customer, action).units - marginal * menu.cost(customer, action).units
        if worth > most { (best, most) = (action, worth) }
      }
      return Int8(best)
    }
  }
}
