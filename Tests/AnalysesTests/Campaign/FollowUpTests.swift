import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Tables
import Testing

/// Plans followed up by later data.
struct FollowUpTests {
  /// Ids in order: 100 recommended (60 a call, 40 a discount), 50 held out who would have been treated (30 and 20),
  /// 50 held out for whom nothing paid, and 100 strangers.
  private static func customers(
    _ change: (inout RememberedPlan.Customer) -> Void = { _ in }
  )
    -> [RememberedPlan.Customer]
  {
    (0..<200).map { index in
      let side: RememberedPlan.Side = index < 100 ? .recommended : index < 150 ? .withheld : .spared
      let action = index < 60 || (100..<130).contains(index) ? "call" : index < 150 ? "discount_5" : nil
      return RememberedPlan.Customer(
        id: "C-\(index)", side: side, action: action, probability: index % 2 == 0 ? 0.1 : 0.3,
        cost: side == .recommended ? (index % 2 == 0 ? 1 : 3) : 0)
    }
  }

  private static func plan(_ customers: [RememberedPlan.Customer] = customers()) -> RememberedPlan {
    RememberedPlan(
      report: "quarterly", period: "2026Q2",
      expected: RememberedPlan.Expectation(
        saved: (2, 8, 15), retained: 4000, cost: 200, net: 3800), customers)
  }

  /// Of those recommended 20 left, of those who would have been treated 15, of the others held out 15.
  private static func population(
    absent: Set<Int> = [], unknown: Set<Int> = [], delivered: (Int) -> String? = { _ in nil }
  ) -> TablePopulation {
    let rows = (0..<300).filter { !absent.contains($0) }.reversed()
    func hasLeft(_ index: Int) -> Bool {
      index < 20 || (100..<115).contains(index) || (150..<165).contains(index) || index > 280
    }
    let table = Table([
      ("id", .text(TextColumn(rows.map { "C-\($0)" }))),
      (
        "#churned",
        .flags(rows.map { unknown.contains($0) ? Column.missingFlag : hasLeft($0) ? 1 : 0 })
      ),
      ("sent", .categories(CategoryColumn(rows.map { delivered($0) }))),
      // Of those recommended one is missing; of those held out one was called all the same.
      ("paid", .numbers(rows.map { $0 == 3 ? .nan : $0 < 100 || $0 == 120 ? 5 : 0 })),
    ])
    return TablePopulation(table, roles: Roles(id: "id", churned: "#churned"))
  }

  private func run(
    _ options: String = "plan: last", on population: TablePopulation, _ plan: RememberedPlan?,
    language: Language = .en
  ) throws -> Finding {
    let node = try YAMLDocument.read(SourceText(path: "cell.yaml", "{ kind: campaign, \(options) }"))
    var reader = OptionReader(node)
    let cell = Campaign(&reader)
    try reader.problems.throwIfErrors()
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "last", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(shown: 10), seed: 1, period: "2026Q3", asOf: nil, population: population,
        findings: [:], models: [:], files: [:], previous: nil, campaign: "test", remembered: plan))
  }

  @Test func `those recommended are compared with those held out who would have been treated`() throws {
    let finding = try run(on: Self.population(), Self.plan())
    #expect(finding["recommended"]?.number == 100 && finding["held_out"]?.number == 100)
    #expect(finding["compared"]?.number == 50 && finding["missing"]?.number == 0)
    #expect(finding["rate", "recommended"]?.number == 0.2 && finding["rate", "held_out"]?.number == 0.3)
    // statsmodels confint_proportions_2indep(15, 50, 20, 100, 'newcomb'): -.0405841, .2527978
    let effect = try #require(finding["effect", "recommended"])
    #expect(isNear(effect.number, 0.1, 1e-12) && effect.n == 150)
    #expect(isNear(effect.interval?.low, -0.0405841, 1e-6) && isNear(effect.interval?.high, 0.2527978, 1e-6))
    #expect(isNear(finding["saved", "recommended"]?.number, 10, 1e-9))
    // 10 kept at the 500 that the plan put on each, less its 200.
    #expect(isNear(finding["net_realised"]?.number, 4800, 1e-6))
    #expect(isNear(finding["net_realised"]?.interval?.low, -0.0405841 * 100 * 500 - 200, 0.1))
    #expect(isNear(finding["return_realised"]?.number, 24, 1e-9) && finding["return_expected"]?.number == 19)
    let expected = try #require(finding["saved_expected"])
    #expect(expected.number == 8 && expected.interval == Value.Interval(2, 15, .scenario))
    // The interval holds 0, so any cost for each would do.
    #expect(finding["cost_per_saved", "recommended"]?.absence == "not defined")
    #expect(isNear(finding["cost", "recommended"]?.number, 2, 1e-12))
    #expect(finding.ledger.rowsIn == 200 && finding.ledger.analysed == 200)
    #expect(
      finding.remarks[1].contains("cannot be told from chance: the difference from as many held out is +10"))
    #expect(finding.remarks[0].hasSuffix("the data say nothing of what was delivered."))
  }

  @Test func `the plan's probabilities are judged among those held out alone`() throws {
    let finding = try run(on: Self.population(), Self.plan())
    // 50 at .1 and 50 at .3; 30 of them left.
    #expect(finding["leavers"]?.number == 30 && isNear(finding["leavers_expected"]?.number, 20, 1e-9))
    let ratio = try #require(finding["leavers_ratio"])
    #expect(isNear(ratio.number, 1.5, 1e-9) && isNear(ratio.interval?.low, 1.0947443, 1e-6))
    #expect(ratio.n == 100 && finding.remarks[2].hasSuffix("(1.1–2.0). They were too low."))
    #expect(finding["auc"]?.interval != nil && finding["calibration_slope"]?.interval != nil)
    #expect(finding.exhibits.contains { $0.id == "calibration" })
  }

  @Test func `an action is compared with itself withheld, and handed on to the next plan`() throws {
    let finding = try run(on: Self.population(), Self.plan())
    // Of 60 called 20 left, of 30 who would have been 15; discounts have 20 held out, too few.
    #expect(finding.effects.map { $0.arm } == ["call"])
    let call = finding.effects[0]
    #expect(isNear(call.riskDifference.base, 0.5 - 1.0 / 3, 1e-12) && call.treated == 60)
    #expect(isNear(call.relativeReduction.base, 1.0 / 3, 1e-12))
    #expect(isNear(finding["effect_within", "recommended_call"]?.number, 1.0 / 6, 1e-12))
    #expect(finding.caveats.contains { $0.code == "small_groups" && $0.text.contains("Discount 5") })
    let table = try #require(finding.trialTable("actions"))
    #expect(table.rows.count == 1)
  }

  @Test func `who is gone or without an outcome is in the ledger, on both sides`() throws {
    let finding = try run(
      on: Self.population(absent: [0, 1, 100, 150], unknown: [30, 120]), Self.plan())
    #expect(finding["missing"]?.number == 6)
    #expect(
      finding.ledger.excluded.map { [$0.code, "\($0.rows)"] } == [
        ["not_in_data", "4"], ["missing_outcome", "2"],
      ])
    #expect(finding.ledger.analysed == 194)
    #expect(finding["effect", "recommended"]?.n == 97 + 48)
    #expect(finding.caveats.contains { $0.code == "missing" && $0.text.hasPrefix("5 customers") })
  }

  @Test func `how far messages came is a share of all recommended, and says who was held out in vain`() throws
  {
    let population = Self.population(absent: [3]) { $0 < 80 || $0 == 140 ? "Yes" : "No" }
    let finding = try run(
      "plan: last, reached: { delivered: { column: sent, is: Yes } }", on: population, Self.plan())
    #expect(isNear(finding["delivered"]?.number, 0.79, 1e-12) && finding["delivered"]?.n == 100)
    #expect(finding["opened"]?.absence == "not known")
    #expect(finding.caveats.contains { $0.code == "contaminated" && $0.text.hasPrefix("1 of those") })
    #expect(finding.remarks[0].hasSuffix("Of those recommended: reached: 79%."))
    let nobody = try run(
      "plan: last, reached: { clicked: { column: sent, is: Yes } }",
      on: Self.population(delivered: { _ in "No" }), Self.plan())
    #expect(nobody["clicked"]?.number == 0 && nobody["clicked"]?.interval != nil)
  }

  @Test func `what was really spent takes the place of what the plan meant to spend`() throws {
    let planned = try run(on: Self.population(), Self.plan())
    #expect(planned["cost_realised"]?.absence == "not known" && planned["cost_expected"]?.number == 200)
    let finding = try run(
      "plan: last, reached: { cost: paid }", on: Self.population(), Self.plan())
    #expect(finding["cost_realised"]?.number == 495 && finding["cost_expected"]?.number == 200)
    #expect(isNear(finding["cost", "recommended"]?.number, 4.95 - 5.0 / 50, 1e-12))
    // 10 kept at the 500 that the plan put on each.
    #expect(isNear(finding["net_realised"]?.number, 4505, 1e-6))
    #expect(isNear(finding["return_realised"]?.number, 4505.0 / 495, 1e-9))
    #expect(finding["delivered"]?.absence == "not known")
    #expect(finding.caveats.first?.text.hasSuffix("the cost is what the data say was spent.") == true)
    let table = try #require(finding.trialTable("outcome"))
    #expect(table.rows[2].cells[3] == .value(Value(495, .money0)))
    let error = #expect(throws: AnalysisError.self) {
      try run("plan: last, reached: { cost: sent }", on: Self.population(), Self.plan())
    }
    #expect(error?.option == "reached")
  }

  @Test func `the order of rows and of the plan's customers changes nothing`() throws {
    let one = try run(on: Self.population(), Self.plan())
    let other = try run(on: Self.population(), Self.plan(Self.customers().reversed()))
    #expect(one.values.map { $0.value } == other.values.map { $0.value })
    #expect(one.remarks == other.remarks)
  }

  @Test(arguments: Language.allCases)
  func `before any plan every value is absent in words`(language: Language) throws {
    let finding = try run(on: Self.population(), nil, language: language)
    #expect(finding.exhibits.isEmpty && finding.effects.isEmpty && finding.remarks.count == 1)
    #expect(finding.values.allSatisfy { $0.value.number == nil && $0.value.absence != nil })
    let full = try run(on: Self.population(), Self.plan(), language: language)
    let names = Set(finding.values.map { $0.name })
    let missing = full.values.map { $0.name }.filter { !names.contains($0) && $0.value != "effect_within" }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test func `sides too small to tell show no effect, and data of which nobody left are answered`() throws {
    let few = Self.customers().filter { $0.side != .withheld || $0.id.hasSuffix("0") }
    let finding = try run(on: Self.population(), Self.plan(few))
    #expect(finding["effect", "recommended"]?.absence == "too few customers to tell")
    #expect(finding["net_realised"]?.number == nil && finding["rate", "recommended"]?.number == 0.2)
    #expect(finding.remarks[1].contains("fewer than 30 customers"))
    let stayed = TablePopulation(
      Table([
        ("id", .text(TextColumn((0..<200).map { "C-\($0)" }))),
        ("#churned", .flags([UInt8](repeating: 0, count: 200))),
      ]), roles: Roles(id: "id", churned: "#churned"))
    let nobody = try run(on: stayed, Self.plan())
    #expect(nobody["effect", "recommended"]?.number == 0 && nobody["calibration_slope"]?.number == nil)
    let strangers = TablePopulation(
      Table([("id", .text(TextColumn(["X"]))), ("#churned", .flags([1]))]),
      roles: Roles(id: "id", churned: "#churned"))
    let gone = try run(on: strangers, Self.plan())
    #expect(gone.ledger.analysed == 0 && gone["rate", "recommended"]?.absence == "not known")
  }

  @Test func `options of experiments and of plans are told apart`() throws {
    let cases = [
      ("plan: last, by: sent", "'by' is about an experiment of the data set, and the cell follows up a plan"),
      (
        "reached: { opened: { column: a, is: b } }",
        "'reached' is about a published plan, and the cell names none"
      ),
      ("plan: lats", "'lats' is not last, or a map of report, period"),
      ("plan: last, reached: { data: sent }", "names none of delivered, opened, clicked, accepted and cost"),
    ]
    for (options, message) in cases {
      let problems = try #require(throws: Problems.self, "\(options)") {
        try run(options, on: Self.population(), nil)
      }
      let found = problems.diagnostics.map { $0.message }
      #expect(found.contains { $0.contains(message) }, "\(found)")
    }
  }
}
