import Diagnostics
import Findings
import Formats
import Models
import Populations

/// What must be said of personas beside their numbers.
struct PersonaCaveats {
  let cell: Personas
  let profile: PersonaProfile
  let context: AnalysisContext

  private var wording: Wording { context.wording }
  private var segments: Segments { profile.segments }

  func all() -> [Caveat] {
    [descriptive, unstable, weakRules, transformed, outliers, categories, zeroFilled, constant, unusedLevers]
      .compactMap { $0 }
  }

  private var descriptive: Caveat {
    let namesChurn = profile.naming.rules.contains { rule in
      rule?.when.contains { $0.subject.value == "churn" } ?? false
    }
    return Caveat(
      code: "personas_descriptive",
      text: wording(.personaDescriptive) + (namesChurn ? " " + wording(.personaNamedByChurn) : ""))
  }

  private var unstable: Caveat? {
    guard let stability = segments.chosen.stability, !segments.isStable else { return nil }
    return Caveat(
      code: "personas_unstable",
      text: wording(
        .personaUnstable,
        ["stability": .number(stability.mean, .num2), "least": .number(stability.least, .num2)]))
  }

  private var weakRules: Caveat? {
    let rules = segments.rules
    let accuracy = Double(rules.right) / Double(Swift.max(rules.count, 1))
    guard accuracy < 0.9 else { return nil }
    return Caveat(
      code: "personas_weak_rule",
      text: wording(.personaWeakRule, ["accuracy": .number(accuracy, .pct0)]))
  }

  private var transformed: Caveat? {
    let logged = segments.features.filter { $0.isLogged }
    guard !logged.isEmpty else { return nil }
    return Caveat(
      code: "personas_transformed", text: wording(.personaLogged, ["features": .text(list(logged))]))
  }

  private var outliers: Caveat? {
    let bounded = segments.features.filter { $0.bounds != nil }
    guard !bounded.isEmpty else { return nil }
    let parts = bounded.map { feature in
      wording(
        .personaOutlierPart,
        ["feature": .text(label(feature)), "n": .count(feature.outliers)])
    }
    return Caveat(
      code: "personas_outliers",
      text: wording(
        .personaOutliers, ["features": .text(parts.joined(separator: ", "))]))
  }

  private var categories: Caveat? {
    let words = segments.features.filter { if case .category = $0.kind { true } else { false } }
    guard !words.isEmpty else { return nil }
    return Caveat(
      code: "personas_categories", text: wording(.personaCategories, ["features": .text(list(words))]))
  }

  private var zeroFilled: Caveat? {
    guard segments.search.missing == .zero else { return nil }
    return Caveat(code: "personas_zero_filled", text: wording(.personaZeroFilled))
  }

  private var constant: Caveat? {
    guard !segments.dropped.isEmpty else { return nil }
    let names = segments.dropped.map { midSentence(shortened(profile.roles.label(of: $0))) }
    return Caveat(
      code: "personas_constant",
      text: wording(.personaDropped, ["features": .text(names.joined(separator: ", "))]))
  }

  private var unusedLevers: Caveat? {
    let unused = cell.levers.filter { lever in
      !profile.names.indices.contains { cell.lever(for: profile, $0)?.name == lever.name }
    }
    guard !unused.isEmpty else { return nil }
    return Caveat(
      code: "personas_unused_levers",
      text: wording(
        .personaUnusedLevers,
        [
          "names": .text(
            unused.map { wording(.quoted, ["text": .text($0.name.value)]) }.joined(separator: ", "))
        ]))
  }

  private func label(_ feature: SegmentFeature) -> String {
    let roles = profile.roles
    let column = feature.column == roles.entry ? roles.tenure ?? feature.column : feature.column
    return midSentence(shortened(roles.label(of: column)))
  }

  private func list(_ features: [SegmentFeature]) -> String {
    features.map { label($0) }.joined(separator: ", ")
  }
}
