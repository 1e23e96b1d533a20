import Analyses
import Findings
import Formats
import Populations
import Specs
import Tables
import TestSupport
import Testing

/// Every kind that describes customers meets every kind of bad data: it answers in numbers and words that can be
/// printed, or says at which option what is missing.
struct HostileDataTests {
  /// A table of customers with something wrong, and the order lines of the same.
  struct Hostile: CustomTestStringConvertible {
    let name: String
    let clients: [Client]

    init(_ name: String, _ clients: [Client]) {
      self.name = name
      self.clients = clients
    }

    var testDescription: String { name }

    /// Two lines a customer and month of tenure at most, worth what the customer pays.
    var lines: [OrderBook.Line] {
      clients.enumerated().flatMap { number, client in
        (0...max(0, min(8, Int(client.tenure)) / 3)).map { order in
          OrderBook.Line(
            customer: client.contract.map { "\($0) \(number)" } ?? "",
            day: 20_000 + number % 200 + order * 29, cents: Int(client.revenue ?? 0))
        }
      }
    }
  }

  static let cells = [
    """
    { kind: kpis, items: [{ metric: churn_rate }, { metric: revenue_churn }, { metric: arpu }, { metric: mrr },
      { metric: expected_lifetime }, { metric: lifetime_value }], value: { horizon: 12, margin: 0.5 } }
    """,
    "{ kind: survival, horizons: [12] }",
    "{ kind: survival, by: contract, horizons: [12], quantiles: [0.5] }",
    "{ kind: survival, causes: reason, horizons: [12] }", "{ kind: hazard, check: [14] }",
    "{ kind: hazard, by: contract }", "{ kind: drivers, columns: [contract, senior, revenue] }",
    "{ kind: cohorts, by: contract }", "{ kind: cohorts, by: contract, pairs: all, effect: or }",
    "{ kind: cohorts, by: contract, outcome: revenue }",
    "{ kind: cohorts, by: senior, adjust: { mantel_haenszel: contract, standardise: contract } }",
    "{ kind: personas, k: auto, features: [tenure, revenue], stability: 10 }", "{ kind: clv, margin: 0.5 }",
    "{ kind: clv, by: contract, margin: 0.5, model: sbg }",
  ]

  static let data: [Hostile] = [
    Hostile("nobody", []), Hostile("one customer", [Client(tenure: 3, left: false)]),
    Hostile("one who left", [Client(tenure: 3, left: true)]),
    Hostile("two", [Client(tenure: 3, left: true), Client(tenure: 9, left: false, contract: "Yearly")]),
    Hostile("all left", Clientele.many(90) { client, _ in client.left = true }),
    Hostile("nobody left", Clientele.many(90) { client, _ in client.left = false }),
    Hostile("no outcome", Clientele.many(90) { client, _ in client.left = nil }),
    Hostile("no group", Clientele.many(90) { client, _ in client.contract = nil }),
    Hostile("two groups of few", Clientele.many(60) { $0.contract = $1 < 57 ? "Monthly" : "Yearly" }),
    Hostile("a group each", Clientele.many(60) { $0.contract = "G\($1)" }),
    Hostile(
      "a group nobody left",
      Clientele.many(120) { client, _ in client.contract = client.left == true ? "Monthly" : "Yearly" }),
    Hostile("no revenue", Clientele.many(90) { client, _ in client.revenue = nil }),
    Hostile("nothing paid", Clientele.many(90) { client, _ in client.revenue = 0 }),
    Hostile("money owed", Clientele.many(90) { $0.revenue = Int32(-100 * ($1 % 7)) }),
    Hostile("huge sums", Clientele.many(90) { $0.revenue = Int32.max - Int32($1) }),
    Hostile("no time", Clientele.many(90) { client, _ in client.tenure = 0 }),
    Hostile("one time", Clientele.many(90) { client, _ in client.tenure = 5 }),
    Hostile("a very long time", Clientele.many(90) { $0.tenure = $1 == 0 ? 100_000 : Int32(1 + $1 % 9) }),
    Hostile(
      "all alike",
      Clientele.many(90) { client, index in
        (client.tenure, client.revenue, client.left) = (6, 10_00, index == 0)
      }),
    Hostile(
      "letters of all kinds",
      Clientele.many(120) { client, index in
        client.contract =
          ["合同・月", "عقد شهري", "e\u{301}\u{200B}té — “à l’an”", String(repeating: "long ", count: 60)][
            index % 4]
      }),
  ]

  @Test(arguments: data) func `every cell answers, or says what it cannot`(_ hostile: Hostile) throws {
    let population = Clientele.population(hostile.clients)
    for cell in Self.cells {
      try check(cell, hostile) { try Clientele.run(cell, on: population, language: $0) }
    }
    let orders = OrderBook.population(hostile.lines)
    for cell in ["{ kind: rfm }", "{ kind: retention }", "{ kind: clv, margin: 0.5 }"] {
      try check(cell, hostile) { try OrderBook.run(cell, on: orders, language: $0, asOf: 20_450) }
    }
  }

  private func check(_ cell: String, _ hostile: Hostile, _ run: (Language) throws -> Finding) throws {
    for language in Language.allCases {
      let finding: Finding
      do { finding = try run(language) } catch let error as AnalysisError {
        #expect(!error.message.isEmpty, "\(cell) with \(hostile.name)")
        continue
      }
      #expect(finding.ledger.analysed >= 0)
      let values = finding.values.map { $0.value } + finding.exhibits.flatMap { Self.values($0) }
      let wrong = values.filter { !Self.isPrintable($0) }
      #expect(wrong.isEmpty, "\(cell) with \(hostile.name): \(wrong.prefix(3))")
      let words =
        finding.remarks + finding.caveats.map { $0.text } + finding.exhibits.flatMap { Self.words($0) }
      let broken = words.filter { text in
        ["nan", "inf", "{", "}"].contains { text.split(separator: " ").contains(Substring($0)) }
          || text.contains("{") || text.contains("NaN")
      }
      #expect(broken.isEmpty, "\(cell) with \(hostile.name): \(broken.prefix(3))")
    }
  }

  private static func isPrintable(_ value: Value) -> Bool {
    guard let number = value.number else { return value.absence?.isEmpty == false }
    guard number.isFinite else { return false }
    guard let interval = value.interval else { return true }
    // An end may be open, as that of a time not reached.
    return !interval.low.isNaN && !interval.high.isNaN && interval.low <= interval.high
  }

  private static func cells(_ exhibit: Exhibit) -> [ResultTable.Cell] {
    guard case .table(let table) = exhibit.content else { return [] }
    return table.rows.flatMap { $0.cells }
  }

  private static func values(_ exhibit: Exhibit) -> [Value] {
    cells(exhibit).compactMap { cell in
      switch cell {
      case .value(let value), .interval(let value), .struck(let value): value
      default: nil
      }
    }
  }

  private static func words(_ exhibit: Exhibit) -> [String] {
    [exhibit.title, exhibit.alt]
      + cells(exhibit).compactMap { if case .text(let words) = $0 { words } else { nil } }
  }
}
