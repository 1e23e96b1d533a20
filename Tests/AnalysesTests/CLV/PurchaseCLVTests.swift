import Analyses
import Diagnostics
import Figures
import Findings
import Formats
import Glibc
import Populations
import Tables
import TestSupport
import Testing

struct PurchaseCLVTests {
  static let yaml = "{ kind: clv, margin: 0.5 }"
  static let lines = OrderBook.lines(1500)

  let orders = OrderBook.population(PurchaseCLVTests.lines)

  @Test func `every value has a number, customers, and an interval around it`() throws {
    let finding = try OrderBook.run(Self.yaml, on: orders)
    for name in [
      "clv", "clv_total", "alive", "p_alive", "purchases", "spend", "holdout_ratio", "holdout_mae",
      "top_decile",
    ] {
      let value = try #require(finding[name], "\(name)")
      let number = try #require(value.number, "\(name)")
      let interval = try #require(value.interval, "\(name)")
      #expect(interval.low < number && number < interval.high, "\(name)")
      #expect((value.n ?? 0) > 100)
    }
    let mean = try #require(finding["clv"]?.number)
    #expect(isNear(finding["clv_total"]?.number, mean * 1500, 1e-6))
    #expect((finding["top_decile"]?.number ?? 0) > 0.15)
  }

  @Test func `groups are sums over their customers, of the values that each has`() throws {
    let ids = (0..<1500).map { "c\($0)" }
    // A third in the north, a third in the south, a few in the east, and of the rest nothing is known.
    let places = (0..<1500).map { $0 % 3 == 0 ? "North" : $0 % 3 == 1 ? "South" : $0 < 20 ? "East" : nil }
    let customers = TablePopulation(
      Table([("id", .text(TextColumn(ids))), ("region", .categories(CategoryColumn(places)))]),
      roles: Roles(id: "id", labels: ["region": "Region"]))
    let finding = try OrderBook.run(
      "{ kind: clv, margin: 0.5, model: bgnbd, by: region }", on: orders, customers: customers)
    let extract = try #require(finding.extracts.first)
    guard case .numbers(let values)? = extract.table["value"],
      case .text(let named)? = extract.table["customer_id"]
    else {
      Issue.record("customers have values")
      return
    }
    for (group, name) in [("south", "South")] {
      let own = values.indices.filter { places[Int(named[$0].dropFirst()) ?? 0] == name }.map { values[$0] }
      let total = try #require(finding["clv_total", group])
      #expect(isNear(total.number, own.reduce(0, +), 1e-6) && total.n == own.count)
      #expect(isNear(finding["clv", group]?.number, own.reduce(0, +) / Double(own.count), 1e-9))
      #expect(total.interval.map { $0.low < $0.high } == true)
    }
    // Seven customers of the east are too few, and with them the next larger group is held back.
    #expect(finding["clv", "east"] == nil)
    let table = try #require(finding.exhibits.first { $0.id == "groups" })
    #expect(table.note?.contains("East") == true && table.note?.contains("says nothing") == true)
    let error = try OrderBook.error("{ kind: clv, margin: 0.5, by: day }", on: orders)
    #expect(error?.option == "by" && error?.message.contains("hold order lines") == true)
  }

  @Test func `tenths add up to everyone, and each customer's value to the total`() throws {
    let finding = try OrderBook.run(Self.yaml, on: orders)
    func numbers(_ exhibit: String, _ name: String) throws -> [Double] {
      let table = try #require(finding.exhibits.first { $0.id == exhibit }?.shownTable)
      let column = try #require(table.columns.firstIndex { $0.name == name })
      return table.rows.map { $0.cells[column].shownNumber ?? .nan }
    }
    for name in ["customers", "total", "share"] {
      let found = try numbers("totals", name)
      let all = try #require(found.last)
      #expect(abs(found.dropLast().reduce(0, +) - all) <= 1e-9 * all, "\(name)")
    }
    let means = try numbers("values", "value").dropLast()
    #expect(zip(means, means.dropFirst()).allSatisfy { $0 > $1 })
    let extract = try #require(finding.extracts.first)
    guard case .numbers(let values)? = extract.table["value"],
      case .numbers(let low)? = extract.table["value_low"]
    else {
      Issue.record("customers have values")
      return
    }
    #expect(abs(values.reduce(0, +) - (finding["clv_total"]?.number ?? 0)) < 1e-6)
    #expect(zip(values, low).allSatisfy { $1 <= $0 })
    #expect(extract.path == "data/worth.customers.csv")
  }

  @Test func `the check names its day and days, and sets naive forecasts beside the model`() throws {
    let finding = try OrderBook.run(
      "{ kind: clv, margin: 0.5, calibration_end: 1971-01-01 }", on: orders)
    let exhibit = try #require(finding.exhibits.first { $0.id == "holdout" })
    #expect(exhibit.subtitle.contains("1 January 1971"))
    let table = try #require(exhibit.shownTable)
    #expect(table.rows.count == 4)
    #expect(table.rows[0].cells[0] == .text("Model: BG/NBD"))
    #expect(table.rows.map { $0.cells[1].shownNumber ?? .nan }.last == 0)
    // A model of the very kind that made the data is near what came, and no worse than what is naive.
    let ratio = try #require(finding["holdout_ratio"]?.number)
    #expect((0.85...1.15).contains(ratio), "\(ratio)")
    #expect((finding["holdout_mae"]?.number ?? 1) < (finding["holdout_mae_naive"]?.number ?? 0) * 1.1)
    // The last forecast finds nobody first, so a tenth of customers makes a tenth of purchases.
    let column = try #require(table.columns.firstIndex { $0.name == "top_tenth_share" })
    #expect(isNear(table.rows[3].cells[column].shownNumber, 0.1, 1e-9))
  }

  @Test func `values are those of a simulation of the same customers`() throws {
    // Bought in the year after the last day by customers who behave as the model has it: learnt from 540 days of 905.
    var shop = OrderBook.Shop()
    shop.days = 905
    let all = OrderBook.lines(4000, shop, seed: 5)
    let known = all.filter { $0.day < 540 }
    let made = all.filter { $0.day >= 540 }.map { Double($0.cents) / 100 }.reduce(0, +)
    let finding = try OrderBook.run(
      "{ kind: clv, margin: 1, discount_annual: 0 }", on: OrderBook.population(known))
    let total = try #require(finding["clv_total"])
    #expect(abs((total.number ?? 0) / made - 1) < 0.1, "\(total.number ?? 0) expected, \(made) made")
  }

  @Test(arguments: ["bgnbd", "mbgnbd", "paretonbd"]) func `single customers bring what their ranges say`(
    model: String
  ) throws {
    var shop = OrderBook.Shop()
    shop.days = 905
    let all = OrderBook.lines(4000, shop, seed: 6)
    let finding = try OrderBook.run(
      "{ kind: clv, margin: 1, discount_annual: 0, model: \(model) }",
      on: OrderBook.population(all.filter { $0.day < 540 }))
    var days: [String: Set<Int>] = [:]
    var made: [String: Double] = [:]
    for line in all where line.day >= 540 {
      days[line.customer, default: []].insert(line.day)
      made[line.customer, default: 0] += Double(line.cents) / 100
    }
    let table = try #require(finding.extracts.first?.table)
    func numbers(_ name: String) throws -> [Double] {
      guard case .numbers(let values)? = table[name] else { throw Missing() }
      return values
    }
    let ids = try #require(table["customer_id"])
    let (low, high) = (try numbers("purchases_low"), try numbers("purchases_high"))
    let (least, most) = (try numbers("likely_low"), try numbers("likely_high"))
    var (withinDays, withinMoney, wide) = (0.0, 0.0, 0)
    for row in low.indices {
      let id = ids.text(row) ?? ""
      let bought = Double(days[id]?.count ?? 0)
      let money = made[id] ?? 0
      if low[row] <= bought, bought <= high[row] { withinDays += 1 }
      if least[row] <= money, money <= most[row] { withinMoney += 1 }
      if high[row] > low[row] { wide += 1 }
    }
    let n = Double(low.count)
    // Numbers are whole, so a range holds its level and somewhat more.
    #expect((0.94...0.995).contains(withinDays / n), "\(withinDays / n)")
    #expect((0.93...0.99).contains(withinMoney / n), "\(withinMoney / n)")
    #expect(wide > low.count / 2)
  }

  private struct Missing: Error {}

  @Test func `discounts and first payments lower values as they should`() throws {
    func total(_ options: String) throws -> Double {
      try #require(
        try OrderBook.run("{ kind: clv, margin: 0.5, \(options) }", on: orders)["clv_total"]?.number)
    }
    let plain = try total("discount_annual: 0")
    let start = try total("discount_annual: 0.10, first_payment: start")
    let end = try total("discount_annual: 0.10, first_payment: end")
    #expect(plain > start && start > end)
    // Purchases of a month a month later are worth (1.1)^(1/12) less: 0.797414 % a month.
    #expect(isNear(start / end, pow(1.1, 1.0 / 12), 1e-9))
    let whole = try #require(
      try OrderBook.run("{ kind: clv, margin: 1, discount_annual: 0 }", on: orders)["clv_total"]?.number)
    #expect(isNear(whole, 2 * plain, 1e-6 * whole))
  }

  @Test func `nobody drops out: the model is refused in words, and rates are taken`() throws {
    var shop = OrderBook.Shop()
    shop.dropout = nil
    let orders = OrderBook.population(OrderBook.lines(1500, shop))
    for model in ["auto", "bgnbd", "mbgnbd"] {
      let finding = try OrderBook.run("{ kind: clv, margin: 0.5, model: \(model) }", on: orders)
      #expect(finding.caveats.contains { $0.code == "no_dropout" })
      #expect(finding.caveats.contains { $0.text.contains("no identifiable dropout") })
      #expect(finding["p_alive"]?.number == nil)
      #expect(finding["p_alive"]?.absence == "not identifiable from these data")
      #expect(finding["clv"]?.number != nil)
      let parameters = try #require(finding.exhibits.first { $0.id == "model" }?.shownTable)
      #expect(!parameters.rows.contains { $0.cells[0] == .text("a") || $0.cells[0] == .text("b") })
      #expect(finding.extracts.first?.table["p_alive"] == nil)
    }
  }

  @Test func `everyone drops out as readily as another: no spread of it is made up`() throws {
    var shop = OrderBook.Shop()
    shop.dropout = (3000, 9000)
    // Chance alone makes customers look a little different in half of such shops.
    let findings = try (1...6).map { seed in
      try OrderBook.run(
        "{ kind: clv, margin: 0.5, model: bgnbd }",
        on: OrderBook.population(OrderBook.lines(1200, shop, seed: seed)))
    }
    let refused = findings.filter { $0.caveats.contains { $0.code == "no_dropout_spread" } }
    #expect(!refused.isEmpty)
    for finding in refused {
      #expect(finding.caveats.contains { $0.text.contains("no identifiable differences in dropout") })
      #expect(finding["p_alive"]?.number == nil && finding["clv"]?.number != nil)
    }
  }

  @Test func `a wholesaler among shoppers is told, and leaves every number finite`() throws {
    let days = (0..<180).map { $0 * 3 }
    let orders = OrderBook.population(
      Self.lines + days.map { OrderBook.Line(customer: "whole", day: $0, cents: 40_000_00) })
    let finding = try OrderBook.run(Self.yaml, on: orders)
    let told = try #require(finding.caveats.first { $0.code == "one_customer" })
    #expect(told.text.contains("One customer"))
    for (name, value) in finding.values where value.number != nil {
      #expect(value.number?.isFinite == true, "\(name)")
    }
    #expect(try !OrderBook.run(Self.yaml, on: self.orders).caveats.contains { $0.code == "one_customer" })
  }

  @Test func `those who never came back are counted, with what their purchases are taken to be worth`() throws
  {
    var counts: [String: Set<Int>] = [:]
    for line in Self.lines { counts[line.customer, default: []].insert(line.day) }
    let once = counts.values.count { $0.count == 1 }
    let finding = try OrderBook.run(Self.yaml, on: orders)
    let told = try #require(finding.caveats.first { $0.code == "zero_repeats" })
    #expect(told.text.hasPrefix("\(once) customers have not bought again") && told.text.contains("$30."))
  }

  @Test func `customers whose lines are all returns are told and not valued`() throws {
    let returns = (0..<4).map { OrderBook.Line(customer: "back\($0)", day: 30, cents: -500) }
    let finding = try OrderBook.run(Self.yaml, on: OrderBook.population(Self.lines + returns))
    #expect(finding.caveats.contains { $0.code == "returns_only" && $0.text.hasPrefix("4 customers") })
    #expect(finding["customers"]?.number == 1500)
  }

  @Test func `those who first bought on the last day are counted and not valued`() throws {
    var lines = Self.lines
    let last = lines.map { $0.day }.max() ?? 0
    for index in 0..<3 { lines.append(OrderBook.Line(customer: "new\(index)", day: last, cents: 100)) }
    let finding = try OrderBook.run(Self.yaml, on: OrderBook.population(lines))
    #expect(finding.caveats.contains { $0.code == "newcomers" && $0.text.hasPrefix("3 customers") })
    #expect(finding["customers"]?.number == 1500)
  }

  @Test func `one order of many lines is one purchase, and returns are netted or dropped`() throws {
    let doubled = Self.lines.flatMap { [$0, $0] }
    let once = try OrderBook.run(Self.yaml, on: orders)
    let twice = try OrderBook.run(Self.yaml, on: OrderBook.population(doubled))
    #expect(isNear(twice["purchases"]?.number, once["purchases"]?.number ?? 0, 1e-9))
    #expect(abs((twice["clv"]?.number ?? 0) / (once["clv"]?.number ?? 1) - 2) < 0.02)
    let returned =
      Self.lines
      + Self.lines.map {
        OrderBook.Line(customer: $0.customer, day: $0.day, cents: -$0.cents / 2)
      }
    let net = try OrderBook.run(Self.yaml, on: OrderBook.population(returned))
    let kept = try OrderBook.run(
      "{ kind: clv, margin: 0.5, returns: drop }", on: OrderBook.population(returned))
    // Dropping returns still counts spend less returns: what is dropped does not lower it.
    #expect((net["clv"]?.number ?? 1) < (kept["clv"]?.number ?? 0))
  }

  @Test func `repeats that came back wholly are worth nothing and are said to be`() throws {
    var lines = Self.lines
    for line in Self.lines where line.customer == "c1" || line.customer == "c2" {
      lines.append(OrderBook.Line(customer: line.customer, day: line.day, cents: -line.cents))
    }
    let finding = try OrderBook.run(Self.yaml, on: OrderBook.population(lines))
    let repeaters = Set(Self.lines.map { $0.customer }).intersection(["c1", "c2"]).filter { name in
      Set(Self.lines.filter { $0.customer == name }.map { $0.day }).count > 1
    }
    #expect(finding.caveats.contains { $0.code == "worthless_repeats" } == !repeaters.isEmpty)
    #expect(finding["clv"]?.number != nil)
  }

  @Test func `spend that goes with frequency is warned about`() throws {
    var counts: [String: Int] = [:]
    for line in Self.lines { counts[line.customer, default: 0] += 1 }
    let tied = Self.lines.map {
      OrderBook.Line(customer: $0.customer, day: $0.day, cents: $0.cents * (counts[$0.customer] ?? 1))
    }
    let finding = try OrderBook.run(Self.yaml, on: OrderBook.population(tied))
    #expect(finding.caveats.contains { $0.code == "spend_not_independent" })
    #expect(try !OrderBook.run(Self.yaml, on: orders).caveats.contains { $0.code == "spend_not_independent" })
  }

  @Test func `a burst after the learning ends is flagged as the seasons' doing`() throws {
    var lines = Self.lines
    for line in Self.lines where line.day > 420 {
      lines.append(OrderBook.Line(customer: line.customer, day: line.day + 1, cents: line.cents))
      lines.append(OrderBook.Line(customer: line.customer, day: line.day + 2, cents: line.cents))
    }
    let finding = try OrderBook.run(
      "{ kind: clv, margin: 0.5, calibration_end: 1971-02-24 }", on: OrderBook.population(lines))
    #expect((finding["holdout_ratio"]?.number ?? 1) < 0.8)
    #expect(finding.caveats.contains { $0.code == "seasonal" })
  }

  @Test func `customers of another data set get values, and those who bought nothing none`() throws {
    let customers = TablePopulation(
      Table([("id", .text(TextColumn(["c1", "stranger", "c2"])))]), roles: Roles(id: "id"))
    let finding = try OrderBook.run(
      "{ kind: clv, margin: 0.5, orders: orders }", on: orders, customers: customers)
    let column = try #require(finding.assignments.first { $0.name == "#clv.worth" }?.column)
    #expect(column.count == 3 && column.isMissing(1))
    #expect((column.number(0) ?? 0) > 0)
    #expect(finding.assignments.map { $0.name } == ["#clv.worth", "#p_alive.worth"])
    #expect(try OrderBook.run(Self.yaml, on: orders).assignments.isEmpty)
  }

  @Test func `orders that cannot be answered end with words`() throws {
    let few = OrderBook.population(Self.lines.filter { $0.customer < "c1015" })
    #expect(try OrderBook.error(Self.yaml, on: few)?.code == .fewRepeaters)
    let worthless = OrderBook.population([OrderBook.Line(customer: "a", day: 3, cents: -100)])
    #expect(try OrderBook.error(Self.yaml, on: worthless)?.code == .noPurchases)
    #expect(try OrderBook.error(Self.yaml, on: orders, asOf: -5)?.code == .noPurchases)
    let early = try OrderBook.error(
      "{ kind: clv, margin: 0.5, calibration_end: 1969-12-31 }", on: orders)
    #expect(early?.code == .badCalibrationEnd && early?.option == "calibration_end")
    let short = OrderBook.population(Self.lines.filter { $0.day < 100 })
    let finding = try OrderBook.run(Self.yaml, on: short)
    #expect(finding.caveats.contains { $0.code == "no_check" })
    #expect(finding["holdout_ratio"]?.number == nil && finding["holdout_ratio"]?.absence != nil)
  }

  @Test func `lines after the report's date are left out and counted`() throws {
    let finding = try OrderBook.run(Self.yaml, on: orders, asOf: 400)
    let after = Self.lines.count { $0.day > 400 }
    #expect(finding.ledger.excluded.first { $0.code == "after" }?.rows == after)
    #expect(finding.ledger.rowsIn == Self.lines.count)
    #expect(finding.exhibits.contains { $0.subtitle.contains("5 February 1971") })
  }

  @Test(arguments: [Language.en, .fr]) func `words are filled in in every language`(language: Language) throws
  {
    for model in ["bgnbd", "mbgnbd", "empirical"] {
      let finding = try OrderBook.run(
        "{ kind: clv, margin: 1, model: \(model) }", on: orders, language: language)
      let texts =
        finding.remarks + finding.caveats.map { $0.text }
        + finding.exhibits.flatMap { [$0.title, $0.subtitle, $0.alt, $0.note ?? ""] }
      #expect(texts.allSatisfy { !$0.contains("{") && !$0.contains("nan") })
    }
  }
}

extension Exhibit {
  fileprivate var shownTable: ResultTable? { if case .table(let table) = content { table } else { nil } }
}

extension ResultTable.Cell {
  fileprivate var shownNumber: Double? {
    switch self {
    case .value(let value): value.number
    case .count(let count): Double(count)
    default: nil
    }
  }
}
