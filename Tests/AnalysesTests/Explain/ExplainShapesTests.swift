import Analyses
import Figures
import Findings
import Formats
import Models
import Populations
import Tables
import Testing

struct ExplainShapesTests {
  private let yaml = "{ kind: explain, id: why, model: churn, actionable: [calls] }"

  private func rows(_ finding: Finding) throws -> [ResultTable.Row] {
    guard case .table(let table)? = finding.exhibits.first(where: { $0.id == "values" })?.content else {
      Issue.record("values are a table")
      return []
    }
    return table.rows
  }

  private func text(_ cell: ResultTable.Cell) -> String {
    if case .text(let text) = cell { text } else { "" }
  }

  private func number(_ cell: ResultTable.Cell) -> Double {
    switch cell {
    case .value(let value): value.number ?? .nan
    case .count(let count): Double(count)
    default: .nan
    }
  }

  @Test func `every value of the main columns has its customers and what it does`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    let rows = try rows(finding)
    let plans = rows.filter { $0.group == "Plan" }
    #expect(plans.map { text($0.cells[0]) } == ["Monthly", "Yearly"])
    #expect(number(plans[0].cells[2]) > 0.3 && number(plans[1].cells[2]) < -0.3)
    #expect(plans.reduce(0) { $0 + number($1.cells[1]) } == 1600)
    // 0 to 3 calls, each of its own; more calls, more risk.
    let calls = rows.filter { $0.group == "Support calls" }
    #expect(calls.map { text($0.cells[0]) } == ["under 1", "1", "2", "3 or more"])
    #expect(zip(calls, calls.dropFirst()).allSatisfy { number($0.cells[2]) < number($1.cells[2]) })
    // A column moves nobody on the whole: what its values do weighs out, but for the folds.
    let sum = calls.reduce(0) { $0 + number($1.cells[1]) * number($1.cells[2]) } / 1600
    #expect(abs(sum) < 0.05)
    guard case .figure(let figure)? = finding.exhibits.first(where: { $0.id == "shapes" })?.content else {
      Issue.record("shapes are a figure")
      return
    }
    guard case .band(let names)? = figure.panels.first?.y.scale else {
      Issue.record("values are bands")
      return
    }
    #expect(names.first == "Support calls: under 1" && names.contains("Plan: Monthly"))
    #expect(names.count == rows.count)
  }

  @Test func `a missing value is a reason of its own, and few customers show nothing`() throws {
    let made = Modelled.population()
    guard case .integers(let calls)? = made.table["calls"], case .categories(let plans)? = made.table["plan"],
      case .flags(let churned)? = made.table["#churned"]
    else { return }
    // Whoever has no number of calls leaves most; five have a plan of their own.
    let empty = calls.indices.map { $0 % 8 == 3 }
    let population = TablePopulation(
      made.table.adding([
        ("calls", .integers(calls.indices.map { empty[$0] ? Column.missingInteger : calls[$0] })),
        (
          "plan",
          .categories(
            CategoryColumn(
              calls.indices.map { $0 % 320 == 9 ? "Old" : plans.code(at: $0).map { plans.levels[$0] } }))
        ),
        ("#churned", .flags(churned.indices.map { empty[$0] && $0 % 16 != 3 ? 1 : churned[$0] })),
      ]), roles: made.roles)
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    let rows = try rows(finding)
    let own = try #require(rows.last { $0.group == "Support calls" })
    #expect(text(own.cells[0]) == "no value" && number(own.cells[1]) == 200 && number(own.cells[2]) > 0.5)
    #expect(!rows.contains { text($0.cells[0]) == "Old" })
    #expect(finding.exhibits.first { $0.id == "values" }?.note?.contains("fewer than 10") == true)
    guard case .categories(let first) = finding.assignments[0].column else { return }
    #expect(first.levels == ["Support calls", "Support calls: no value"])
    #expect(
      calls.indices.allSatisfy { row in first.code(at: row).map { ($0 == 1) == empty[row] } ?? !empty[row] })
    let share = try #require(finding["main_reason", "calls"]?.number)
    #expect(share > 0.3)
  }

  @Test func `French is written in French`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(
      yaml, on: population, model: try Modelled.model(of: population), language: .fr)
    let exhibit = try #require(finding.exhibits.first { $0.id == "shapes" })
    #expect(exhibit.title == "Quelles valeurs des colonnes principales vont avec le départ")
    #expect(exhibit.alt.contains("de moins de 1 (−"))
  }
}
