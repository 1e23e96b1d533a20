import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Synchronization
import Tables
import Testing

@testable import Analyses

@Suite struct PersonasTests {
  private func run(
    _ yaml: String, seed: UInt64 = 1, language: Language = .en, files: [String: String] = [:],
    shuffled: Bool = false
  ) throws -> Finding {
    let plain = PlanFixture(seed: seed)
    let fixture = shuffled ? plain.shuffled() : plain
    let population = fixture.population()
    return try PlanFixture.read(Personas.self, yaml).run(
      on: population, in: fixture.context("who", population, files: files, language: language))
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

  @Test(arguments: [
    ("k: 1\n", 1), ("k: 9\n", 1), ("k: many\n", 1), ("features: []\n", 1), ("missing: guess\n", 1),
    ("k: 4\ntransform: sqrt\n", 2), ("outliers: drop\n", 1), ("stability: 5\n", 1), ("min_share: 5\n", 1),
    ("roles: { churn: spend }\n", 1), ("names: []\n", 1), ("k: 3\nlevers: [VIP]\n", 2),
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

  @Test(arguments: 1...6) func `rows in another order give the same names to the same customers`(
    seed: UInt64
  ) throws {
    let yaml = "features: [tenure, spend]\nstability: 10\n"
    let (plain, shuffled) = (try run(yaml, seed: seed), try run(yaml, seed: seed, shuffled: true))
    #expect(plain.values.map { $0.name } == shuffled.values.map { $0.name })
    for (a, b) in zip(plain.values, shuffled.values) {
      #expect(abs((a.value.number ?? 0) - (b.value.number ?? 0)) <= 1e-9 * abs(a.value.number ?? 0))
    }
    func byCustomer(_ finding: Finding, _ fixture: PlanFixture) -> [String: String?] {
      Dictionary(
        uniqueKeysWithValues: zip(
          fixture.customers.map { $0.id }, Table(finding.assignments).words("#persona.who")))
    }
    let fixture = PlanFixture(seed: seed)
    #expect(byCustomer(plain, fixture) == byCustomer(shuffled, fixture.shuffled()))
  }

  @Test func `revenue at risk is the revenue still here times the share that left`() throws {
    let fixture = PlanFixture(seed: 3)
    let finding = try run("k: 3\nfeatures: [tenure, spend]\n", seed: 3)
    let words = Table(finding.assignments).words("#persona.who")
    var total = 0.0
    for entry in finding.values where entry.name.value == "revenue_at_risk" {
      guard let group = entry.name.group else { continue }
      let mine = words.indices.filter { slug(words[$0] ?? "") == group }.map { fixture.customers[$0] }
      let all = mine.reduce(0) { $0 + $1.spend }
      let lost = mine.filter { $0.hasLeft }.reduce(0) { $0 + $1.spend }
      let number = try #require(entry.value.number)
      #expect(abs(number - (all - lost) * lost / all) < 1e-6)
      let interval = try #require(entry.value.interval)
      #expect(interval.low < number && number < interval.high)
      #expect(finding["revenue_churn", group]?.number.map { abs($0 - lost / all) < 1e-12 } == true)
      total += number
    }
    let whole = try #require(finding["revenue_at_risk"])
    #expect(total > 0 && whole.number.map { abs($0 - total) < 1e-6 } == true)
    let range = try #require(whole.interval)
    #expect(range.low < total && total < range.high)
  }

  @Test func `the search, the rules, the names and the silhouettes are told`() throws {
    for language in [Language.en, .fr] {
      let finding = try run("features: [tenure, spend]\n", language: language)
      let ids = finding.exhibits.map { $0.id }
      for id in ["rules", "names", "averages", "search", "silhouettes", "churn"] { #expect(ids.contains(id)) }
      let search = try #require(finding.exhibits.first { $0.id == "search" })
      guard case .table(let table) = search.content else { throw Missing() }
      #expect(table.rows.count == 7)
      #expect(table.columns.map { $0.name }.contains("stability_min"))
    }
  }

  private struct Missing: Error {}

  @Test func `levers are printed beside the personas they are meant for`() throws {
    let plain = try run("k: 4\nfeatures: [tenure, spend]\n")
    let lexicon = try Lexicon.standard()
    let names =
      plain.exhibits.compactMap { exhibit -> [String]? in
        guard exhibit.id == "names", case .table(let table) = exhibit.content else { return nil }
        return table.rows.compactMap { row in
          if case .text(let name) = row.cells[0] { name } else { nil }
        }
      }.first ?? []
    let known = try #require(names.first { lexicon.names.contains($0) })
    let finding = try run(
      "k: 4\nfeatures: [tenure, spend]\nlevers:\n  \(known): Call them\n  Tech reliant: Write\n")
    let levers = try #require(finding.exhibits.first { $0.id == "levers" })
    guard case .table(let table) = levers.content else { throw Missing() }
    #expect(table.rows.count == 4)
    #expect(table.rows.contains { $0.cells[0] == .text(known) && $0.cells[1] == .text("Call them") })
    #expect(table.rows.contains { $0.cells[1] == .text("none set") })
    #expect(
      finding.caveats.contains { $0.code == "personas_unused_levers" && $0.text.contains("Tech reliant") })
  }

  @Test(arguments: [
    ("k: 4\nlevers: { Price sensitiv: Write }\n", "E0583", 2, "did you mean 'Price sensitive'?"),
    ("k: 4\nroles: { technolgy: email_ok=Yes }\n", "E0583", 2, "did you mean 'technology'?"),
  ])
  func `a lever or a role that the lexicon does not use is reported where it is written`(
    yaml: String, code: String, line: Int, hint: String
  ) throws {
    let problem = try #require(try PlanFixture.read(Personas.self, yaml).problems(in: [:]).sorted.first)
    #expect(problem.code.name == code && problem.place?.line == line && problem.hint == hint)
  }

  @Test func `a cell asks for its lexicon and for the columns of its roles`() throws {
    let needs = try PlanFixture.read(
      Personas.self, "names: my.yaml\nroles: { technology: email_ok=Yes }\n"
    ).needs
    #expect(needs.files.map { $0.value } == ["my.yaml"])
    #expect(needs.columns.map { $0.name.value } == ["email_ok"])
    #expect(needs.isRandom)
  }

  @Test func `categories and flags make personas too, and roles of words name them`() throws {
    let finding = try run(
      """
      k: 3
      features: [tenure, email_ok]
      roles: { technology: email_ok=Yes }
      names: l.yaml
      """,
      files: [
        "l.yaml": """
        names:
          - { name: Wired, when: { technology: mostly, tenure: high } }
          - { name: Unwired, when: { email_ok=Yes: rarely } }
        """
      ])
    let names = Set(Table(finding.assignments).words("#persona.who").compactMap { $0 })
    #expect(names.contains { $0.hasPrefix("Wired") } || names.contains { $0.hasPrefix("Unwired") })
    #expect(finding.caveats.contains { $0.code == "personas_categories" })
    #expect(finding.ledger.excluded.first?.code == "missing_feature")
  }

  @Test(arguments: [
    ("spnd: high", "E0582", "did you mean 'spend'?"), ("email_ok: mostly", "E0582", "such as email_ok=Yes"),
    ("email_ok=Yess: mostly", "E0582", "did you mean 'Yes'?"), ("id: high", "E0582", nil),
  ])
  func `a lexicon about what is not in the data is reported in its own file`(
    condition: String, code: String, hint: String?
  ) throws {
    let error = #expect(throws: AnalysisError.self) {
      try run(
        "k: 3\nfeatures: [tenure, spend]\nnames: l.yaml\n",
        files: ["l.yaml": "names:\n  - { name: A, when: { \(condition) } }\n"])
    }
    let problem = try #require(error?.problems?.sorted.first)
    #expect(problem.code.name == code && problem.hint == hint)
    #expect(problem.place.map { $0.path == "l.yaml" && $0.line == 2 } == true)
  }

  @Test(arguments: [
    ("k: 3\nfeatures: ['#churned']\n", "features", "E0506"),
    ("k: 3\nfeatures: [e_mail]\n", "features", "E0506"),
    ("k: 3\nfeatures: [tenure, spend]\n", "features", "E0504"),
    ("k: 3\nfeatures: [contacted]\n", "features", "E0506"),
  ])
  func `what the data cannot answer is blamed on its option`(
    yaml: String, option: String, code: String
  ) throws {
    let fixture = PlanFixture(code == "E0504" ? 12 : 60, seed: 1)
    let population = fixture.population()
    let error = #expect(throws: AnalysisError.self) {
      try PlanFixture.read(Personas.self, yaml).run(on: population, in: fixture.context("who", population))
    }
    #expect(error?.option == option && error?.code.name == code)
  }

  @Test func `more personas than there are different customers, and logarithms of debts, are refused`() throws
  {
    let fixture = PlanFixture(60, seed: 1)
    let twins = fixture.population(adding: [
      ("twin", .numbers((0..<60).map { Double($0 % 2) })),
      ("debt", .numbers((0..<60).map { Double($0) - 30 })),
    ])
    func refusal(_ yaml: String) -> AnalysisError? {
      #expect(throws: AnalysisError.self) {
        try PlanFixture.read(Personas.self, yaml).run(on: twins, in: fixture.context("who", twins))
      }
    }
    let distinct = refusal("k: 3\nfeatures: [twin]\n")
    #expect(distinct?.code.name == "E0584" && distinct?.option == "k")
    let logged = refusal("k: 3\nfeatures: [debt]\ntransform: log1p\n")
    #expect(logged?.code.name == "E0585" && logged?.option == "transform")
  }

  @Test func `a search that is remembered gives the same finding, and a damaged one is made again`() throws {
    let memory = RecordedMemory()
    let fixture = PlanFixture(seed: 9)
    let population = fixture.population()
    let cell = try PlanFixture.read(Personas.self, "features: [tenure, spend]\nstability: 10\n")
    func find(_ memory: any SearchMemory) throws -> Finding {
      let plain = fixture.context("who", population)
      return try cell.run(
        on: population,
        in: AnalysisContext(
          cell: "who", wording: plain.wording, level: plain.level, minimum: plain.minimum, seed: plain.seed,
          period: plain.period, asOf: plain.asOf, population: population, findings: [:], models: [:],
          files: [:], previous: nil, campaign: plain.campaign, memory: memory))
    }
    let cold = try find(memory)
    #expect(memory.kept.withLock { $0.count } == 1)
    let warm = try find(memory)
    let none = try find(NoMemory())
    memory.kept.withLock { kept in for key in kept.keys { kept[key]?.removeLast(3) } }
    let mended = try find(memory)
    for other in [warm, none, mended] {
      #expect(other.values.map { $0.name } == cold.values.map { $0.name })
      #expect(other.values.map { $0.value } == cold.values.map { $0.value })
      #expect(other.exhibits.map { $0.alt } == cold.exhibits.map { $0.alt })
    }
    // No id and no address of a customer is in what is remembered.
    let text = String(decoding: memory.kept.withLock { $0.values.first ?? [] }, as: UTF8.self)
    #expect(fixture.customers.allSatisfy { !text.contains($0.id) })
  }
}

/// Keeps what it is given.
private final class RecordedMemory: SearchMemory {
  let kept = Mutex<[String: [UInt8]]>([:])

  func recall(_ key: String) -> [UInt8]? { kept.withLock { $0[key] } }
  func remember(_ bytes: [UInt8], under key: String) { kept.withLock { $0[key] = bytes } }
}
