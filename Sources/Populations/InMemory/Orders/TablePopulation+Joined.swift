import Tables

extension TablePopulation {
  public func joined(
    with other: any Population, columns: [String]
  ) throws(PopulationError) -> Joined {
    let extract = try other.extract([other.roles.id] + columns)
    let theirs = try CustomerKeys(
      other.roles.id, in: TablePopulation(extract, roles: other.roles, threads: threads))
    let keys = try CustomerKeys(roles.id, in: self)
    let index = CustomerIndex(theirs, count: extract.rowCount)
    let whole = TablePopulation(table: table, roles: roles, selection: nil, threads: threads)
    let found = whole.blocks { block in block.map { index.row(of: $0, in: keys) } }.flatMap { $0 }
    let added = columns.compactMap { name in
      extract[name].map { (name: name, column: $0.rows(orMissing: found)) }
    }
    var known = [Bool](repeating: false, count: extract.rowCount)
    for row in found where row >= 0 { known[Int(row)] = true }
    let matched = selection.map { $0.count { found[Int($0)] >= 0 } } ?? found.count { $0 >= 0 }
    return Joined(
      population: TablePopulation(
        table: table.adding(added), roles: roles, selection: selection, threads: threads),
      matched: matched, unknown: known.count { !$0 })
  }
}

/// Rows by id, as an open table.
struct CustomerIndex: Sendable {
  private let keys: CustomerKeys
  private let slots: [Int32]
  private let hashes: [UInt64]

  init(_ keys: CustomerKeys, count: Int) {
    self.keys = keys
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    var slots = [Int32](repeating: -1, count: 1 << bits)
    var hashes = [UInt64](repeating: 0, count: count)
    for row in 0..<count {
      guard let hash = keys.hash(row) else { continue }
      hashes[row] = hash
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(row)
    }
    self.slots = slots
    self.hashes = hashes
  }

  /// -1 for ids that are not there.
  func row(of row: Int, in other: CustomerKeys) -> Int32 {
    guard let hash = other.hash(row) else { return -1 }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      if hashes[found] == hash, keys.isSame(found, as: row, of: other) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return -1
  }
}
