import Diagnostics
import Formats
import Models
import Populations
import Specs
import Statistics

/// The names that a lexicon gives to personas, and why.
struct PersonaNaming {
  let names: [String]
  /// The rule that gave each name, before what tells personas of one name apart; `nil` where no rule fitted.
  let rules: [LexiconRule?]
  /// What each rule asked for, and what the persona is like, in words; empty where no rule fitted.
  let reasons: [String]
  /// Names that were passed over, since the cell does not say what a word in them stands for.
  let passedOver: [String]

  init(
    _ lexicon: Lexicon, roles: [(name: Located<String>, value: Located<String>)], segments: Segments,
    counts: PersonaCounts, labels: [String], wording: Wording
  ) throws(AnalysisError) {
    var problems = Problems()
    var usable: [(rule: LexiconRule, subjects: [LexiconSubject])] = []
    var passedOver: [String] = []
    for rule in lexicon.rules {
      var subjects: [LexiconSubject] = []
      for condition in rule.when {
        let found = problems.collect { () throws(Problems) in
          try LexiconSubject.find(condition.subject, roles: roles, in: counts.assigned)
        }
        if let subject = found ?? nil { subjects.append(subject) }
      }
      if subjects.count == rule.when.count {
        usable.append((rule, subjects))
      } else {
        passedOver.append(rule.name.value.text(wording.language))
      }
    }
    if problems.hasErrors { throw AnalysisError(problems) }
    let measures = PersonaMeasures(segments, counts)
    var known: [LexiconSubject: PersonaMeasures.Measure] = [:]
    for subject in usable.flatMap({ $0.subjects }) where known[subject] == nil {
      known[subject] = try answered { () throws(PopulationError) in try measures.measure(subject) }
    }
    let rules = usable.map { rule, subjects in
      PersonaNames.Rule(
        name: rule.name.value.text(wording.language),
        conditions: zip(rule.when, subjects).map { condition, subject in
          PersonaNames.Condition(
            test: condition.test, deviations: known[subject]?.deviations ?? [],
            shares: known[subject]?.shares)
        })
    }
    let naming = PersonaNames(
      rules: rules, labels: labels, isLevel: segments.dimensions.map { $0.level != nil }, wording: wording)
    let matches = naming.matches(segments.k)
    names = naming.names(segments.centres)
    self.rules = matches.map { $0.map { usable[$0].rule } }
    reasons = matches.enumerated().map { persona, match in
      guard let match else { return "" }
      let words = zip(usable[match].rule.when, rules[match].conditions).map { condition, measured in
        PersonaNaming.words(condition.subject.value, measured, persona, counts.assigned.roles, wording)
      }
      return words.joined(separator: wording(.clauseSeparator))
    }
    self.passedOver = passedOver
  }

  /// "tenure high (+1.1)", or with a share "technology mostly (92 %)".
  private static func words(
    _ subject: String, _ condition: PersonaNames.Condition, _ persona: Int, _ roles: Roles, _ wording: Wording
  ) -> String {
    let value: Argument =
      condition.test.scale == .share
      ? .number(condition.shares?[persona] ?? .nan, .pct0)
      : .text(wording.signed(condition.deviations[persona] ?? .nan))
    return wording(
      .lexiconReason,
      [
        "subject": .text(wording.lexiconWord(subject, roles)), "test": .text(condition.test.words(wording)),
        "value": value,
      ])
  }
}

extension Wording {
  /// A word of a lexicon as readers see it: a role in their language, a column by its label, a level after it.
  func lexiconWord(_ word: String, _ roles: Roles) -> String {
    let known: [String: Phrase] = [
      "tenure": .lexiconTenure, "revenue": .lexiconRevenue, "churn": .lexiconChurn, "price": .lexiconPrice,
      "technology": .lexiconTechnology, "support": .lexiconSupport,
    ]
    if let phrase = known[word] { return self(phrase) }
    let parts = word.split(separator: "=", maxSplits: 1)
    let label = midSentence(shortened(roles.label(of: String(parts.first ?? ""))))
    return parts.count == 2
      ? self(.labelled, ["label": .text(label), "value": .text(String(parts[1]))]) : label
  }

  /// One decimal with its sign.
  func signed(_ value: Double) -> String {
    let text = number(value, .num1)
    return value > 0 ? "+\(text)" : text
  }
}
