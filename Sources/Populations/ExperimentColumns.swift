/// Columns of an experiment whose arms were drawn at random, one row a customer drawn.
public struct ExperimentColumns: Sendable, Hashable {
  /// How far a message came, in this order.
  public enum Stage: String, Sendable, Hashable, CaseIterable { case delivered, opened, clicked, accepted }

  /// A category column whose first level is the arm that was left alone; made by the loader.
  public var arm: String
  /// The levels of `arm`, the one left alone first, the others in the order of the alphabet.
  public var arms: [String]
  /// The share of customers that each arm was planned to get, by arm; `nil`: equal shares.
  public var shares: [String: Double]?
  /// The name of the experiment, where the file holds several; a customer may then occur once in each.
  public var campaign: String?
  /// The day of the draw.
  public var assigned: String?
  /// The day a customer left; missing for those who did not.
  public var left: String?
  /// Flags made by the loader: 1 where a stage was reached, 0 where it was not or where nothing is said.
  public var stages: [Stage: String]
  /// Money spent on the customer.
  public var cost: String?
  /// Money that came in from the customer while the outcome was awaited.
  public var revenue: String?
  /// Columns of the file that say any of this: all but the day of the draw are known after it, so none is a feature.
  public var columns: [String]

  public init(
    arm: String, arms: [String], shares: [String: Double]? = nil, campaign: String? = nil,
    assigned: String? = nil, left: String? = nil, stages: [Stage: String] = [:], cost: String? = nil,
    revenue: String? = nil, columns: [String] = []
  ) {
    self.arm = arm
    self.arms = arms
    self.shares = shares
    self.campaign = campaign
    self.assigned = assigned
    self.left = left
    self.stages = stages
    self.cost = cost
    self.revenue = revenue
    self.columns = columns
  }

  public var control: String { arms.first ?? "" }
  /// Arms that were treated.
  public var treatments: [String] { Array(arms.dropFirst()) }

  /// The shares that the arms were planned to get, in their order; they add up to 1.
  public var plannedShares: [Double] {
    arms.map { shares?[$0] ?? 1 / Double(arms.count) }
  }
}
