import Findings
import Formats

/// Names of personas by rule: how time and spending differ from the average, then one more feature where needed.
struct PersonaNames {
  enum Part: Sendable { case tenure, revenue, other }

  /// A feature as names see it.
  struct Feature: Sendable {
    let part: Part
    let label: String
  }

  /// Standard deviations from the mean from which a group counts as low or high.
  static let apart = 0.4
  /// From which another feature is worth a word.
  static let telling = 1.0

  let features: [Feature]
  let wording: Wording

  /// One name a persona, all different, and different as addresses too.
  func names(_ centres: [[Double]]) -> [String] {
    var names = centres.map { base($0) }
    let groups = centres.indices.map { index in centres.indices.filter { names[$0] == names[index] } }
    names = centres.indices.map { index in
      groups[index].count > 1
        ? told(
          names[index], apartFrom: centres[index], groups[index].filter { $0 != index }.map { centres[$0] })
        : names[index]
    }
    return numbered(names)
  }

  private func base(_ centre: [Double]) -> String {
    let tenure = level(centre, .tenure)
    let revenue = level(centre, .revenue)
    let lexicon: [[Phrase]] = [
      [.personaNewLow, .personaNew, .personaNewHigh],
      [.personaLow, .personaTypical, .personaHigh],
      [.personaOldLow, .personaOld, .personaOldHigh],
    ]
    let name = wording(lexicon[tenure + 1][revenue + 1])
    let others = features.indices.filter { features[$0].part == .other && abs(centre[$0]) >= Self.telling }
    guard let strongest = others.max(by: { abs(centre[$0]) < abs(centre[$1]) }) else { return name }
    let isHigh = centre[strongest] > 0
    guard tenure == 0, revenue == 0 else { return told(name, strongest, isHigh: isHigh) }
    return wording(isHigh ? .personaOnlyAbove : .personaOnlyBelow, ["feature": .text(inText(strongest))])
  }

  /// -1 low, 0 about average or not among the features, 1 high.
  private func level(_ centre: [Double], _ part: Part) -> Int {
    guard let index = features.firstIndex(where: { $0.part == part }) else { return 0 }
    return centre[index] <= -Self.apart ? -1 : centre[index] >= Self.apart ? 1 : 0
  }

  /// With the feature that sets a group most apart from the others of its name.
  private func told(_ name: String, apartFrom centre: [Double], _ others: [[Double]]) -> String {
    let gaps = features.indices.map { j in
      centre[j] - others.reduce(0) { $0 + $1[j] } / Double(others.count)
    }
    guard let most = gaps.indices.max(by: { abs(gaps[$0]) < abs(gaps[$1]) }) else { return name }
    return told(name, most, isHigh: gaps[most] > 0)
  }

  private func told(_ name: String, _ feature: Int, isHigh: Bool) -> String {
    wording(
      isHigh ? .personaAbove : .personaBelow, ["name": .text(name), "feature": .text(inText(feature))])
  }

  /// A feature's label, short, as it stands within a name.
  private func inText(_ feature: Int) -> String {
    midSentence(shortened(features[feature].label))
  }

  /// What is still the same, as a name or as an address, gets a number in the order of size.
  private func numbered(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var unique = name
      var number = 1
      while !taken.insert(slug(unique)).inserted {
        number += 1
        unique = wording(.personaOrdinal, ["name": .text(name), "n": .count(number)])
      }
      return unique
    }
  }
}
