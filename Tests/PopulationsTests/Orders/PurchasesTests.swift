import Formats
import Populations
import Tables
import Testing

struct PurchasesTests {
  typealias Line = OrderLines.Line
  typealias Names = Purchases.Columns

  @Test func `days, orders and money of each customer are summed`() throws {
    let purchases = try OrderLines.population([
      Line("b", 5, "B1", 1000),
      Line("a", 10, "A1", 500), Line("a", 10, "A1", 250), Line("a", 10, "A2", 100),
      Line("a", 20, "A3", 300), Line("a", 20, "A9", -50), Line("a", 30, "A9", -150),
    ]).purchases(PurchaseQuery())
    #expect(
      try OrderLines.rows(purchases.customers) == [
        "a 10.0 20.0 3.0 2.0 6.0 9.5 11.5 2.0 2.5 3.0",
        "b 5.0 5.0 1.0 1.0 1.0 10.0 10.0 0.0 0.0 10.0",
      ])
    #expect(
      purchases.customers.columns.map { $0.name } == [
        "customer", Names.first, Names.last, Names.orders, Names.days, Names.lines, Names.net, Names.gross,
        Names.returned, Names.repeatNet, Names.median,
      ])
    #expect(purchases.ledger.purchases == 5 && purchases.ledger.returns == 2)
  }

  @Test func `returns that are dropped lower nothing and are still counted`() throws {
    let purchases = try OrderLines.population([
      Line("a", 10, "A1", 500), Line("a", 12, "A2", 200), Line("a", 12, "A2", -900),
    ]).purchases(PurchaseQuery(returns: .drop))
    #expect(try OrderLines.rows(purchases.customers) == ["a 10.0 12.0 2.0 2.0 3.0 7.0 7.0 9.0 2.0 3.5"])
    #expect(purchases.ledger.returns == 1)
  }

  @Test func `every line is in one place of the ledger`() throws {
    let query = PurchaseQuery(from: Day(number: 10), until: Day(number: 20))
    let ledger = try OrderLines.population([
      Line(nil, 10, "A", 1), Line("a", nil, "A", 1), Line("a", 10, "A", nil), Line("a", 9, "A", 1),
      Line("a", 20, "A", 1), Line("a", 10, "A", 1, isCancelled: true), Line("a", 10, "A", 1),
      Line("a", 19, "A", -1, isCancelled: true), Line("b", 15, "B", 0), Line("b", 15, "B", 0),
    ]).purchases(query).ledger
    var wanted = PurchaseLedger()
    (wanted.withoutCustomer, wanted.withoutDay, wanted.withoutAmount) = (1, 1, 1)
    (wanted.before, wanted.after, wanted.cancelled) = (1, 1, 1)
    (wanted.purchases, wanted.returns, wanted.worthless) = (1, 1, 2)
    (wanted.duplicates, wanted.customersWithoutPurchase) = (1, 1)
    #expect(ledger == wanted)
    #expect(ledger.lines == 10)
  }

  @Test func `a customer with nothing but returns has a row without days`() throws {
    let purchases = try OrderLines.population([Line("a", 3, "A", -250)]).purchases(PurchaseQuery())
    #expect(try OrderLines.rows(purchases.customers) == ["a - - 0.0 0.0 1.0 -2.5 0.0 2.5 0.0 -"])
    #expect(purchases.ledger.customersWithoutPurchase == 1)
  }

  @Test func `without amounts every line is a purchase, and without numbers a day is an order`() throws {
    var roles = OrderLines.roles
    roles.orders = OrderColumns(day: "day")
    let purchases = try OrderLines.population(
      [Line("a", 3, nil, nil), Line("a", 3, nil, -1), Line("a", 7, nil, 0)], roles: roles
    ).purchases(PurchaseQuery())
    #expect(try OrderLines.rows(purchases.customers) == ["a 3.0 7.0 2.0 2.0 3.0 0.0 0.0 0.0 0.0 0.0"])
    #expect(purchases.ledger.purchases == 3)
  }

  @Test func `an order of several days is one order and several order days`() throws {
    let purchases = try OrderLines.population([
      Line("a", 3, "A", 100), Line("a", 9, "B", 700), Line("a", 5, "A", 200),
    ]).purchases(PurchaseQuery())
    #expect(try OrderLines.rows(purchases.customers) == ["a 3.0 9.0 2.0 3.0 3.0 10.0 10.0 0.0 9.0 5.0"])
  }

  @Test func `repeated lines are those equal in every column`() throws {
    let lines = [
      Line("a", 3, "A", 100), Line("a", 3, "A", 100), Line("a", 3, "A", 100), Line("a", 3, "B", 100),
      Line("b", 3, "A", 100),
    ]
    #expect(try OrderLines.population(lines).purchases(PurchaseQuery()).ledger.duplicates == 2)
    let told = OrderLines.table(lines).adding([
      ("product", .categories(CategoryColumn(["x", "y", "x", "x", "x"])))
    ])
    let population = TablePopulation(told, roles: OrderLines.roles)
    #expect(try population.purchases(PurchaseQuery()).ledger.duplicates == 1)
  }

  @Test func `a dull way of summing gives the same`() throws {
    for seed in UInt64(1)...8 {
      let lines = OrderLines.random(900, customers: 60, seed: seed)
      let query = PurchaseQuery(
        from: Day(number: 20), until: Day(number: 350), returns: seed % 2 == 0 ? .net : .drop)
      let purchases = try OrderLines.population(lines).purchases(query)
      #expect(try OrderLines.rows(purchases.customers) == DullPurchases.rows(lines, query))
      #expect(purchases.ledger.lines == lines.count)
    }
  }

  @Test func `a split counts the order days up to its day apart`() throws {
    for seed in UInt64(1)...6 {
      let lines = OrderLines.random(900, customers: 60, seed: seed)
      let day = Day(number: 200)
      let until = PurchaseQuery(until: Day(number: 201))
      let early = try OrderLines.population(lines).purchases(until).customers
      let split = try OrderLines.population(lines).purchases(PurchaseQuery(split: .after(day)))
      #expect(split.split == day)
      let earlier = try early.restricted(to: .present(Purchases.Columns.first))
        .patterns(of: [Purchases.Columns.days, Purchases.Columns.first, Purchases.Columns.last])
      let parted = try split.customers.patterns(
        of: [Purchases.Columns.earlyDays, Purchases.Columns.first, Purchases.Columns.earlyLast])
      #expect(parted.values == earlier.values && parted.counts == earlier.counts && earlier.count > 10)
    }
  }

  @Test func `a share splits the days from the first purchase to the last`() throws {
    let lines = [
      Line("a", 5, "R", -100), Line("a", 10, "A", 100), Line("b", 30, "B", 100), Line("a", 51, "C", 100),
      Line("b", 60, "S", -50),
    ]
    let found = try OrderLines.population(lines).purchases(PurchaseQuery(split: .share(0.75)))
    #expect(found.span == Day(number: 10)...Day(number: 51))
    #expect(found.split == Day(number: 40))
    #expect(try OrderLines.population(lines).purchases(PurchaseQuery()).customers.columns.count == 11)
    let none = try OrderLines.population([lines[0]]).purchases(PurchaseQuery(split: .share(0.75)))
    #expect(none.span == nil && none.split == nil)
  }

  @Test func `ids of any length are told apart, and ordered by their bytes`() throws {
    for seed in UInt64(1)...4 {
      var lines = OrderLines.random(900, customers: 60, seed: seed)
      for index in lines.indices {
        guard let id = lines[index].customer else { continue }
        // Of one length up to the last byte, and of eight bytes and fewer among longer ones.
        lines[index].customer = id.utf8.count % 2 == 0 ? id : "customer \(id)"
        lines[index].order = lines[index].order.map { "order \($0)" }
      }
      lines += [Line("a", 25, "A", 100), Line("a\0", 30, "B", 200), Line("12345678", 30, "C", 300)]
      let purchases = try OrderLines.population(lines).purchases(PurchaseQuery())
      #expect(try OrderLines.rows(purchases.customers) == DullPurchases.rows(lines, PurchaseQuery()))
    }
  }

  @Test func `very many customers come in the order of their ids`() throws {
    // Every number below 100,000 once, out of order, of one to five digits.
    let ids = (0..<100_000).map { String($0 * 7_919 % 100_000) }
    let lines = ids.map { Line($0, 25, "A", 100) }
    let table = try OrderLines.population(lines).purchases(PurchaseQuery()).customers.extract(["customer"])
    let found = (0..<table.rowCount).map { table["customer"]?.text($0) ?? "" }
    #expect(found == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test(arguments: [1, 2, 3, 7]) func `every number of threads gives the same bits`(threads: Int) throws {
    let lines = OrderLines.random(150_000, customers: 9_000)
    let one = try OrderLines.population(lines, threads: 1).purchases(PurchaseQuery())
    let many = try OrderLines.population(lines, threads: threads).purchases(PurchaseQuery())
    #expect(one.ledger == many.ledger)
    #expect(try OrderLines.rows(one.customers) == OrderLines.rows(many.customers))
  }

  @Test(arguments: 1...4) func `the order of the lines changes nothing`(seed: UInt64) throws {
    let lines = OrderLines.random(80_000, customers: 4_000, seed: seed)
    let a = try OrderLines.population(lines).purchases(PurchaseQuery())
    let b = try OrderLines.population(OrderLines.shuffled(lines, seed: seed)).purchases(PurchaseQuery())
    #expect(a.ledger == b.ledger)
    #expect(try OrderLines.rows(a.customers) == OrderLines.rows(b.customers))
  }

  @Test func `a part of the lines gives what it holds`() throws {
    let lines = OrderLines.random(5_000, customers: 100)
    let part = try OrderLines.population(lines).restricted(to: .flag("#cancelled", is: false))
    let alone = OrderLines.population(lines.filter { !$0.isCancelled })
    #expect(
      try OrderLines.rows(part.purchases(PurchaseQuery()).customers)
        == OrderLines.rows(alone.purchases(PurchaseQuery()).customers))
  }

  @Test func `whole-number ids and floating-point amounts are read too`() throws {
    let table = Table([
      ("customer", .integers([10, 9, 10, Column.missingInteger])), ("day", .days([1, 2, 3, 4])),
      ("amount", .numbers([0.1, 0.2, 0.3, 1])),
    ])
    let roles = Roles(id: "customer", orders: OrderColumns(day: "day", amount: "amount"))
    let purchases = try TablePopulation(table, roles: roles).purchases(PurchaseQuery())
    #expect(
      try OrderLines.rows(purchases.customers) == [
        "9.0 2.0 2.0 1.0 1.0 1.0 0.2 0.2 0.0 0.0 0.2", "10.0 1.0 3.0 2.0 2.0 2.0 0.4 0.4 0.0 0.3 0.2",
      ])
  }

  @Test func `customers and amounts beyond exact sums are refused`() throws {
    #expect(throws: PopulationError.notOrders) {
      try Customers.population(10).purchases(PurchaseQuery())
    }
    #expect(throws: PopulationError.tooLarge(column: "amount")) {
      try OrderLines.population([Line("a", 1, nil, Int64.max - 1), Line("a", 1, nil, 5)])
        .purchases(PurchaseQuery())
    }
  }
}

/// Purchases summed with dictionaries, one customer at a time.
enum DullPurchases {
  static func rows(_ lines: [OrderLines.Line], _ query: PurchaseQuery) -> [String] {
    let first = Int32(query.from?.number ?? Int(Int32.min))
    let last = Int32(query.until?.number ?? Int(Int32.max))
    var taken: [String: [OrderLines.Line]] = [:]
    for line in lines {
      guard let customer = line.customer, let day = line.day, let cents = line.cents, day >= first,
        day < last, !(line.isCancelled && cents > 0)
      else { continue }
      taken[customer, default: []].append(line)
    }
    return taken.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { customer in
      row(customer, taken[customer] ?? [], netsReturns: query.returns == .net)
    }
  }

  private static func row(_ customer: String, _ lines: [OrderLines.Line], netsReturns: Bool) -> String {
    func worth(_ lines: [OrderLines.Line]) -> Int64 {
      lines.reduce(0) { $0 + (netsReturns ? $1.cents ?? 0 : Swift.max(0, $1.cents ?? 0)) }
    }
    func isBought(_ lines: [OrderLines.Line]) -> Bool { lines.contains { ($0.cents ?? 0) > 0 } }
    let days = Dictionary(grouping: lines) { $0.day ?? 0 }.filter { isBought($0.value) }
    let orders = Dictionary(grouping: lines) { $0.order ?? "day \($0.day ?? 0)" }
      .filter { isBought($0.value) }
    let totals = orders.values.map { worth($0) }.sorted()
    let middle = totals.count / 2
    let median =
      totals.isEmpty
      ? nil
      : totals.count % 2 == 1
        ? Double(totals[middle]) : (Double(totals[middle - 1]) + Double(totals[middle])) / 2
    let gross = lines.reduce(Int64(0)) { $0 + Swift.max(0, $1.cents ?? 0) }
    let returned = lines.reduce(Int64(0)) { $0 - Swift.min(0, $1.cents ?? 0) }
    let later = days.filter { $0.key != days.keys.min() }
    let numbers: [Double?] = [
      days.keys.min().map { Double($0) }, days.keys.max().map { Double($0) }, Double(orders.count),
      Double(days.count), Double(lines.count), Double(worth(lines)) / 100, Double(gross) / 100,
      Double(returned) / 100, Double(later.values.reduce(0) { $0 + worth($1) }) / 100,
      median.map { $0 / 100 },
    ]
    return ([customer] + numbers.map { $0.map { String($0) } ?? "-" }).joined(separator: " ")
  }
}
