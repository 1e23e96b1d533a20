import Formats
import Populations
import Tables

/// Order lines for tests.
enum OrderLines {
  struct Line: Hashable {
    var customer: String?
    var day: Int32?
    var order: String?
    /// Cents.
    var cents: Int64?
    var isCancelled = false

    init(
      _ customer: String?, _ day: Int32?, _ order: String?, _ cents: Int64?, isCancelled: Bool = false
    ) {
      self.customer = customer
      self.day = day
      self.order = order
      self.cents = cents
      self.isCancelled = isCancelled
    }
  }

  static let roles = Roles(
    id: "customer",
    orders: OrderColumns(day: "day", order: "order", amount: "amount", cancelled: "#cancelled"))

  static func population(_ lines: [Line], roles: Roles = roles, threads: Int = 2) -> TablePopulation {
    TablePopulation(table(lines), roles: roles, threads: threads)
  }

  static func table(_ lines: [Line]) -> Table {
    Table([
      ("customer", .text(TextColumn(lines.map { $0.customer }))),
      ("day", .days(lines.map { $0.day ?? Column.missingInteger })),
      ("order", .text(TextColumn(lines.map { $0.order }))),
      ("amount", .decimals(lines.map { $0.cents ?? Column.missingDecimal }, digits: 2)),
      ("#cancelled", .flags(lines.map { $0.isCancelled ? 1 : 0 })),
    ])
  }

  /// Made-up lines with something wrong in a few of them, returns, orders of several days and repeated lines.
  static func random(_ count: Int, customers: Int, seed: UInt64 = 1) -> [Line] {
    func random(_ row: Int, _ column: Int) -> Double { Random.value(row, column, seed: seed) }
    var lines = (0..<count).map { row -> Line in
      let customer = Int(random(row, 1) * random(row, 2) * Double(customers))
      return Line(
        random(row, 3) < 0.02 ? nil : "c\(customer)",
        random(row, 4) < 0.01 ? nil : Int32(random(row, 5) * 400),
        random(row, 6) < 0.1 ? nil : "o\(customer).\(Int(random(row, 7) * 9))",
        random(row, 8) < 0.01 ? nil : Int64(random(row, 9) * 9000) - 1000, isCancelled: random(row, 10) < 0.05
      )
    }
    for row in stride(from: 0, to: count, by: 17) { lines.append(lines[row]) }
    return lines
  }

  static func shuffled(_ lines: [Line], seed: UInt64) -> [Line] {
    lines.indices.sorted { Random.value($0, 7, seed: seed) < Random.value($1, 7, seed: seed) }
      .map { lines[$0] }
  }

  /// Every row of a table in words.
  static func rows(_ population: any Population) throws -> [String] {
    let table = try population.extract(population.columns.map { $0.name })
    return (0..<table.rowCount).map { row in
      table.columns.map { $0.text(row) ?? $0.number(row).map { String($0) } ?? "-" }.joined(separator: " ")
    }
  }
}
