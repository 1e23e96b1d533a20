import Populations
import Tables
import Testing

struct JoinedTests {
  private let orders = OrderLines.population([
    OrderLines.Line("a", 3, "A", 100), OrderLines.Line("c", 4, "B", 250), OrderLines.Line("z", 5, "C", 1),
  ])

  @Test func `customers get what their orders say, and unknown ones are counted`() throws {
    let customers = TablePopulation(
      Table([("id", .text(TextColumn(["c", "b", nil, "a"]))), ("x", .integers([1, 2, 3, 4]))]),
      roles: Roles(id: "id"))
    let bought = try orders.purchases(PurchaseQuery()).customers
    let joined = try customers.joined(with: bought, columns: [Purchases.Columns.net, Purchases.Columns.last])
    #expect(
      try OrderLines.rows(joined.population) == ["c 1.0 2.5 4.0", "b 2.0 - -", "- 3.0 - -", "a 4.0 1.0 3.0"])
    #expect(joined.matched == 2 && joined.unknown == 1)
  }

  @Test func `a part of the customers is joined as a part, and nobody outside it is unknown`() throws {
    let customers = TablePopulation(
      Table([("id", .text(TextColumn(["c", "b", "a"]))), ("kept", .flags([0, 1, 1]))]), roles: Roles(id: "id")
    )
    let bought = try orders.purchases(PurchaseQuery()).customers
    let joined = try customers.restricted(to: .flag("kept", is: true))
      .joined(with: bought, columns: [Purchases.Columns.net])
    #expect(try OrderLines.rows(joined.population) == ["b 1.0 -", "a 1.0 1.0"])
    #expect(joined.matched == 1 && joined.unknown == 1)
  }

  @Test func `ids written as numbers and as text are the same customers`() throws {
    let customers = TablePopulation(Table([("id", .integers([7, 8]))]), roles: Roles(id: "id"))
    let bought = try OrderLines.population([
      OrderLines.Line("8", 3, "A", 100), OrderLines.Line("07", 3, "B", 100),
    ]).purchases(PurchaseQuery()).customers
    let joined = try customers.joined(with: bought, columns: [Purchases.Columns.net])
    #expect(try OrderLines.rows(joined.population) == ["7.0 -", "8.0 1.0"])
    #expect(joined.unknown == 1)
  }
}
