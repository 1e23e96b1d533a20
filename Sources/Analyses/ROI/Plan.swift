import Models
import Populations
import Statistics

/// The chosen actions and what they are expected to do.
struct Plan: Sendable {
  let prospects: Prospects
  let interventions: [Intervention]
  /// Actions meant for each customer, one bit each, whoever may be contacted.
  let targeted: [UInt32]
  let limits: PlanLimits
  let objective: Objective
  let budget: Money?
  let hashes: [UInt64]
  let effort: SearchEffort
  let allocation: Allocation
  let outcome: PlanOutcome

  /// Throws where no choice keeps every limit.
  init(
    _ customers: PlanCustomers, _ actions: [PlannedAction], _ eligibility: Eligibility,
    _ audience: PlanAudience, _ groups: PlanGroups, _ limits: PlanLimits, cell: ROI,
    _ context: AnalysisContext
  ) throws(AnalysisError) {
    hashes = try answered { () throws(PopulationError) in
      try customers.stillHere.hashes(seed: context.seed)
    }
    interventions = actions.map { $0.intervention }
    targeted = audience.allowed
    prospects = Prospects(
      probabilities: customers.probabilities, values: customers.values, revenues: customers.revenues,
      allowed: zip(eligibility.allowed, audience.allowed).map { $0 & $1 }, groups: groups.effects.codes)
    self.limits = limits
    (objective, effort) = (cell.objective, cell.effort)
    budget = cell.budget.map { Money($0) }
    let menu = Menu(interventions, prospects, objective: objective)
    allocation = Allocation(of: menu, budget: budget, limits: limits.rules, hashes: hashes, effort: effort)
    if !allocation.broken.isEmpty { throw limits.failure(allocation.broken, context.wording) }
    outcome = PlanOutcome(interventions, choices: allocation.choices, prospects)
  }

  /// Capacities or quotas keep the plan from what it would do without them.
  var isHeldBack: Bool {
    guard let best = allocation.curve.last else { return false }
    return !limits.limits.isEmpty && best.gain > allocation.gain.units
  }

  /// In what is made large: money, or customers.
  var gain: Double { allocation.gain.units / objective.scale }
  var bound: Double { allocation.bound.units / objective.scale }
  var marginal: Double { allocation.marginal / objective.scale }
}
