import Diagnostics
import Findings
import Formats
import Outside
import Specs
import TestSupport
import Testing

@testable import Analyses

@Suite struct LexiconTests {
  private func read(_ yaml: String) throws -> Lexicon { try Lexicon(path: "l.yaml", bytes: Array(yaml.utf8)) }

  private func problem(_ yaml: String) throws -> Diagnostic {
    let problems = #expect(throws: Problems.self) { try read(yaml) }
    return try #require(problems?.sorted.first)
  }

  /// `RECORD=1 swift test --filter LexiconTests` writes the file anew.
  @Test func `the file to copy is the lexicon built in`() throws {
    let path = PackageFolder.path("templates/personas.yaml")
    if Disk().environment("RECORD") == "1" {
      let file = try Disk().create(path)
      try file.write(Array(Lexicon.standardText.utf8))
      try file.close()
    }
    #expect(String(decoding: try Disk().read(path), as: UTF8.self) == Lexicon.standardText)
  }

  @Test func `every name built in can be given, and none is the same in two places`() throws {
    let lexicon = try Lexicon.standard()
    #expect(lexicon.rules.count > 9)
    for language in Language.allCases {
      let names = lexicon.rules.map { $0.name.value.text(language) }
      #expect(Set(names).count == names.count && names.allSatisfy { !$0.isEmpty })
    }
    for name in [
      "Price sensitive", "Tech reliant", "VIP", "Steady", "At-risk high value", "Low-value transient",
    ] {
      #expect(lexicon.names.contains(name))
    }
  }

  @Test(arguments: [
    ("high", [(0.4, true), (0.39, false)]), ("low", [(-0.4, true), (-0.39, false)]),
    ("average", [(0.39, true), (0.4, false), (-0.4, false)]), ("above 0.2", [(0.21, true), (0.2, false)]),
    ("below -1", [(-1.1, true), (-1, false)]), ("between -0.2 and 0.2", [(0, true), (0.2, false)]),
    ("mostly", [(0.5, true), (0.49, false)]), ("rarely", [(0.1, true), (0.11, false)]),
  ])
  func `conditions hold where their words say`(words: String, cases: [(Double, Bool)]) throws {
    let lexicon = try read("names:\n  - { name: A, when: { tenure: \(words) } }\n")
    let test = try #require(lexicon.rules.first?.when.first?.test)
    for (value, holds) in cases { #expect(test.holds(value) == holds, "\(words) of \(value)") }
  }

  @Test(arguments: [
    ("hihg", "did you mean 'high'?"), ("above", "such as: high, or above 0.5"),
    ("above much", "such as: high, or above 0.5"), ("between 1 and 0", "write the smaller bound first"),
    ("between 0 or 1", "such as: high, or above 0.5"), ("'> 0.5'", "such as: high, or above 0.5"),
  ])
  func `a condition that cannot be read is reported where it stands`(words: String, hint: String) throws {
    let found = try problem("names:\n  - name: A\n    when:\n      tenure: \(words)\n")
    #expect(found.code.name == "E0580" && found.hint == hint)
    #expect(found.place.map { $0.path == "l.yaml" && $0.line == 4 && $0.column == 15 } == true)
  }

  @Test(arguments: [
    "when: { revenue: high, churn: low }", "when: { revenue: above 0.5 }",
    "when: { revenue: between 0.4 and 2, tenure: low }",
  ])
  func `a name that an earlier one always takes is reported`(when: String) throws {
    let found = try problem(
      "names:\n  - { name: A, when: { revenue: high } }\n  - { name: B, \(when) }\n")
    #expect(found.code.name == "E0581" && found.place?.line == 3)
    #expect(found.message == "nobody can be named 'B': 'A' always fits first")
  }

  @Test func `a name without conditions takes all, so nothing may follow it`() throws {
    let found = try problem(
      "names:\n  - { name: Everyone, when: {} }\n  - { name: B, when: { tenure: low } }\n")
    #expect(found.code.name == "E0581" && found.place?.line == 3)
    #expect(throws: Never.self) {
      try read("names:\n  - { name: B, when: { tenure: low } }\n  - { name: Everyone, when: {} }\n")
    }
  }

  @Test(arguments: [
    ("names: []\n", ["E0202"]), ("nams:\n  - { name: A, when: {} }\n", ["E0201", "E0203"]),
    ("names: A\n", ["E0202"]), ("names:\n  - { name: { en: A }, when: {} }\n", ["E0201"]),
    ("names:\n  - { name: A }\n", ["E0201"]), ("names:\n\t- a\n", ["E0103"]),
  ])
  func `a lexicon that is none is reported in its file`(yaml: String, codes: [String]) throws {
    let problems = #expect(throws: Problems.self) { try read(yaml) }
    let found = try #require(problems?.sorted)
    #expect(found.map { $0.code.name }.sorted() == codes)
    #expect(found.allSatisfy { $0.place?.path == "l.yaml" })
  }

  private func naming(
    _ yaml: String, _ deviations: [String: [Double?]], _ wording: Wording
  ) throws -> PersonaNames {
    let lexicon = try read(yaml)
    return PersonaNames(
      rules: lexicon.rules.map { rule in
        PersonaNames.Rule(
          name: rule.name.value.text(wording.language),
          conditions: rule.when.map { condition in
            PersonaNames.Condition(
              test: condition.test, deviations: deviations[condition.subject.value] ?? [], shares: nil)
          })
      }, labels: ["Tenure", "Spend", "Support calls, last 90 days"], wording: wording)
  }

  private let english = Wording(language: .en, currency: "usd")

  @Test func `the first rule that fits names a persona, and the unknown fits none`() throws {
    let yaml = """
      names:
        - { name: Risky, when: { churn: above 0.2, tenure: high } }
        - { name: Loyal, when: { tenure: high } }
        - { name: Rest, when: {} }
      """
    let names = try naming(
      yaml, ["tenure": [1, 1, 1, 0], "churn": [1, 0, nil, 1]], english)
    #expect(names.matches(4) == [0, 1, 1, 2])
  }

  @Test func `two personas of one name are told apart by what differs most, and numbered at last`() throws {
    let yaml = "names:\n  - { name: Loyal, when: { tenure: high } }\n"
    let two = try naming(yaml, ["tenure": [1, 1]], english)
    #expect(
      two.names([[1, 0, 2], [1, 0, -1]]) == ["Loyal, support calls: high", "Loyal, support calls: low"])
    let same = try naming(yaml, ["tenure": [1, 1, 1]], english)
    #expect(Set(same.names([[1, 0, 0], [1, 0, 0], [1, 0, 0]]).map { slug($0) }).count == 3)
  }

  @Test func `where no rule fits, what stands out most names a persona`() throws {
    let yaml = "names:\n  - { name: Loyal, when: { tenure: high } }\n"
    let none = try naming(yaml, ["tenure": [0, 0, 0]], english)
    #expect(
      none.names([[0, 0, 2], [0, -1.5, 0.3], [0, 0.2, 0]]) == [
        "High support calls", "Low spend", "Typical customers",
      ])
    let french = try naming(
      yaml, ["tenure": [0]], Wording(language: .fr, currency: "eur"))
    #expect(french.names([[0, 0, 2]]) == ["Niveau élevé\u{A0}: support calls"])
  }
}
