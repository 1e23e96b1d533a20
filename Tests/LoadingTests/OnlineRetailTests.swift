import Diagnostics
import Formats
import Loading
import Outside
import Populations
import Statistics
import TestSupport
import Testing

/// The real Online Retail lines, up to the end of August 2011; `PurchasePeriodsTests` asks the same of data of our
/// own.
// Needs ../shared/data/online_retail_lines.csv.gz.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/online_retail_lines.csv.gz"),
    "../shared/data/online_retail_lines.csv.gz is missing"))
struct OnlineRetailTests {
  @Test func `cohorts by month of the first purchase are those of pandas`() throws {
    // lines = those with a customer, quantity · price > 0 and no invoice beginning with C;
    // first = lines.groupby('CustomerID').month.min();
    // lines.groupby([first, 'month']).CustomerID.nunique().unstack(), and the sum of quantity · price, returns
    // (negative amounts from the first month on) netted.
    func at(_ text: String) -> Located<String> { Located(text, at: Place(path: "spec", line: 1, column: 1)) }
    let path = try #require(SharedFiles.path("data/online_retail_lines.csv.gz"))
    let data = try DatasetLoader(world: Disk()).load(
      DatasetRequest(
        name: at("orders"), file: at("lines.csv.gz"), path: path,
        kind: .orders(
          OrderRoles(
            customer: at("CustomerID"), date: at("InvoiceDate"), quantity: at("Quantity"),
            price: at("UnitPrice"), order: at("InvoiceNo"), cancelled: .prefix(at("C"))))))
    let found = try data.population.purchasePeriods(PurchasePeriodQuery(unit: .month))
    #expect(
      found.rows.map { $0.active } == [
        [885, 324, 286, 340, 321, 352, 321, 309, 313], [417, 92, 111, 96, 134, 120, 103, 101],
        [380, 71, 71, 108, 103, 94, 96], [452, 68, 114, 90, 101, 76], [300, 64, 61, 63, 59],
        [284, 54, 49, 49], [242, 42, 38], [188, 34], [169],
      ])
    let last = [195, 21, 22, 32, 39, 50, 88, 125, 313]
    #expect(found.rows[0].lasting == last.indices.map { last[$0...].reduce(0, +) })
    let net = [
      558532.69, 267324.58, 226931.45, 293111.50, 198433.18, 315653.27, 306670.04, 299741.54, 306474.45,
    ]
    for (revenue, expected) in zip(found.rows[0].revenue, net) {
      #expect(abs(revenue.sum - expected) < 0.006)
    }
    #expect(found.lastDay == Day(iso: "2011-08-31"))
  }
}
