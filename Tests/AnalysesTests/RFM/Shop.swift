import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Tables
import TestSupport
import Testing

/// A made-up shop: order lines, and customers with what contacting them needs.
struct Shop {
  struct Line {
    var customer: String?
    var day: Int32?
    var order: String?
    /// Cents.
    var cents: Int64?

    init(_ customer: String?, _ day: Int32?, _ order: String?, _ cents: Int64?) {
      self.customer = customer
      self.day = day
      self.order = order
      self.cents = cents
    }
  }

  struct Customer {
    var id: String
    var hasLeft = false
    var email: String?
    var phone: String?
    var mayEmail: String?
    var mayText: String?
    var contacted = Column.missingInteger
  }

  static let asOf = Day(number: 20_000)
  var lines: [Line] = []
  var customers: [Customer] = []
  var hasNumbers = true

  /// Lines of customers that differ much, with something wrong in a few; customers of whom some never bought.
  init(customers count: Int, seed: UInt64, strangers: Int = 5) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 99
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    for number in 0..<count + strangers {
      let id = "c\(number)"
      let orders = share() < 0.1 ? 0 : Int(share() * share() * 12) + 1
      for order in 0..<orders {
        let day = Int32(Self.asOf.number) - Int32(share() * share() * 380)
        for _ in 0...Int(share() * 2) {
          lines.append(
            Line(
              share() < 0.01 ? nil : id, day, "\(id)-\(order)",
              share() < 0.07 ? -Int64(share() * 3_000) : Int64(share() * 9_000) + 100))
        }
      }
      guard number < count else { continue }
      func word() -> String? { [nil, "Yes", "No", "Yes", "Yes"][Int(share() * 5)] }
      customers.append(
        Customer(
          id: id, hasLeft: share() < 0.2, email: share() < 0.15 ? nil : "\(id)@example.com",
          phone: share() < 0.3 ? nil : "+1555\(1_000_000 + number)", mayEmail: word(), mayText: word(),
          contacted: share() < 0.5 ? Column.missingInteger : Int32(Self.asOf.number) - Int32(share() * 90)))
    }
  }

  init(_ lines: [Line]) { self.lines = lines }

  var orders: TablePopulation {
    let table = Table([
      ("customer", .text(TextColumn(lines.map { $0.customer }))),
      ("day", .days(lines.map { $0.day ?? Column.missingInteger })),
      ("order", .text(TextColumn(lines.map { $0.order }))),
      ("amount", .decimals(lines.map { $0.cents ?? Column.missingDecimal }, digits: 2)),
    ])
    let columns = OrderColumns(day: "day", order: hasNumbers ? "order" : nil, amount: "amount")
    return TablePopulation(table, roles: Roles(id: "customer", orders: columns))
  }

  func people(adding more: [(name: String, column: Column)] = []) -> TablePopulation {
    let table = Table([
      ("id", .text(TextColumn(customers.map { $0.id }))),
      ("#churned", .flags(customers.map { $0.hasLeft ? 1 : 0 })),
      ("email", .text(TextColumn(customers.map { $0.email }))),
      ("phone", .text(TextColumn(customers.map { $0.phone }))),
      ("may_email", .categories(CategoryColumn(customers.map { $0.mayEmail }))),
      ("may_text", .categories(CategoryColumn(customers.map { $0.mayText }))),
      ("contacted", .days(customers.map { $0.contacted })),
    ])
    return TablePopulation(
      table.adding(more), roles: Roles(id: "id", churned: "#churned", pii: ["email", "phone"]))
  }

  static let head = "kind: rfm\nid: rfm\n"

  /// Runs a cell as the engine does: on the customers, or on the orders alone.
  func run(
    _ options: String = "", onCustomers: Bool = false, files: [String: String] = [:],
    language: Language = .en, minimum: GroupMinimum = GroupMinimum(), seed: UInt64 = 11,
    campaign: String = "test", adding more: [(name: String, column: Column)] = []
  ) throws -> Finding {
    let (cell, problems) = try Clientele.cell(SourceText(path: "cell.yaml", Self.head + options))
    try problems.throwIfErrors()
    let population: any Population = onCustomers ? people(adding: more) : orders
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "rfm", wording: Wording(language: language, currency: "usd"), level: 0.95, minimum: minimum,
        seed: seed, reportSeed: 7, period: "2024Q4", asOf: Self.asOf, population: population, orders: orders,
        findings: [:],
        models: [:], files: files.mapValues { Array($0.utf8) }, previous: nil, campaign: campaign))
  }

  /// What a cell ends with in place of a finding.
  func error(_ options: String = "", onCustomers: Bool = false) throws -> AnalysisError? {
    do {
      _ = try run(options, onCustomers: onCustomers)
      return nil
    } catch let error as AnalysisError { return error }
  }

  /// What is wrong in a cell's options.
  static func problems(_ marked: MarkedText) throws -> [Diagnostic] {
    try Clientele.cell(marked.source).problems.sorted
  }
}

extension Finding {
  func table(_ id: String) throws -> ResultTable {
    let exhibit = try #require(exhibits.first { $0.id == id })
    guard case .table(let table) = exhibit.content else { throw NoTable() }
    return table
  }

  struct NoTable: Error {}
}

extension ResultTable.Cell {
  var number: Double? {
    switch self {
    case .count(let count): Double(count)
    case .value(let value): value.number
    default: nil
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
}
