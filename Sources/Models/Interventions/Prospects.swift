/// Those whom a plan weighs, column by column, one value a customer.
public struct Prospects: Sendable {
  /// Of leaving, 0…1; NaN where there is none, and then nothing is chosen.
  public let probabilities: [Double]
  /// What a customer is worth who stays, in units of currency.
  public let values: [Double]
  /// Recurring revenue per unit of tenure.
  public let revenues: [Double]
  /// Actions that may be taken, one bit each, the lowest for the first.
  public var allowed: [UInt32]
  /// Groups whose effects may differ, as codes; empty when everyone has the effect of all.
  public let groups: [UInt8]

  /// The code of a customer of no group.
  public static let noGroup = UInt8.max

  public init(
    probabilities: [Double], values: [Double], revenues: [Double], allowed: [UInt32], groups: [UInt8] = []
  ) {
    self.probabilities = probabilities
    self.values = values
    self.revenues = revenues
    self.allowed = allowed
    self.groups = groups
  }

  public var count: Int { probabilities.count }

  /// Some of the customers, by their rows, with what each of them may be offered.
  public func restricted(to rows: [Int], allowed: [UInt32]) -> Prospects {
    Prospects(
      probabilities: rows.map { probabilities[$0] }, values: rows.map { values[$0] },
      revenues: rows.map { revenues[$0] }, allowed: allowed,
      groups: groups.isEmpty ? [] : rows.map { groups[$0] })
  }

  @inline(__always)
  public func group(_ row: Int) -> Int { groups.isEmpty ? Int(Prospects.noGroup) : Int(groups[row]) }

  /// What an intervention is expected to bring and cost for a customer, under its base effect.
  public func expected(of intervention: Intervention, _ row: Int) -> ExpectedValue {
    ExpectedValue(
      of: intervention, saved: saved(by: intervention, row), probability: probabilities[row],
      value: values[row], revenue: revenues[row])
  }

  /// How far an intervention is expected to lower a customer's probability of leaving, under its base effect.
  public func saved(by intervention: Intervention, _ row: Int) -> Double {
    let effect = intervention.effect(group: group(row))
    return effect.reduction(of: probabilities[row], at: effect.base)
  }
}
