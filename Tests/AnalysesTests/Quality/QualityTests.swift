import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Tables
import TestSupport
import Testing

struct QualityTests {
  private func run(
    _ options: String = "", _ population: TablePopulation, _ quality: DataQuality, language: Language = .en,
    reference: TablePopulation? = nil
  ) throws -> Finding {
    let node = try YAMLDocument.read(SourceText(path: "cell.yaml", "kind: quality\nid: q\n" + options))
    var reader = OptionReader(node)
    let cell = Quality(&reader)
    try reader.problems.throwIfErrors()
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(),
        seed: 1, period: "2026Q3", asOf: nil, population: population, findings: [:], models: [:], files: [:],
        previous: nil, campaign: "test",
        reference: reference.map { ReferenceData(name: "before", population: $0, newestDay: nil) },
        quality: quality))
  }

  private func quality(
    of population: TablePopulation, _ kept: [DataQuality.Kept] = [], source: KnownSource? = nil
  ) -> DataQuality {
    let columns = population.columns.filter { !$0.name.hasPrefix("#") }.map {
      info -> DataQuality.ColumnQuality in
      let column = population.table[info.name]
      let missing = (0..<population.count).count { column?.isMissing($0) == true }
      return DataQuality.ColumnQuality(name: info.name, kind: info.kind, missing: missing, distinct: 40)
    }
    return DataQuality(rows: population.count, columns: columns, expectations: kept, age: 12, source: source)
  }

  @Test func `levels that differ in spelling only are named, numbers and personal values are not`() throws {
    let made = Periods(rows: 300, seed: 1, monthly: 50).population
    func with(_ column: String, _ values: [String]) -> TablePopulation {
      let cells = (0..<made.count).map { values[$0 % values.count] as String? }
      return TablePopulation(
        made.table.adding([(column, .categories(CategoryColumn(cells)))]),
        roles: Roles(id: made.roles.id, pii: ["nickname"]))
    }
    func variants(_ column: String, _ values: [String]) throws -> (Double?, String) {
      let population = with(column, values)
      let finding = try run("leaks: false\n", population, quality(of: population))
      let text = finding.caveats.first { $0.code == "spelling_variants" }?.text ?? ""
      return (finding["variants"]?.number, text)
    }
    let (count, text) = try variants("term", ["Two year", "two-year", "One year", "Two  Year"])
    #expect(count == 1 && text.contains("(“Two year”, “two-year”, “Two  Year”)"))
    #expect(try variants("term", ["A", "A+", "B", "C"]).0 == 0)
    #expect(try variants("band", ["1-2", "12", "1.2"]).0 == 0)
    #expect(try variants("nickname", ["Bo", "bo"]) == (0, ""))
  }

  @Test func `rules are inferred from an earlier extract, and what breaks them is counted`() throws {
    let before = Periods(rows: 600, seed: 1, monthly: 50).population
    let now = Periods(rows: 400, seed: 2, moreCalls: 2, family: 30, missingTenure: 25).population
    let finding = try run("leaks: false\ninfer: before\n", now, quality(of: now), reference: before)
    guard case .integers(let calls)? = now.table["calls"], case .integers(let old)? = before.table["calls"]
    else { return }
    let most = try #require(old.max())
    let beyond = calls.count { $0 > most }
    // Six columns without gaps, two categories, two numbers: more calls than any before, a new plan, gaps in tenure.
    #expect(finding["inferred"]?.number == 12 && beyond > 50)
    let rows = try finding.table("inferred").rows
    #expect(finding["inferred_broken"]?.number == Double(rows.count))
    func row(_ words: String) -> ResultTable.Row? {
      rows.first { $0.cells[0].text?.contains(words) == true }
    }
    #expect(row("Support calls")?.cells[2].number == Double(beyond))
    #expect(rows.contains { $0.cells[2].number == 30 } && rows.contains { $0.cells[2].number == 25 })
    let file = try #require(finding.texts.first)
    #expect(file.path == "data/cell.contract.yaml")
    let text = String(decoding: file.bytes, as: UTF8.self)
    // It can be taken over as it stands, and names no value of a personal column.
    let node = try YAMLDocument.read(SourceText(path: "c.yaml", text))
    #expect(
      node["expect"] != nil
        && text.contains("in_set: { column: \"plan\", values: [\"Monthly\", \"Yearly\"] }"))
    #expect(text.contains("range: { column: \"calls\", min: 0, max: \(most) }") && !text.contains("secret"))
    let same = try run("leaks: false\ninfer: before\n", before, quality(of: before), reference: before)
    #expect(same["inferred_broken"]?.number == 0 && same.exhibits.allSatisfy { $0.id != "inferred" })
    let french = try run(
      "leaks: false\ninfer: before\n", now, quality(of: now), language: .fr, reference: before)
    #expect(try french.table("inferred").rows.count == rows.count)
  }

  @Test func `a clean extract says so`() throws {
    let population = Periods(rows: 600).population
    let kept = DataQuality.Kept(rule: .unique(column: "id"), rows: 600, failures: 0)
    let finding = try run("leaks: false\n", population, quality(of: population, [kept]))
    #expect(finding["broken"]?.number == 0 && finding["duplicates"]?.number == 0)
    #expect(finding["age"]?.number == 12)
    #expect(finding.remarks == ["The extract keeps all 1 expectation and nothing in it stands out."])
  }

  @Test func `broken expectations have counts, lines and intervals`() throws {
    let population = Periods(rows: 600, missingTenure: 60).population
    let kept = [
      DataQuality.Kept(
        rule: .notNull(column: "tenure"), severity: .warn, rows: 600, failures: 60, lines: [2, 3, 4]),
      DataQuality.Kept(rule: .check("calls >= 0"), rows: 600, failures: 0),
    ]
    let finding = try run("", population, quality(of: population, kept))
    #expect(finding["broken"]?.number == 1 && finding["broken_rows"]?.number == 60)
    #expect(finding["missing", "tenure"]?.number == 0.1 && finding["incomplete"]?.number == 1)
    #expect(finding["missing", "tenure"]?.interval != nil)
    #expect(
      finding.tableTexts.contains { $0.contains("Tenure: a value in every row") && $0.contains("2, 3, 4") })
    #expect(finding.remarks.first?.contains("breaks 1 of 2") == true)
    let french = try run("", population, quality(of: population, kept), language: .fr)
    #expect(
      french.tableTexts.contains {
        $0.contains("Tenure : toujours renseignée") || $0.contains("Tenure\u{A0}: toujours renseignée")
      })
  }

  @Test func `no table holds a personal value`() throws {
    let population = Periods(rows: 300).population
    let finding = try run("", population, quality(of: population))
    #expect(!finding.tableTexts.joined().contains { $0.contains("secret") || $0.contains("C-1-") })
  }

  @Test func `values far from the median by robust deviations are counted`() throws {
    let values = (0..<200).map { $0 < 3 ? Int32(5_000) : Int32(40 + $0 % 21) }
    let population = TablePopulation(
      Table([("id", .text(TextColumn(values.indices.map { "\($0)" }))), ("x", .integers(values))]),
      roles: Roles(id: "id"))
    let finding = try run("", population, quality(of: population))
    #expect(finding["far_out"]?.number == 1)
    #expect(finding.tableTexts.contains { $0.first == "X" && $0.last == "3" })
  }

  @Test func `a damaged copy of a known file is a caveat`() throws {
    let population = Periods(rows: 300).population
    let source = KnownSource(
      name: "IBM Telco Customer Churn", verdict: .changedColumns, changed: ["gender"], absent: [], added: [],
      rows: 300, publishedRows: 300)
    let finding = try run("", population, quality(of: population, source: source))
    #expect(finding.caveats.contains { $0.code == "damaged_source" && $0.text.contains("1 column changed") })
  }
}
