/// Inputs of a plan that may turn out otherwise than it was made with.
public struct PlanSetting: Sendable {
  /// By action, and for each by group of effects; the last is that of customers without a group's own.
  public var effects: [[Double]]
  public var acceptances: [Double]
  /// What contacts cost against their terms: 1 as written.
  public var contact = 1.0
  /// What offers cost against their terms.
  public var offer = 1.0
  /// What customers are worth against what was reckoned.
  public var value = 1.0
  /// Added to the log-odds of every probability.
  public var risk = 0.0
  /// For each pair of other terms where the truth lies: −1 at the first, 0 at those of the plan, 1 at the second.
  public var terms: [Double]

  /// As the interventions have them.
  public init(_ interventions: [Intervention], terms: Int = 0) {
    let groups = (interventions.map { $0.effectsByGroup.count }.max() ?? 0) + 1
    effects = interventions.map { action in (0..<groups).map { action.effect(group: $0).base } }
    acceptances = interventions.map { $0.acceptance }
    self.terms = [Double](repeating: 0, count: terms)
  }
}

/// A limit on customers, for classes instead of customers one by one.
public struct ClassLimit: Sendable {
  let actions: UInt32
  /// The bit of its members; `nil` where everyone counts.
  let member: UInt32?
  let inside: Double
  let outside: Double
  let limit: Double

  /// `member` is the place of the bit that says who is in the limit's group.
  public init(_ limit: TreatmentLimit, member: Int) {
    actions = limit.actions
    self.member = limit.members == nil ? nil : 1 << UInt32(member)
    (inside, outside, self.limit) = (limit.inside, limit.outside, limit.limit)
  }

  @inline(__always)
  func weight(_ members: UInt32) -> Double { member.map { members & $0 != 0 } ?? true ? inside : outside }
}
