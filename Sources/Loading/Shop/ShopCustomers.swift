import Formats
import Populations
import Tables

/// Customers as their orders show them on one day, and whether they ordered in the window after.
///
/// Everyone who had ordered by then is in; whoever placed no order in the window has left. Features are of orders up
/// to the day: recency, frequency, money, and how the last window before the day compares with the one before it.
struct ShopCustomers {
  static let inactive = "inactive"
  static let windowStart = "window_start"
  static let windowEnd = "window_end"
  static let monthlyRevenue = "monthly_revenue"

  /// Columns after the customer's id, in their order.
  static func columns(hasAmounts: Bool) -> [(name: String, kind: ColumnKind)] {
    [
      ("recency_days", .integer), ("customer_days", .integer), ("orders", .integer),
      ("recent_orders", .integer), ("order_trend", .integer), ("mean_gap_days", .number),
      ("overdue", .number), ("lines_per_order", .number),
    ]
      + (hasAmounts
        ? [
          ("revenue", .number), ("order_value", .number), ("recent_revenue", .number),
          ("revenue_trend", .number), ("returned_share", .number), (monthlyRevenue, .number),
        ] : [])
      + [(windowStart, .day), (windowEnd, .day), (inactive, .integer)]
  }

  let lines: any Population
  let shop: ShopRequest
  let threads: Int

  /// The customers on a day, each row with its outcome.
  func table(on day: Day) throws(PopulationError) -> Table {
    let window = shop.window
    let next = day.advanced(by: 1)
    let all = try lines.purchases(PurchaseQuery(until: next))
    let ids = try buyers(all)
    let hasAmounts = lines.roles.orders?.amount != nil
    let past = try Summed(all, of: ids, threads: threads)
    let recent = try summed(from: next.advanced(by: -window), until: next, of: ids)
    let before = try summed(
      from: next.advanced(by: -2 * window), until: next.advanced(by: -window), of: ids)
    let start = next.advanced(by: shop.gap)
    let later = try summed(from: start, until: start.advanced(by: window), of: ids)
    let rows = 0..<ids.count
    var columns: [(name: String, column: Column)] = [(lines.roles.id, ids)]
    func add(_ name: String, _ value: (Int) -> Double?) {
      columns.append((name, .numbers(rows.map { value($0) ?? .nan })))
    }
    func addWhole(_ name: String, _ value: (Int) -> Int) {
      columns.append((name, .integers(rows.map { Int32(value($0)) })))
    }
    addWhole("recency_days") { day.number - past.last[$0] }
    addWhole("customer_days") { day.number - past.first[$0] }
    addWhole("orders") { past.orders[$0] }
    addWhole("recent_orders") { recent.orders[$0] }
    addWhole("order_trend") { recent.orders[$0] - before.orders[$0] }
    // One order has no gap to another.
    add("mean_gap_days") { past.gap($0) }
    add("overdue") { row in past.gap(row).map { Double(day.number - past.last[row]) / Swift.max(1, $0) } }
    add("lines_per_order") { Double(past.lines[$0]) / Double(past.orders[$0]) }
    if hasAmounts {
      add("revenue") { past.net[$0] }
      add("order_value") { past.net[$0] / Double(past.orders[$0]) }
      add("recent_revenue") { recent.net[$0] }
      add("revenue_trend") { recent.net[$0] - before.net[$0] }
      add("returned_share") { past.gross[$0] > 0 ? (past.gross[$0] - past.net[$0]) / past.gross[$0] : nil }
      let months = Double(window) / 30.4375
      add(Self.monthlyRevenue) { Swift.max(0, recent.net[$0]) / months }
    }
    let days = (start.number, start.advanced(by: window - 1).number)
    columns.append((Self.windowStart, .days(rows.map { _ in Int32(days.0) })))
    columns.append((Self.windowEnd, .days(rows.map { _ in Int32(days.1) })))
    let outcomes = rows.map { later.orders[$0] == 0 ? UInt8(1) : 0 }
    columns.append((Self.inactive, .integers(outcomes.map { Int32($0) })))
    columns.append(("#churned", .flags(outcomes)))
    return Table(columns)
  }

  private func summed(from: Day, until: Day, of ids: Column) throws(PopulationError) -> Summed {
    try Summed(lines.purchases(PurchaseQuery(from: from, until: until)), of: ids, threads: threads)
  }

  /// Ids of those with an order, in their order.
  private func buyers(_ purchases: Purchases) throws(PopulationError) -> Column {
    let id = purchases.customers.roles.id
    let table = try purchases.customers.extract([id, Purchases.Columns.orders])
    guard let ids = table[id], let orders = table[Purchases.Columns.orders] else {
      throw .unknownColumn(id)
    }
    let rows = (0..<ids.count).filter { (orders.number($0) ?? 0) > 0 }.map { Int32($0) }
    return ids.rows(rows)
  }

  /// Sums of a stretch of time for given customers, 0 for those without orders in it.
  private struct Summed {
    let orders: [Int]
    let lines: [Int]
    let first: [Int]
    let last: [Int]
    let net: [Double]
    let gross: [Double]

    init(_ purchases: Purchases, of ids: Column, threads: Int) throws(PopulationError) {
      typealias Names = Purchases.Columns
      let id = purchases.customers.roles.id
      let customers = TablePopulation(Table([(id, ids)]), roles: Roles(id: id), threads: threads)
      let names = [Names.orders, Names.lines, Names.first, Names.last, Names.net, Names.gross]
      let known = Set(purchases.customers.columns.map { $0.name })
      let taken = names.filter { known.contains($0) }
      let table = try customers.joined(with: purchases.customers, columns: taken).population.extract(taken)
      func numbers(_ name: String) -> [Double] {
        guard let column = table[name] else { return [Double](repeating: 0, count: ids.count) }
        return (0..<ids.count).map { column.number($0) ?? 0 }
      }
      orders = numbers(Names.orders).map { Int($0) }
      lines = numbers(Names.lines).map { Int($0) }
      first = numbers(Names.first).map { Int($0) }
      last = numbers(Names.last).map { Int($0) }
      net = numbers(Names.net)
      gross = numbers(Names.gross)
    }

    /// Mean days from one order to the next; `nil` for a single order.
    func gap(_ row: Int) -> Double? {
      orders[row] > 1 ? Double(last[row] - first[row]) / Double(orders[row] - 1) : nil
    }
  }
}
