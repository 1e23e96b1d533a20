import Diagnostics
import Reports
import Tables
import TestSupport
import Testing

/// How a cell comes by order lines.
@Suite struct OrdersPlanTests {
  private static func report(_ data: String, cell: String) -> String {
    """
    spec: 1
    id: sample
    title: Sample
    data:
    \(data)
    seed: 1
    cells:
      - \(cell)

    """
  }

  private static let customers =
    "  customers: { file: data/c.csv, id: id, tenure: months, churned: { column: left, is: \"Yes\" } }"
  private static func orders(_ name: String, _ more: String = ", amount: paid") -> String {
    "  \(name): { file: data/o.csv, customer: id, date: joined\(more) }"
  }

  private func plan(_ report: String) -> (plan: Plan?, found: [Diagnostic], sample: MarkedText) {
    let sample = MarkedText(report)
    do throws(Problems) {
      let spec = try ReportSpec(reading: sample.source, overrides: [], folder: ".")
      let names = ["customers", "orders", "web", "returns"]
      let schemas = Dictionary(uniqueKeysWithValues: names.map { ($0, PlanSample.schema) })
      let plan = try Plan(spec, schemas: schemas, folder: ".", world: MemoryWorld())
      return (plan, plan.warnings.sorted, sample)
    } catch { return (nil, error.sorted, sample) }
  }

  @Test func `a cell on customers gets the only orders, and they are loaded`() throws {
    let found = plan(
      Self.report(
        [Self.customers, Self.orders("orders")].joined(separator: "\n"), cell: "{ kind: rfm, id: rfm }"))
    let plan = try #require(found.plan)
    #expect(found.found.isEmpty)
    #expect(plan.cells[0].data == "customers" && plan.cells[0].orders == "orders")
    #expect(plan.data.count == 2)
  }

  @Test func `a shop without customers runs on its orders`() throws {
    let found = plan(Self.report(Self.orders("orders"), cell: "{ kind: rfm, id: rfm }"))
    #expect(found.plan?.cells[0].orders == "orders" && found.plan?.data.count == 1)
  }

  @Test func `a cell names one of several`() throws {
    let data = [Self.customers, Self.orders("orders"), Self.orders("web")].joined(separator: "\n")
    let found = plan(Self.report(data, cell: "{ kind: rfm, id: rfm, orders: web }"))
    #expect(found.plan?.cells[0].orders == "web")
    #expect(found.found.map { $0.message } == ["no cell uses data set 'orders'"])
  }

  private static let mistakes: [(String, String, String, String?)] = [
    (
      customers, "{ kind: ⟦rfm⟧, id: rfm }",
      "kind 'rfm' needs orders, and the report declares no data set of orders",
      "declare one under `data:` with `customer`, `date` and `amount`"
    ),
    (
      [customers, orders("orders"), orders("web")].joined(separator: "\n"), "{ kind: ⟦rfm⟧, id: rfm }",
      "several data sets hold orders: orders, web", "name one of them with `orders:`"
    ),
    (
      [customers, orders("orders")].joined(separator: "\n"), "{ kind: rfm, id: rfm, orders: ⟦customers⟧ }",
      "data set 'customers' holds customers, not orders", nil
    ),
    (
      [customers, orders("orders")].joined(separator: "\n"), "{ kind: rfm, id: rfm, orders: ⟦order⟧ }",
      "no data set is called 'order'", "did you mean 'orders'?"
    ),
    (
      [customers, orders("orders"), orders("web")].joined(separator: "\n"),
      "{ kind: rfm, id: rfm, data: orders, orders: ⟦web⟧ }",
      "the cell's own data set 'orders' holds orders already",
      "leave out 'orders', or set 'data' to the customers"
    ),
    (
      orders("orders", ""), "{ kind: ⟦rfm⟧, id: rfm }",
      "kind 'rfm' needs 'amount', which data set 'orders' does not declare",
      "add `amount:`, or `quantity:` and `price:`, to the data set on line 5"
    ),
    (
      orders("orders"), "{ kind: survival, id: ⟦stay⟧ }",
      "data set 'orders' holds orders, not customers", nil
    ),
    (
      orders("orders", ", quantity: ⟦months⟧"), "{ kind: rfm, id: rfm }",
      "'quantity' needs 'price' beside it", nil
    ),
    (
      orders("orders", ", amount: paid, quantity: ⟦months⟧, price: paid"), "{ kind: rfm, id: rfm }",
      "orders have 'amount', or 'quantity' and 'price', not both",
      "leave out one of them; 'amount' is on line 5"
    ),
    (
      orders("orders", ", amount: paid, cancelled: { prefix: ⟦C⟧ }"), "{ kind: rfm, id: rfm }",
      "'prefix' is about the numbers of orders, and no 'order' is declared",
      "add `order:` with the column of the numbers"
    ),
    (
      orders("orders", ", amount: paid, cancelled: ⟦{ column: left }⟧"), "{ kind: rfm, id: rfm }",
      "'cancelled' is a 'column' with the value it 'is', or a 'prefix' of order numbers", nil
    ),
    (
      orders("orders", ", amount: ⟦notes2⟧"), "{ kind: rfm, id: rfm }",
      "file 'data/o.csv' has no column 'notes2'", "did you mean 'notes'?"
    ),
  ]

  @Test(arguments: mistakes)
  func `what is wrong with orders is shown where it stands`(
    data: String, cell: String, message: String, hint: String?
  ) {
    let found = plan(Self.report(data, cell: cell))
    #expect(found.found.map { $0.message } == [message])
    #expect(found.found.map { $0.hint } == [hint])
    #expect(found.found.first?.place == found.sample.places.first)
  }
}
