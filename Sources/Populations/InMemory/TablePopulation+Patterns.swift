import Tables

extension TablePopulation {
  public func patterns(of names: [String], sums: [String]) throws(PopulationError) -> ValuePatterns {
    var columns: [Column] = []
    var summed: [Column] = []
    for name in names { columns.append(try numericColumn(name)) }
    for name in sums { summed.append(try numericColumn(name)) }
    let scan = PatternScan(columns: columns, sums: summed)
    let partials = blocks { block in scan.count(batches(block)) }
    let total = Self.merge(partials) { $0.add($1) } ?? PatternPartial(scan)
    return total.patterns(names, scan)
  }
}

/// What is combined and what is summed.
private struct PatternScan {
  let columns: [Column]
  let sums: [Column]

  func count(_ batches: [Batch]) -> PatternPartial {
    var partial = PatternPartial(self)
    var keys = columns.map { _ in [Double](repeating: 0, count: Batch.size) }
    var exact = sums.map { _ in [Int64](repeating: 0, count: Batch.size) }
    var floating = sums.map { _ in [Double](repeating: 0, count: Batch.size) }
    for batch in batches {
      for (index, column) in columns.enumerated() { column.readNumbers(batch, into: &keys[index]) }
      for (index, column) in sums.enumerated() {
        column.readNumbers(batch, into: &floating[index])
        if column.exactDigits != nil { column.readScaled(batch, into: &exact[index]) }
      }
      partial.add(batch.count, keys, exact, floating)
    }
    return partial
  }
}

/// Combinations of a part of the rows, found by an open table of their bits.
private struct PatternPartial: Sendable {
  let width: Int
  let isExact: [Bool]
  /// Row-major.
  var values: [Double] = []
  var counts: [Int] = []
  var exact: [[Int128]]
  var floating: [[Double]]
  var missing = 0
  var slots = [Int32](repeating: -1, count: 1024)

  init(_ scan: PatternScan) {
    width = scan.columns.count
    isExact = scan.sums.map { $0.exactDigits != nil }
    exact = scan.sums.map { _ in [] }
    floating = scan.sums.map { _ in [] }
  }

  mutating func add(_ count: Int, _ keys: [[Double]], _ scaled: [[Int64]], _ numbers: [[Double]]) {
    var key = [Double](repeating: 0, count: width)
    for row in 0..<count {
      var isWhole = true
      for column in 0..<width {
        // Adding zero makes one number of −0 and 0.
        key[column] = keys[column][row] + 0
        isWhole = isWhole && !key[column].isNaN
      }
      for sum in numbers.indices { isWhole = isWhole && !numbers[sum][row].isNaN }
      guard isWhole else {
        missing += 1
        continue
      }
      let index = index(of: key)
      counts[index] += 1
      for sum in isExact.indices {
        if isExact[sum] {
          exact[sum][index] += Int128(scaled[sum][row])
        } else {
          floating[sum][index] += numbers[sum][row]
        }
      }
    }
  }

  mutating func add(_ other: PatternPartial) {
    var key = [Double](repeating: 0, count: width)
    missing += other.missing
    for position in other.counts.indices {
      for column in 0..<width { key[column] = other.values[position * width + column] }
      let index = index(of: key)
      counts[index] += other.counts[position]
      for sum in isExact.indices {
        exact[sum][index] += other.exact[sum][position]
        floating[sum][index] += other.floating[sum][position]
      }
    }
  }

  private static func hash(_ key: [Double]) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for value in key {
      let product = (state ^ value.bitPattern).multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
      state = product.high ^ product.low
    }
    return state
  }

  /// The place of a combination, made when it is new.
  private mutating func index(of key: [Double]) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      var isSame = true
      for column in 0..<width where values[found * width + column] != key[column] { isSame = false }
      if isSame { return found }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(counts.count)
    values += key
    counts.append(0)
    for sum in isExact.indices {
      exact[sum].append(0)
      floating[sum].append(0)
    }
    if counts.count * 2 > slots.count { grow() }
    return counts.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    let mask = slots.count - 1
    for index in counts.indices {
      var slot = Int(truncatingIfNeeded: Self.hash(Array(values[index * width..<(index + 1) * width]))) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }

  func patterns(_ names: [String], _ scan: PatternScan) -> ValuePatterns {
    let order = counts.indices.sorted { a, b in
      for column in 0..<width {
        let (x, y) = (values[a * width + column], values[b * width + column])
        if x != y { return x < y }
      }
      return false
    }
    let sums = scan.sums.enumerated().map { index, column in
      order.map { position in
        guard let digits = column.exactDigits else { return floating[index][position] }
        return Double(exact[index][position]) / Column.power(of: digits)
      }
    }
    return ValuePatterns(
      columns: names, values: order.flatMap { values[$0 * width..<($0 + 1) * width] },
      counts: order.map { counts[$0] }, sums: sums, missing: missing)
  }
}
