import Diagnostics
import Findings
import Loading
import Outside
import TestSupport
import Testing

/// The real Online Retail lines to the end of August 2011, on which fits of BG/NBD degenerate (a near 0, b in the
/// thousands); `PurchaseCLVTests` asks the same of a made-up shop where nobody drops out.
// Needs ../shared/data/online_retail_lines.csv.gz.
@Suite(
  .enabled(
    if: SharedFiles.exists("data/online_retail_lines.csv.gz"),
    "../shared/data/online_retail_lines.csv.gz is missing"))
struct OnlineRetailValueTests {
  @Test func `no identifiable dropout is said in words, and no parameter of it is shown`() throws {
    func at(_ text: String) -> Located<String> { Located(text, at: Place(path: "spec", line: 1, column: 1)) }
    let path = try #require(SharedFiles.path("data/online_retail_lines.csv.gz"))
    let data = try DatasetLoader(world: Disk()).load(
      DatasetRequest(
        name: at("orders"), file: at("lines.csv.gz"), path: path,
        kind: .orders(
          OrderRoles(
            customer: at("CustomerID"), date: at("InvoiceDate"), quantity: at("Quantity"),
            price: at("UnitPrice"), order: at("InvoiceNo"), cancelled: .prefix(at("C"))))))
    for model in ["auto", "bgnbd", "mbgnbd", "paretonbd"] {
      let finding = try OrderBook.run(
        "{ kind: clv, margin: 0.3, model: \(model) }", on: data.population)
      let refusals = finding.caveats.filter { $0.code == "no_dropout" || $0.code == "no_dropout_spread" }
      #expect(refusals.count == (model == "auto" ? 2 : 1), "\(model)")
      #expect(refusals.allSatisfy { $0.text.contains("no identifiable d") })
      for name in ["p_alive", "alive"] {
        #expect(finding[name]?.number == nil && finding[name]?.absence != nil, "\(model)")
      }
      let shown = try #require(finding.exhibits.first { $0.id == "model" })
      guard case .table(let table) = shown.content else { throw NoTable() }
      #expect(!table.rows.contains { ["a", "b", "s", "β"].contains($0.cells[0].words) })
      // Rates remain, checked against what came after and against naive forecasts.
      #expect((finding["clv_total"]?.number ?? 0) > 1e6 && finding["clv_total"]?.interval != nil)
      #expect(finding["holdout_mae_naive"]?.number != nil)
      #expect(finding.caveats.contains { $0.code == "rates_only" })
    }
  }

  private struct NoTable: Error {}
}

extension ResultTable.Cell {
  fileprivate var words: String? { if case .text(let text) = self { text } else { nil } }
}
