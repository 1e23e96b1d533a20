import Analyses
import Diagnostics
import Figures
import Findings
import Formats
import Foundation
import Populations
import Tables
import TestSupport
import Testing

/// Apart from `Foundation`'s name, which formats of this project take too.
func logarithm(_ value: Double) -> Double { Foundation.log(value) }

struct DriversTests {
  static let yaml = "{ kind: drivers, columns: [contract, region, monthlyCharge, senior] }"

  let rows = DriverClients.rows(600)

  private func codes(_ finding: Finding) -> [String] { finding.caveats.map { $0.code } }

  @Test func `each level and each number has a hazard ratio with an interval`() throws {
    let finding = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    for group in ["contract_yearly", "monthly_charge", "senior_yes"] {
      for name in ["hazard_ratio", "hazard_ratio_alone"] {
        let value = try #require(finding[name, group], "\(name) of \(group)")
        let interval = try #require(value.interval)
        #expect(interval.low < value.number ?? 0 && value.number ?? 0 < interval.high && value.n != nil)
      }
      #expect(finding["p", group] != nil)
    }
    #expect((finding["hazard_ratio", "contract_yearly"]?.interval?.high ?? 1) < 0.6)
    #expect((finding["hazard_ratio", "monthly_charge"]?.interval?.low ?? 0) > 1)
    #expect((finding["concordance"]?.interval?.low ?? 0) > 0.5)
    #expect(finding.ledger.analysed == 600)
  }

  @Test func `the reference is the most frequent level, or the one asked for`() throws {
    let finding = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    #expect(finding["hazard_ratio", "contract_monthly"] == nil)
    let turned = try Clientele.run(
      "{ kind: drivers, columns: [contract, region, monthlyCharge, senior], "
        + "reference: { contract: Yearly, senior: Yes } }", on: DriverClients.population(rows))
    let (a, b) = (
      finding["hazard_ratio", "contract_yearly"]?.number, turned["hazard_ratio", "contract_monthly"]?.number
    )
    #expect(isNear((a ?? 0) * (b ?? 0), 1, 1e-9))
    #expect(turned["hazard_ratio", "senior_no"] != nil)
  }

  @Test func `a declared step scales a ratio, and one standard deviation is the default`() throws {
    let population = DriverClients.population(rows)
    let one = try Clientele.run(
      "{ kind: drivers, columns: [monthlyCharge], scale: { monthlyCharge: 1 } }", on: population)
    let ten = try Clientele.run(
      "{ kind: drivers, columns: [monthlyCharge], scale: { monthlyCharge: 10 } }", on: population)
    let ratios = [one, ten].map { logarithm($0["hazard_ratio", "monthly_charge"]?.number ?? 1) }
    #expect(isNear(ratios[1], 10 * ratios[0], 1e-9))
    let plain = try Clientele.run("{ kind: drivers, columns: [monthlyCharge] }", on: population)
    #expect(plain.exhibits[0].alt.contains("(1 SD)") && ten.exhibits[0].alt.contains("per 10:"))
  }

  @Test(arguments: [1, 5]) func `threads and the order of rows change nothing`(threads: Int) throws {
    let first = try Clientele.run(Self.yaml, on: DriverClients.population(rows, threads: 2))
    let other = try Clientele.run(Self.yaml, on: DriverClients.population(rows.reversed(), threads: threads))
    for (name, value) in first.values {
      let number = try #require(value.number)
      #expect(isNear(other[name.value, name.group]?.number, number, 1e-9 * max(1, abs(number))), "\(name)")
    }
  }

  @Test func `the figure is a forest on a logarithmic axis with numbers beside it`() throws {
    let finding = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    guard case .figure(let figure) = finding.exhibits[0].content, let panel = figure.panels.first,
      case .logarithmic(let range) = panel.x.scale, case .band(let names) = panel.y.scale
    else {
      Issue.record("the first exhibit is a forest plot")
      return
    }
    let dots = try #require(panel.marks.lazy.compactMap { $0 as? Dots }.first).dots
    #expect(names.count == 5 && dots.count == 5 && range.contains(1))
    #expect(names.contains("Contract: Yearly"))
    #expect(dots.allSatisfy { range.contains($0.value) && !$0.label.isEmpty })
    #expect(finding.exhibits[0].alt.contains("Contract: Yearly"))
  }

  @Test func `a level nobody left is fitted with a penalty, said and marked`() throws {
    let rows = DriverClients.rows(600) { row, index in
      if index % 5 == 0 {
        row.region = "Island"
        row.left = false
      }
    }
    let finding = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    #expect(isNear(finding["penalty"]?.number, 0.251, 1e-12))
    let caveat = try #require(finding.caveats.first { $0.code == "separation" })
    #expect(caveat.text.contains("region: Island") && caveat.text.contains("ridge"))
    let ratio = try #require(finding["hazard_ratio", "region_island"])
    #expect((ratio.number ?? 1) < 0.2 && (ratio.interval?.high ?? .infinity).isFinite)
    #expect(finding["hazard_ratio_alone", "region_island"] == nil)
  }

  @Test func `rare levels are flagged, or merged when asked`() throws {
    let rows = DriverClients.rows(600) { row, index in
      if index % 40 == 0 { row.region = "Isle of \(index % 80 == 0 ? "Man" : "Wight")" }
    }
    let flagged = try Clientele.run(
      Self.yaml, on: DriverClients.population(rows), minimum: GroupMinimum(shown: 3))
    #expect(codes(flagged).contains("rare_levels"))
    #expect(flagged["hazard_ratio", "region_isle_of_man"] != nil)
    let merged = try Clientele.run(
      "{ kind: drivers, rare: merge, columns: [contract, region, monthlyCharge, senior] }",
      on: DriverClients.population(rows), minimum: GroupMinimum(shown: 3))
    #expect(merged["hazard_ratio", "region_isle_of_man"] == nil)
    #expect(merged["hazard_ratio", "region_other_levels"] != nil)
    #expect(
      merged.caveats.contains { $0.code == "merged_levels" && $0.text.contains("Isle of Man, Isle of Wight") }
    )
  }

  @Test func `a level too small to show is neither drawn nor printed`() throws {
    let rows = DriverClients.rows(600) { row, index in if index < 4 { row.region = "Islet" } }
    let finding = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    #expect(finding["hazard_ratio", "region_islet"] == nil)
    #expect(!finding.exhibits[0].alt.contains("Islet"))
    guard case .table(let table) = finding.exhibits[1].content else { return }
    let row = try #require(table.rows.first { $0.cells[0] == .text("Islet") })
    #expect(row.cells[1] == .suppressed("<10") && row.cells[3] == .empty)
  }

  @Test func `constant and repeated columns are left out and said`() throws {
    let twin = Column.numbers(rows.map { 2 * $0.charge + 1 })
    let one = Column.integers(rows.map { _ in 7 })
    let population = DriverClients.population(rows, more: [("twin", twin), ("one", one)])
    let finding = try Clientele.run(
      "{ kind: drivers, columns: [contract, monthlyCharge, twin, one] }", on: population)
    #expect(
      finding.caveats.contains { $0.code == "redundant" && $0.text.contains("twin (same as monthly charge)") }
    )
    #expect(finding.caveats.contains { $0.code == "constant" && $0.text.contains("one") })
    #expect(finding["hazard_ratio", "twin"] == nil && finding["hazard_ratio", "one"] == nil)
  }

  @Test func `rows without a value are left out whole and counted`() throws {
    let rows = DriverClients.rows(600) { row, index in
      if index < 7 { row.contract = nil }
      if index < 9 { row.region = nil }
      if index == 20 { row.charge = .nan }
      if index == 21 { row.left = nil }
    }
    let finding = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    let counts = Dictionary(uniqueKeysWithValues: finding.ledger.excluded.map { ($0.code, $0.rows) })
    #expect(
      counts == [
        "missing_contract": 7, "missing_region": 2, "missing_monthlycharge": 1, "missing_churned": 1,
      ])
    #expect(finding.ledger.analysed == 589 && finding["customers"]?.number == 589)
  }

  @Test func `few leavers for each coefficient are warned of`() throws {
    let finding = try Clientele.run(
      Self.yaml,
      on: DriverClients.population(
        DriverClients.rows(60) { row, index in
          if index % 2 == 0 { row.left = false }
        }))
    #expect(codes(finding).contains("few_events"))
  }

  @Test func `many ties suggest a model for periods`() throws {
    let finding = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    #expect(codes(finding).contains("ties"))
  }

  @Test func `delayed entry is used and said`() throws {
    let late = DriverClients.rows(600) { row, index in row.entry = index % 3 == 0 ? row.tenure / 2 : 0 }
    let population = DriverClients.population(late, observed: .window(start: "a", end: "b"))
    let finding = try Clientele.run(Self.yaml, on: population)
    #expect(codes(finding).contains("delayed_entry"))
    let plain = try Clientele.run(Self.yaml, on: DriverClients.population(rows))
    #expect(finding["log_likelihood"]?.number != plain["log_likelihood"]?.number)
  }

  @Test func `strata have baselines of their own and no hazard ratio`() throws {
    let finding = try Clientele.run(
      "{ kind: drivers, columns: [contract, monthlyCharge], strata: [region, senior] }",
      on: DriverClients.population(rows))
    #expect(finding["hazard_ratio", "region_south"] == nil)
    #expect(finding.exhibits[1].note?.contains("Baselines of their own by region, senior") == true)
  }

  @Test func `errors by cluster are wider for customers who act together, and say so`() throws {
    // Each customer three times over, as if a household were three customers.
    let rows = DriverClients.rows(300)
    let homes = rows.indices.map { "H\($0)" }
    let population = DriverClients.population(
      rows + rows + rows,
      more: [
        ("home", .text(TextColumn(homes + homes + homes))),
        ("house", .integers((0..<900).map { Int32($0 % 300) })),
        ("side", .categories(CategoryColumn((0..<900).map { $0 % 2 == 0 ? "even" : "odd" }))),
      ])
    let yaml = "{ kind: drivers, columns: [contract, monthlyCharge], ties: breslow"
    func width(_ finding: Finding) -> Double {
      let interval = finding["hazard_ratio", "contract_yearly"]?.interval
      return logarithm((interval?.high ?? 1) / (interval?.low ?? 1))
    }
    let plain = try Clientele.run(yaml + " }", on: population)
    let robust = try Clientele.run(yaml + ", robust: true }", on: population)
    let text = try Clientele.run(yaml + ", cluster: home }", on: population)
    let number = try Clientele.run(yaml + ", cluster: house }", on: population)
    #expect(isNear(width(text) / width(robust), 3.0.squareRoot(), 1e-6))
    #expect(isNear(width(text), width(number), 1e-9) && abs(width(robust) / width(plain) - 1) < 0.2)
    #expect(text["clusters"]?.number == 300 && robust["clusters"] == nil)
    #expect(codes(text).contains("clustered") && codes(robust).contains("robust"))
    #expect(text.exhibits[1].subtitle.contains("errors by cluster"))
    let few = try #require(try Clientele.error(yaml + ", cluster: side }", on: population))
    #expect(few.option == "cluster" && few.message.contains("2 clusters"))
  }

  @Test(arguments: [
    ("id", "the id"), ("contract", "is a driver"), ("#churned", "outcome"), ("nowhere", "not in the data"),
  ])
  func `a column that makes no clusters is refused`(column: String, why: String) throws {
    let error = try #require(
      try Clientele.error(
        "{ kind: drivers, columns: [contract], cluster: '\(column)' }", on: DriverClients.population(rows)))
    #expect(error.option == "cluster" && error.message.contains(why))
  }

  @Test func `a customer without a cluster is left out`() throws {
    let population = DriverClients.population(
      rows, more: [("home", .text(TextColumn(rows.indices.map { $0 < 8 ? nil : "H\($0 % 100)" })))])
    let finding = try Clientele.run(
      "{ kind: drivers, columns: [contract], cluster: home }", on: population)
    #expect(finding.ledger.excluded.map { $0.rows } == [8] && finding["clusters"]?.number == 100)
  }

  @Test func `split periods have ratios of their own and a test of change`() throws {
    let finding = try Clientele.run(
      "{ kind: drivers, columns: [contract, monthlyCharge], split: [20, 8] }",
      on: DriverClients.population(rows))
    for name in ["hazard_ratio_to_8", "hazard_ratio_to_20", "hazard_ratio_after_20"] {
      #expect(finding[name, "contract_yearly"]?.interval != nil)
    }
    guard case .table(let table)? = finding.exhibits.first(where: { $0.id == "periods" })?.content else {
      Issue.record("periods are a table")
      return
    }
    #expect(table.columns.compactMap { $0.spanner }.contains("8 to 20 months"))
  }

  @Test func `declared names cover every value, in French too`() throws {
    let yaml = "{ kind: drivers, columns: [contract, monthlyCharge, senior], split: [10], horizons: [6, 18] }"
    let finding = try Clientele.run(yaml, on: DriverClients.population(rows), language: .fr)
    for (name, _) in finding.values {
      #expect(Drivers.valueNames.contains { $0.covers(name.value) }, "\(name)")
    }
    #expect(finding["hazard_ratio", "senior_yes"] != nil)
    #expect(finding.exhibits[0].alt.contains("Oui"))
  }

  @Test(
    arguments: [
      ("no rows", "{ kind: drivers }", [], "E0501"),
      ("nobody left", "{ kind: drivers }", DriverClients.rows(50) { row, _ in row.left = false }, "E0503"),
      (
        "one value everywhere", "{ kind: drivers, columns: [contract] }",
        DriverClients.rows(50) { row, _ in row.contract = "Monthly" }, "E0540"
      ),
      (
        "fewer leavers than coefficients", "{ kind: drivers, columns: [contract, region, monthlyCharge] }",
        DriverClients.rows(50) { row, index in row.left = index < 3 }, "E0547"
      ),
      (
        "a column without a value", "{ kind: drivers, columns: [region, contract] }",
        DriverClients.rows(50) { row, _ in row.contract = nil }, "E0501"
      ),
      ("the outcome", "{ kind: drivers, columns: ['#churned'] }", DriverClients.rows(50), "E0542"),
      ("the time of following", "{ kind: drivers, columns: [tenure] }", DriverClients.rows(50), "E0542"),
      ("a date", "{ kind: drivers, columns: [joined] }", DriverClients.rows(50), "E0542"),
      ("a number as stratum", "{ kind: drivers, strata: [monthlyCharge] }", DriverClients.rows(50), "E0542"),
      (
        "a stratum as driver", "{ kind: drivers, columns: [contract], strata: [contract] }",
        DriverClients.rows(50),
        "E0542"
      ),
      (
        "a level that nobody has", "{ kind: drivers, columns: [contract], reference: { contract: Weekly } }",
        DriverClients.rows(50), "E0548"
      ),
      (
        "a reference of a number", "{ kind: drivers, reference: { monthlyCharge: 5 } }",
        DriverClients.rows(50), "E0548"
      ),
      ("a step of a category", "{ kind: drivers, scale: { contract: 5 } }", DriverClients.rows(50), "E0548"),
      (
        "the logarithm of 0", "{ kind: drivers, columns: [contract], ph_transform: log }",
        DriverClients.rows(50) { row, index in
          if index == 0 {
            row.tenure = 0
            row.left = true
          }
        }, "E0545"
      ),
      (
        "a split after everyone", "{ kind: drivers, columns: [contract], split: [60] }",
        DriverClients.rows(50), "E0546"
      ),
      (
        "a horizon that nobody is followed beyond",
        "{ kind: drivers, columns: [contract], horizons: [12, 40] }", DriverClients.rows(50), "E0537"
      ),
      (
        "accuracy of customers who came in late", "{ kind: drivers, columns: [contract], horizons: [12] }",
        DriverClients.rows(50) { row, index in row.entry = index % 2 == 0 ? row.tenure / 2 : 0 }, "E0537"
      ),
      (
        "negative durations", "{ kind: drivers, columns: [contract] }",
        DriverClients.rows(50) { row, _ in row.tenure = -1 }, "E0510"
      ),
    ] as [(String, String, [DriverClients.Row], String)])
  func `data that cannot answer are refused`(
    _: String, yaml: String, rows: [DriverClients.Row], code: String
  ) throws {
    let error = try #require(try Clientele.error(yaml, on: DriverClients.population(rows)))
    #expect(error.code.name == code)
  }

  @Test func `a protected column is never a driver`() throws {
    let population = DriverClients.population(rows, protected: ["senior"])
    let finding = try Clientele.run("{ kind: drivers }", on: population)
    #expect(finding["hazard_ratio", "senior_yes"] == nil && finding["hazard_ratio", "contract_yearly"] != nil)
    let error = try #require(try Clientele.error("{ kind: drivers, columns: [senior] }", on: population))
    #expect(error.code == .refusedDriver && error.option == "columns")
  }

  @Test(arguments: [
    "{ kind: drivers, columns: ⟦[]⟧ }", "{ kind: drivers, columns: ⟦[a, a]⟧ }",
    "{ kind: drivers, ties: ⟦exact⟧ }",
    "{ kind: drivers, ph_transform: ⟦sqrt⟧ }", "{ kind: drivers, penalty: ⟦-1⟧ }",
    "{ kind: drivers, split: ⟦[0]⟧ }", "{ kind: drivers, horizons: ⟦[12, 0]⟧ }",
    "{ kind: drivers, horizons: ⟦[12, 12]⟧ }",
    "{ kind: drivers, scale: ⟦{ a: 0 }⟧ }", "{ kind: drivers, rare: ⟦drop⟧ }",
    "{ kind: drivers, correction: ⟦bonferroni⟧ }",
  ])
  func `a mistake in the options is reported where it stands`(text: String) throws {
    let marked = MarkedText(text)
    let (cell, problems) = try Clientele.cell(marked.source)
    #expect(cell == nil)
    #expect(problems.diagnostics.first?.place?.column == marked.places.first?.column)
  }
}
