import Diagnostics
import Findings
import Formats
import Models

/// An action with the effects that the plan reckons with, assumed or measured.
struct PlannedAction {
  let action: RetentionAction
  let effect: Intervention.Effect
  /// By group of effects; empty when every customer has the effect of all.
  let effectsByGroup: [Intervention.Effect?]
  /// Those among them that differ, by the name of the persona or of the experiment's group.
  let ownEffects: [(group: String, effect: Intervention.Effect)]
  /// On all customers of the experiment; `nil` where the effect is assumed.
  let measured: MeasuredEffect?
  /// On its groups, where those still here have them.
  let measuredByGroup: [MeasuredEffect]

  var name: String { action.name }
  func label(_ wording: Wording) -> String { action.label.text(wording.language) }

  let intervention: Intervention

  /// As the file assumes it.
  init(_ action: RetentionAction, _ groups: PlanGroups) {
    let own = zip(groups.personas, action.target.effects(of: groups.personas))
    self.init(
      action, effect: action.terms.effect?.effect ?? Intervention.Effect(low: 0, base: 0, high: 0),
      byGroup: groups.assumed(action), own: own.compactMap { persona, effect in effect.map { (persona, $0) } }
    )
  }

  /// As an experiment measured it; customers of a group that it judged apart have the effect on those.
  init(_ action: RetentionAction, _ groups: PlanGroups, measured: [MeasuredEffect], whole: MeasuredEffect) {
    let parts =
      groups.measured.codes.isEmpty ? [] : measured.filter { $0.group?.column == groups.measured.column }
    self.init(
      action, effect: Intervention.Effect(whole), byGroup: groups.measured(parts),
      own: parts.map { ($0.group?.label ?? "", Intervention.Effect($0)) }, measured: whole, parts)
  }

  private init(
    _ action: RetentionAction, effect: Intervention.Effect, byGroup: [Intervention.Effect?],
    own: [(String, Intervention.Effect)], measured: MeasuredEffect? = nil, _ parts: [MeasuredEffect] = []
  ) {
    self.action = action
    self.effect = effect
    effectsByGroup = byGroup
    ownEffects = own.map { (group: $0.0, effect: $0.1) }
    self.measured = measured
    measuredByGroup = parts
    intervention = Intervention(
      name: action.name, contactCost: action.terms.contactCost,
      offer: action.terms.offer?.offer ?? .nothing, acceptance: action.terms.acceptance, effect: effect,
      effectsByGroup: byGroup)
  }
}

extension Intervention.Effect {
  /// The estimate with the ends of its interval.
  init(_ measured: MeasuredEffect) {
    let estimate = measured.relativeReduction
    self.init(low: estimate.low, base: estimate.base, high: estimate.high)
  }
}

extension PlannedAction {
  /// Every action with its effect; throws where an experiment did not measure what an action asks for.
  static func all(
    _ actions: [RetentionAction], _ groups: PlanGroups, _ effects: [MeasuredEffect]
  ) throws(AnalysisError) -> [PlannedAction] {
    var problems = Problems()
    var planned: [PlannedAction] = []
    for action in actions {
      guard case .experiment(let source) = action.source else {
        planned.append(PlannedAction(action, groups))
        continue
      }
      let own = effects.filter { source.isOf($0.arm) }
      guard let whole = own.first(where: { $0.group == nil }) else {
        var arms: [String] = []
        for effect in effects where !arms.contains(effect.arm) { arms.append(effect.arm) }
        problems.add(
          .error(
            .unmeasuredArm,
            "experiment '\(source.experiment.value)' measured no arm '\(source.arm.value)'",
            at: source.arm.place,
            hint: didYouMean(source.arm.value, among: arms)
              ?? (arms.isEmpty ? nil : "it measured \(arms.joined(separator: ", "))")))
        continue
      }
      planned.append(PlannedAction(action, groups, measured: own, whole: whole))
    }
    if problems.hasErrors { throw AnalysisError(problems) }
    return planned
  }
}
