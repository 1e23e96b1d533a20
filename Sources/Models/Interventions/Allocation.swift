/// At most one action a customer, so that the total gain is as large as a budget allows, with a bound on what the
/// best choice could reach.
///
/// A multiple-choice knapsack, solved through its Lagrangian: customers climb their efficient steps in the order of
/// gain per cost until the money is spent; what is left buys the best steps that still fit. The bound is that of the
/// linear relaxation. Equal steps are taken in the order of the customers' hashes, so the choice does not depend on
/// the order of the rows.
public struct Allocation: Sendable {
  /// The action of each customer; -1 where there is none.
  public private(set) var choices: [Int8]
  public private(set) var gain: Money
  public private(set) var spent: Money
  /// No choice within the budget gains more than this.
  public let bound: Money
  /// What one more unit of budget would gain; 0 when the budget does not bind.
  public let marginal: Double
  /// Total gain against spending along the efficient frontier, from nothing to everything that pays.
  public let curve: [(cost: Double, gain: Double)]

  /// How far the gain may be from the best, as a share of the bound.
  public var gap: Double { bound.ticks <= 0 ? 0 : Double(bound.ticks - gain.ticks) / Double(bound.ticks) }

  /// Chooses within a budget (`nil`: no limit). `hashes` settle ties, one a customer.
  public init(of menu: Menu, budget: Money?, hashes: [UInt64]) {
    let ladder = StepHistogram(menu)
    curve = ladder.curve(points: 60)
    let limit = budget?.ticks ?? Int64.max
    let cut = ladder.cut(limit)
    var climb = Climb(menu, above: cut)
    let edge = climb.steps.sorted { Climb.isEarlier($0, $1, hashes) }
    var bound = Double(climb.gain)
    var marginal = 0.0
    var room = limit - climb.spent
    for step in edge {
      if step.step.cost > room {
        bound += Double(room) * step.step.slope
        marginal = step.step.slope
        room = -1
        break
      }
      room -= step.step.cost
      bound += Double(step.step.gain)
    }
    climb.take(edge, limit: limit)
    if room < 0 { climb.fill(menu, limit: limit, hashes: hashes) }
    choices = climb.choices
    gain = Money(ticks: climb.gain)
    spent = Money(ticks: climb.spent)
    // The bound is made of whole ticks and one fraction; rounding it up keeps it a bound.
    self.bound = Money(ticks: Swift.max(climb.gain, Int64(bound.rounded(.up))))
    self.marginal = marginal
  }
}
