/// The customers of order lines, numbered as they first appear.
struct CustomerGroups {
  /// One a line: the number of its customer.
  private(set) var customers: [Int32]
  /// Where the lines of each customer will begin when they are put beside each other, and where the last ones end.
  private(set) var starts: [Int] = [0]
  /// A row of each customer.
  private(set) var rows: [Int32] = []
  /// The code of each customer's id.
  private(set) var codes: [UInt64] = []

  /// With hashes, customers of the same code are told apart by their ids.
  init(_ lines: [OrderLine], _ keys: CustomerKeys, hasHashes: Bool) {
    var bits = 4
    while 1 << bits < lines.count { bits += 1 }
    var slots = [Int32](repeating: -1, count: 1 << bits)
    let mask = slots.count - 1
    var counts: [Int] = []
    customers = [Int32](repeating: 0, count: lines.count)
    for index in lines.indices {
      let line = lines[index]
      var slot = Int(truncatingIfNeeded: TextWord.spread(line.customer)) & mask
      while slots[slot] >= 0 {
        let customer = Int(slots[slot])
        if codes[customer] == line.customer,
          !hasHashes || keys.isSame(Int(line.row), as: Int(rows[customer]), of: keys)
        {
          break
        }
        slot = (slot + 1) & mask
      }
      if slots[slot] < 0 {
        slots[slot] = Int32(rows.count)
        codes.append(line.customer)
        rows.append(line.row)
        counts.append(0)
      }
      customers[index] = slots[slot]
      counts[Int(slots[slot])] += 1
    }
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
  }
}
