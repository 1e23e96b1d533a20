import Populations
import Statistics
import Tables

/// Columns whose values are the shares who left among the rows that have them.
enum TargetEncoding {
  static func leaks(
    _ columns: [String], _ population: any Population, flag: String
  ) throws(PopulationError) -> [Leak] {
    var leaks: [Leak] = []
    for column in columns {
      // By value, then by outcome.
      let patterns = try population.patterns(of: [column, flag])
      var groups: [(value: Double, rows: Int, left: Int)] = []
      for index in 0..<patterns.count {
        let pair = Array(patterns[index])
        if groups.last?.value != pair[0] { groups.append((pair[0], 0, 0)) }
        groups[groups.count - 1].rows += patterns.counts[index]
        if pair[1] == 1 { groups[groups.count - 1].left += patterns.counts[index] }
      }
      guard (3...2_000).contains(groups.count) else { continue }
      var (rows, agreeing) = (0, 0)
      for group in groups where group.rows >= 5 {
        rows += group.rows
        if abs(group.value - Double(group.left) / Double(group.rows)) <= 0.002 { agreeing += group.rows }
      }
      let share = Double(agreeing) / Double(Swift.max(1, rows))
      if rows >= 100, share >= 0.9 {
        leaks.append(Leak(.targetEncoded, column, measure: share, isSevere: true))
      }
    }
    return leaks
  }
}

/// Rows that repeat each other in every feature.
enum Repetition {
  /// A column with this many values makes equal rows unlikely by chance.
  private static let telling = 100

  static func leaks(
    _ population: any Population, features: [String], flag: String, sample: LeakSample
  ) throws(PopulationError) -> [Leak] {
    let isTelling = sample.features.contains { feature in
      Set(feature.values.prefix(5_000).filter { !$0.isNaN }).count >= telling
    }
    guard isTelling, features.count >= 3 else { return [] }
    let table = try population.extract(features + [flag])
    guard case .flags(let flags)? = table[flag] else { return [] }
    let columns = features.compactMap { table[$0] }
    let hashes = RowDigests.hashes(columns)
    let repeated = RowDigests.repeated(hashes)
    var (left, stayed) = (0, 0)
    for row in repeated.indices where repeated[row] {
      if flags[row] == 1 { left += 1 } else if flags[row] == 0 { stayed += 1 }
    }
    let shares = (
      left: Double(left) / Double(Swift.max(1, sample.leavers)),
      stayed: Double(stayed) / Double(Swift.max(1, sample.stayers))
    )
    let (more, less) = (Swift.max(shares.left, shares.stayed), Swift.min(shares.left, shares.stayed))
    if more >= 0.05, more >= 3 * less {
      return [Leak(.oversampled, measure: more, isSevere: true)]
    }
    let share = Double(left + stayed) / Double(sample.leavers + sample.stayers)
    return share >= 0.01 ? [Leak(.duplicates, measure: share)] : []
  }
}

/// Rows as hashes of all their values, missing ones included.
enum RowDigests {
  static func hashes(_ columns: [Column]) -> [UInt64] {
    var hashes = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: columns.first?.count ?? 0)
    for column in columns {
      switch column {
      case .categories(let categories):
        switch categories.codes {
        case .narrow(let codes): mix(codes, into: &hashes) { UInt64($0) }
        case .wide(let codes): mix(codes, into: &hashes) { UInt64(bitPattern: Int64($0)) }
        }
      case .integers(let values), .days(let values), .smallDecimals(let values, _):
        mix(values, into: &hashes) { UInt64(bitPattern: Int64($0)) }
      case .decimals(let values, _): mix(values, into: &hashes) { UInt64(bitPattern: $0) }
      case .numbers(let values): mix(values, into: &hashes) { $0.bitPattern }
      case .floats(let values): mix(values, into: &hashes) { UInt64($0.bitPattern) }
      case .flags(let values): mix(values, into: &hashes) { UInt64($0) }
      case .text(let text):
        for row in hashes.indices {
          hashes[row] = mixed(hashes[row], RowHash.hash(text.bytes[text.range(of: row)], seed: 0))
        }
      }
    }
    return hashes
  }

  private static func mix<Value>(_ values: [Value], into hashes: inout [UInt64], _ bits: (Value) -> UInt64) {
    for row in 0..<values.count { hashes[row] = mixed(hashes[row], bits(values[row])) }
  }

  private static func mixed(_ state: UInt64, _ value: UInt64) -> UInt64 {
    let product = (state ^ value).multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
    return product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
  }

  /// For each row, whether an earlier one has its hash.
  static func repeated(_ hashes: [UInt64]) -> [Bool] {
    var bits = 4
    while 1 << bits < hashes.count * 2 { bits += 1 }
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    let mask = slots.count - 1
    return hashes.map { hash in
      // 0 marks an empty place.
      let key = hash == 0 ? 1 : hash
      var slot = Int(truncatingIfNeeded: key) & mask
      while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
      if slots[slot] == key { return true }
      slots[slot] = key
      return false
    }
  }
}
