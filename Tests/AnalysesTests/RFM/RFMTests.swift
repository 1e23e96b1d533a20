import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables
import Testing

struct RFMTests {
  typealias Line = Shop.Line
  private let end = Int32(Shop.asOf.number)

  /// Customers a, b, c … with so many orders of 10.00, the last of them so many days ago.
  private func shop(_ customers: [(orders: Int, days: Int32)]) -> Shop {
    Shop(
      customers.enumerated().flatMap { index, customer in
        (0..<customer.orders).map {
          Line("c\(index)", end - customer.days - Int32($0), "o\(index).\($0)", 1000)
        }
      })
  }

  @Test func `equal customers have equal scores, and realised sizes are printed`() throws {
    let finding = try shop((0..<40).map { ($0 < 30 ? 1 : $0 - 28, 10) }).run()
    let rows = try finding.table("scores").rows
    #expect(rows[5..<10].map { $0.cells[2].number } == [8, 2, 0, 0, 30])
    #expect(rows[9].cells[1].text == "≤ 1" && rows[8].cells[1].text == "nobody")
    #expect(finding.caveats.contains { $0.code == "uneven_scores" && $0.text.contains("75%") })
  }

  @Test func `days are whole days to the date, and orders after it count nowhere`() throws {
    var shop = shop([(1, 0), (1, 3), (1, 3)])
    shop.lines.append(Line("c1", end + 1, "x", 9_999))
    let finding = try shop.run(minimum: GroupMinimum(shown: 1))
    #expect(finding["recency"]?.number == 3)
    #expect(finding["revenue"]?.number == 30)
    #expect(finding.ledger.excluded.map { $0.code } == ["too_late"])
    #expect(finding.caveats.contains { $0.code == "future_lines" })
    let earlier = try shop.run("as_of: \(Shop.asOf.advanced(by: -3).iso)\n", minimum: GroupMinimum(shown: 1))
    #expect(earlier["customers"]?.number == 2 && earlier["recency"]?.number == 0)
  }

  @Test func `returns are netted, dropped or refused as the cell says`() throws {
    let shop = Shop([
      Line("a", end, "1", 5_000), Line("a", end, "C1", -2_000), Line("b", end, "2", 1_000),
      Line("b", end, "C2", -4_000), Line("c", end, "C3", -100), Line("d", end, "4", 700),
    ])
    let few = GroupMinimum(shown: 1)
    let net = try shop.run(minimum: few)
    #expect(net["revenue"]?.number == 7 && net["customers"]?.number == 3 && net["orders"]?.number == 3)
    #expect(net.caveats.contains { $0.code == "returns_exceed_purchases" && $0.text.contains("1 customer") })
    #expect(try shop.run("returns: drop\n", minimum: few)["revenue"]?.number == 67)
    let error = try #require(try shop.error("returns: error\n"))
    #expect(error.code == .returnsFound && error.option == "returns")
    #expect(error.message == "3 order lines are returned or cancelled")
  }

  @Test func `a return whose purchase lies before the window takes no part in it`() throws {
    let shop = Shop([
      Line("a", end - 90, "1", 5_000), Line("a", end - 5, "C1", -5_000), Line("b", end - 40, "2", 3_000),
      Line("b", end - 4, "C2", -1_000), Line("b", end - 2, "3", 2_500), Line("c", end - 1, "4", 100),
    ])
    let from = Shop.asOf.advanced(by: -30).iso
    let finding = try shop.run("from: \(from)\n", minimum: GroupMinimum(shown: 1))
    // a returned all and bought nothing since; b keeps what the window holds of it.
    #expect(finding["customers"]?.number == 2 && finding["orders"]?.number == 2)
    #expect(finding["revenue"]?.number == 16)
    #expect(finding.ledger.excluded.map { $0.code } == ["too_early"])
  }

  @Test func `customers with returns alone have no segment`() throws {
    var shop = shop((0..<12).map { ($0 % 3 + 1, Int32($0)) })
    shop.lines += [Line("back", end - 2, "r", -500), Line("zero", end - 2, "z", 0)]
    #expect(try shop.run()["customers"]?.number == 12)
  }

  @Test(arguments: 1...4) func `revenue and its shares carry intervals by linearisation`(seed: UInt64) throws
  {
    let shop = Shop(customers: 400, seed: seed)
    let finding = try shop.run()
    // Σx and the residuals of a sum and of a ratio of sums, over all customers who bought.
    var net: [String: Double] = [:]
    var bought: Set<String> = []
    for line in shop.lines where line.customer != nil {
      net[line.customer ?? "", default: 0] += Double(line.cents ?? 0) / 100
      if (line.cents ?? 0) > 0 { bought.insert(line.customer ?? "") }
    }
    let all = bought.map { net[$0] ?? 0 }
    let (n, sum) = (Double(all.count), all.reduce(0, +))
    let spread = all.reduce(0) { $0 + ($1 - sum / n) * ($1 - sum / n) } * n / (n - 1)
    let total = try #require(finding["revenue"])
    #expect(abs((total.number ?? 0) - sum) < 1e-6)
    #expect(abs((total.interval?.high ?? 0) - sum - 1.959964 * spread.squareRoot()) < 1e-3)
    var shares = 0.0
    for name in finding.values.filter({ $0.name.value == "revenue_share" }).map({ $0.value }) {
      let interval = try #require(name.interval)
      shares += name.number ?? 0
      #expect(interval.low < name.number ?? 0 && (name.number ?? 0) < interval.high)
    }
    #expect(shares > 0.5 && shares <= 1 + 1e-9)
  }

  @Test func `lines without a customer, day or amount and repeated lines are told`() throws {
    var shop = shop((0..<12).map { ($0 % 3 + 1, Int32($0)) })
    shop.lines += [Line(nil, end, "x", 1), Line("c1", nil, "x", 1), Line("c1", end, "x", nil)]
    shop.lines += [shop.lines[0], shop.lines[0]]
    let finding = try shop.run()
    #expect(finding.ledger.excluded.map { $0.code } == ["without_customer", "without_day", "without_amount"])
    #expect(finding.ledger.rowsIn == shop.lines.count && finding.ledger.analysed == shop.lines.count - 3)
    #expect(finding.caveats.contains { $0.code == "repeated_lines" && $0.text.hasPrefix("2 order lines") })
    let lines = try finding.table("lines").rows
    #expect(lines.dropLast().compactMap { $0.cells[1].number }.reduce(0, +) == lines.last?.cells[1].number)
  }

  @Test func `fewer values than scores are said to be, down to a single order day`() throws {
    let finding = try shop((0..<20).map { _ in (1, 5) }).run()
    let told = finding.caveats.filter { $0.code == "few_values" }
    #expect(told.count == 3)
    #expect(told[0].text == "Recency takes only 1 different value, so only as many scores are in use.")
    #expect(finding["customers", "new_customers"]?.number == 20)
  }

  @Test func `invoices, days, sums, means and medians are what they say`() throws {
    let shop = Shop([
      Line("a", end, "1", 1_000), Line("a", end, "2", 2_000), Line("a", end - 9, "3", 6_000),
      Line("b", end, "4", 500),
    ])
    func scores(_ options: String) throws -> [String] {
      try shop.run(options + "segments: [{ name: All }]\nbins: 2\n", minimum: GroupMinimum(shown: 1))
        .table("scores").rows.map { $0.cells[1].text ?? "" }
    }
    #expect(try scores("")[2...] == ["≥ 3", "≤ 2", "> $47.50", "≤ $47.50"])
    #expect(try scores("frequency: day\n")[2...3] == ["≥ 2", "≤ 1"])
    #expect(try scores("monetary: mean\n")[4] == "> $17.50")
    #expect(try scores("monetary: median\n")[4] == "> $12.50")
  }

  @Test func `fixed cut points take the place of quantiles`() throws {
    let finding = try shop([(1, 10), (2, 31), (9, 30)]).run(
      "bins: 3\ncuts: { recency: [15, 30], frequency: [1, 5] }\nsegments: [{ name: All }]\n")
    let rows = try finding.table("scores").rows
    #expect(rows[0..<6].map { $0.cells[1].text ?? "" } == ["≤ 15", "16–30", "≥ 31", "≥ 6", "2–5", "≤ 1"])
    #expect(rows[0..<6].map { $0.cells[2].number } == [1, 1, 1, 1, 1, 1])
  }

  @Test(arguments: 1...6) func `segments hold everyone once, and their orders and revenue add up`(
    seed: UInt64
  ) throws {
    let shop = Shop(customers: 400, seed: seed)
    let finding = try shop.run()
    for name in ["customers", "orders", "revenue"] {
      let parts = finding.values.filter { $0.name.value == name && $0.name.group != nil }
      let sum = parts.compactMap { $0.value.number }.reduce(0, +)
      #expect(abs(sum - (finding[name]?.number ?? .nan)) < 1e-6)
    }
    let shares = finding.values.filter { $0.name.value == "share" }
    #expect(abs(shares.compactMap { $0.value.number }.reduce(0, +) - 1) < 1e-12)
    #expect(shares.allSatisfy { $0.value.interval != nil && $0.value.n != nil })
  }

  @Test(arguments: 1...4) func `the order of lines and customers changes nothing`(seed: UInt64) throws {
    var shop = Shop(customers: 300, seed: seed)
    let a = try shop.run("compare: 2024-07-01\n", onCustomers: true)
    shop.lines = Array(shop.lines.reversed())
    shop.customers = Array(shop.customers.reversed())
    let b = try shop.run("compare: 2024-07-01\n", onCustomers: true)
    for (x, y) in zip(a.values, b.values) {
      #expect(x.name == y.name)
      #expect(abs((x.value.number ?? 0) - (y.value.number ?? 0)) <= 1e-12 * abs(x.value.number ?? 0))
    }
    #expect(try a.table("moves") == b.table("moves"))
  }

  /// Σe² by hand: orders 1, 1, 2 worth 10, 30, 40 give 20 per order with residuals −10, 10, 0.
  @Test func `the order value carries an interval by linearisation`() throws {
    let shop = Shop([
      Line("a", end, "1", 1_000), Line("b", end, "2", 3_000), Line("c", end, "3", 1_500),
      Line("c", end, "4", 2_500),
    ])
    let value = try #require(try shop.run(minimum: GroupMinimum(shown: 1))["order_value"])
    #expect(value.number == 20)
    let interval = try #require(value.interval)
    let half = 1.959_963_984_540_054 * (200.0 * 3 / 2).squareRoot() / 4
    #expect(abs(interval.low - (20 - half)) < 1e-9 && abs(interval.high - (20 + half)) < 1e-9)
  }

  @Test func `customers without orders have no segment, and unknown ones are counted`() throws {
    let shop = Shop(customers: 200, seed: 3, strangers: 30)
    let finding = try shop.run(onCustomers: true)
    let bought = Set(shop.lines.filter { ($0.cents ?? 0) > 0 }.compactMap { $0.customer })
    let known = shop.customers.filter { bought.contains($0.id) }.count
    #expect(finding["customers"]?.number == Double(known))
    #expect(finding.ledger.rowsIn == 200 && finding.ledger.analysed == known)
    #expect(finding.ledger.excluded.map { $0.code } == ["no_purchase"])
    let strangers = bought.filter { id in !shop.customers.contains { $0.id == id } }
    let caveat = try #require(finding.caveats.first { $0.code == "unknown_customers" })
    #expect(caveat.text.contains("\(strangers.count) customers"))
    let segment = try #require(finding.assignments.first { $0.name == "#segment.rfm" })
    #expect(
      shop.customers.indices.allSatisfy {
        segment.column.isMissing($0) == !bought.contains(shop.customers[$0].id)
      })
  }

  @Test(arguments: 1...4) func `rows of the migration add up to all who were there`(seed: UInt64) throws {
    let shop = Shop(customers: 500, seed: seed)
    let day = Shop.asOf.advanced(by: -90)
    let finding = try shop.run("compare: \(day.iso)\n", minimum: GroupMinimum(shown: 1))
    let rows = try finding.table("moves").rows
    for (_, moves) in Dictionary(grouping: rows, by: { $0.cells[0].text }) {
      #expect(abs(moves.compactMap { $0.cells[3].number }.reduce(0, +) - 1) < 1e-12)
    }
    let then = try shop.run("as_of: \(day.iso)\n", minimum: GroupMinimum(shown: 1))
    for (name, moves) in Dictionary(grouping: rows, by: { $0.cells[0].text ?? "" })
    where name != "No order yet" {
      let group = slug(name == "Can’t lose them" ? "cant_lose_them" : name)
      #expect(moves.compactMap { $0.cells[2].number }.reduce(0, +) == then["customers", group]?.number)
    }
    #expect(rows.compactMap { $0.cells[2].number }.reduce(0, +) == finding["customers"]?.number)
    let stayed = rows.filter { $0.cells[0].text == $0.cells[1].text }.compactMap { $0.cells[2].number }
    #expect(finding["stayed"]?.number == stayed.reduce(0, +) / (then["customers"]?.number ?? .nan))
  }

  @Test(arguments: 1...3) func `a window is the days up to each date, and who left it is counted`(
    seed: UInt64
  ) throws {
    let shop = Shop(customers: 400, seed: seed)
    let few = GroupMinimum(shown: 1)
    let day = Shop.asOf.advanced(by: -120)
    let windowed = try shop.run("window: 180\ncompare: \(day.iso)\n", minimum: few)
    let from = try shop.run("from: \(Shop.asOf.advanced(by: -179).iso)\n", minimum: few)
    for name in ["customers", "orders", "revenue", "recency", "spend"] {
      #expect(windowed[name]?.number == from[name]?.number, "\(name)")
    }
    let then = try shop.run(
      "as_of: \(day.iso)\nfrom: \(day.advanced(by: -179).iso)\n", minimum: few)
    let moved = try windowed.table("moves").rows.filter { $0.cells[0].text != "No order yet" }
      .compactMap { $0.cells[2].number }.reduce(0, +)
    let lapsed = Int((then["customers"]?.number ?? .nan) - moved)
    #expect(lapsed > 0)
    #expect(
      windowed.caveats.contains { $0.code == "window" && $0.text.contains("at either date: \(lapsed) ") })
  }

  @Test func `what the data cannot answer is said at the option that asked`() throws {
    var shop = shop([(1, 10)])
    shop.hasNumbers = false
    let invoices = try #require(try shop.error("frequency: invoice\n"))
    #expect(invoices.option == "frequency" && invoices.message.contains("no numbers"))
    let late = try #require(try shop.error("compare: \(Shop.asOf.iso)\n"))
    #expect(late.code == .badComparison && late.option == "compare")
    let early = try #require(try shop.error("compare: 2020-01-01\nfrom: 2021-01-01\n"))
    #expect(early.code == .badComparison && early.message == "'compare' is not after 'from'")
    let nobody = try #require(try shop.error("as_of: 2000-01-01\n"))
    #expect(nobody.code == .nothingBought && nobody.message.hasSuffix("of 1 lines 1 after 2000-01-01"))
    let contact = try #require(try shop.error("contact: { holdout: 0.1 }\n"))
    #expect(contact.code == .contactWithoutCustomers && contact.option == "contact")
  }

  @Test(arguments: Language.allCases) func `every language has its words`(language: Language) throws {
    let finding = try Shop(customers: 300, seed: 2).run(
      "compare: 2024-07-01\ncontact: { consent: { email: may_email }, holdout: 0.2 }\n", onCustomers: true,
      language: language)
    #expect(
      finding.exhibits.map { $0.id } == [
        "", "segments", "orders", "levers", "scores", "migration", "moves", "lines",
      ])
    #expect(finding.exhibits.allSatisfy { !$0.title.isEmpty && !$0.alt.isEmpty })
    let levers = try finding.table("levers").rows.map { $0.cells[1].text ?? "" }
    #expect(
      levers.allSatisfy { $0.contains(language == .en ? " " : " ") } && Set(levers).count == levers.count)
  }
}
