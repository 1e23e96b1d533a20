import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Tables
import Testing

/// A small business drawn from a seed, and the cells that plan for it.
struct PlanFixture {
  struct Customer {
    let id: String
    let tenure: Int32
    let spend: Double
    let hasLeft: Bool
    let score: Float
    let email: String?
    let sms: String?
    let contacted: Int32
  }

  let customers: [Customer]
  static let asOf = Day(number: 20_700)
  static let actions = """
    actions:
      - name: discount
        label: { en: Discount, fr: Remise }
        channel: email
        contact_cost: 0.5
        offer: { percent: 10, months: 3 }
        acceptance: 0.4
        effect: { low: 0.05, base: 0.15, high: 0.25 }
      - name: call
        label: Call
        channel: call
        contact_cost: 6
        effect: { low: 0.1, base: 0.2, high: 0.3 }
      - name: credit
        label: Credit
        channel: sms
        contact_cost: 0.2
        offer: { amount: 4, months: 2 }
        acceptance: 0.5
        effect: { low: 0, base: 0.08, high: 0.1 }
    """

  init(_ count: Int = 300, seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 77
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    func word() -> String? { [nil, "Yes", "No", "Yes", "Yes"][Int(share() * 5)] }
    customers = (0..<count).map { row in
      Customer(
        id: "0\(1000 + row)", tenure: Int32(share() * 60), spend: 20 + (share() * 8_000).rounded() / 100,
        hasLeft: share() < 0.25, score: Float(share() * share()), email: word(), sms: word(),
        contacted: share() < 0.3 ? Column.missingInteger : Int32(Self.asOf.number) - Int32(share() * 120))
    }
  }

  init(_ customers: [Customer]) { self.customers = customers }

  /// The same customers in another order.
  func shuffled() -> PlanFixture {
    PlanFixture(
      customers.indices.sorted { ($0 * 7919 % 1_009, $0) < ($1 * 7919 % 1_009, $1) }.map { customers[$0] })
  }

  func population(
    adding columns: [(name: String, column: Column)] = [], personal: [String] = []
  ) -> TablePopulation {
    func category(_ words: [String?]) -> Column {
      let levels = ["Yes", "No"]
      let codes = words.map { word in word.flatMap { levels.firstIndex(of: $0) }.map { UInt8($0) } ?? 255 }
      return .categories(CategoryColumn(codes: .narrow(codes), levels: levels))
    }
    let table = Table(
      [
        ("id", .text(TextColumn(customers.map { $0.id }))),
        ("e_mail", .text(TextColumn(customers.map { "\($0.id)@example.com" }))),
        ("tenure", .integers(customers.map { $0.tenure })),
        ("spend", .decimals(customers.map { Int64(($0.spend * 100).rounded()) }, digits: 2)),
        ("#churned", .flags(customers.map { $0.hasLeft ? 1 : 0 })),
        ("#score.churn", .floats(customers.map { $0.score })),
        ("email_ok", category(customers.map { $0.email })),
        ("sms_ok", category(customers.map { $0.sms })),
        ("contacted", .days(customers.map { $0.contacted })),
      ] + columns)
    return TablePopulation(
      table,
      roles: Roles(
        id: "id", tenure: "tenure", churned: "#churned", revenue: "spend",
        pii: ["e_mail"] + personal), threads: 2)
  }

  func context(
    _ cell: String, _ population: any Population, findings: [String: Finding] = [:],
    files: [String: String] = [:], audience: Audience = .executive, language: Language = .en
  ) -> AnalysisContext {
    let model = ChurnModel(
      name: "churn", scores: .floats(customers.map { $0.score }), version: "abc123")
    return AnalysisContext(
      cell: cell, wording: Wording(language: language, currency: "usd"), level: 0.95,
      minimum: GroupMinimum(), seed: 42, period: "2026Q3", asOf: Self.asOf, population: population,
      findings: findings, models: ["churn": model],
      files: ["a.yaml": Array(Self.actions.utf8)].merging(files.mapValues { Array($0.utf8) }) { $1 },
      previous: nil, campaign: "retention-2026Q3", audience: audience)
  }

  static func read<Cell: Analysis>(_ type: Cell.Type, _ yaml: String) throws -> Cell {
    let node = try YAMLDocument.read(SourceText(path: "r.yaml", yaml))
    var reader = OptionReader(node)
    let cell = Cell(&reader)
    try reader.problems.throwIfErrors()
    return try #require(cell)
  }

  static let rules = """
    model: churn
    actions: a.yaml
    budget: 400
    value: { horizon: 12, margin: 0.5 }
    contact:
      suppress: stop.csv
      consent: { email: email_ok, sms: sms_ok, call: sms_ok }
      min_days_since: { column: contacted, days: 30 }
      holdout: 0.2
    """

  /// Every fifth customer is on the list.
  var suppressed: [String] { customers.indices.filter { $0 % 5 == 0 }.map { customers[$0].id } }
  func stopList(_ ids: [String]) -> String { "id,since\n" + ids.map { "\($0),2026-01-01\n" }.joined() }

  func roi(_ yaml: String = rules, stop: [String] = [], language: Language = .en) throws -> Finding {
    let population = population()
    return try Self.read(ROI.self, yaml).run(
      on: population,
      in: context("plan", population, files: ["stop.csv": stopList(stop)], language: language))
  }

  func outreach(
    _ plan: Finding, _ yaml: String = "from: plan", audience: Audience = .executive,
    extra: [(name: String, column: Column)] = []
  ) throws -> Finding {
    let population = population(adding: plan.assignments + extra)
    return try Self.read(Outreach.self, yaml).run(
      on: population,
      in: context("outreach", population, findings: ["plan": plan], audience: audience))
  }
}

extension Table {
  /// A category's words by row.
  func words(_ name: String) -> [String?] {
    guard case .categories(let column)? = self[name] else { return [] }
    return (0..<column.count).map { row in column.code(at: row).map { column.levels[$0] } }
  }

  func numbers(_ name: String) -> [Double] {
    guard let column = self[name] else { return [] }
    return (0..<column.count).map { column.number($0) ?? .nan }
  }

  func texts(_ name: String) -> [String] {
    guard case .text(let column)? = self[name] else { return [] }
    return (0..<column.count).map { column[$0] }
  }
}
