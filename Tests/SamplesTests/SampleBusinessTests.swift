import Formats
import Outside
import Samples
import TestSupport
import Testing

@Suite struct `A synthetic business` {
  @Test func `the same seed gives the same bytes, another seed others`() throws {
    let (a, b) = (try SampleFolder(customers: 200), try SampleFolder(customers: 200))
    let other = try SampleFolder(customers: 200, seed: 7)
    #expect(a.world.paths.count == 11)
    for path in a.world.paths {
      #expect(try a.world.read(path) == b.world.read(path))
      if !path.contains("actions") { #expect(try a.world.read(path) != other.world.read(path)) }
    }
  }

  @Test func `the third quarter holds the survivors of the second and those who joined in between`() throws {
    let sample = try SampleFolder(customers: 1000)
    let second = try sample.rows("customers-2026Q2.csv")
    let third = try sample.rows("customers-2026Q3.csv")
    let survivors = Set(second.filter { $0["churned"] == "No" }.compactMap { $0["customer_id"] })
    let later = Set(third.compactMap { $0["customer_id"] })
    #expect(survivors.isSubset(of: later))
    #expect(later.count == third.count)
    for row in third where !survivors.contains(row["customer_id"] ?? "") {
      let joined = try #require(row["joined_on"])
      #expect(joined > "2026-04-01" && joined <= "2026-07-01")
    }
  }

  @Test func `what is known of those still here is what the next quarter begins with`() throws {
    let sample = try SampleFolder(customers: 600)
    let still = try sample.rows("customers-2026Q2.csv").filter { $0["churned"] == "No" }
    let present = try sample.rows("present-2026Q2.csv")
    #expect(present.compactMap { $0["customer_id"] } == still.compactMap { $0["customer_id"] })
    let third = try sample.rows("customers-2026Q3.csv")
    let later = Dictionary(uniqueKeysWithValues: third.map { ($0["customer_id"], $0) })
    for row in present {
      for (column, value) in row { #expect(later[row["customer_id"]]?[column] == value, "\(column)") }
    }
    let left = Set(third.filter { $0["churned"] == "Yes" }.compactMap { $0["customer_id"] })
    let last = Set(try sample.ids("present-2026Q3.csv"))
    #expect(last.count == third.count - left.count && last.isDisjoint(with: left))
  }

  @Test func `tenure counts the months to the end of observation, and leavers leave within the window`()
    throws
  {
    let sample = try SampleFolder(customers: 500)
    for name in ["customers-2026Q2.csv", "customers-2026Q3.csv"] {
      for row in try sample.rows(name) {
        let joined = try #require(row["joined_on"].flatMap { Day(iso: $0) })
        let start = try #require(row["window_start"].flatMap { Day(iso: $0) })
        let end = try #require(row["snapshot_date"].flatMap { Day(iso: $0) })
        let left = row["left_on"].flatMap { Day(iso: $0) }
        #expect(joined <= start)
        #expect((row["churned"] == "Yes") == (left != nil))
        #expect((row["leaving_reason"] != "") == (left != nil))
        if let left { #expect(left > start && left <= end) }
        // Both days included, so the day after the last one counts.
        let last = (left ?? end).advanced(by: 1).civil
        let months = (last.year - joined.civil.year) * 12 + last.month - joined.civil.month
        #expect(row["tenure_months"].flatMap { Int($0) } == months)
      }
    }
  }

  @Test func `ids keep their leading zeros, and addresses belong to nobody`() throws {
    let rows = try SampleFolder(customers: 1000).rows("customers-2026Q2.csv")
    #expect(rows.allSatisfy { $0["customer_id"]?.utf8.count == 8 })
    #expect(rows.contains { $0["customer_id"]?.hasPrefix("0") == true })
    #expect(rows.allSatisfy { $0["email"] == "" || $0["email"]?.hasSuffix("@example.com") == true })
    #expect(rows.allSatisfy { $0["phone"] == "" || $0["phone"]?.hasPrefix("+1-555-") == true })
    #expect(rows.contains { $0["email_opt_in"] == "" } && rows.contains { $0["email"] == "" })
  }

  @Test func `orders fall within two years and within the customer's time`() throws {
    let sample = try SampleFolder(customers: 500)
    let rows = try sample.rows("customers-2026Q2.csv")
    let joined = Dictionary(uniqueKeysWithValues: rows.map { ($0["customer_id"], $0["joined_on"]) })
    let orders = try sample.rows("orders.csv")
    #expect(orders.count == sample.summary.orders)
    #expect((3000...5000).contains(orders.count))
    for order in orders {
      let day = try #require(order["ordered_on"])
      #expect(day >= "2024-10-01" && day <= "2026-09-30")
      if let start = joined[order["customer_id"]] ?? nil { #expect(day >= start) }
    }
    #expect(Set(orders.compactMap { $0["order_id"] }).count == orders.count)
  }

  @Test func `files are written in pieces, so memory does not grow with the customers`() throws {
    let sample = try SampleFolder(customers: 6000)
    let writes = sample.world.operations.count { $0 == "write data/customers-2026Q2.csv" }
    #expect(writes == 2)
  }

  @Test func `a full disk is reported, not passed over`() throws {
    let world = MemoryWorld()
    world.inject(.once(.full), at: 3)
    let error = #expect(throws: WorldError.self) {
      try SampleBusiness(customers: 10).write(into: "data", world)
    }
    #expect(error?.reason == .full)
  }
}
