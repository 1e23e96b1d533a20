import Formats

/// Whether the effects of a plan's actions are assumed or measured.
enum EffectProvenance {
  case assumed, measured, mixed

  init(_ actions: [PlannedAction]) {
    let measured = actions.count { $0.measured != nil }
    self = measured == 0 ? .assumed : measured == actions.count ? .measured : .mixed
  }

  /// "assumed, not measured, effects".
  var words: Phrase {
    switch self {
    case .assumed: .planAssumedEffects
    case .measured: .planMeasuredEffects
    case .mixed: .planMixedEffects
    }
  }

  /// "as assumed".
  var asWords: Phrase {
    switch self {
    case .assumed: .planAsAssumed
    case .measured: .planAsMeasured
    case .mixed: .planAsMixed
    }
  }
}
