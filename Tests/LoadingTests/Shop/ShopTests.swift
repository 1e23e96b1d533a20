import Diagnostics
import Formats
import Outside
import Populations
import Tables
import TestSupport
import Testing

@testable import Loading

/// Customers made of order lines.
struct ShopTests {
  private static func at<Value>(_ value: Value) -> Located<Value> {
    Located(value, at: Place(path: "spec", line: 1, column: 1))
  }

  private static func lines(_ csv: String) throws -> (Dataset, DatasetRequest) {
    let request = DatasetRequest(
      name: at("lines"), file: at("lines.csv"), path: "lines.csv",
      kind: .orders(
        OrderRoles(customer: at("who"), date: at("day"), amount: at("paid"), order: at("number"))))
    return (try DatasetLoader(world: MemoryWorld(texts: ["lines.csv": csv])).load(request), request)
  }

  private static func shop(until: String?, gap: Int = 0, window: Int) -> ShopRequest {
    ShopRequest(
      lines: at("lines"), featuresUntil: until.flatMap { Day(iso: $0) }.map { at($0) }, gap: gap,
      window: window, place: Place(path: "spec", line: 1, column: 1))
  }

  private static func shoppers(
    _ csv: String, _ shop: ShopRequest
  ) throws -> Dataset {
    let (dataset, lines) = try lines(csv)
    let request = try #require(shop.request(name: at("shoppers"), of: lines, labels: []))
    return try Dataset(request, shop, from: dataset, language: .en, threads: 2)
  }

  private static let csv = """
    who,day,number,paid
    a,2026-01-01,1,10.00
    a,2026-01-11,2,20.00
    a,2026-01-11,2,30.00
    a,2026-01-21,3,-5.00
    a,2026-02-03,4,40.00
    b,2026-01-05,5,7.00
    b,2026-02-09,6,9.00
    c,2026-01-15,7,50.00
    d,2026-02-02,8,60.00
    e,2026-02-12,9,1.00

    """

  @Test func `features end on their day, the gap counts neither way, and no order in the window is leaving`()
    throws
  {
    let data = try Self.shoppers(Self.csv, Self.shop(until: "2026-01-20", gap: 10, window: 10))
    let table = data.table
    func numbers(_ name: String) throws -> [Double] {
      let column = try #require(table[name])
      return (0..<column.count).map { column.number($0) ?? .nan }
    }
    // Ordered by 20 January: a, b, c; the window is 31 January to 9 February.
    #expect(table.rowCount == 3)
    #expect(try numbers("recency_days") == [9, 15, 5])
    #expect(try numbers("customer_days") == [19, 15, 5])
    #expect(try numbers("orders") == [2, 1, 1])
    #expect(try numbers("revenue") == [60, 7, 50])
    #expect(try numbers("order_value") == [30, 7, 50])
    // The last ten days are 11 to 20 January, those before 1 to 10 January.
    #expect(try numbers("recent_orders") == [1, 0, 1])
    #expect(try numbers("order_trend") == [0, -1, 1])
    #expect(try numbers("revenue_trend") == [40, -7, 50])
    let gaps = try numbers("mean_gap_days")
    #expect(gaps[0] == 10 && gaps[1].isNaN && gaps[2].isNaN)
    #expect(try numbers("overdue")[0] == 0.9)
    guard case .flags(let left)? = table["#churned"] else { return }
    #expect(left == [0, 0, 1])
    #expect(data.population.roles.label(of: "recency_days") == "Days since the last order")
    #expect(data.featuresUntil == Day(iso: "2026-01-20"))
  }

  @Test func `earlier days go back in steps whose outcomes were known, as long as a window lies before`()
    throws
  {
    var csv = "who,day,number,paid\n"
    for day in 0..<200 {
      let date = try #require(Day(iso: "2026-01-01")).advanced(by: day).iso
      csv += "c\(day % 9),\(date),\(day),1.00\n"
    }
    let data = try Self.shoppers(csv, Self.shop(until: nil, window: 30))
    #expect(data.featuresUntil == Day(iso: "2026-06-19")?.advanced(by: 0))
    let days = data.earlier.map { $0.day }
    let last = try #require(data.featuresUntil)
    #expect(days.first == last.advanced(by: -30))
    #expect(zip(days, days.dropFirst()).allSatisfy { $1 == $0.advanced(by: -10) })
    #expect(try #require(days.last) >= #require(Day(iso: "2026-01-30")))
    let columns = data.population.columns.map { $0.name }
    #expect(data.earlier.allSatisfy { $0.population.columns.map { $0.name } == columns })
    #expect(
      columns == [data.population.roles.id] + ShopCustomers.columns(hasAmounts: true).map { $0.name } + [
        "#churned"
      ])
  }

  @Test func `a window that the orders do not cover is refused where it is written`() throws {
    func message(_ shop: ShopRequest) throws -> String? {
      do {
        _ = try Self.shoppers(Self.csv, shop)
        return nil
      } catch let problems as Problems { return problems.diagnostics.first?.message }
    }
    #expect(try message(Self.shop(until: "2026-02-10", window: 10))?.contains("ends on 2026-02-20") == true)
    #expect(try message(Self.shop(until: "2026-01-05", window: 10))?.contains("begin on 2026-01-01") == true)
    #expect(try message(Self.shop(until: nil, window: 400)) != nil)
    #expect(try message(Self.shop(until: "2026-01-20", window: 10)) == nil)
  }
}
