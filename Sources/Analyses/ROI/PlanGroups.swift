import Diagnostics
import Findings
import Models
import Populations

/// Those still here by all that effects differ by: their persona, as actions assume, or their group in the experiment.
struct PlanGroups {
  let personas: [String]
  let measured: MeasuredGroups
  let effects: EffectGroups

  init(
    _ actions: [RetentionAction], _ audience: PlanAudience, _ measured: MeasuredGroups
  ) throws(AnalysisError) {
    let differ = actions.contains { !$0.target.effectByPersona.isEmpty && $0.source == .assumed }
    personas = differ ? audience.personas : []
    self.measured = measured
    let labels = measured.codes.isEmpty ? 0 : measured.labels.count
    guard let effects = EffectGroups(audience.codes, of: personas.count, measured.codes, of: labels) else {
      throw AnalysisError(
        .tooManyLevels,
        "personas and groups of the experiment together make more than \(EffectGroups.most) groups",
        option: "experiment", hint: "let the campaign cell look at a coarser column")
    }
    self.effects = effects
  }

  /// By group: what an action assumes of its persona.
  func assumed(_ action: RetentionAction) -> [Intervention.Effect?] {
    let own = action.target.effects(of: personas)
    return own.isEmpty ? [] : effects.kinds.map { $0.first.flatMap { own[$0] } }
  }

  /// By group: what the experiment measured of it, arm by arm.
  func measured(_ own: [MeasuredEffect]) -> [Intervention.Effect?] {
    guard !measured.codes.isEmpty else { return [] }
    let byLabel = measured.labels.map { label in own.first { $0.group?.label == label } }
    guard byLabel.contains(where: { $0 != nil }) else { return [] }
    return effects.kinds.map { $0.second.flatMap { byLabel[$0].map { Intervention.Effect($0) } } }
  }
}
