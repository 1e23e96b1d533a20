import Formats
import Models

/// Plain rules in words: "Tenure under 20 and monthly charges from $60 up".
struct PersonaRuleWords {
  private let profile: PersonaProfile
  private let wording: Wording

  init(_ profile: PersonaProfile, _ wording: Wording) {
    self.profile = profile
    self.wording = wording
  }

  func text(_ rule: SegmentRules.Rule) -> String {
    // Both sides of one column become a range.
    var parts: [String] = []
    var told: Set<Int> = []
    for condition in rule.conditions where told.insert(condition.dimension).inserted {
      let same = rule.conditions.filter { $0.dimension == condition.dimension }
      parts.append(range(same) ?? same.map { words($0) }.joined(separator: wording(.personaRuleAnd)))
    }
    let rest = parts.dropFirst().map { midSentence($0) }
    return (parts.prefix(1).map { startingSentence($0) } + rest).joined(separator: wording(.personaRuleAnd))
  }

  private func range(_ conditions: [SegmentRules.Condition]) -> String? {
    guard conditions.count == 2 else { return nil }
    var (low, high): (Double?, Double?)
    for condition in conditions {
      if case .from(let bound) = condition.test { low = bound }
      if case .below(let bound) = condition.test { high = bound }
    }
    guard let low, let high else { return nil }
    let dimension = conditions[0].dimension
    return wording(
      .personaWithin,
      [
        "feature": .text(label(dimension)), "low": number(low, dimension), "high": number(high, dimension),
      ])
  }

  private func words(_ condition: SegmentRules.Condition) -> String {
    let feature = Argument.text(label(condition.dimension))
    return switch condition.test {
    case .below(let bound):
      wording(.personaUnder, ["feature": feature, "value": number(bound, condition.dimension)])
    case .from(let bound):
      wording(.personaFrom, ["feature": feature, "value": number(bound, condition.dimension)])
    case .yes: wording(isLevel(condition.dimension) ? .personaIsLevel : .personaIsSet, ["feature": feature])
    case .no:
      other(condition.dimension)
        ?? wording(isLevel(condition.dimension) ? .personaIsNoLevel : .personaIsNotSet, ["feature": feature])
    }
  }

  /// Of a category with two levels, the other one: "no" to one is "yes" to it.
  private func other(_ dimension: Int) -> String? {
    let dimensions = profile.segments.dimensions
    let same = dimensions.indices.filter {
      dimensions[$0].level != nil && dimensions[$0].feature == dimensions[dimension].feature
    }
    guard same.count == 2, let other = same.first(where: { $0 != dimension }) else { return nil }
    return label(other)
  }

  private func isLevel(_ dimension: Int) -> Bool { profile.segments.dimensions[dimension].level != nil }

  /// A level keeps its whole label, since what follows the colon is its point.
  private func label(_ dimension: Int) -> String {
    isLevel(dimension) ? profile.labels[dimension] : shortened(profile.labels[dimension])
  }

  private func number(_ value: Double, _ dimension: Int) -> Argument {
    .number(
      value,
      value.rounded() == value ? profile.axisFormat(dimension) : profile.format(dimension))
  }
}
