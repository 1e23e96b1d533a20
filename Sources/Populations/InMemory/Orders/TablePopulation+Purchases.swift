import Formats
import Tables
import Threads

extension TablePopulation {
  public func purchases(_ query: PurchaseQuery) throws(PopulationError) -> Purchases {
    let reader = try OrderLineReader(query, in: self)
    // Parts are small enough for their lines to stay in the cache; their number depends on the rows alone.
    var parts = 1
    while parts < 1024, parts * 32_768 < count { parts *= 2 }
    let stretches = blocks { [parts] block in
      if let selection { return reader.read(selection[block].lazy.map { Int($0) }, parts: parts) }
      return reader.read(block, parts: parts)
    }
    guard !stretches.contains(where: { $0.isTooLarge }) else {
      throw .tooLarge(column: roles.orders?.amount ?? "")
    }
    let hasHashes = stretches.contains { $0.hasHashes }
    let first = stretches.reduce(Int32.max) { Swift.min($0, $1.first) }
    let last = stretches.reduce(Int32.min) { Swift.max($0, $1.last) }
    let span = first <= last ? Day(number: Int(first))...Day(number: Int(last)) : nil
    let split = query.split(of: span)
    let sums = Parallel.map(parts, threads: threads) { part in
      var sums = CustomerSums(
        reader, table, netsReturns: query.returns == .net,
        split: split.map { Int32(clamping: $0.number) } ?? .min)
      sums.add(OrderLineReader.lines(of: part, in: stretches), hasHashes: hasHashes)
      return sums.result
    }
    var ledger = stretches.reduce(into: PurchaseLedger()) { $0.add($1.ledger) }
    ledger.duplicates = sums.reduce(0) { $0 + $1.duplicates }
    ledger.customersWithoutPurchase = sums.reduce(0) { $0 + $1.withoutPurchase }
    let customers = sums.map { $0.customers }
    let order = IDOrder(reader.keys, hasHashes: hasHashes, threads: threads)
    let sorted = order.sorted(customers)
    let columns = Parallel.map(sorted.count, threads: threads) {
      PurchaseColumns(sorted[$0], of: customers, scale: Column.power(of: reader.digits))
    }
    let summed = PurchaseColumns.table(
      columns, reader, id: roles.id, isSplit: split != nil, hasWholeKeys: order.hasWholeText, threads: threads
    )
    return Purchases(
      customers: TablePopulation(summed, roles: Roles(id: roles.id, labels: roles.labels), threads: threads),
      ledger: ledger, span: span, split: split)
  }
}

extension PurchaseQuery {
  /// The last day of the earlier part of purchases that span so many days.
  fileprivate func split(of span: ClosedRange<Day>?) -> Day? {
    switch (split, span) {
    case (nil, _): nil
    case (.after(let day), _): day
    case (.share, nil): nil
    case (.share(let share), let span?):
      Day(
        number: span.lowerBound.number
          + Int(Double(span.upperBound.number - span.lowerBound.number) * share))
    }
  }
}
