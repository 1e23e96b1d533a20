import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Tables
import Testing

struct ExplainAnalysisTests {
  private let yaml = "{ kind: explain, id: why, model: churn, actionable: [calls] }"

  @Test func `what goes with leaving comes first, and contributions add up`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    let plan = try #require(finding["importance", "plan"]?.number)
    let calls = try #require(finding["importance", "calls"]?.number)
    let tenure = try #require(finding["importance", "tenure"]?.number)
    #expect(plan > tenure && calls > tenure)
    #expect(try #require(finding["additivity"]?.number) <= 1e-5)
    #expect(finding["importance", "gender"] == nil)
    guard case .table(let table)? = finding.exhibits.first(where: { $0.id == "drivers" })?.content else {
      Issue.record("drivers are a table")
      return
    }
    let patterns = Dictionary(
      uniqueKeysWithValues: table.rows.map { row in
        guard case .text(let name) = row.cells[0], case .text(let pattern) = row.cells[4] else {
          return ("", "")
        }
        return (name, pattern)
      })
    #expect(patterns["Support calls"] == "higher values")
    #expect(patterns["Plan"] == "Monthly (least: Yearly)")
  }

  @Test func `reasons are assigned to every row of the data set, from actionable columns only`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    #expect(finding.assignments.map { $0.name } == ["#reason_1.cell", "#reason_2.cell", "#reason_3.cell"])
    guard case .categories(let first) = finding.assignments[0].column,
      case .categories(let second) = finding.assignments[1].column,
      case .integers(let calls)? = population.table["calls"]
    else {
      Issue.record("reasons are categories")
      return
    }
    #expect(first.levels == ["Support calls"] && first.count == population.count)
    for row in 0..<population.count {
      #expect((first.code(at: row) != nil) == (calls[row] >= 2))
      #expect(second.code(at: row) == nil)
    }
    let share = try #require(finding["main_reason", "calls"]?.number)
    #expect(share > 0.3 && share < 0.55)
  }

  @Test func `without actionable columns all but tenure may be reasons`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    let finding = try Modelled.run(
      "{ kind: explain, id: why, model: churn, top: 1 }", on: population, model: model)
    guard case .categories(let first) = finding.assignments[0].column else {
      Issue.record("reasons are categories")
      return
    }
    #expect(first.levels == ["Support calls", "Plan"])
    guard case .table(let table)? = finding.exhibits.last?.content else { return }
    #expect(table.rows.count == 1)
  }

  @Test func `a column that is no feature cannot be a reason`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    let error = try Modelled.error(
      "{ kind: explain, id: why, model: churn, actionable: [calls, gender] }", on: population, model: model)
    #expect(error?.code == .notAFeature)
    // The one word of the list that is wrong, and why its column is left out.
    let place = error?.problems?.diagnostics.first?.place
    #expect(place?.column == 61 && place?.length == 6)
    #expect(error?.hint == "left out: a protected attribute")
  }

  @Test func `no word claims a cause`() throws {
    let population = Modelled.population()
    let finding = try Modelled.run(yaml, on: population, model: try Modelled.model(of: population))
    let words =
      finding.remarks + finding.caveats.map { $0.text } + finding.exhibits.map { $0.alt + ($0.note ?? "") }
    #expect(words.allSatisfy { !$0.contains("because") && !$0.contains("cause") })
  }
}
