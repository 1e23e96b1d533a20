import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Tables
import Testing

@testable import Analyses

@Suite struct PersonasTests {
  private func run(_ yaml: String, seed: UInt64 = 1, language: Language = .en) throws -> Finding {
    let fixture = PlanFixture(seed: seed)
    let population = fixture.population()
    return try PlanFixture.read(Personas.self, yaml).run(
      on: population, in: fixture.context("who", population, language: language))
  }

  @Test func `sizes add up, names differ, and everyone has a persona`() throws {
    let finding = try run("k: 4\nfeatures: [tenure, spend]\n")
    let sizes = finding.values.filter { $0.name.value == "size" }
    #expect(sizes.count == 4)
    #expect(sizes.reduce(0) { $0 + ($1.value.number ?? 0) } == 300)
    #expect(Set(sizes.map { $0.name.group }).count == 4)
    let numbers = sizes.compactMap { $0.value.number }
    #expect(numbers == numbers.sorted(by: >))
    let words = Table(finding.assignments).words("#persona.who")
    #expect(words.count == 300 && words.allSatisfy { $0 != nil })
    #expect(finding.ledger.analysed == 300)
  }

  @Test func `churn of a persona is the share of its customers who left`() throws {
    let fixture = PlanFixture(seed: 1)
    let finding = try run("k: 3\nfeatures: [tenure, spend]\n")
    let words = Table(finding.assignments).words("#persona.who")
    for entry in finding.values where entry.name.value == "churn_rate" {
      let mine = words.indices.filter { slug(words[$0] ?? "") == entry.name.group }
      let left = mine.filter { fixture.customers[$0].hasLeft }.count
      #expect(entry.value.number == Double(left) / Double(mine.count))
      #expect(entry.value.n == mine.count)
      #expect(entry.value.interval?.kind == .confidence(0.95))
    }
  }

  @Test func `features by default are tenure and revenue before others, without the personal`() {
    let population = PlanFixture(20, seed: 1).population()
    #expect(PersonaFeatures.standard(population, limit: 4) == ["tenure", "spend"])
    #expect(PersonaFeatures.standard(population, limit: 1) == ["tenure"])
  }

  @Test func `names follow time and spending`() {
    let names = PersonaNames(
      features: [.init(part: .tenure, label: "Tenure"), .init(part: .revenue, label: "Spend")],
      wording: Wording(language: .en, currency: "usd"))
    #expect(
      names.names([[-1, 1], [1, 1], [-1, -1], [1, -1], [0, 0]]) == [
        "High-spend newcomers", "High-spend regulars", "Low-spend newcomers", "Low-spend regulars",
        "Typical customers",
      ])
    #expect(
      names.names([[-0.5, 0.1], [-1.5, 0.2]]) == ["Newcomers, tenure: high", "Newcomers, tenure: low"])
    #expect(Set(names.names([[0, 0], [0, 0], [0, 0]])).count == 3)
    let called = PersonaNames(
      features: names.features + [.init(part: .other, label: "Support calls")], wording: names.wording)
    #expect(
      called.names([[0, 0, 2], [1, 0, 2]]) == [
        "High support calls", "Regulars, support calls: high",
      ])
  }

  @Test func `every persona is named in French too`() throws {
    let finding = try run("k: 4\nfeatures: [tenure, spend]\n", language: .fr)
    #expect(finding.exhibits.allSatisfy { !$0.title.contains("persona") })
    let groups = finding.values.compactMap { $0.name.value == "size" ? $0.name.group : nil }
    #expect(
      groups.contains("nouveaux_clients_a_forte_depense") || groups.contains("habitues_a_forte_depense"))
  }

  @Test(arguments: [
    ("k: 1\n", 1), ("k: 9\n", 1), ("k: many\n", 1), ("features: []\n", 1), ("missing: guess\n", 1),
  ])
  func `a wrong option is reported where it is written`(yaml: String, line: Int) throws {
    let problems = #expect(throws: Problems.self) { try PlanFixture.read(Personas.self, yaml) }
    #expect(problems?.diagnostics.first?.place?.line == line)
  }

  @Test func `an empty population and constant features are refused`() throws {
    let none = PlanFixture([])
    let population = none.population()
    let cell = try PlanFixture.read(Personas.self, "features: [tenure]\n")
    #expect(throws: AnalysisError.self) {
      try cell.run(on: population, in: none.context("who", population))
    }
  }
}
