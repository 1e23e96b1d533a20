import Diagnostics
import Findings
import Formats
import Models
import Outside
import Specs
import TestSupport
import Testing

@testable import Analyses

@Suite struct ActionFileTests {
  private func problems(_ text: String) -> [Diagnostic] {
    do {
      _ = try ActionFile(path: "actions.yaml", bytes: Array(text.utf8))
      return []
    } catch { return error.sorted }
  }

  @Test func `the fixture's actions are read with their terms`() throws {
    let actions = try ActionFile(path: "a.yaml", bytes: Array(PlanFixture.actions.utf8)).actions
    #expect(actions.map { $0.name } == ["discount", "call", "credit"])
    #expect(actions[0].label.text(.fr) == "Remise")
    #expect(actions[1].label.text(.fr) == "Call")
    let population = PlanFixture(3, seed: 1).population()
    let audience = try PlanAudience(actions, personas: nil, population)
    let groups = try PlanGroups(
      actions, audience, MeasuredGroups([], personas: nil, audience, population))
    let planned = actions.map { PlannedAction($0, groups).intervention }
    #expect(planned[0].offer == .share(0.1, periods: 3))
    #expect(planned[1].offer == .nothing)
    #expect(planned[2].offer == .amount(4, periods: 2))
    #expect(planned[0].effect.base == 0.15)
  }

  @Test func `the shipped actions are read`() throws {
    let bytes = try Disk().read(PackageFolder.path("data/actions.yaml"))
    let actions = try ActionFile(path: "data/actions.yaml", bytes: bytes).actions
    #expect(actions.count >= 4)
    #expect(actions.allSatisfy { $0.source == .assumed })
  }

  @Test func `every mistake of a file comes at once, each where it is written`() {
    let found = problems(
      """
      actions:
        - name: Bad Name
          label: { en: A }
          channel: fax
          effect: { low: 0.3, base: 0.2, high: 0.4 }
        - name: b
          label: B
          channel: email
          offer: { percent: 5, amount: 3 }
          effect: { low: 0.1, base: 0.2, high: 20 }
          source: experiment
          capacity: -5
          only_for: tenure = 3
      """)
    let lines = found.map { $0.place?.line }
    #expect(lines == [2, 3, 4, 5, 9, 10, 11, 12, 13])
    #expect(found.allSatisfy { $0.place?.path == "actions.yaml" })
    #expect(found[6].message == "'experiment' is not assumed, or a map of experiment, arm")
    #expect(found[6].hint == "write { experiment: CELL, arm: NAME }")
    #expect(found[7].message == "'capacity' is not below 0")
    #expect(found[8].code == .badRowCondition)
    #expect(found[8].place?.column == 22)
  }

  @Test func `two actions of one name and an empty list are mistakes`() {
    let action = "{ name: a, label: A, channel: none, effect: { low: 0, base: 0.1, high: 0.2 } }"
    #expect(
      problems("actions: [\(action), \(action)]\n").map { $0.message } == ["a second action is named 'a'"])
    #expect(problems("actions: []\n").map { $0.message } == ["'actions' lists no action"])
    #expect(problems("actions: [\(action)]\n").isEmpty)
  }

  @Test func `a cell without a file has the standard actions`() throws {
    let actions = try ActionFile.standard().actions
    #expect(actions.map { $0.name } == ["discount_5", "discount_10", "call", "contract_upgrade"])
    let finding = try PlanFixture(seed: 3).roi("model: churn\nbudget: 300\n")
    #expect(finding["customers", "discount_10"] != nil)
    #expect(finding.caveats.contains { $0.code == "effects_assumed" })
  }

  @Test func `an assumed effect is asked for, and a measured one is not given twice`() {
    let base = "{ name: a, label: A, channel: none"
    #expect(problems("actions: [\(base) }]\n").map { $0.message } == ["option 'effect' is missing"])
    let twice = "source: { experiment: trial, arm: x }, effect: { low: 0, base: 0.1, high: 0.2 }"
    #expect(
      problems("actions: [\(base), \(twice) }]\n").map { $0.message } == [
        "'effect' is given, and the effect is measured by an experiment"
      ])
  }

  @Test func `mistakes in the actions are found before any data are read`() throws {
    let cell = try PlanFixture.read(ROI.self, "model: churn\nactions: a.yaml\n")
    #expect(cell.problems(in: ["a.yaml": Array("actions: 3\n".utf8)]).diagnostics.count == 1)
    #expect(cell.problems(in: ["a.yaml": Array(PlanFixture.actions.utf8)]).diagnostics.isEmpty)
  }
}

@Suite struct SuppressionListTests {
  private func ids(_ text: String) throws -> Set<String> {
    try SuppressionList(path: "stop.csv", bytes: Array(text.utf8), idColumn: "id").ids
  }

  @Test func `ids are read from quoted, padded and last lines, in any of the separators`() throws {
    #expect(try ids("id\n001\n \n\"00,2\"\r\n003") == ["001", "00,2", "003"])
    #expect(try ids("when;id\n2026;a\n2027;\"b\"\"c\"\n") == ["a", "b\"c"])
    #expect(try ids("customer\nx\n") == ["x"])
    #expect(try ids("id\n") == [])
  }

  @Test func `a list that cannot be trusted is refused with its line`() throws {
    let ragged = #expect(throws: Problems.self) { try ids("id,when\n1,2\n3\n") }
    #expect(ragged?.diagnostics.first?.place?.line == 3)
    #expect(throws: Problems.self) { try ids("") }
    #expect(throws: Problems.self) { try ids("a,b\n1,2\n") }
  }
}
