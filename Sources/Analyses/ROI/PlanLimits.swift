import Diagnostics
import Findings
import Formats
import Models
import Populations

/// Capacities and quotas of a plan, each with its words.
struct PlanLimits {
  struct Limit {
    let rule: TreatmentLimit
    /// What is limited, for readers: "calls", "Senior citizen: Yes".
    let subject: String
    let kind: Kind
    /// Customers, or a share of those treated.
    let amount: Double
  }

  enum Kind { case capacity, least, most, leastShare, mostShare }

  let limits: [Limit]

  var rules: [TreatmentLimit] { limits.map { $0.rule } }

  init(
    _ cell: ROI, _ actions: [RetentionAction], _ here: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) {
    limits =
      PlanLimits.capacities(cell, actions, context.wording)
      + (try PlanLimits.quotas(cell.quotas, here, context.wording))
  }

  /// Of actions, as the file has them, and of channels, as the cell has them.
  private static func capacities(
    _ cell: ROI, _ actions: [RetentionAction], _ wording: Wording
  ) -> [Limit] {
    func limit(_ most: Int, _ subject: String, _ isMeant: (RetentionAction) -> Bool) -> Limit {
      let bits = actions.enumerated().reduce(UInt32(0)) {
        $0 | (isMeant($1.element) ? 1 << UInt32($1.offset) : 0)
      }
      return Limit(
        rule: .capacity(most, actions: bits), subject: subject, kind: .capacity, amount: Double(most))
    }
    let own = actions.compactMap { action in
      action.target.capacity.map { most in
        limit(most, action.label.text(wording.language)) { $0.name == action.name }
      }
    }
    return own
      + cell.capacity.map { entry in
        limit(entry.most, wording(.planChannelCapacity, ["channel": .phrase(entry.channel.phrase)])) {
          $0.channel == entry.channel
        }
      }
  }

  private static func quotas(
    _ quotas: [PlanQuota], _ here: any Population, _ wording: Wording
  ) throws(AnalysisError) -> [Limit] {
    var limits: [Limit] = []
    for quota in quotas {
      let (column, group) = (quota.column.value, quota.group.value)
      let part = try answered(blaming: "quotas") { () throws(PopulationError) in
        try here.restricted(to: .level(column: column, is: group))
      }
      guard part.count > 0 else {
        throw AnalysisError(
          Problems(
            .error(
              .badOption, "nobody still here has '\(group)' in column '\(column)'", at: quota.group.place,
              hint: "write the level as the data have it")))
      }
      let members = DatasetRows.flags(of: part.rowNumbers, among: here.rowNumbers)
      let subject = "\(here.roles.label(of: column)): \(group)"
      func add(_ rule: TreatmentLimit, _ kind: Kind, _ amount: Double) {
        limits.append(Limit(rule: rule, subject: subject, kind: kind, amount: amount))
      }
      if let least = quota.least { add(.atLeast(least, of: members), .least, Double(least)) }
      if let most = quota.most { add(.atMost(most, of: members), .most, Double(most)) }
      if let share = quota.leastShare { add(.atLeast(share: share, of: members), .leastShare, share) }
      if let share = quota.mostShare { add(.atMost(share: share, of: members), .mostShare, share) }
    }
    return limits
  }

  /// The groups of limits that each customer belongs to: the bit of a limit's place, one a customer; empty where no
  /// limit is about a group.
  func members(count: Int) -> [UInt32] {
    guard limits.contains(where: { $0.rule.members != nil }) else { return [] }
    var bits = [UInt32](repeating: 0, count: count)
    for (index, limit) in limits.prefix(32).enumerated() {
      guard let members = limit.rule.members else { continue }
      for row in members.indices where members[row] { bits[row] |= 1 << UInt32(index) }
    }
    return bits
  }

  /// Says which limits no choice was found to keep.
  func failure(_ broken: [Int], _ wording: Wording) -> AnalysisError {
    let named = broken.map { "\(words(limits[$0], wording)) (\(limits[$0].subject))" }
    return AnalysisError(
      .unreachableLimit,
      "no plan within the budget keeps: \(named.joined(separator: "; "))",
      option: broken.contains { limits[$0].kind != .capacity } ? "quotas" : "capacity",
      hint: "ask for fewer, or raise the budget")
  }

  /// "at most 200", "at least 20% of those treated".
  func words(_ limit: Limit, _ wording: Wording) -> String {
    let count = ["n": Argument.number(limit.amount, .num0)]
    let share = ["share": Argument.number(limit.amount, .pct0)]
    switch limit.kind {
    case .capacity, .most: return wording(.planAtMost, count)
    case .least: return wording(.planAtLeast, count)
    case .mostShare: return wording(.planAtMostShare, share)
    case .leastShare: return wording(.planAtLeastShare, share)
    }
  }
}
