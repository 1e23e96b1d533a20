import Populations
import Statistics
import Tables
import Testing

@testable import Models

/// Nothing that is done to training rows may show in a measure where there is nothing to learn.
struct HonestyTests {
  /// Columns of noise, and outcomes that have nothing to do with them.
  private static func noise(_ count: Int, columns: Int, seed: UInt64) -> TablePopulation {
    var draws = Draws(seed)
    let numbers = (0..<columns).map { index in
      (name: "noise_\(index)", column: Column.numbers((0..<count).map { _ in draws.share() }))
    }
    let outcomes = (0..<count).map { _ in draws.share() < 0.35 ? UInt8(1) : 0 }
    return TablePopulation(
      Table(
        [("id", Customers.category((0..<count).map { "C\($0)" }))] + numbers + [
          ("#churned", .flags(outcomes))
        ]),
      roles: Roles(id: "id", churned: "#churned"))
  }

  enum Effort: CaseIterable { case plain, best, l1, kBest, search, weight, under, over }

  private func settings(_ effort: Effort) -> ChurnSettings {
    var settings = ChurnSettings(learners: [.logistic, .boosted], folds: 4, repeats: 2, seed: 17)
    switch effort {
    case .plain: settings.learners = [.logistic, .boosted, .forest]
    case .best: settings.learners = [.logistic, .boosted, .best]
    case .l1: settings.selection = .l1
    case .kBest: settings.selection = .best(3)
    case .search:
      settings.search = ParameterSearch(
        .grid, space: [ParameterSearch.Choice(.depth, [2, 3]), ParameterSearch.Choice(.rounds, [30])])
    case .weight: settings.classWeight = .balanced
    case .under: settings.resampling = .under
    case .over: settings.resampling = .over
    }
    return settings
  }

  @Test(arguments: Effort.allCases)
  func `outcomes at random stay at .5 whatever is chosen, weighted or drawn inside the folds`(
    effort: Effort
  )
    throws
  {
    var areas: [Learner: [Double]] = [:]
    for seed in [UInt64(1), 2, 3] {
      let training = try #require(
        try ChurnModel.train(
          name: "churn", on: Self.noise(1600, columns: 30, seed: seed), settings: settings(effort)
        ).training)
      for trial in training.trials + training.baselines {
        areas[trial.learner, default: []] += trial.folds.compactMap { $0.quality.auc }
      }
    }
    for (learner, values) in areas {
      #expect(abs(values.reduce(0, +) / Double(values.count) - 0.5) < 0.03, "\(learner)")
    }
  }

  /// What selecting before the split would say: the reason why it is done inside the folds.
  @Test func `columns selected on all rows would make noise look like skill`() throws {
    let population = Self.noise(300, columns: 400, seed: 5)
    guard case .flags(let labels)? = population.table["#churned"] else { return }
    let features = FeatureChoice(columns: population.columns, roles: population.roles).used
    let rows = Array(0..<population.count)
    let sample = try TrainingSample(population.table, features: features, labels: labels, at: rows)
    let leaked = FeatureSelection.best(10).features(sample, features, rows: rows).map { features[$0].column }
    var settings = ChurnSettings(learners: [.boosted], folds: 4, repeats: 3, seed: 3)
    func auc(_ settings: ChurnSettings, _ roles: Roles) throws -> Double {
      let model = try ChurnModel.train(
        name: "churn", on: TablePopulation(population.table, roles: roles), settings: settings)
      return try #require(model.training?.trials[0].overFolds { $0.auc }).mean
    }
    var roles = population.roles
    roles.notFeatures = features.map { $0.column }.filter { !leaked.contains($0) }
    #expect(try auc(settings, roles) > 0.58)
    settings.selection = .best(10)
    #expect(abs(try auc(settings, population.roles) - 0.5) < 0.05)
  }

  @Test func `rows resampled before they came are refused, as are made-up ones`() throws {
    let made = Customers.made(900)
    guard case .flags(let labels)? = made.table["#churned"] else { return }
    let left = labels.indices.filter { labels[$0] == 1 }
    let more = (0..<600).map { Int32(left[$0 % left.count]) }
    func population(_ order: [Int32], scaled: Bool = false) -> TablePopulation {
      let columns = made.table.names.filter { $0 != "id" }.map { name in
        (name: name, column: made.table[name]?.rows(order) ?? .flags([]))
      }
      return TablePopulation(
        Table([("id", Customers.category(order.indices.map { "C\($0)" }))] + columns), roles: made.roles)
    }
    func refusal(_ population: TablePopulation) -> ModelError? {
      do {
        _ = try ChurnModel.train(
          name: "churn", on: population, settings: ChurnSettings(learners: [.logistic], seed: 1))
        return nil
      } catch { return error }
    }
    let whole = (0..<900).map { Int32($0) }
    #expect(refusal(population(whole)) == nil)
    guard case .resampled(let share)? = refusal(population(whole + more)) else {
      Issue.record("copies of those who left pass")
      return
    }
    #expect(share > 0.9)
    // Interpolated between two customers: whole numbers get fractions.
    let mixed = labels.indices.map { labels[$0] == 1 && $0 % 2 == 0 ? 3.4 : Double($0 % 9) }
    #expect(refusal(Customers.made(900, more: [("visits", .numbers(mixed))])) != nil)
    let honest = labels.indices.map { Double($0 % 9) }
    #expect(refusal(Customers.made(900, more: [("visits", .numbers(honest))])) == nil)
    // Few patterns repeat in data as they come, on both sides.
    var roles = made.roles
    roles.notFeatures = ["x1", "x2", "noise"]
    #expect(refusal(TablePopulation(made.table, roles: roles)) == nil)
  }
}
