import Tables

/// Sums the lines of a part of the customers, one customer after the other.
struct CustomerSums {
  struct Result: Sendable {
    var customers: [CustomerTotals] = []
    var duplicates = 0
  }

  private let reader: OrderLineReader
  private let table: Table
  private let netsReturns: Bool
  /// Worth of the orders of one customer.
  private var totals: [Int64] = []
  private(set) var result = Result()

  init(_ reader: OrderLineReader, _ table: Table, netsReturns: Bool) {
    self.reader = reader
    self.table = table
    self.netsReturns = netsReturns
  }

  /// Lines in any order; customers come out in the order their first line came in.
  mutating func add(_ lines: [OrderLine]) {
    let (codes, starts, rows) = grouped(lines)
    guard let first = lines.first else { return }
    var next = starts
    var sorted = [OrderLine](repeating: first, count: lines.count)
    for (index, line) in lines.enumerated() {
      let code = Int(codes[index])
      sorted[next[code]] = line
      next[code] += 1
    }
    result.customers.reserveCapacity(rows.count)
    for code in rows.indices {
      let range = starts[code]..<starts[code + 1]
      Self.sort(&sorted, range)
      result.customers.append(customer(sorted, range, row: rows[code]))
    }
  }

  /// The customer of each line as a number, where the lines of each will begin, and a row of each.
  func grouped(_ lines: [OrderLine]) -> (codes: [Int32], starts: [Int], rows: [Int32]) {
    var bits = 4
    while 1 << bits < lines.count { bits += 1 }
    var slots = [Int32](repeating: -1, count: 1 << bits)
    let mask = slots.count - 1
    var hashes: [UInt64] = []
    var rows: [Int32] = []
    var counts: [Int] = []
    var codes = [Int32](repeating: 0, count: lines.count)
    for (index, line) in lines.enumerated() {
      var slot = Int(truncatingIfNeeded: line.customer) & mask
      while slots[slot] >= 0 {
        let code = Int(slots[slot])
        if hashes[code] == line.customer,
          reader.keys.isSame(Int(line.row), as: Int(rows[code]), of: reader.keys)
        {
          break
        }
        slot = (slot + 1) & mask
      }
      if slots[slot] < 0 {
        slots[slot] = Int32(rows.count)
        hashes.append(line.customer)
        rows.append(line.row)
        counts.append(0)
      }
      codes[index] = slots[slot]
      counts[Int(slots[slot])] += 1
    }
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    return (codes, starts, rows)
  }

  /// Most customers have a few lines, for which insertion is fastest.
  private static func sort(_ lines: inout [OrderLine], _ range: Range<Int>) {
    guard range.count <= 24 else {
      lines[range].sort(by: OrderLine.isBefore)
      return
    }
    for end in range.dropFirst() {
      let line = lines[end]
      var place = end
      while place > range.lowerBound, OrderLine.isBefore(line, lines[place - 1]) {
        lines[place] = lines[place - 1]
        place -= 1
      }
      lines[place] = line
    }
  }

  private mutating func customer(_ lines: [OrderLine], _ range: Range<Int>, row: Int32) -> CustomerTotals {
    var customer = CustomerTotals(row: row)
    customer.lines = Int32(clamping: range.count)
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      var net: Int64 = 0
      var isOrderDay = false
      while end < range.upperBound, lines[end].day == lines[start].day {
        let amount = lines[end].amount
        if amount < 0 { customer.returned -= amount } else { customer.gross += amount }
        if amount > 0 || netsReturns { net += amount }
        isOrderDay = isOrderDay || amount > 0 || !reader.hasAmounts
        end += 1
      }
      customer.net += net
      if isOrderDay {
        if customer.days == 0 { customer.first = lines[start].day } else { customer.repeatNet += net }
        customer.last = lines[start].day
        customer.days += 1
      }
      start = end
    }
    addOrders(lines, range, to: &customer)
    result.duplicates += duplicates(lines, range)
    return customer
  }

  /// Orders and their median; an order whose lines are of several days is one.
  private mutating func addOrders(
    _ lines: [OrderLine], _ range: Range<Int>, to customer: inout CustomerTotals
  ) {
    totals.removeAll(keepingCapacity: true)
    var orders = Array(lines[range])
    if orders.contains(where: { $0.order != 0 }) { Self.sortByOrder(&orders) }
    var start = 0
    while start < orders.count {
      var end = start
      var net: Int64 = 0
      var isOrder = false
      let isNumbered = orders[start].order != 0
      while end < orders.count, orders[end].order == orders[start].order,
        isNumbered || orders[end].day == orders[start].day
      {
        let amount = orders[end].amount
        if amount > 0 || netsReturns { net += amount }
        isOrder = isOrder || amount > 0 || !reader.hasAmounts
        end += 1
      }
      if isOrder { totals.append(net) }
      start = end
    }
    customer.orders = Int32(clamping: totals.count)
    guard !totals.isEmpty else { return }
    totals.sort()
    let middle = totals.count / 2
    customer.median =
      totals.count % 2 == 1
      ? Double(totals[middle]) : (Double(totals[middle - 1]) + Double(totals[middle])) / 2
  }

  private static func sortByOrder(_ lines: inout [OrderLine]) {
    func isBefore(_ a: OrderLine, _ b: OrderLine) -> Bool {
      a.order != b.order ? a.order < b.order : OrderLine.isBefore(a, b)
    }
    lines.sort(by: isBefore)
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
