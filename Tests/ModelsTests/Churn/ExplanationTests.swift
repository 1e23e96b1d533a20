import Models
import Populations
import Statistics
import Tables
import Testing

struct ExplanationTests {
  private let settings = ChurnSettings(learners: [.boosted], folds: 4, seed: 5)

  @Test(arguments: [Learner.boosted, .logistic])
  func `contributions add up, and what drives leaving comes first`(learner: Learner) throws {
    var settings = settings
    settings.learners = [learner]
    let population = Customers.made(2500)
    let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
    let explanation = try model.explanation(on: population, reasons: [("x1", "X one"), ("plan", "Plan")])
    #expect(explanation.largestGap <= 1e-5)
    #expect(explanation.rows == 2500)
    #expect(explanation.drivers.prefix(2).map { $0.column } == ["x1", "plan"])
    #expect(explanation.drivers[0].pattern == .higherValues)
    guard case .levels(let highest, _) = explanation.drivers[1].pattern else {
      Issue.record("a category's pattern names levels")
      return
    }
    #expect(highest == "basic")
  }

  @Test func `reasons are allowed columns that raise the score, the strongest first`() throws {
    let population = Customers.made(2500)
    let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
    let explanation = try model.explanation(on: population, reasons: [("x1", "X one"), ("plan", "Plan")])
    guard case .categories(let first) = explanation.reasons[0],
      case .categories(let second) = explanation.reasons[1],
      case .categories(let third) = explanation.reasons[2],
      case .categories(let plans)? = population.table["plan"], case .numbers(let x1)? = population.table["x1"]
    else {
      Issue.record("reasons are categories")
      return
    }
    #expect(first.levels == ["X one", "Plan"])
    for row in 0..<population.count {
      #expect(third.code(at: row) == nil)
      if first.code(at: row) == nil { #expect(second.code(at: row) == nil) }
      // A low x₁ and a plan other than basic speak for staying.
      if x1[row] < -1.5, plans.code(at: row).map({ plans.levels[$0] }) == "full" {
        #expect(first.code(at: row) == nil)
      }
      if x1[row] > 1.5 { #expect(first.code(at: row) != nil || second.code(at: row) != nil) }
    }
  }

  @Test func `importance counts the marked rows only, in any order and for any number of threads`() throws {
    let population = Customers.made(1200, threads: 1)
    let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
    let marked = (0..<1200).map { $0 % 3 == 0 }
    let part = try model.explanation(on: population, reasons: [], counted: marked)
    #expect(part.rows == 400)
    let turned = Customers.made(1200, threads: 3, reversed: true)
    let other = try ChurnModel.train(name: "churn", on: turned, settings: settings)
      .explanation(on: turned, reasons: [], counted: marked.reversed())
    for (a, b) in zip(part.drivers, other.drivers) {
      #expect(a.column == b.column)
      #expect(abs(a.importance.value - b.importance.value) < 1e-12)
    }
  }

  @Test func `scores made elsewhere cannot be explained`() {
    let model = ChurnModel(name: "m", scores: .floats([0.5]), version: "1")
    #expect(throws: ModelError.notTrainedHere) {
      try model.explanation(on: Customers.made(1), reasons: [])
    }
  }
}
