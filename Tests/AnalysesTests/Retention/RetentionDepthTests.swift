import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Statistics
import Tables
import Testing

/// What goes on beyond the ages observed, and groups side by side.
struct RetentionDepthTests {
  /// Fader & Hardie 2007, table 1: customers still here after each of seven years, of 1000.
  static let highEnd = [1000, 869, 743, 653, 593, 551, 517, 491]
  static let regular = [1000, 631, 468, 382, 326, 289, 262, 241]

  /// Everyone joined in the first quarter observed; who is not in the next quarter's count left in the one before.
  private func stays(
    _ groups: [(name: String, counts: [Int])], scale: Int = 1
  ) throws -> TablePopulation {
    var (joined, left, plans, churned): ([Int32], [Int32], [String], [UInt8]) = ([], [], [], [])
    let first = try #require(Day(iso: "2024-01-10"))
    for (name, counts) in groups {
      for index in 0..<counts[0] / scale {
        joined.append(Int32(first.number))
        plans.append(name)
        // Gone by quarter k for the first k whose count is passed.
        let quarter = counts.indices.first { index >= counts[$0] / scale }
        let year = 2024 + ((quarter ?? 1) - 1) / 4
        let month = 3 * (((quarter ?? 1) - 1) % 4) + 2
        let day = try #require(Day(iso: "\(year)-\(month < 10 ? "0" : "")\(month)-20"))
        left.append(quarter == nil ? Column.missingInteger : Int32(day.number))
        churned.append(quarter == nil ? 0 : 1)
      }
    }
    return TablePopulation(
      Table([
        ("id", .text(TextColumn(joined.indices.map { "c\($0)" }))), ("joined", .days(joined)),
        ("left", .days(left)), ("plan", .categories(CategoryColumn(plans))), ("#churned", .flags(churned)),
      ]), roles: Roles(id: "id", churned: "#churned", labels: ["plan": "Plan"]))
  }

  private func run(
    _ options: String, on population: any Population, language: Language = .en
  ) throws -> Finding {
    let (cell, problems) = try Clientele.cell(
      SourceText(path: "cell.yaml", "{ kind: retention\(options) }"))
    try problems.throwIfErrors()
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(), seed: 1, period: "2025Q4", asOf: Day(iso: "2025-12-31"),
        population: population, orders: population, findings: [:], models: [:], files: [:], previous: nil,
        campaign: "test"))
  }

  private static let dates = ", start: joined, end: left, period: quarter"

  @Test func `projects the published customers to the published shares`() throws {
    let finding = try run(Self.dates + ", projection: 12", on: stays([("A", Self.highEnd)]))
    #expect(finding["retention_7"]?.number == 0.491)
    // lifetimes and the paper: α .668, β 3.806; S(8) .4604, S(12) .378.
    #expect(isNear(finding["projected_8"]?.number, 0.4604, 5e-5))
    #expect(isNear(finding["projected_12"]?.number, 0.378, 5e-4))
    let far = try #require(finding["projected_12"]?.interval)
    #expect(far.low < 0.378 && far.high > 0.378 && far.high - far.low < 0.1)
    let table = try finding.table("projection").rows
    #expect(table.count == 12 && table[6].cells[1].number == 0.491 && table[7].cells[1].number == nil)
    #expect(finding.caveats.contains { $0.code == "projection" && $0.text.contains("Beyond 7 quarters") })
    let french = try run(Self.dates + ", projection: 12", on: stays([("A", Self.highEnd)]), language: .fr)
    #expect(
      french.caveats.contains { $0.code == "projection" && $0.text.contains("Au-delà de 7 trimestres") })
  }

  @Test func `what cannot be projected is refused in words, not numbers`() throws {
    // A tenth leaves in each quarter: no spread among customers to find.
    let constant = [1000, 900, 810, 729, 656, 590, 531, 478]
    let finding = try run(Self.dates + ", projection: 12", on: stays([("A", constant)]))
    let isRefused = finding.caveats.contains { $0.code == "projection_refused" }
    #expect(isRefused == (finding["projected_12"]?.number == nil))
    let nobody = try run(
      Self.dates + ", projection: 12", on: stays([("A", [60, 60, 60, 60, 60, 60, 60, 60])]))
    #expect(nobody["projected_12"]?.absence == "not projected")
    #expect(nobody.caveats.contains { $0.code == "projection_refused" && $0.text.contains("nobody left") })
  }

  @Test func `groups are followed side by side, with Newcombe's interval and Holm's p-values`() throws {
    let finding = try run(
      Self.dates + ", by: plan",
      on: stays([("High end", Self.highEnd), ("Regular", Self.regular), ("Rare", [6, 6, 6, 6, 6, 6, 6, 6])]))
    #expect(finding["retention_by_4", "regular"]?.number == 0.326)
    #expect(finding["customers_by", "regular"]?.number == 1000 && finding["customers_by", "high_end"] == nil)
    #expect(finding["retention_by_1", "rare"] == nil)
    // Six customers of one plan could be worked out from the total, so the smallest of the others is held back.
    #expect(
      finding.exhibits.contains {
        $0.note?.contains("Not shown") == true && $0.note?.contains("Rare") == true
      })
    let two = try run(
      Self.dates + ", by: plan", on: stays([("High end", Self.highEnd), ("Regular", Self.regular)], scale: 5))
    // Four quarters on, statsmodels 0.15: confint_proportions_2indep(65, 200, 118, 200, method="newcomb") and
    // proportions_ztest([65, 118], [200, 200]).
    let difference = try #require(two["difference_by", "regular"])
    #expect(isNear(difference.number, 65.0 / 200 - 118.0 / 200, 1e-12))
    #expect(
      isNear(difference.interval?.low, -0.354814383687177, 1e-9)
        && isNear(difference.interval?.high, -0.1681798342380142, 1e-9))
    #expect(isNear(two["difference_by_p", "regular"]?.number, 1.0419552016496145e-07, 1e-12))
    #expect(two.remarks.contains { $0.contains("Regular keeps") })
  }

  @Test(arguments: [
    (", projection: 12", "'projection' needs 'end'"),
    (", by: plan", "'by' needs 'start'"),
    (", start: joined, end: left, metric: revenue, projection: 9", "metric 'revenue' counts money"),
    (", start: joined, end: left, projection: 1", "must be 2 to 240"),
    (", cohort_by: attribute", "an attribute is none"),
  ])
  func `options that do not go together are told`(options: String, message: String) throws {
    let problems = try #require(throws: Problems.self) {
      try run(options, on: try stays([("A", [20, 10, 5, 5, 5, 5, 5, 5])]))
    }
    #expect(problems.sorted.contains { $0.message.contains(message) }, "\(problems)")
  }
}
