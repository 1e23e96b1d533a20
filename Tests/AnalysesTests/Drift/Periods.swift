import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Tables
import TestSupport
import Testing

/// A made-up period of customers whose calls and plans go with leaving, and drift cells run on two of them.
struct Periods {
  var rows = 1500
  var seed: UInt64 = 1
  /// Share of monthly plans, in hundredths.
  var monthly: UInt64 = 50
  /// Added to every customer's calls.
  var moreCalls: Int32 = 0
  /// Leaving goes the other way round.
  var isReversed = false
  /// Rows on a plan that there was not before.
  var family = 0
  /// Rows without a tenure.
  var missingTenure = 0
  var dropsGender = false
  var hasTextCalls = false
  var hasLabels = true

  var population: TablePopulation {
    var state = seed &* 977 &+ 11
    func draw(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    var (ids, calls, tenures, plans, genders, mails, churned):
      ([String], [Int32], [Int32], [String?], [String?], [String], [UInt8]) = ([], [], [], [], [], [], [])
    for index in 0..<rows {
      let (call, isMonthly) = (Int32(draw(6)), draw(100) < monthly)
      ids.append("C-\(seed)-\(index)")
      mails.append("secret\(seed)-\(index)@example.com")
      calls.append(call + moreCalls)
      tenures.append(index < missingTenure ? Column.missingInteger : Int32(1 + draw(60)))
      plans.append(index < family ? "Family" : isMonthly ? "Monthly" : "Yearly")
      genders.append(draw(2) == 0 ? "F" : "M")
      let risk = 5 + 11 * UInt64(call) + (isMonthly ? 25 : 0)
      let hasLeft = draw(100) < risk
      churned.append(hasLeft != isReversed ? 1 : 0)
    }
    var columns: [(name: String, column: Column)] = [
      ("id", .text(TextColumn(ids))), ("mail", .text(TextColumn(mails))),
      ("calls", hasTextCalls ? .categories(CategoryColumn(calls.map { "n\($0)" })) : .integers(calls)),
      ("tenure", .integers(tenures)), ("plan", .categories(CategoryColumn(plans))),
    ]
    if !dropsGender { columns.append(("gender", .categories(CategoryColumn(genders)))) }
    if hasLabels { columns.append(("#churned", .flags(churned))) }
    return TablePopulation(
      Table(columns),
      roles: Roles(
        id: "id", tenure: "tenure", churned: hasLabels ? "#churned" : nil, pii: ["mail"],
        protected: ["gender"],
        labels: ["calls": "Support calls"]))
  }

  static func model(of population: any Population) throws -> ChurnModel {
    try ChurnModel.train(
      name: "churn", on: population, settings: ChurnSettings(learners: [.logistic], folds: 4, seed: 3))
  }

  static func run(
    _ options: String = "", from before: TablePopulation, to now: TablePopulation, model: ChurnModel? = nil,
    language: Language = .en
  ) throws -> Finding {
    let node = try YAMLDocument.read(
      SourceText(path: "cell.yaml", "kind: drift\nid: d\nreference: before\n" + options))
    var reader = OptionReader(node)
    let cell = Drift(&reader)
    try reader.problems.throwIfErrors()
    let scored = try before.adding(model.map { [("#score.churn", $0.scores)] } ?? [])
    return try #require(cell).run(
      on: now,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(),
        seed: 1, period: "2026Q3", asOf: Day(iso: "2026-09-30"), population: now, findings: [:],
        models: model.map { ["churn": $0] } ?? [:], files: [:], previous: nil, campaign: "test",
        reference: ReferenceData(name: "before", population: scored, newestDay: Day(iso: "2026-06-30"))))
  }
}

extension Periods {
  /// A cell without a reference: against what the model learned from, as out of the registry.
  static func run(
    _ options: String = "", against model: ChurnModel, to now: TablePopulation, language: Language = .en
  ) throws -> Finding {
    let node = try YAMLDocument.read(
      SourceText(path: "cell.yaml", "kind: drift\nid: d\nmodel: churn\n" + options))
    var reader = OptionReader(node)
    let cell = Drift(&reader)
    try reader.problems.throwIfErrors()
    let stored = try #require(model.stored)
    let pinned = try StoredModel(stored.file.bytes).scored(name: "churn", on: now, isTrainingData: false)
    return try #require(cell).run(
      on: now,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(), seed: 1, period: "2026Q3", asOf: Day(iso: "2026-09-30"), population: now,
        findings: [:], models: ["churn": pinned], files: [:], previous: nil, campaign: "test"))
  }
}

extension Finding {
  /// Every text of every table, row by row.
  var tableTexts: [[String]] {
    exhibits.flatMap { exhibit -> [[String]] in
      guard case .table(let table) = exhibit.content else { return [] }
      return table.rows.map { row in
        row.cells.map { cell in
          switch cell {
          case .text(let text), .suppressed(let text): text
          case .count(let count): "\(count)"
          default: ""
          }
        }
      }
    }
  }
}
