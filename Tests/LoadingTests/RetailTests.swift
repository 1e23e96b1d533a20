import Diagnostics
import Formats
import Loading
import Outside
import Populations
import Statistics
import Tables
import TestSupport
import Testing

/// The real Online Retail lines to 2011-08-31; `OrdersTests` asks the same of data of our own. The numbers are
/// pandas': purchases are lines with a customer, no 'C' in front of the invoice and an amount above 0.
// Needs ../shared/data/online_retail_lines.csv.gz.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/online_retail_lines.csv.gz"),
    "../shared/data/online_retail_lines.csv.gz is missing"))
struct RetailTests {
  @Test func `lines, returns, repeated lines and customers are those that pandas counts`() throws {
    func at(_ text: String) -> Located<String> { Located(text, at: Place(path: "spec", line: 1, column: 1)) }
    let roles = OrderRoles(
      customer: at("CustomerID"), date: at("InvoiceDate"), quantity: at("Quantity"), price: at("UnitPrice"),
      order: at("InvoiceNo"), cancelled: .prefix(at("C")))
    let path = try #require(SharedFiles.path("data/online_retail_lines.csv.gz"))
    let data = try DatasetLoader(world: Disk()).load(
      DatasetRequest(name: at("orders"), file: at("lines.csv.gz"), path: path, kind: .orders(roles)))
    let purchases = try data.population.purchases(PurchaseQuery())
    var wanted = PurchaseLedger()
    (wanted.withoutCustomer, wanted.purchases, wanted.returns, wanted.worthless) = (
      88_652, 226_467, 5_565, 21
    )
    (wanted.duplicates, wanted.customersWithoutPurchase) = (2_451, 43)
    #expect(purchases.ledger == wanted)
    #expect(data.newestDay?.iso == "2011-08-31")

    typealias Names = Purchases.Columns
    let buyers = try purchases.customers.restricted(to: .present(Names.last))
    let sums = try buyers.counts(by: [], flags: [], sums: [Names.orders, Names.gross, Names.net]).groups[0]
    #expect(sums.count == 3_317 && sums.sums == [11_413, 5_239_240.562, 4_931_141.242])
    #expect(try buyers.distinctValues(of: Names.orders, limit: 1_000).first?.count == 1_376)
    #expect(try buyers.distinctValues(of: Names.days, limit: 1_000).first?.count == 1_427)
    let quantiles = try #require(try buyers.quantiles(of: Names.net, at: [0.2, 0.4, 0.6, 0.8]))
    #expect(
      zip(quantiles, [208.112, 385.844, 735.046, 1604.928]).allSatisfy { abs($0 - $1) < 1e-9 })
  }
}
