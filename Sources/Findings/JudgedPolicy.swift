/// A rule of whom to treat, judged on customers of a randomised experiment by models that never saw them.
public struct JudgedPolicy: Sendable, Hashable {
  public enum Rule: String, Sendable, Hashable {
    case none, everyone, chance, risk, value, uplift, optimal
  }

  public let rule: Rule
  /// Share of customers whom the rule treats; the same for all that rank, unless they spend the same.
  public let treatedShare: Double
  /// Customers kept for each customer, beyond treating nobody: doubly robust.
  public let kept: MeasuredEffect.Estimate
  /// The share who stay, from those alone whom the draw treated as the rule would.
  public let weighted: MeasuredEffect.Estimate
  /// Value kept for each customer, beyond treating nobody; `nil` where the experiment knows no value.
  public let worth: MeasuredEffect.Estimate?
  /// Spent for each customer; `nil` where the experiment knows no cost.
  public let cost: MeasuredEffect.Estimate?
  /// What rules that rank may spend for each customer; `nil` where they treat the same share.
  public let budget: Double?
  /// The treated arm, as the data write it.
  public let arm: String
  public let customers: Int
  public let level: Double

  public init(
    rule: Rule, treatedShare: Double, kept: MeasuredEffect.Estimate, weighted: MeasuredEffect.Estimate,
    worth: MeasuredEffect.Estimate?, cost: MeasuredEffect.Estimate? = nil, budget: Double? = nil,
    arm: String, customers: Int, level: Double
  ) {
    self.rule = rule
    self.treatedShare = treatedShare
    self.kept = kept
    self.weighted = weighted
    self.worth = worth
    self.cost = cost
    self.budget = budget
    self.arm = arm
    self.customers = customers
    self.level = level
  }
}
