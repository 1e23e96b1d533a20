import Populations
import Tables
import Threads

/// Rows that have the same values as an earlier one in some columns.
enum RepeatedRows {
  /// Ascending. Rows with a missing value in any of the columns repeat nothing.
  ///
  /// Told by a hash of 64 bits: two rows of ten million are taken for the same by chance once in 400,000 files.
  static func repeated(in columns: [Column], threads: Int) -> [Int] {
    guard let count = columns.first?.count else { return [] }
    let size = 65_536
    let hashes = Parallel.map((count + size - 1) / size, threads: threads) { block in
      RowFingerprint.hashes(columns, rows: block * size..<Swift.min(count, (block + 1) * size))
    }.flatMap { $0 }
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    let mask = slots.count - 1
    var repeated: [Int] = []
    for (row, hash) in hashes.enumerated() {
      guard let hash else { continue }
      // 0 marks an empty place.
      let key = hash == 0 ? 1 : hash
      var slot = Int(truncatingIfNeeded: key) & mask
      while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
      if slots[slot] == key { repeated.append(row) } else { slots[slot] = key }
    }
    return repeated
  }
}

/// A hash of what a row holds in some columns.
enum RowFingerprint {
  /// `nil` where a value is missing.
  static func hashes(_ columns: [Column], rows: Range<Int>) -> [UInt64?] {
    var hashes = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: rows.count)
    var isMissing = [Bool](repeating: false, count: rows.count)
    for column in columns {
      for (index, row) in rows.enumerated() {
        guard let value = value(column, row) else {
          isMissing[index] = true
          continue
        }
        hashes[index] = mixed(hashes[index] ^ value)
      }
    }
    return hashes.indices.map { isMissing[$0] ? nil : hashes[$0] }
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
    return product.high ^ product.low
  }

  private static func value(_ column: Column, _ row: Int) -> UInt64? {
    switch column {
    case .text(let text):
      let range = text.range(of: row)
      return range.isEmpty ? nil : RowHash.hash(text.bytes[range], seed: 0)
    case .categories(let categories): return categories.code(at: row).map { UInt64($0) &+ 1 }
    default: return column.number(row).map { ($0 + 0).bitPattern }
    }
  }
}
