/// What a choice of actions does for some customers, under the base effects.
public struct GroupOutcome: Sendable, Hashable {
  /// Customers of the group, treated or not.
  public var customers = 0
  public var treated = 0
  public var cost = Money.zero
  public var net = Money.zero

  public init() {}

  public static func += (a: inout GroupOutcome, b: GroupOutcome) {
    a.customers += b.customers
    a.treated += b.treated
    a.cost += b.cost
    a.net += b.net
  }

  /// One for each of `count` groups, and a last one for customers of none of them. Choices are numbers of
  /// interventions, below 0 for none.
  public static func outcomes(
    _ interventions: [Intervention], choices: [Int8], _ prospects: Prospects, groups codes: [UInt8],
    count: Int
  ) -> [GroupOutcome] {
    var outcomes = [GroupOutcome](repeating: GroupOutcome(), count: count + 1)
    for row in choices.indices {
      let group = Swift.min(Int(codes[row]), count)
      outcomes[group].customers += 1
      guard choices[row] >= 0 else { continue }
      let value = prospects.expected(of: interventions[Int(choices[row])], row)
      outcomes[group].treated += 1
      outcomes[group].cost += value.cost
      outcomes[group].net += value.net
    }
    return outcomes
  }
}
