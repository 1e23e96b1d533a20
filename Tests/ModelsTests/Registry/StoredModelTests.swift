import Hashing
import Populations
import Statistics
import Tables
import TestSupport
import Testing

@testable import Models

@Suite struct `A model out of its file` {
  private func scores(_ model: ChurnModel) -> [Float] {
    guard case .floats(let values) = model.scores else { return [] }
    return values
  }

  private func trained(
    _ population: TablePopulation, _ settings: ChurnSettings
  ) throws -> (model: ChurnModel, stored: StoredModel) {
    let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
    return (model, try StoredModel(try #require(model.stored).file.bytes))
  }

  @Test(arguments: [Learner.logistic, .boosted, .forest])
  func `gives those it learned from the scores of their folds again, to the last bit`(learner: Learner) throws
  {
    let customers = Customers.made(900)
    let (model, stored) = try trained(customers, ChurnSettings(learners: [learner], folds: 4, seed: 3))
    let again = try stored.scored(name: "churn", on: customers, isTrainingData: true)
    #expect(scores(again).map { $0.bitPattern } == scores(model).map { $0.bitPattern })
    #expect(again.folds == model.folds)
    #expect(again.version == model.version)
  }

  @Test func `does so for a capped sample too`() throws {
    let customers = Customers.made(2600)
    let (model, stored) = try trained(
      customers, ChurnSettings(learners: [.logistic], folds: 3, seed: 3, cap: 1200))
    let again = try stored.scored(name: "churn", on: customers, isTrainingData: true)
    #expect(scores(again) == scores(model))
    #expect(stored.card.sampled == 1200 && stored.card.rows == 2600)
  }

  @Test func `gives others the mean log-odds of all folds' models`() throws {
    let (_, stored) = try trained(
      Customers.made(900), ChurnSettings(learners: [.logistic], folds: 3, seed: 3))
    let others = Customers.made(200, seed: 99)
    let mean = scores(try stored.scored(name: "churn", on: others, isTrainingData: false))
    let each = try stored.models.map { model in
      scores(
        try ChurnModel.scored(
          name: "one", stored: stored, training: nil, models: [model], on: others,
          folds: [UInt8](repeating: 0, count: 200), maps: []))
    }
    for row in 0..<200 {
      let margin = each.reduce(0.0) { $0 + LogOdds(Double($1[row])).value } / 3
      #expect(abs(LogOdds(Double(mean[row])).value - margin) < 1e-4)
    }
    #expect(Set(mean).count > 150)
  }

  @Test func `sums up what it learned from, column by column, and what its scores were`() throws {
    let customers = Customers.made(1800)
    let (model, stored) = try trained(
      customers, ChurnSettings(learners: [.logistic, .boosted], folds: 3, repeats: 2, seed: 3))
    let summary = try #require(stored.summary)
    let training = try #require(model.training)
    #expect(summary.rows == 1800 && summary.columns.count == stored.features.used.count)
    for (feature, values) in zip(stored.features.used, summary.columns) {
      switch values {
      case .numbers(let coarse):
        let counts = try customers.valueCounts(of: feature.column)
        #expect(coarse.counts.count == counts.count && coarse.counts.missing == counts.missing)
        #expect(abs(coarse.counts.mean - counts.mean) < 1e-5)
      case .levels(let rows, let missing): #expect(rows.reduce(missing, +) == 1800)
      }
    }
    #expect(summary.trials.map { $0.learner } == training.trials.map { $0.learner })
    #expect(summary.trials.first?.folds == training.trials.first?.folds)
    #expect(summary.trials.allSatisfy { $0.scores.isEmpty } && summary.baseline == training.baseline)
    // The grid of the scores moves neither the ranking nor the line through them by what a reader could see.
    let exact = ScoreTable(scores: try #require(training.trial).scores, outcomes: training.outcomes)
    let auc = try #require(Discrimination(exact)).auc.value
    #expect(abs(try #require(Discrimination(summary.scoreTable)).auc.value - auc) < 1e-3)
    let slopes = try (
      #require(CalibrationLine(exact)).slope, #require(CalibrationLine(summary.scoreTable)).slope
    )
    #expect(abs(slopes.0.value - slopes.1.value) < 0.01)
    #expect(summary.scoreTable.count == exact.count)
  }

  /// Format 1 ended behind the models.
  @Test func `of format 1 is read as it is, and sums up nothing`() throws {
    let (_, stored) = try trained(
      Customers.made(600), ChurnSettings(learners: [.logistic], folds: 3, seed: 3))
    var tail = ByteWriter()
    tail.write([stored.summary].compactMap { $0 }) { $0.write($1) }
    tail.write([stored.calibration].compactMap { $0 }) { $0.write($1) }
    var body = Array(stored.file.bytes.dropLast(64 + tail.bytes.count))
    body[8] = 1
    var length = ByteWriter()
    length.write(UInt64(body.count + 64))
    body.replaceSubrange(12..<20, with: length.bytes)
    let old = try StoredModel(body + Array(SHA256.hex(of: body).utf8))
    #expect(old.summary == nil && old.card == stored.card && old.models == stored.models)
    let others = Customers.made(100, seed: 8)
    #expect(
      scores(try old.scored(name: "churn", on: others, isTrainingData: false))
        == scores(try stored.scored(name: "churn", on: others, isTrainingData: false)))
  }

  @Test func `has a version of its content: other rows, seeds and settings make others, threads do not`()
    throws
  {
    let customers = Customers.made(600)
    func version(
      _ population: TablePopulation, seed: UInt64 = 3, folds: Int = 3, threads: Int = 2, data: String = "d"
    )
      throws -> String
    {
      let settings = ChurnSettings(
        learners: [.logistic], folds: folds, seed: seed, dataHash: data, threads: threads)
      return try ChurnModel.train(name: "churn", on: population, settings: settings).version
    }
    let first = try version(customers)
    #expect(try version(customers) == first)
    #expect(try version(customers, threads: 1) == first)
    let others = [
      try version(customers, seed: 4), try version(customers, folds: 4), try version(customers, data: "e"),
      try version(Customers.made(600, seed: 2)),
    ]
    #expect(Set(others + [first]).count == 5)
  }

  @Test func `says which columns other data have differently`() throws {
    let (_, stored) = try trained(
      Customers.made(600), ChurnSettings(learners: [.logistic], folds: 3, seed: 3))
    #expect(stored.features.used.map { $0.column } == ["x1", "x2", "noise", "plan", "shade"])
    let words = Customers.category((0..<50).map { "w\($0 % 3)" })
    let table = Table([
      ("id", Customers.category((0..<50).map { "\($0)" })), ("x2", words),
      ("noise", .integers([Int32](repeating: 1, count: 50))),
      ("plan", .numbers([Double](repeating: 1, count: 50))),
      ("shade", words), ("more", words),
    ])
    let others = TablePopulation(table, roles: Roles(id: "id", protected: ["shade"]), threads: 1)
    #expect(
      stored.mismatches(others).map { $0.message } == [
        "'x1' is missing", "'x2' is not a number", "'plan' is not a category",
        "'shade' is kept from models here (listed under 'protected')",
      ])
    #expect(
      stored.mismatches(others, consents: ["noise"]).map { $0.message }.contains(
        "'noise' is kept from models here (it says who may be contacted)"))
  }

  @Test func `names levels it never saw, and scores them by the other columns`() throws {
    let (_, stored) = try trained(
      Customers.made(600), ChurnSettings(learners: [.logistic], folds: 3, seed: 3))
    let new = Customers.category((0..<200).map { $0 % 2 == 0 ? "violet" : nil })
    let base = Customers.made(200, seed: 5)
    let columns = zip(base.table.names, base.table.columns).map { name, column in
      (name: name, column: name == "shade" ? new : column)
    }
    let others = TablePopulation(Table(columns), roles: base.roles, threads: 1)
    let found = stored.features.used.newLevels(in: others.columns)
    #expect(found.map { $0.column } == ["shade"] && found.first?.levels == ["violet"])
    #expect(stored.mismatches(others).isEmpty)
    // A level never seen and a missing one are the same to a model.
    let missing = TablePopulation(
      Table(
        columns.map {
          (
            name: $0.name,
            column: $0.name == "shade"
              ? Customers.category([String?](repeating: nil, count: 199) + ["red"]) : $0.column
          )
        }),
      roles: base.roles, threads: 1)
    let a = scores(try stored.scored(name: "m", on: others, isTrainingData: false))
    let b = scores(try stored.scored(name: "m", on: missing, isTrainingData: false))
    #expect(a.dropLast() == b.dropLast() && a.last != b.last)
  }
}
