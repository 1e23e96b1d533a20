public import Diagnostics
public import Populations

/// Columns of an experiment as the spec declares them.
public struct ExperimentRoles: Sendable {
  /// Which customers were drawn to be treated how.
  public var arm: Located<String>
  /// The value of those who were left alone.
  public var control: Located<String>
  /// The share of customers that each arm was planned to get.
  public var shares: [(arm: Located<String>, share: Double)]
  public var campaign: Located<String>?
  public var assigned: Located<String>?
  public var left: Located<String>?
  public var stages: [(stage: ExperimentColumns.Stage, column: Located<String>, value: Located<String>)]
  public var cost: Located<String>?
  public var revenue: Located<String>?

  public init(
    arm: Located<String>, control: Located<String>, shares: [(arm: Located<String>, share: Double)] = [],
    campaign: Located<String>? = nil, assigned: Located<String>? = nil, left: Located<String>? = nil,
    stages: [(stage: ExperimentColumns.Stage, column: Located<String>, value: Located<String>)] = [],
    cost: Located<String>? = nil, revenue: Located<String>? = nil
  ) {
    self.arm = arm
    self.control = control
    self.shares = shares
    self.campaign = campaign
    self.assigned = assigned
    self.left = left
    self.stages = stages
    self.cost = cost
    self.revenue = revenue
  }

  /// Columns of days, of numbers, and of anything.
  public var days: [Located<String>] { [assigned, left].compactMap { $0 } }
  public var numbers: [Located<String>] { [cost, revenue].compactMap { $0 } }
  public var others: [Located<String>] {
    [arm] + [campaign].compactMap { $0 } + stages.map { $0.column }
  }

  var columns: [String] { (others + days + numbers).map { $0.value } }
}
