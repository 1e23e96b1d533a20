import Tables

extension TablePopulation {
  public func hashes(seed: UInt64) throws(PopulationError) -> [UInt64] {
    let ids = try column(roles.id)
    switch ids {
    case .text(let column):
      return hashed { RowHash.hash(column.bytes[column.range(of: $0)], seed: seed) }
    case .categories(let column):
      let levels = column.levels.map { RowHash.hash(Array($0.utf8), seed: seed) }
      let missing = RowHash.hash([], seed: seed)
      return hashed { row in column.code(at: row).map { levels[$0] } ?? missing }
    case .integers(let values):
      return hashed { RowHash.hash(Array(String(values[$0]).utf8), seed: seed) }
    default:
      throw .wrongKind(column: roles.id, found: ids.kind, wanted: "ids as text or whole numbers")
    }
  }

  private func hashed(_ hash: @Sendable (Int) -> UInt64) -> [UInt64] {
    let parts = blocks { block in
      selection.map { $0[block].map { hash(Int($0)) } } ?? block.map { hash($0) }
    }
    return parts.count == 1 ? parts[0] : parts.flatMap { $0 }
  }

  public func sample(of columns: [String], size: Int, seed: UInt64) throws(PopulationError) -> RowSample {
    var read: [Column] = []
    for name in columns { read.append(try numericColumn(name)) }
    let hashes = try hashes(seed: seed)
    let complete = positions { position in read.allSatisfy { !$0.isMissing(position) } }
    let chosen = smallest(size, of: complete, by: hashes)
    var values: [Double] = []
    values.reserveCapacity(chosen.count * columns.count)
    let rows = chosen.map { row(at: $0) }
    for row in rows { for column in read { values.append(column.number(Int(row)) ?? .nan) } }
    return RowSample(columns: columns, values: values, rows: rows)
  }

  public func stratifiedRows(by flag: String, size: Int, seed: UInt64) throws(PopulationError) -> [Int32] {
    guard case .flags(let flags) = try flagColumn(flag) else { return [] }
    let hashes = try hashes(seed: seed)
    let classes = [UInt8(0), 1].map { value in positions { flags[$0] == value } }
    let total = classes[0].count + classes[1].count
    guard total > size else { return (classes[0] + classes[1]).map { row(at: $0) }.sorted() }
    // The rarer class keeps its share, rounded, and at least one row when there is one.
    let set = Double(classes[1].count) * Double(size) / Double(total)
    let ones = Swift.min(classes[1].count, Swift.max(classes[1].isEmpty ? 0 : 1, Int(set.rounded())))
    let chosen =
      smallest(size - ones, of: classes[0], by: hashes) + smallest(ones, of: classes[1], by: hashes)
    return chosen.map { row(at: $0) }.sorted()
  }

  /// Positions in the population of the rows that meet a condition on their row of the data set.
  private func positions(_ holds: (Int) -> Bool) -> [Int] {
    (0..<count).filter { holds(Int(row(at: $0))) }
  }

  private func row(at position: Int) -> Int32 { selection?[position] ?? Int32(position) }

  /// The positions with the smallest hashes, in their order; equal hashes in the order of the rows.
  private func smallest(_ size: Int, of positions: [Int], by hashes: [UInt64]) -> [Int] {
    guard size > 0 else { return [] }
    var kept = positions
    if positions.count > size {
      // Nearly all rows lie above a bound that hashes, being even, let us foresee; sorting the rest is cheap.
      let share = Double(size) / Double(positions.count)
      let bound = UInt64(Swift.min(0.999, share * 1.2 + 0.001) * Double(UInt64.max))
      let below = positions.filter { hashes[$0] <= bound }
      if below.count >= size { kept = below }
    }
    kept.sort { (hashes[$0], $0) < (hashes[$1], $1) }
    return Array(kept.prefix(size))
  }
}
