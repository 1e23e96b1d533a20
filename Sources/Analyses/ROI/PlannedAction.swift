import Diagnostics
import Findings
import Formats
import Models

/// An action with the effects that the plan reckons with, assumed or measured.
struct PlannedAction {
  let action: RetentionAction
  let effect: Intervention.Effect
  /// By persona, in the order of their labels; empty when every customer has the effect of all.
  let effectsByPersona: [Intervention.Effect?]
  /// `nil` where the effect is assumed.
  let measured: MeasuredEffect?

  var name: String { action.name }
  func label(_ wording: Wording) -> String { action.label.text(wording.language) }

  let intervention: Intervention

  /// As the file assumes it.
  init(_ action: RetentionAction, personas: [String]) {
    self.init(
      action, effect: action.terms.effect?.effect ?? Intervention.Effect(low: 0, base: 0, high: 0),
      byPersona: action.target.effects(of: personas), measured: nil)
  }

  /// As an experiment measured it; persons of a persona that it judged apart have the effect on those.
  init(_ action: RetentionAction, personas: [String], measured: [MeasuredEffect], whole: MeasuredEffect) {
    let byPersona = personas.map { label in
      measured.first {
        $0.group?.label.names(label) ?? false || $0.group.map { label.names($0.label) } ?? false
      }
      .map { Intervention.Effect($0) }
    }
    self.init(
      action, effect: Intervention.Effect(whole),
      byPersona: byPersona.contains { $0 != nil } ? byPersona : [], measured: whole)
  }

  private init(
    _ action: RetentionAction, effect: Intervention.Effect, byPersona: [Intervention.Effect?],
    measured: MeasuredEffect?
  ) {
    self.action = action
    self.effect = effect
    self.effectsByPersona = byPersona
    self.measured = measured
    intervention = Intervention(
      name: action.name, contactCost: action.terms.contactCost,
      offer: action.terms.offer?.offer ?? .nothing, acceptance: action.terms.acceptance, effect: effect,
      effectsByGroup: byPersona)
  }
}

extension Intervention.Effect {
  /// The estimate with the ends of its interval.
  fileprivate init(_ measured: MeasuredEffect) {
    let estimate = measured.relativeReduction
    self.init(low: estimate.low, base: estimate.base, high: estimate.high)
  }
}

extension PlannedAction {
  /// Every action with its effect; throws where an experiment did not measure what an action asks for.
  static func all(
    _ actions: [RetentionAction], personas: [String], _ experiment: Finding?
  ) throws(AnalysisError) -> [PlannedAction] {
    var problems = Problems()
    var planned: [PlannedAction] = []
    for action in actions {
      guard case .experiment(let source) = action.source else {
        planned.append(PlannedAction(action, personas: personas))
        continue
      }
      let effects = experiment?.effects ?? []
      let own = effects.filter { $0.arm.names(source.arm.value) || source.arm.value.names($0.arm) }
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
      planned.append(PlannedAction(action, personas: personas, measured: own, whole: whole))
    }
    if problems.hasErrors { throw AnalysisError(problems) }
    return planned
  }
}
