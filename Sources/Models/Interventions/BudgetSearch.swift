/// The best choice within a budget and no other limit, through the Lagrangian of the budget.
///
/// Customers climb their efficient steps in the order of gain per cost until the money is spent; what is left buys
/// the best steps that still fit. The bound is that of the linear relaxation.
struct BudgetSearch {
  private(set) var choices: [Int8]
  private(set) var gain: Int64
  private(set) var spent: Int64
  /// No choice within the budget gains more than this.
  private(set) var bound: Int64
  /// What one more tick of budget would gain; 0 when the budget does not bind.
  let marginal: Double
  let ladder: StepHistogram

  init(_ menu: Menu, limit: Int64, hashes: [UInt64], effort: SearchEffort) {
    ladder = StepHistogram(menu)
    var climb = Climb(menu, above: ladder.cut(limit))
    let edge = climb.steps.sorted { Climb.isEarlier($0, $1, hashes) }
    var relaxed = Double(climb.gain)
    var marginal = 0.0
    var room = limit - climb.spent
    for step in edge {
      if step.step.cost > room {
        relaxed += Double(room) * step.step.slope
        marginal = step.step.slope
        room = -1
        break
      }
      room -= step.step.cost
      relaxed += Double(step.step.gain)
    }
    self.marginal = marginal
    climb.take(edge, limit: limit)
    (choices, gain, spent) = (climb.choices, climb.gain, climb.spent)
    bound = gain
    if room >= 0 { return }
    let fill = Fill(
      menu, choices: climb.choices, gain: climb.gain, spent: climb.spent, limit: limit, hashes: hashes)
    // The bound is made of whole ticks and one fraction; rounding it up keeps it a bound.
    bound = Swift.max(fill.gain, Int64(relaxed.rounded(.up)))
    (choices, gain, spent) = (fill.choices, fill.gain, fill.spent)
    guard Double(bound - gain) > effort.tolerance * Double(bound) else { return }
    var core = CoreSearch(
      menu, from: climb.choices, room: limit - climb.spent, marginal: marginal, slack: bound - climb.gain,
      known: fill.gain - climb.gain, hashes: hashes)
    if core.improve(work: effort.combinations) {
      choices = climb.choices
      for change in core.changes { choices[Int(change.customer)] = change.action }
      (gain, spent) = (climb.gain + core.gain, climb.spent + core.cost)
    }
    if core.isProven { bound = gain }
  }
}

/// How long to look for what the relaxation leaves open.
public struct SearchEffort: Sendable, Hashable {
  /// A gap of this share of the bound is let be.
  public let tolerance: Double
  /// Combinations of changes looked at.
  public let combinations: Int

  public init(tolerance: Double, combinations: Int) {
    self.tolerance = tolerance
    self.combinations = combinations
  }

  /// A gap that no reader sees.
  public static let usual = SearchEffort(tolerance: 1e-6, combinations: 400_000)
  /// Until nothing is open, as far as that is possible.
  public static let exact = SearchEffort(tolerance: 0, combinations: 40_000_000)
  /// What is left is filled up and no more.
  public static let none = SearchEffort(tolerance: 1, combinations: 0)
}
