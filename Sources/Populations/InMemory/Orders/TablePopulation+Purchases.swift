import Tables

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
    let sums = Parallel.map(parts, threads: threads) { part in
      var sums = CustomerSums(reader, table, netsReturns: query.returns == .net)
      sums.add(stretches.flatMap { $0.lines[$0.starts[part]..<$0.starts[part + 1]] })
      return sums.result
    }
    var ledger = stretches.reduce(into: PurchaseLedger()) { $0.add($1.ledger) }
    ledger.duplicates = sums.reduce(0) { $0 + $1.duplicates }
    let customers = IDOrder(reader.keys, threads: threads).sorted(sums.flatMap { $0.customers })
    ledger.customersWithoutPurchase = customers.count { $0.orders == 0 }
    let summed = Self.table(customers, reader, id: roles.id)
    return Purchases(
      customers: TablePopulation(summed, roles: Roles(id: roles.id, labels: roles.labels), threads: threads),
      ledger: ledger)
  }

  private static func table(_ customers: [CustomerTotals], _ reader: OrderLineReader, id: String) -> Table {
    let digits = reader.digits
    let scale = Column.power(of: digits)
    typealias Names = Purchases.Columns
    return Table([
      (id, reader.keys.column.rows(customers.map { $0.row })),
      (Names.first, .days(customers.map { $0.first })),
      (Names.last, .days(customers.map { $0.last })),
      (Names.orders, .integers(customers.map { $0.orders })),
      (Names.days, .integers(customers.map { $0.days })),
      (Names.lines, .integers(customers.map { $0.lines })),
      (Names.net, .decimals(customers.map { $0.net }, digits: digits)),
      (Names.gross, .decimals(customers.map { $0.gross }, digits: digits)),
      (Names.returned, .decimals(customers.map { $0.returned }, digits: digits)),
      (Names.repeatNet, .decimals(customers.map { $0.repeatNet }, digits: digits)),
      (Names.median, .numbers(customers.map { $0.median / scale })),
    ])
  }
}
