import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Tables
import TestSupport
import Testing

/// One made-up customer.
struct Client {
  var tenure: Int32
  var left: Bool?
  var contract: String? = "Monthly"
  /// In cents.
  var revenue: Int32? = 50_00
  var score: Float = 0.5
  var entry: Int32?
  /// Why they left.
  var reason: String?
  var weight = 1.0
}

/// Small populations, and cells run on them as the engine does.
enum Clientele {
  static func population(
    _ clients: [Client], observed: Roles.Observation = .snapshot, hasRevenue: Bool = true,
    outcome: String? = nil, afterOutcome: [String] = []
  ) -> TablePopulation {
    let hasEntry = clients.contains { $0.entry != nil }
    let table = Table([
      ("id", .text(TextColumn(clients.indices.map { "C-\($0)" }))),
      ("tenure", .integers(clients.map { $0.tenure })),
      ("#churned", .flags(clients.map { $0.left.map { $0 ? 1 : 0 } ?? Column.missingFlag })),
      ("#entry", .integers(clients.map { $0.entry ?? 0 })),
      ("contract", .categories(CategoryColumn(clients.map { $0.contract }))),
      ("senior", .flags(clients.map { $0.tenure % 2 == 0 ? 1 : 0 })),
      ("revenue", .smallDecimals(clients.map { $0.revenue ?? Column.missingInteger }, digits: 2)),
      ("total", .numbers(clients.map { Double($0.tenure) * 1.5 })),
      ("reason", .categories(CategoryColumn(clients.map { $0.reason }))),
      ("weight", .numbers(clients.map { $0.weight })),
      ("#score.churn", .floats(clients.map { $0.score })),
    ])
    return TablePopulation(
      table,
      roles: Roles(
        id: "id", tenure: "tenure", entry: hasEntry ? "#entry" : nil, churned: "#churned",
        outcome: outcome, revenue: hasRevenue ? "revenue" : nil, observation: observed,
        afterOutcome: afterOutcome, labels: ["contract": "Contract"]))
  }

  /// Reads a cell's options.
  static func cell(_ source: SourceText) throws -> (cell: (any Analysis)?, problems: Problems) {
    let node = try YAMLDocument.read(source)
    let kind = try #require(node["kind"]?.scalar.flatMap(Registry.kind(named:)))
    var reader = OptionReader(node)
    let cell = kind.init(&reader)
    return (cell, reader.problems)
  }

  static func run(
    _ yaml: String, on population: any Population, previous: PreviousCell? = nil,
    language: Language = .en, minimum: GroupMinimum = GroupMinimum(), reference: ReferenceData? = nil
  ) throws -> Finding {
    let (cell, problems) = try cell(SourceText(path: "cell.yaml", yaml))
    try problems.throwIfErrors()
    let day = try #require(Day(iso: "2026-09-30"))
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "cell", wording: Wording(language: language, currency: "usd"), level: 0.95, minimum: minimum,
        seed: 1, period: "2026Q3", asOf: day, population: population, findings: [:], models: [:], files: [:],
        previous: previous, campaign: "test", reference: reference))
  }

  /// The code and option of the error a cell ends with.
  static func error(_ yaml: String, on population: any Population) throws -> AnalysisError? {
    do {
      _ = try run(yaml, on: population)
      return nil
    } catch let error as AnalysisError { return error }
  }

  /// `count` customers like one, with tenures from 1 on.
  static func many(_ count: Int, _ change: (inout Client, Int) -> Void = { _, _ in }) -> [Client] {
    (0..<count).map { index in
      var client = Client(tenure: Int32(1 + index % 40), left: index % 4 == 0)
      change(&client, index)
      return client
    }
  }

  /// The real Telco customers, when they are there.
  static func telco() throws -> TablePopulation {
    let rows = try SharedFiles.rows("data/telco.csv")
    return population(
      try rows.map { row in
        Client(
          tenure: try #require(row["tenure"].flatMap(Int32.init)), left: row["Churn"] == "Yes",
          contract: row["Contract"],
          revenue: Int32((try #require(row["MonthlyCharges"].flatMap(Double.init)) * 100).rounded()))
      })
  }
}

/// Within a distance; nothing is near nothing.
func isNear(_ a: Double?, _ b: Double, _ tolerance: Double) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}
