import Glibc
import Populations
import Statistics
import Tables
import Testing

@testable import Models

@Suite struct `Recalibrated scores of a model` {
  /// Trees that are far too many and too deep for these customers, so that their scores are too extreme.
  private func settings(_ calibration: CalibrationChoice, folds: Int = 4) -> ChurnSettings {
    ChurnSettings(
      learners: [.boosted], folds: folds,
      search: ParameterSearch(
        .grid, space: [.init(.rounds, [200]), .init(.depth, [5]), .init(.rate, [0.1])]),
      calibration: calibration,
      seed: 3)
  }

  private func scores(_ model: ChurnModel) -> [Float] {
    guard case .floats(let values) = model.scores else { return [] }
    return values
  }

  private func slope(_ model: ChurnModel, _ customers: TablePopulation) throws -> Double {
    let rows = try model.scoredRows(on: customers)
    return try #require(CalibrationLine(ScoreTable(scores: rows.scores, outcomes: rows.outcomes))).slope.value
  }

  @Test(arguments: RecalibrationMethod.allCases)
  func `are chances where the scores were too extreme, fold by fold in the same order`(
    method: RecalibrationMethod
  ) throws {
    let customers = Customers.made(2400)
    let raw = try ChurnModel.train(name: "m", on: customers, settings: settings(.none))
    let model = try ChurnModel.train(name: "m", on: customers, settings: settings(.method(method)))
    let before = try slope(raw, customers)
    let after = try slope(model, customers)
    #expect(before < 0.8 && abs(after - 1) < 0.25, "\(before) to \(after)")
    let calibration = try #require(model.stored?.calibration)
    #expect(abs(calibration.slopes.before - before) < 1e-6 && abs(calibration.slopes.after - after) < 1e-6)
    #expect(calibration.maps.count == 4 && model.folds == raw.folds && model.version != raw.version)
    let (a, b) = (scores(raw), scores(model))
    for row in a.indices {
      let mapped = calibration.maps[Int(model.folds[row])](Double(a[row]))
      // Raw scores are in single precision, which a steep stretch of the map multiplies.
      #expect(abs(mapped - Double(b[row])) < 1e-4)
    }
    for fold in UInt8(0)..<4 {
      let rows = a.indices.filter { model.folds[$0] == fold }.sorted { (a[$0], $0) < (a[$1], $1) }
      #expect(zip(rows, rows.dropFirst()).allSatisfy { b[$0] <= b[$1] })
    }
    // What the card and the summary measure are the scores that reports have.
    let card = try #require(model.stored?.card.measure("calibration_slope"))
    #expect(abs(card.value - after) < 1e-6)
    let summed = try #require(model.stored?.summary).scoreTable
    #expect(abs(try #require(CalibrationLine(summed)).slope.value - after) < 0.02)
  }

  @Test func `leave the reasons as they are`() throws {
    let customers = Customers.made(1500)
    let raw = try ChurnModel.train(name: "m", on: customers, settings: settings(.none))
    let model = try ChurnModel.train(name: "m", on: customers, settings: settings(.method(.beta)))
    let reasons = [(column: "x1", label: "x1"), (column: "plan", label: "Plan")]
    let (a, b) = try (
      raw.explanation(on: customers, reasons: reasons), model.explanation(on: customers, reasons: reasons)
    )
    #expect(a.drivers.map { $0.importance } == b.drivers.map { $0.importance })
    for (first, second) in zip(a.reasons, b.reasons) {
      guard case .categories(let one) = first, case .categories(let other) = second else { continue }
      #expect((0..<1500).allSatisfy { one.code(at: $0) == other.code(at: $0) })
    }
    #expect(b.largestGap < 1e-5)
  }

  @Test(arguments: RecalibrationMethod.allCases)
  func `come out of the file to the last bit, and others get the map of all`(
    method: RecalibrationMethod
  ) throws {
    let customers = Customers.made(2000)
    let model = try ChurnModel.train(name: "m", on: customers, settings: settings(.method(method)))
    let stored = try StoredModel(try #require(model.stored).file.bytes)
    #expect(stored.calibration == model.stored?.calibration)
    let again = try stored.scored(name: "m", on: customers, isTrainingData: true)
    #expect(scores(again).map { $0.bitPattern } == scores(model).map { $0.bitPattern })
    let cached = try ChurnModel(decoding: model.encoded, name: "m", on: customers)
    #expect(scores(cached) == scores(model))
    let others = Customers.made(300, seed: 77)
    let mapped = scores(try stored.scored(name: "m", on: others, isTrainingData: false))
    let bare = StoredModel(
      card: stored.card, features: stored.features, cap: stored.cap, split: stored.split,
      foldCount: stored.foldCount, models: stored.models, summary: nil)
    let plain = scores(try bare.scored(name: "m", on: others, isTrainingData: false))
    let whole = try #require(stored.calibration).whole
    for (p, q) in zip(plain, mapped) { #expect(abs(whole(Double(p)) - Double(q)) < 1e-6) }
  }

  @Test func `are not made by auto where the slope is well, and are by Platt where it is not`() throws {
    let customers = Customers.made(2400)
    let well = try ChurnModel.train(
      name: "m", on: customers,
      settings: ChurnSettings(learners: [.logistic], folds: 4, calibration: .auto, seed: 3))
    #expect(well.stored?.calibration == nil)
    #expect(well.stored?.card.parameters.contains(.init("calibrate", "auto: kept as it is")) == true)
    let extreme = try ChurnModel.train(name: "m", on: customers, settings: settings(.auto))
    #expect(extreme.stored?.calibration?.method == .platt)
    #expect(extreme.stored?.card.parameters.contains(.init("calibrate", "auto: platt")) == true)
  }

  @Test func `by isotonic steps are refused to few customers, with a way out`() throws {
    let error = #expect(throws: ModelError.self) {
      try ChurnModel.train(name: "m", on: Customers.made(800), settings: settings(.method(.isotonic)))
    }
    #expect(error?.message.hasPrefix("isotonic calibration needs 1000 customers outside each fold") == true)
    #expect(error?.hint?.contains("platt") == true)
  }

  @Test func `do not depend on threads or the order of rows`() throws {
    let customers = Customers.made(1500, threads: 1)
    let reversed = Customers.made(1500, reversed: true)
    var one = settings(.method(.isotonic), folds: 5)
    one.threads = 1
    let a = try ChurnModel.train(name: "m", on: customers, settings: one)
    let b = try ChurnModel.train(name: "m", on: reversed, settings: settings(.method(.isotonic), folds: 5))
    #expect(scores(a) == Array(scores(b).reversed()) && a.version == b.version)
  }
}
