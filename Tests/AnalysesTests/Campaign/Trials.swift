import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Tables

/// Customers of small experiments, and campaign cells run on them.
enum Trials {
  struct Customer {
    var arm: String?
    var left: Bool?
    var persona: String? = "New"
    var spend = 10.0
    var cost: Double? = 0
    var delivered = false
    var accepted = false
    var id: String?
    var assigned: Int32 = 20_000
    var leftOn: Int32?
  }

  static func population(
    _ customers: [Customer], shares: [String: Double]? = nil, hasMoney: Bool = true, hasReach: Bool = false,
    accepts: Bool = false, hasCampaigns: Bool = false
  ) -> TablePopulation {
    let treatments = Set(customers.compactMap { $0.arm }).subtracting(["none"]).sorted()
    let levels = ["none"] + treatments
    let codes = customers.map { customer in
      customer.arm.flatMap { levels.firstIndex(of: $0) }.map { Int32($0) } ?? -1
    }
    let table = Table([
      ("id", .text(TextColumn(customers.enumerated().map { $1.id ?? "C-\($0)" }))),
      ("#arm", .categories(CategoryColumn(codes: codes, levels: levels))),
      ("#churned", .flags(customers.map { $0.left.map { $0 ? 1 : 0 } ?? Column.missingFlag })),
      ("persona", .categories(CategoryColumn(customers.map { $0.persona }))),
      ("spend", .numbers(customers.map { $0.spend })),
      ("cost", .numbers(customers.map { $0.cost ?? .nan })),
      ("revenue", .numbers(customers.map { $0.spend })),
      ("#delivered", .flags(customers.map { $0.delivered ? 1 : 0 })),
      ("#accepted", .flags(customers.map { $0.accepted ? 1 : 0 })),
      ("assigned", .days(customers.map { $0.assigned })),
      ("left_on", .days(customers.map { $0.leftOn ?? Column.missingInteger })),
    ])
    var experiment = ExperimentColumns(
      arm: "#arm", arms: levels, shares: shares, campaign: hasCampaigns ? "campaign" : nil,
      assigned: "assigned",
      left: "left_on", columns: ["cost", "revenue", "assigned", "left_on"])
    if hasMoney { (experiment.cost, experiment.revenue) = ("cost", "revenue") }
    if hasReach { experiment.stages[.delivered] = "#delivered" }
    if accepts { experiment.stages[.accepted] = "#accepted" }
    return TablePopulation(
      table, roles: Roles(id: "id", churned: "#churned", experiment: experiment))
  }

  /// `count` customers of an arm, of whom `left` left.
  static func arm(
    _ name: String, _ left: Int, of count: Int, _ change: (inout Customer, Int) -> Void = { _, _ in }
  ) -> [Customer] {
    (0..<count).map { index in
      var customer = Customer(arm: name, left: index < left)
      change(&customer, index)
      return customer
    }
  }

  static func run(
    _ options: String, on population: any Population, language: Language = .en, asOf: String = "2026-09-30"
  ) throws -> Finding {
    let node = try YAMLDocument.read(SourceText(path: "cell.yaml", "{ kind: campaign\(options) }"))
    var reader = OptionReader(node)
    let cell = Campaign(&reader)
    try reader.problems.throwIfErrors()
    guard let cell else { preconditionFailure("a cell that cannot be read says why") }
    return try cell.run(
      on: population,
      in: AnalysisContext(
        cell: "trial", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(), seed: 1, period: "2026Q3", asOf: Day(iso: asOf), population: population,
        findings: [:], models: [:], files: [:], previous: nil, campaign: "test"))
  }

  static func error(_ options: String, on population: any Population) throws -> AnalysisError? {
    do {
      _ = try run(options, on: population)
      return nil
    } catch let error as AnalysisError { return error }
  }
}

extension Finding {
  func trialTable(_ id: String) -> ResultTable? {
    guard case .table(let table)? = exhibits.first(where: { $0.id == id })?.content else { return nil }
    return table
  }

  func warns(of code: String) -> Bool { caveats.contains { $0.code == code } }
}
