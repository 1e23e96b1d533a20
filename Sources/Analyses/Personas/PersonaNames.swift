import Findings
import Formats

/// Names of personas by the rules of a lexicon, all different; the same profiles have the same names whatever the
/// order of the rows, since nothing else is looked at.
struct PersonaNames {
  /// A condition of a lexicon with what the personas are like in it, one entry a persona: `nil` where unknown.
  struct Condition {
    let test: LexiconTest
    let deviations: [Double?]
    /// `nil` for subjects that are no share.
    let shares: [Double?]?

    func holds(_ persona: Int) -> Bool {
      let value = test.scale == .share ? shares?[persona] : deviations[persona]
      return value.map { test.holds($0) } ?? false
    }
  }

  /// A rule whose subjects are all in the data.
  struct Rule {
    let name: String
    let conditions: [Condition]
  }

  /// Units from the average from which a feature is worth a word where no rule fits.
  static let telling = 1.0

  /// Names in the lexicon's order.
  let rules: [Rule]
  /// Labels of the dimensions of the segments, and which of them are levels of a category.
  let labels: [String]
  var isLevel: [Bool] = []
  let wording: Wording

  /// For each persona the number of the first rule that fits; `nil` where none does.
  func matches(_ count: Int) -> [Int?] {
    (0..<count).map { persona in rules.firstIndex { $0.conditions.allSatisfy { $0.holds(persona) } } }
  }

  /// One name a persona, all different, and different as addresses too.
  func names(_ centres: [[Double]]) -> [String] {
    let bases = zip(matches(centres.count), centres).map { match, centre in
      match.map { rules[$0].name } ?? fallback(centre)
    }
    let groups = centres.indices.map { index in centres.indices.filter { bases[$0] == bases[index] } }
    return numbered(
      centres.indices.map { index in
        groups[index].count > 1
          ? told(
            bases[index], apartFrom: centres[index], groups[index].filter { $0 != index }.map { centres[$0] })
          : bases[index]
      })
  }

  /// By the feature that stands out most, if one does.
  private func fallback(_ centre: [Double]) -> String {
    let strongest = most(centre)
    guard let strongest, abs(centre[strongest]) >= Self.telling else { return wording(.personaTypical) }
    if isLevel(strongest) { return labels[strongest] }
    return wording(
      centre[strongest] > 0 ? .personaOnlyAbove : .personaOnlyBelow, ["feature": .text(inText(strongest))])
  }

  /// With the feature that sets a persona most apart from the others of its name.
  private func told(_ name: String, apartFrom centre: [Double], _ others: [[Double]]) -> String {
    let gaps = centre.indices.map { j in
      centre[j] - others.reduce(0) { $0 + $1[j] } / Double(others.count)
    }
    guard let most = most(gaps) else { return name }
    let phrase: Phrase = isLevel(most) ? .personaWithLevel : gaps[most] > 0 ? .personaAbove : .personaBelow
    return wording(phrase, ["name": .text(name), "feature": .text(inText(most))])
  }

  /// The dimension with the greatest value, high or low; of a level only more of it tells something.
  private func most(_ values: [Double]) -> Int? {
    values.indices.filter { !isLevel($0) || values[$0] > 0 }.max {
      (abs(values[$0]), $1) < (abs(values[$1]), $0)
    }
  }

  private func isLevel(_ dimension: Int) -> Bool { dimension < isLevel.count && isLevel[dimension] }

  /// A feature's label, short, as it stands within a name.
  private func inText(_ dimension: Int) -> String {
    midSentence(isLevel(dimension) ? labels[dimension] : shortened(labels[dimension]))
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
