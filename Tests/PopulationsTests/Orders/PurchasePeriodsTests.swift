import Formats
import Populations
import Statistics
import Tables
import Testing

struct PurchasePeriodsTests {
  /// 1970-01-05 was a Monday.
  private let monday: Int32 = 4

  @Test func `customers begin with their first purchase, and count again when they come back`() throws {
    let lines: [OrderLines.Line] = [
      .init("a", monday, "1", 10_00), .init("a", monday + 1, "2", 5_00), .init("a", monday + 14, "3", 2_00),
      .init("b", monday + 2, "4", 4_00), .init("b", monday + 9, "5", -1_00),
      .init("c", monday + 8, "6", 8_00),
      // Returns only, and a return before the first purchase.
      .init("d", monday + 8, "7", -3_00), .init("c", monday, "8", -2_00),
    ]
    let found = try OrderLines.population(lines).purchasePeriods(PurchasePeriodQuery(unit: .week))
    #expect(found.rows.map { $0.size } == [2, 1])
    #expect(found.rows[0].active == [2, 0, 1] && found.rows[0].lasting == [2, 1, 1])
    #expect(found.rows[0].revenue.map { $0.sum } == [19, -1, 2])
    #expect(found.rows[0].revenue[0].squares == 15 * 15 + 4 * 4)
    #expect(found.rows[0].revenue[1].products == -4 && found.rows[0].revenue[2].products == 30)
    #expect(found.rows[1].active == [1, 0] && found.rows[1].revenue.map { $0.sum } == [8, 0])
    #expect(found.rows[1].start == found.rows[0].start + 1)
    #expect(found.ledger.customersWithoutPurchase == 1 && found.ledger.taken == 8)
    #expect(found.lastDay == Day(number: Int(monday) + 14) && found.withoutOrigin == 0)
  }

  @Test func `customers who signed up and never bought are in the denominators`() throws {
    let lines: [OrderLines.Line] = [
      .init("a", monday, "1", 10_00), .init("b", monday + 7, "2", 5_00), .init("e", monday + 7, "3", 5_00),
    ]
    let customers = TablePopulation(
      Table([
        ("id", .text(TextColumn(["a", "b", "c", "d"]))),
        ("joined", .days([monday, monday + 1, monday + 2, monday - 30])),
      ]), roles: Roles(id: "id"))
    let found = try OrderLines.population(lines).purchasePeriods(
      PurchasePeriodQuery(
        unit: .week, origins: PurchasePeriodQuery.Origins(customers: customers, day: "joined")))
    #expect(found.rows.map { $0.size } == [3])
    #expect(found.rows[0].active == [1, 1] && found.withoutOrigin == 1)
  }

  @Test(arguments: [1, 2, 5]) func `threads and the order of the lines change nothing`(threads: Int) throws {
    let lines = OrderLines.random(90_000, customers: 4_000)
    let query = PurchasePeriodQuery(unit: .month)
    let one = try OrderLines.population(lines, threads: 1).purchasePeriods(query)
    #expect(try OrderLines.population(lines, threads: threads).purchasePeriods(query) == one)
    let shuffled = OrderLines.population(OrderLines.shuffled(lines, seed: UInt64(threads)))
    #expect(try shuffled.purchasePeriods(query) == one)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>, CalendarUnit.allCases)
  func `counts and sums are those of a walk through the lines`(seed: UInt64, unit: CalendarUnit) throws {
    let lines = OrderLines.random(600, customers: 40, seed: seed)
    let found = try OrderLines.population(lines).purchasePeriods(PurchasePeriodQuery(unit: unit))
    let taken = lines.filter { line in
      guard line.customer != nil, line.day != nil, let cents = line.cents else { return false }
      return !(line.isCancelled && cents > 0)
    }
    func period(_ line: OrderLines.Line) -> Int { unit.index(of: Day(number: Int(line.day ?? 0))) }
    var expected: [Int: [Int: (customers: Set<String>, cents: Int64)]] = [:]
    for (customer, own) in Dictionary(grouping: taken, by: { $0.customer ?? "" }) {
      guard let start = own.filter({ ($0.cents ?? 0) > 0 }).map(period).min() else { continue }
      for line in own where period(line) >= start {
        var cell = expected[start, default: [:]][period(line) - start] ?? ([], 0)
        if (line.cents ?? 0) > 0 { cell.customers.insert(customer) }
        cell.cents += line.cents ?? 0
        expected[start, default: [:]][period(line) - start] = cell
      }
    }
    #expect(found.rows.map { $0.start } == expected.keys.sorted())
    for row in found.rows {
      for age in row.active.indices {
        let cell = expected[row.start]?[age]
        #expect(row.active[age] == cell?.customers.count ?? 0)
        #expect(abs(row.revenue[age].sum - Double(cell?.cents ?? 0) / 100) < 1e-9)
      }
    }
  }

  @Test func `customers and spans too long for their unit are refused, and no lines make no cohort`() throws {
    let none = try OrderLines.population([]).purchasePeriods(PurchasePeriodQuery(unit: .week))
    #expect(none.rows.isEmpty && none.lastDay == nil)
    let long = OrderLines.population([.init("a", 0, "1", 1), .init("a", 4000, "2", 1)])
    #expect(throws: PopulationError.tooManyValues(column: "day", limit: PurchasePeriodQuery.limit)) {
      try long.purchasePeriods(PurchasePeriodQuery(unit: .week))
    }
    #expect(throws: PopulationError.notOrders) {
      try Customers.population(10).purchasePeriods(PurchasePeriodQuery(unit: .month))
    }
  }
}
