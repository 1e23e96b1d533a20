import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Tables
import Testing

struct RFMListsTests {
  private static let contact = """
    contact:
      suppress: stop.csv
      consent: { email: may_email, sms: may_text }
      min_days_since: { column: contacted, days: 30 }
      holdout: 0.2

    """

  private static func suppressed(_ shop: Shop) -> [String] {
    shop.customers.filter { $0.id.hasSuffix("3") }.map { $0.id }
  }

  private static func stopList(_ shop: Shop) -> String {
    "id\n" + suppressed(shop).joined(separator: "\n") + "\n"
  }

  /// Ids in the order of a file.
  private static func ids(_ extract: Extract) throws -> [String] {
    let column = try #require(extract.table["customer_id"])
    return (extract.rows ?? []).compactMap { column.text(Int($0)) }
  }

  @Test(arguments: 1...12)
  func `nobody suppressed, opted out, unreachable, rested, gone or held out is on a list`(seed: UInt64) throws
  {
    let shop = Shop(customers: 500, seed: seed)
    let finding = try shop.run(
      Self.contact, onCustomers: true, files: ["stop.csv": Self.stopList(shop)])
    let people = Dictionary(uniqueKeysWithValues: shop.customers.map { ($0.id, $0) })
    let suppressed = Set(Self.suppressed(shop))
    let held = try #require(finding.extracts.first { $0.path == "outreach/rfm-holdout.csv" })
    let heldOut = Set(try Self.ids(held))
    #expect(!held.isPersonal && !heldOut.isEmpty)
    #expect(held.fields.map { $0.name } == ["customer_id", "segment", "campaign_id", "arm"])
    var seen: Set<String> = []
    for list in finding.extracts where list.path != held.path {
      #expect(list.isPersonal && list.path.hasPrefix("outreach/rfm-"))
      for id in try Self.ids(list) {
        let customer = try #require(people[id])
        #expect(seen.insert(id).inserted && !heldOut.contains(id) && !suppressed.contains(id))
        #expect(!customer.hasLeft)
        #expect(Int(customer.contacted) == Int(Int32.min) || Shop.asOf.number - Int(customer.contacted) >= 30)
        let canEmail = customer.mayEmail == "Yes" && customer.email != nil
        let canText = customer.mayText == "Yes" && customer.phone != nil
        #expect(canEmail || canText)
      }
      // An address stands there only where its owner agreed to be reached at it.
      for (column, mayBeReached) in [("email", \Shop.Customer.mayEmail), ("phone", \Shop.Customer.mayText)] {
        for (id, address) in zip(list.texts("customer_id"), list.texts(column)) where address != nil {
          #expect(people[id ?? ""]?[keyPath: mayBeReached] == "Yes", "\(list.path)")
        }
      }
    }
    #expect(finding["listed"]?.number == Double(seen.count))
    #expect(finding["held_out"]?.number == Double(heldOut.count))
  }

  @Test func `listed, held out, stopped and gone add up to each segment, and channels say how`() throws {
    let shop = Shop(customers: 800, seed: 21)
    let finding = try shop.run(Self.contact, onCustomers: true, files: ["stop.csv": Self.stopList(shop)])
    for row in try finding.table("levers").rows {
      let path = try #require(row.cells.last?.text)
      let list = try #require(finding.extracts.first { $0.path == path })
      #expect(row.cells[2].number == Double(list.rows?.count ?? -1))
      let name = try #require(row.cells[0].text)
      let segment = try finding.table("segments").rows.first { $0.cells[0].text == name }
      #expect(row.cells[2...5].compactMap { $0.number }.reduce(0, +) == segment?.cells[1].number)
      let channels = try #require(list.table["channels"])
      for at in list.rows ?? [] {
        let customer = try #require(
          shop.customers.first { $0.id == list.table["customer_id"]?.text(Int(at)) })
        let ways = [
          customer.mayEmail == "Yes" && customer.email != nil ? "email" : nil,
          customer.mayText == "Yes" && customer.phone != nil ? "sms" : nil,
        ].compactMap { $0 }
        #expect(channels.text(Int(at)) == ways.joined(separator: "+"))
      }
    }
  }

  @Test func `files are ranked by money, ties by id, whatever the order of the rows`() throws {
    var shop = Shop(customers: 300, seed: 8)
    let before = try shop.run(Self.contact, onCustomers: true, files: ["stop.csv": "id\n"])
    shop.customers.reverse()
    let after = try shop.run(Self.contact, onCustomers: true, files: ["stop.csv": "id\n"])
    #expect(before.extracts.map { $0.path } == after.extracts.map { $0.path })
    for (a, b) in zip(before.extracts, after.extracts) { #expect(try Self.ids(a) == Self.ids(b)) }
    let list = try #require(before.extracts.first { ($0.rows?.count ?? 0) > 3 })
    let money = (list.rows ?? []).compactMap { list.table["monetary"]?.number(Int($0)) }
    #expect(money == money.sorted(by: >))
  }

  @Test func `every cell of a campaign leaves the same customers alone`() throws {
    let shop = Shop(customers: 600, seed: 3)
    func heldOut(seed: UInt64, campaign: String = "test") throws -> [String] {
      let finding = try shop.run(
        Self.contact, onCustomers: true, files: ["stop.csv": "id\n"], seed: seed, campaign: campaign)
      return try Self.ids(
        #require(finding.extracts.first { $0.path == "outreach/rfm-holdout.csv" })
      ).sorted()
    }
    let one = try heldOut(seed: 11)
    #expect(one.count > 20)
    #expect(try heldOut(seed: 12) == one)
    #expect(try heldOut(seed: 11, campaign: "another") != one)
  }

  @Test func `lists and plans of one campaign leave the same customers alone`() throws {
    let fixture = PlanFixture(400, seed: 6)
    let plan = Table(try fixture.roi().assignments).words("#arm.plan")
    let spared = zip(fixture.customers, plan).filter { $1 == "holdout" }.map { $0.0.id }.sorted()
    #expect(spared.count > 10)
    let orders = TablePopulation(
      Table([
        ("customer", .text(TextColumn(fixture.customers.map { $0.id }))),
        ("day", .days(fixture.customers.map { Int32(PlanFixture.asOf.number) - $0.tenure - 1 })),
        ("amount", .decimals(fixture.customers.map { Int64($0.spend * 100) }, digits: 2)),
      ]), roles: Roles(id: "customer", orders: OrderColumns(day: "day", amount: "amount")))
    let rules = """
      contact:
        suppress: stop.csv
        consent: { email: email_ok, sms: sms_ok, call: sms_ok }
        min_days_since: { column: contacted, days: 30 }
        holdout: 0.2

      """
    let (cell, problems) = try Clientele.cell(SourceText(path: "cell.yaml", Shop.head + rules))
    try problems.throwIfErrors()
    let population = fixture.population()
    // Of another cell, whose own draws differ.
    let context = AnalysisContext(
      cell: "rfm", wording: Wording(language: .en, currency: "usd"), level: 0.95, minimum: GroupMinimum(),
      seed: 5, reportSeed: 42, period: "2026Q3", asOf: PlanFixture.asOf, population: population,
      orders: orders, findings: [:], models: [:], files: ["stop.csv": Array(fixture.stopList([]).utf8)],
      previous: nil, campaign: "retention-2026Q3")
    let finding = try #require(cell).run(on: population, in: context)
    let held = try #require(finding.extracts.first { $0.path == "outreach/rfm-holdout.csv" })
    #expect(try Self.ids(held).sorted() == spared)
  }

  @Test func `the rules and the people held out of a plan are kept to`() throws {
    let shop = Shop(customers: 400, seed: 4)
    func levels(_ levels: [String], _ pick: (Int) -> Int32) -> Column {
      .categories(CategoryColumn(codes: shop.customers.indices.map(pick), levels: levels))
    }
    let barred = levels(["suppressed", "no_consent"]) { $0 % 5 == 0 ? 1 : -1 }
    let arms = levels(["treat", "holdout", "none"]) { $0 % 5 == 0 ? 2 : $0 % 3 == 0 ? 1 : 0 }
    let finding = try shop.run(
      "plan: spend\n", onCustomers: true,
      adding: [
        ("#not_contactable.spend", barred), ("#arm.spend", arms),
        ("#consent_may_email.spend", .flags(shop.customers.map { $0.mayEmail == "Yes" ? 1 : 0 })),
      ])
    let listed = try finding.extracts.filter { $0.isPersonal }.flatMap { try Self.ids($0) }
    #expect(!listed.isEmpty)
    for id in listed {
      let number = try #require(Int(id.dropFirst()))
      #expect(number % 5 != 0 && number % 3 != 0 && !shop.customers[number].hasLeft)
    }
    let fields = try #require(finding.extracts.first).fields.map { $0.name }
    #expect(fields.contains("may_email") && !fields.contains("channels"))
  }

  @Test func `without rules of contact there are no lists`() throws {
    let finding = try Shop(customers: 100, seed: 4).run(onCustomers: true)
    #expect(finding.extracts.isEmpty && finding["listed"] == nil)
    #expect(try finding.table("levers").columns.map { $0.name } == ["segment", "lever"])
  }
}
