import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Statistics
import Tables
import Testing

/// A period against the counts that an earlier bundle keeps.
struct PublishedDriftTests {
  /// The bytes of a file of counts, as the bundle's writer makes them of these columns.
  private static func csv(_ extract: Extract) -> String {
    let columns = extract.table.columns
    let lines = (0..<extract.table.rowCount).map { row in
      columns.map { column in
        switch column {
        case .categories(let values): values.code(at: row).map { values.levels[$0] } ?? ""
        case .numbers(let values): values[row].isNaN ? "" : "\(values[row])"
        case .integers(let values): "\(values[row])"
        default: ""
        }
      }.joined(separator: ",")
    }
    return ([extract.fields.map { $0.name }.joined(separator: ",")] + lines).joined(separator: "\r\n")
  }

  private static func run(
    _ options: String = "published: previous", on now: TablePopulation, _ published: String?,
    language: Language = .en
  ) throws -> Finding {
    let node = try YAMLDocument.read(
      SourceText(path: "cell.yaml", "kind: drift\nid: d\n\(options)\n"))
    var reader = OptionReader(node)
    let cell = Drift(&reader)
    try reader.problems.throwIfErrors()
    let file = published.map { text in
      PublishedFile(
        period: "2026Q2", file: TextFile(path: "output/r/2026Q2/all/data/cell.profile.csv", text: text))
    }
    return try #require(cell).run(
      on: now,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(), seed: 1, period: "2026Q3", asOf: Day(iso: "2026-09-30"), population: now,
        findings: [:], models: [:], files: [:], previous: nil, campaign: "test", published: file))
  }

  private static func profile(_ finding: Finding) throws -> String {
    csv(try #require(finding.extracts.first { $0.path == "data/cell.profile.csv" }))
  }

  @Test func `counts alone give the numbers that the rows themselves give`() throws {
    let (before, now) = (
      Periods(seed: 1).population, Periods(seed: 2, monthly: 80, moreCalls: 2, family: 60).population
    )
    let kept = try Self.profile(try Self.run(on: before, nil))
    let finding = try Self.run(on: now, kept)
    let whole = try Periods.run(from: before, to: now)
    // Every value of these columns has ten rows and more, so nothing was taken together.
    for column in ["calls", "tenure", "plan", "gender"] {
      for value in ["psi", "critical", "p"] {
        let found = try #require(finding[value, column]?.number)
        #expect(abs(found - (whole[value, column]?.number ?? .nan)) < 1e-12, "\(value) \(column)")
      }
    }
    #expect(finding["decision"]?.number == whole["decision"]?.number)
    #expect(finding["new_levels"]?.number == 1)
    #expect(finding.caveats.contains { $0.code == "published_counts" && $0.text.contains("2026") })
    #expect(finding.sources.map { $0.path } == ["output/r/2026Q2/all/data/cell.profile.csv"])
    #expect(!kept.contains("secret") && !kept.contains("C-1-"))
    let french = try Self.run(on: now, kept, language: .fr)
    #expect(french.caveats.contains { $0.text.contains("effectifs et aucune ligne") })
  }

  @Test func `the first period says so, and keeps its counts`() throws {
    let finding = try Self.run(on: Periods().population, nil)
    #expect(finding["decision"]?.number == nil && finding["decision"]?.absence == "no earlier period")
    #expect(finding.exhibits.isEmpty && finding.remarks.first?.contains("1,500 rows are kept") == true)
    #expect(finding.extracts.count == 1)
  }

  @Test func `rare values and levels are kept together`() throws {
    let now = Periods(seed: 3, family: 4).population
    let kept = try Self.profile(try Self.run(on: now, nil))
    #expect(!kept.contains("Family") && kept.contains("plan,category,others,,,,,4"))
    for line in kept.split(separator: "\r\n").dropFirst() where line.contains(",span,") {
      #expect(Int(line.split(separator: ",").last ?? "") ?? 0 >= 10, "\(line)")
    }
    // The same period against itself: nothing moved, and no level is new.
    let finding = try Self.run(on: now, kept)
    #expect(finding["psi"]?.number == 0 && finding["new_levels"]?.number == 0)
  }

  @Test(arguments: [
    "column,rows\nx,1\n", "", "column,type,cell,level,from,mean,to,rows\nx,integer,span,,1,1,1,5\n",
    "column,type,cell,level,from,mean,to,rows\nx,what,missing,,,,,5\n",
    "column,type,cell,level,from,mean,to,rows\nx,integer,missing,,,,,-5\n",
    "column,type,cell,level,from,mean,to,rows\nx,flag,missing,,,,,5\ny,flag,missing,,,,,6\n",
  ])
  func `a file that no period could have left is refused`(text: String) throws {
    let error = try #require(throws: AnalysisError.self) {
      try Self.run(on: Periods(rows: 50).population, text)
    }
    #expect(error.option == "published" && error.message.contains("does not hold the counts of a period"))
  }

  @Test(arguments: [
    ("published: soon", "neither 'previous' nor a period"),
    ("published: previous\nreference: before", "both say what is compared with"),
    ("published: previous\ncompat: evidently", "'compat' needs the rows of both periods"),
    ("columns: [a]", "needs 'reference', 'published', or a 'model'"),
  ])
  func `options that do not go together are told`(options: String, message: String) throws {
    let problems = try #require(throws: Problems.self) {
      try Self.run(options, on: Periods(rows: 50).population, nil)
    }
    #expect(problems.sorted.contains { $0.message.contains(message) }, "\(problems)")
  }

  @Test func `Evidently's index stands beside our own where it is asked for`() throws {
    let finding = try Periods.run(
      "compat: evidently", from: Periods(seed: 1).population, to: Periods(seed: 2, monthly: 80).population)
    // Of levels the two are one; of numbers their bins differ.
    #expect(finding["psi_evidently", "plan"]?.number == finding["psi", "plan"]?.number)
    #expect(finding["psi_evidently", "tenure"] != nil)
    #expect(finding["psi_evidently", "tenure"]?.number != finding["psi", "tenure"]?.number)
    #expect(finding.caveats.contains { $0.code == "evidently" })
  }
}
