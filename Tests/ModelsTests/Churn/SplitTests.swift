import Populations
import Statistics
import Tables
import Testing

@testable import Models

struct SplitTests {
  private func hashes(_ count: Int) -> [UInt64] {
    var draws = Draws(9)
    return (0..<count).map { _ in draws.next() }.sorted()
  }

  @Test func `stratified folds have equal shares of both outcomes, and repeats deal anew`() {
    let labels = (0..<1003).map { UInt8($0 % 7 == 0 ? 1 : 0) }
    let plan = SplitPlan.stratified(hashes: hashes(1003), labels: labels, folds: 5, repeats: 3)
    for deal in plan.deals {
      for outcome in [UInt8(0), 1] {
        let sizes = (0..<5).map { fold in deal.indices.count { deal[$0] == fold && labels[$0] == outcome } }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      }
    }
    #expect(plan.deals[0] != plan.deals[1] && plan.deals[1] != plan.deals[2])
  }

  @Test func `a group is never on both sides of a fold`() throws {
    let count = 1200
    let homes = Customers.category((0..<count).map { $0 % 50 == 0 ? nil : "home \($0 / 4)" })
    let population = Customers.made(count, more: [("home", homes)])
    var roles = population.roles
    roles.notFeatures = ["home"]
    let grouped = TablePopulation(population.table, roles: roles)
    let model = try ChurnModel.train(
      name: "churn", on: grouped,
      settings: ChurnSettings(folds: 4, repeats: 2, split: .grouped(column: "home"), seed: 4))
    guard case .categories(let categories) = homes else { return }
    var folds: [Int: UInt8] = [:]
    for row in 0..<count {
      guard let home = categories.code(at: row) else { continue }
      #expect(folds[home, default: model.folds[row]] == model.folds[row])
      folds[home] = model.folds[row]
    }
    let sizes = (0..<4).map { fold in model.folds.count { $0 == UInt8(fold) } }
    #expect(sizes.allSatisfy { abs($0 - 300) < 8 })
  }

  @Test func `copies of a customer across folds look like skill, and none in one group`() throws {
    let made = Customers.made(400) { _, draws in draws.share() < 0.4 ? 1 : 0 }
    let order = (0..<1600).map { Int32($0 % 400) }
    let copies = Table(
      made.table.names.map { name in (name: name, column: made.table[name]?.rows(order) ?? .flags([])) }
        .filter { $0.name != "id" }
        + [
          ("id", Customers.category((0..<1600).map { "C\($0)" })),
          ("person", Customers.category((0..<1600).map { "P\($0 % 400)" })),
        ])
    var roles = made.roles
    roles.notFeatures = ["person"]
    let population = TablePopulation(copies, roles: roles)
    func auc(_ split: ChurnSettings.Split) throws -> Double {
      let settings = ChurnSettings(learners: [.forest], folds: 4, split: split, seed: 4)
      return try #require(
        try ChurnModel.train(name: "churn", on: population, settings: settings).training?.trials.first
      ).auc.value
    }
    #expect(try auc(.stratified) > 0.7)
    #expect(abs(try auc(.grouped(column: "person")) - 0.5) < 0.07)
  }

  @Test func `in time a fold learns from rows older than its gap, and the earliest are scored by the later`()
    throws
  {
    let count = 1500
    let days = (0..<count).map { Int32(20_000 + ($0 * 7919) % 300) }
    let population = Customers.made(count, more: [("seen_on", .days(days))])
    let settings = ChurnSettings(
      learners: [.logistic], folds: 3, split: .temporal(column: "seen_on", gap: 30), seed: 4)
    let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
    let training = try #require(model.training)
    #expect(training.folds == 3 && training.repeats == 1)
    for fold in training.trials[0].folds {
      let own = days.indices.filter { model.folds[$0] == UInt8(fold.fold) }.map { days[$0] }
      let first = try #require(own.min())
      #expect(fold.trained == days.count { $0 < first - 30 })
      #expect(fold.quality.rows == own.count)
    }
    #expect(
      training.trials[0].folds.map { $0.trained } == training.trials[0].folds.map { $0.trained }.sorted())
    let unjudged = zip(training.sampleRows, training.trials[0].scores).filter { $0.1.isNaN }.map { Int($0.0) }
    #expect(!unjudged.isEmpty && unjudged.allSatisfy { model.folds[$0] == 3 })
    guard case .floats(let scores) = model.scores else { return }
    #expect(scores.allSatisfy { $0 > 0 && $0 < 1 })
    let again = try ChurnModel(decoding: model.encoded, name: "churn", on: population)
    guard case .floats(let stored) = again.scores else { return }
    #expect(stored == scores)
    #expect(again.training?.trials[0].folds == training.trials[0].folds)
    #expect(again.training?.split == training.split && again.training?.sampleRows == training.sampleRows)
    let sameDay = Customers.made(300, more: [("seen_on", .days([Int32](repeating: 20_000, count: 300)))])
    #expect(throws: ModelError.noTime) {
      try ChurnModel.train(name: "churn", on: sameDay, settings: settings)
    }
  }
}
