import Analyses
import Findings
import Formats
import Populations
import TestSupport
import Testing

/// Numbers that R's rfm 0.3 publishes; `RFMTests` asks the same kind of thing of data of our own.
// Needs ../shared/data/rfm_data_orders.csv.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/rfm_data_orders.csv"), "../shared/data/rfm_data_orders.csv is missing"))
struct RFMOracleTests {
  private static let names = [
    ("champions", "Champions"), ("loyal_customers", "Loyal Customers"),
    ("potential_loyalist", "Potential Loyalist"), ("at_risk", "At Risk"),
    ("about_to_sleep", "About To Sleep"),
    ("need_attention", "Need Attention"), ("lost", "Lost"), ("others", "Others"),
  ]

  /// Segments of tests/testthat of the package: customers, transactions, amount.
  private static let wanted: [String: [Double]] = [
    "Champions": [158, 1234, 120_178], "Loyal Customers": [278, 1708, 166_712],
    "Potential Loyalist": [229, 801, 65_873], "At Risk": [86, 438, 44_178],
    "About To Sleep": [50, 127, 10_914], "Need Attention": [35, 144, 13_287], "Lost": [111, 244, 20_955],
    "Others": [48, 210, 22_061],
  ]

  private func finding() throws -> Finding {
    let rows = try SharedFiles.rows("data/rfm_data_orders.csv")
    // The package counts transactions, so each row is an order of its own.
    let lines = try rows.enumerated().map { index, row -> Shop.Line in
      func value(_ name: String) throws -> String {
        String(try #require(row["\"\(name)\""] ?? row[name]).filter { $0 != "\"" })
      }
      return Shop.Line(
        try value("customer_id"), try Int32(#require(Day(iso: value("order_date"))).number), "\(index)",
        try Int64(#require(Int(value("revenue")))) * 100)
    }
    let shop = Shop(lines)
    return try shop.run("compat: rfm-r\nas_of: 2006-12-31\n")
  }

  @Test func `segments are those of the package's own tests, gaps included`() throws {
    let finding = try finding()
    for (key, name) in Self.names {
      let wanted = try #require(Self.wanted[name])
      #expect(finding["customers", key]?.number == wanted[0], "\(name)")
      #expect(finding["orders", key]?.number == wanted[1], "\(name)")
      #expect(finding["revenue", key]?.number == wanted[2], "\(name)")
    }
    #expect(finding["customers"]?.number == 995)
    for never in ["new_customers", "promising", "cant_lose_them"] {
      #expect(finding["customers", never] == nil)
    }
  }

  @Test func `the caveat names the gaps of the published map`() throws {
    let caveat = try #require(try finding().caveats.first { $0.code == "published_map" })
    #expect(caveat.text.contains("36 of 125 cells"))
    #expect(caveat.text.contains("New customers, Promising, Can’t lose them"))
  }

  /// type-7 quantiles plus 1: 115, 181, 297.4, 482 days; 4, 5, 6, 8 orders; 255.8, 382, 506.4, 666 of money.
  @Test func `cut points are the package's`() throws {
    let rows = try finding().table("scores").rows.map { $0.cells[1].text ?? "" }
    #expect(Array(rows[0..<5]) == ["≤ 114", "115–180", "181–297", "298–481", "≥ 482"])
    #expect(Array(rows[5..<10]) == ["≥ 8", "6–7", "5", "4", "≤ 3"])
    #expect(rows[10] == "≥ $666.00" && rows[14] == "< $255.80")
  }
}
