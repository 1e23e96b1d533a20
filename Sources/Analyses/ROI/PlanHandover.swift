import Findings
import Models
import Statistics

/// What a plan was made with, for cells that look at it under other inputs; customers stay in their columns.
struct PlanHandover: Sendable {
  let actions: [PlannedAction]
  let budget: Double?
  let objective: Objective
  /// Without who belongs to them, which is in the column of openings.
  let limits: [ClassLimit]
  let terms: ValueTerms
  /// How far the level of the scores lies from outcomes, on the log-odds; `nil` where it is not known.
  let calibration: Estimate?
  /// Customers' effects differ by the group in their column.
  let hasGroups: Bool
  let net: Money
  let customers: Int
  /// What its lists call it.
  let campaign: String

  init(cell: ROI, _ actions: [PlannedAction], _ plan: Plan, calibration: Estimate?, campaign: String) {
    self.campaign = campaign
    self.actions = actions
    self.calibration = calibration
    (budget, objective, terms) = (cell.budget, cell.objective, cell.terms)
    limits = plan.limits.rules.enumerated().map { ClassLimit($1, member: $0) }
    hasGroups = !plan.prospects.groups.isEmpty
    net = plan.outcome.total.values[1].net
    customers = plan.outcome.total.customers
  }
}

extension AnalysisContext {
  /// What lists call the campaign of a plan.
  func campaign(ofPlan cell: String) -> String {
    (findings[cell]?.handover as? PlanHandover)?.campaign ?? campaign
  }
}

/// Actions open to a customer and the groups of limits the customer belongs to, a bit each.
struct PlanOpenings: Hashable, Comparable {
  let actions: UInt32
  let members: UInt32

  init(actions: UInt32, members: UInt32) {
    self.actions = actions
    self.members = members
  }

  /// As `text` wrote it.
  init?(_ text: String) {
    let parts = text.split(separator: ".").map { UInt32($0) }
    guard parts.count == 2, let actions = parts[0], let members = parts[1] else { return nil }
    self.init(actions: actions, members: members)
  }

  var text: String { "\(actions).\(members)" }

  static func < (a: PlanOpenings, b: PlanOpenings) -> Bool {
    a.actions != b.actions ? a.actions < b.actions : a.members < b.members
  }
}
