import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Tables
import TestSupport
import Testing

struct RetentionTests {
  /// Lines as (customer, day, cents), in one population of orders.
  private func orders(_ lines: [(customer: Int, day: String, cents: Int64)]) throws -> TablePopulation {
    TablePopulation(
      Table([
        ("customer", .text(TextColumn(lines.map { "c\($0.customer)" }))),
        ("day", .days(try lines.map { Int32(try #require(Day(iso: $0.day)).number) })),
        ("amount", .decimals(lines.map { $0.cents }, digits: 2)),
      ]), roles: Roles(id: "customer", orders: OrderColumns(day: "day", amount: "amount")))
  }

  /// 60 customers from January, of whom half buy again in February and a third in March; 40 from February, of whom
  /// a quarter buy again in March.
  private var lines: [(customer: Int, day: String, cents: Int64)] {
    (0..<60).map { ($0, "2026-01-15", 10_00) } + (0..<30).map { ($0, "2026-02-10", 5_00) }
      + (0..<20).map { ($0, "2026-03-20", 20_00) } + (100..<140).map { ($0, "2026-02-03", 10_00) }
      + (100..<110).map { ($0, "2026-03-05", 10_00) }
  }

  private func run(
    _ options: String, on population: any Population, orders: (any Population)? = nil,
    asOf: String? = "2026-03-31", language: Language = .en, minimum: GroupMinimum = GroupMinimum()
  ) throws -> Finding {
    let (cell, problems) = try Clientele.cell(
      SourceText(path: "cell.yaml", "{ kind: retention\(options) }"))
    try problems.throwIfErrors()
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95, minimum: minimum,
        seed: 1, period: "2026Q1", asOf: asOf.flatMap { Day(iso: $0) }, population: population,
        orders: orders ?? population, findings: [:], models: [:], files: [:], previous: nil,
        campaign: "test"))
  }

  private func failure(_ work: () throws -> Finding) throws -> AnalysisError? {
    do {
      _ = try work()
      return nil
    } catch let error as AnalysisError { return error }
  }

  @Test func `shares are of the cohort, and the average is a sum over a sum`() throws {
    let finding = try run("", on: orders(lines))
    #expect(isNear(finding["retention_1", "2026_01"]?.number, 0.5, 1e-15))
    #expect(isNear(finding["retention_2", "2026_01"]?.number, 1.0 / 3, 1e-15))
    #expect(isNear(finding["retention_1", "2026_02"]?.number, 0.25, 1e-15))
    let average = try #require(finding["retention_1"])
    #expect(isNear(average.number, 40.0 / 100, 1e-15) && average.n == 100 && average.interval != nil)
    #expect(finding["customers"]?.number == 100 && finding["cohorts"]?.number == 2)
    #expect(finding.ledger.rowsIn == 160 && finding.ledger.excluded.isEmpty)
    #expect(isNear(finding["largest_change"]?.number, -0.25, 1e-15))
    #expect(finding.exhibits.map { $0.id } == ["", "average", "averages", "counts"])
    #expect(!finding.caveats.contains { $0.code == "partial_period" })
  }

  @Test func `a month that is not over is hatched and counts in no share`() throws {
    let finding = try run("", on: orders(lines), asOf: "2026-03-25")
    #expect(finding["retention_2"] == nil && finding["retention_1", "2026_02"] == nil)
    #expect(isNear(finding["retention_1"]?.number, 0.5, 1e-15))
    let caveat = try #require(finding.caveats.first { $0.code == "partial_period" })
    #expect(caveat.text.contains("25 March 2026") && caveat.text.contains("hatched"))
    let shown = try run(", mask_partial: false", on: orders(lines), asOf: "2026-03-25")
    #expect(isNear(shown["retention_2"]?.number, 1.0 / 3, 1e-15))
    #expect(shown.caveats.contains { $0.code == "partial_period" && $0.text.contains("can still rise") })
  }

  @Test func `lines after the report's date are left out and counted`() throws {
    let finding = try run("", on: orders(lines), asOf: "2026-02-28")
    #expect(finding.ledger.excluded.map { $0.code } == ["after_report"])
    #expect(finding.ledger.excluded.map { $0.rows } == [30])
    #expect(isNear(finding["retention_1"]?.number, 0.5, 1e-15) && finding["retention_2"] == nil)
  }

  @Test func `a first cohort with which the orders begin may hold older customers`() throws {
    func caveat(_ finding: Finding) -> String? {
      finding.caveats.first { $0.code == "older_customers" }?.text
    }
    #expect(try caveat(run("", on: orders(lines)))?.contains("(January 2026)") == true)
    #expect(try caveat(run("", on: orders(lines), language: .fr))?.contains("(janvier 2026)") == true)
    // A return in the month before shows that the data began earlier than the first purchase.
    let earlier = try run("", on: orders(lines + [(900, "2025-12-20", -100)]))
    #expect(caveat(earlier) == nil)
  }

  @Test func `customers who come back count again, and in unbounded retention never left`() throws {
    let lines =
      (0..<40).map { ($0, "2026-01-05", Int64(100)) } + (0..<10).map { ($0, "2026-02-05", 100) }
      + (5..<35).map { ($0, "2026-03-05", 100) }
    let classic = try run("", on: orders(lines))
    #expect(isNear(classic["retention_1"]?.number, 0.25, 1e-15))
    #expect(isNear(classic["retention_2"]?.number, 0.75, 1e-15))
    #expect(classic.caveats.contains { $0.code == "returning" })
    let unbounded = try run(", metric: unbounded", on: orders(lines))
    #expect(isNear(unbounded["retention_1"]?.number, 35.0 / 40, 1e-15))
    #expect(isNear(unbounded["retention_2"]?.number, 0.75, 1e-15))
    #expect(unbounded.caveats.contains { $0.code == "unbounded_end" })
  }

  @Test func `revenue kept nets returns, and a first line that is a return begins nothing`() throws {
    let lines =
      (0..<30).map { ($0, "2026-01-05", Int64(10_00)) } + (0..<30).map { ($0, "2026-02-05", 6_00) }
      + (0..<30).map { ($0, "2026-02-15", -1_00) } + (50..<60).map { ($0, "2026-01-05", -5_00) }
    let finding = try run(", metric: revenue", on: orders(lines), asOf: "2026-02-28")
    #expect(isNear(finding["retention_1"]?.number, 0.5, 1e-12))
    #expect(finding["customers"]?.number == 30)
  }

  @Test func `small cohorts take the next larger one with them`() throws {
    let small = lines + (200..<204).map { ($0, "2026-03-01", Int64(100)) }
    let finding = try run("", on: orders(small))
    #expect(finding["customers"]?.number == 60 && finding["customers", "2026_02"] == nil)
    let caveat = try #require(finding.caveats.first { $0.code == "small_groups" })
    #expect(caveat.text.contains("2 cohorts are not shown") && caveat.text.contains("March 2026"))
  }

  @Test func `stays are followed by dates, up to the period of the last day`() throws {
    let days = ["2026-01-10", "2026-01-20", "2026-02-02"].map { Day(iso: $0)?.number ?? 0 }
    let gone = Day(iso: "2026-02-20")?.number ?? 0
    let count = 90
    // A third began on each day; every other one left on 20 February. Three rows make no stay.
    let population = TablePopulation(
      Table([
        ("id", .text(TextColumn((0..<count + 3).map { "c\($0)" }))),
        (
          "joined",
          .days(
            (0..<count).map { Int32(days[$0 % 3]) } + [Column.missingInteger, Int32(gone), Int32(days[0])])
        ),
        (
          "left",
          .days(
            (0..<count).map { $0 % 2 == 0 ? Int32(gone) : Column.missingInteger }
              + [Column.missingInteger, Int32(days[0]), Column.missingInteger])
        ),
        ("#churned", .flags((0..<count + 3).map { $0 % 2 == 0 || $0 >= count ? 1 : 0 })),
        ("revenue", .smallDecimals((0..<count + 3).map { _ in 20_00 }, digits: 2)),
      ]), roles: Roles(id: "id", churned: "#churned", revenue: "revenue"))
    let finding = try run(", start: joined, end: left", on: population)
    #expect(isNear(finding["retention_1", "2026_01"]?.number, 1, 1e-15))
    #expect(isNear(finding["retention_2", "2026_01"]?.number, 0.5, 1e-15))
    #expect(isNear(finding["retention_1", "2026_02"]?.number, 0.5, 1e-15))
    #expect(
      finding.ledger.excluded.map { $0.code } == ["missing_joined", "ends_before_start", "left_without_date"])
    #expect(finding.ledger.analysed == count)
    let money = try run(", start: joined, end: left, metric: revenue", on: population)
    #expect(isNear(money["retention_2"]?.number, 0.5, 1e-12))
    let weeks = try run(", start: joined, end: left, period: week", on: population)
    #expect(weeks["retention_1"]?.number == 1)
    #expect(!finding.caveats.contains { $0.code == "survivors" })
  }

  @Test func `customers seen from a window's start on are said to be those who had stayed`() throws {
    let joined = Day(iso: "2026-01-03")?.number ?? 0
    let table = Table([
      ("id", .text(TextColumn((0..<80).map { "c\($0)" }))),
      ("joined", .days((0..<80).map { _ in Int32(joined) })),
      ("left", .days((0..<80).map { $0 < 20 ? Int32(joined + 45) : Column.missingInteger })),
    ])
    let roles = Roles(id: "id", observation: .window(start: "opened", end: "seen"))
    let customers = TablePopulation(table, roles: roles)
    for options in [", start: joined, end: left", ", start: joined"] {
      let finding = try run(options, on: customers, orders: orders(lines))
      #expect(finding.caveats.contains { $0.code == "survivors" && $0.text.contains("too high") })
    }
    #expect(try !run("", on: orders(lines)).caveats.contains { $0.code == "survivors" })
  }

  @Test func `sign-up cohorts count those who never bought`() throws {
    let joined = Day(iso: "2026-01-03")?.number ?? 0
    let customers = TablePopulation(
      Table([
        ("id", .text(TextColumn((0..<80).map { "c\($0)" }))),
        ("joined", .days((0..<80).map { $0 < 79 ? Int32(joined) : Column.missingInteger })),
      ]), roles: Roles(id: "id"))
    let finding = try run(
      ", cohort_by: sign_up, start: joined", on: customers, orders: orders(lines))
    #expect(finding["customers", "2026_01"]?.number == 79)
    #expect(isNear(finding["retention_1"]?.number, 30.0 / 79, 1e-15))
    #expect(finding.ledger.excluded.map { $0.rows } == [1] && finding.ledger.analysed == 79)
    #expect(!finding.caveats.contains { $0.code == "older_customers" })
  }

  @Test func `what cannot be followed is refused with its reason`() throws {
    let short = try failure { try run("", on: orders(lines), asOf: "2026-01-31") }
    #expect(short?.code == .tooShort && short?.option == "period")
    let none = try failure { try run("", on: orders([])) }
    #expect(none?.code == .emptyPopulation)
    let returns = try failure { try run("", on: orders([(1, "2026-01-05", -100)])) }
    #expect(returns?.code == .emptyPopulation)
    let small = try failure { try run("", on: orders([(1, "2026-01-05", 100), (1, "2026-02-05", 100)])) }
    #expect(small?.code == .noCohort)
    let far = try failure {
      try run(", period: week", on: orders(lines + [(900, "1999-01-01", 100)]))
    }
    #expect(far?.code == .tooManyCohorts && far?.hint?.contains("quarter") == true)
  }

  @Test(
    arguments: [
      ("end: ⟦left_on⟧", "E0558"), ("orders: ⟦o⟧, start: a, end: b", "E0558"),
      ("cohort_by: ⟦sign_up⟧", "E0558"), ("cohort_by: ⟦first_order⟧, start: a", "E0558"),
      ("cohort_by: ⟦attribute⟧", "E0202"), ("period: ⟦year⟧", "E0202"), ("metric: ⟦money⟧", "E0202"),
    ])
  func `options that do not fit together are told where they stand`(options: String, code: String) throws {
    let text = MarkedText("{ kind: retention, \(options) }\n")
    let (_, problems) = try Clientele.cell(text.source)
    let problem = try #require(problems.sorted.first)
    #expect(problem.place == text.places.first && problem.code.name == code)
  }

  @Test func `everything is said in French too`() throws {
    let finding = try run("", on: orders(lines), asOf: "2026-03-25", language: .fr)
    #expect(finding.exhibits[0].title == "Clients de nouveau actifs, par cohorte")
    #expect(finding.remarks[0].contains("étaient actifs 1 mois plus tard"))
    #expect(finding.caveats.contains { $0.text.contains("mars 2026 est inachevé") })
  }

  @Test func `every cell is in the file, those not over without a share`() throws {
    let finding = try run("", on: orders(lines), asOf: "2026-03-25")
    let extract = try #require(finding.extracts.first)
    #expect(extract.path == "data/cell.cohorts.csv" && extract.table.rowCount == 5)
    #expect((0..<5).map { extract.table["complete"]?.number($0) } == [1, 1, 0, 1, 0])
    #expect(extract.table["retention"]?.number(2) == nil && extract.table["active"]?.number(2) == 20)
  }
}
