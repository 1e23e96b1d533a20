import Tables

/// Sums the lines of a part of the customers, one customer after the other.
struct CustomerSums {
  struct Result: Sendable {
    var customers: [CustomerTotals] = []
    var duplicates = 0
    var withoutPurchase = 0
  }

  /// What a customer bought on one day under one number.
  private struct Order {
    let number: UInt64
    var net: Int64 = 0
    var isOrder = false
  }

  private let reader: OrderLineReader
  private let table: Table
  private let netsReturns: Bool
  /// The last day of the earlier part; before all days without one.
  private let split: Int32
  /// Of one customer.
  private var orders: [Order] = []
  private var totals: [Int64] = []
  private(set) var result = Result()

  init(_ reader: OrderLineReader, _ table: Table, netsReturns: Bool, split: Int32 = .min) {
    self.reader = reader
    self.table = table
    self.netsReturns = netsReturns
    self.split = split
  }

  /// Lines in any order; customers come out in the order their first line came in.
  mutating func add(_ lines: [OrderLine], hasHashes: Bool) {
    guard let first = lines.first else { return }
    let groups = CustomerGroups(lines, reader.keys, hasHashes: hasHashes)
    var next = groups.starts
    var sorted = [OrderLine](repeating: first, count: lines.count)
    for index in lines.indices {
      let customer = Int(groups.customers[index])
      sorted[next[customer]] = lines[index]
      next[customer] += 1
    }
    result.customers.reserveCapacity(groups.rows.count)
    for customer in groups.rows.indices {
      let range = groups.starts[customer]..<groups.starts[customer + 1]
      Self.sort(&sorted, range)
      let empty = CustomerTotals(code: groups.codes[customer], row: groups.rows[customer])
      let totals = summed(sorted, range, empty)
      if totals.orders == 0 { result.withoutPurchase += 1 }
      result.customers.append(totals)
    }
  }

  /// Most customers have a few lines, for which insertion is fastest.
  private static func sort(_ lines: inout [OrderLine], _ range: Range<Int>) {
    guard range.count <= 24 else {
      lines[range].sort(by: OrderLine.isBefore)
      return
    }
    var span = lines.mutableSpan
    for end in range.dropFirst() {
      let line = span[end]
      var place = end
      while place > range.lowerBound, OrderLine.isBefore(line, span[place - 1]) {
        span[place] = span[place - 1]
        place -= 1
      }
      span[place] = line
    }
  }

  private static func sort(_ totals: inout [Int64]) {
    guard totals.count <= 24 else {
      totals.sort()
      return
    }
    var span = totals.mutableSpan
    for end in span.indices.dropFirst() {
      let total = span[end]
      var place = end
      while place > 0, total < span[place - 1] {
        span[place] = span[place - 1]
        place -= 1
      }
      span[place] = total
    }
  }

  private mutating func summed(
    _ lines: [OrderLine], _ range: Range<Int>, _ empty: CustomerTotals
  ) -> CustomerTotals {
    var customer = empty
    customer.lines = Int32(clamping: range.count)
    orders.removeAll(keepingCapacity: true)
    var start = range.lowerBound
    while start < range.upperBound {
      let day = lines[start].day
      var net: Int64 = 0
      var isOrderDay = false
      while start < range.upperBound, lines[start].day == day {
        let order = addOrder(lines, &start, range.upperBound, to: &customer)
        net += order.net
        isOrderDay = isOrderDay || order.isOrder
        orders.append(order)
      }
      customer.net += net
      guard isOrderDay else { continue }
      if customer.days == 0 { customer.first = day } else { customer.repeatNet += net }
      customer.last = day
      customer.days += 1
      if day <= split {
        customer.earlyDays += 1
        customer.earlyLast = day
      }
    }
    addOrders(to: &customer)
    result.duplicates += duplicates(lines, range)
    return customer
  }

  /// Lines of one day and number, which stand beside each other.
  private func addOrder(
    _ lines: [OrderLine], _ start: inout Int, _ end: Int, to customer: inout CustomerTotals
  ) -> Order {
    let day = lines[start].day
    var order = Order(number: lines[start].order)
    while start < end, lines[start].day == day, lines[start].order == order.number {
      let amount = lines[start].amount
      if amount < 0 { customer.returned -= amount } else { customer.gross += amount }
      if amount > 0 || netsReturns { order.net += amount }
      order.isOrder = order.isOrder || amount > 0 || !reader.hasAmounts
      start += 1
    }
    return order
  }

  /// Orders and their median; an order whose lines are of several days is one.
  private mutating func addOrders(to customer: inout CustomerTotals) {
    joinDays()
    totals.removeAll(keepingCapacity: true)
    for order in orders where order.isOrder { totals.append(order.net) }
    customer.orders = Int32(clamping: totals.count)
    guard !totals.isEmpty else { return }
    Self.sort(&totals)
    let middle = totals.count / 2
    customer.median =
      totals.count % 2 == 1
      ? Double(totals[middle]) : (Double(totals[middle - 1]) + Double(totals[middle])) / 2
  }

  /// Adds up what one number stands for on several days. A few orders are looked through, many are sorted first.
  private mutating func joinDays() {
    guard !numbersAscend else { return }
    let isSorted = orders.count > 24
    if isSorted { orders.sort { $0.number < $1.number } }
    var kept = 0
    for index in orders.indices {
      let order = orders[index]
      var twin = isSorted ? Swift.max(0, kept - 1) : 0
      while twin < kept, order.number == 0 || orders[twin].number != order.number { twin += 1 }
      if twin < kept {
        orders[twin].net += order.net
        orders[twin].isOrder = orders[twin].isOrder || order.isOrder
      } else {
        orders[kept] = order
        kept += 1
      }
    }
    orders.removeLast(orders.count - kept)
  }

  /// Numbers that grow from day to day, as most do, stand for one order each; so do orders without one.
  private var numbersAscend: Bool {
    for index in orders.indices.dropFirst() {
      let (number, before) = (orders[index].number, orders[index - 1].number)
      guard number > before || number == 0 && before == 0 else { return false }
    }
    return true
  }

  /// Lines that repeat another one of the customer in every column of the file.
  private func duplicates(_ lines: [OrderLine], _ range: Range<Int>) -> Int {
    var found = 0
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound, lines[end].day == lines[start].day,
        lines[end].order == lines[start].order, lines[end].amount == lines[start].amount
      {
        end += 1
      }
      if end - start > 1 {
        let contents = Set(lines[start..<end].map { content(Int($0.row)) })
        found += end - start - contents.count
      }
      start = end
    }
    return found
  }

  /// Everything a row says, derived columns apart.
  private func content(_ row: Int) -> [String] {
    zip(table.names, table.columns).compactMap { name, column in
      guard !name.hasPrefix("#") else { return nil }
      return column.text(row) ?? column.number(row).map { String($0) } ?? ""
    }
  }
}
