import Populations
import Tables
import Threads

/// Rows whose value has been there before.
enum RepeatedValues {
  /// Ascending; missing values repeat nothing.
  static func rows(of column: Column, threads: Int) -> [Int] {
    switch column {
    case .text(let text): rows(of: text, threads: threads)
    case .categories(let categories):
      repeated(categories.count) { categories.code(at: $0).map { Double($0) } }
    default: repeated(column.count) { column.number($0) }
    }
  }

  private static func repeated(_ count: Int, _ value: (Int) -> Double?) -> [Int] {
    var seen: Set<Double> = []
    return (0..<count).filter { row in value(row).map { !seen.insert($0).inserted } ?? false }
  }

  /// The texts are divided by their hashes, so that each part has a table that stays in a core's own memory.
  private static func rows(of text: TextColumn, threads: Int) -> [Int] {
    let size = 65_536
    let hashes = Parallel.map((text.count + size - 1) / size, threads: threads) { block in
      (block * size..<Swift.min(text.count, (block + 1) * size)).map { row in
        RowHash.hash(text.bytes[text.range(of: row)], seed: 0)
      }
    }.flatMap { $0 }
    let parts = text.count <= size ? 1 : 16
    let repeated = Parallel.map(parts, threads: threads) { part in
      Self.rows(of: text, hashes, in: part, of: parts)
    }
    return parts == 1 ? repeated[0] : repeated.flatMap { $0 }.sorted()
  }

  /// By an open table of row numbers, since a set of a million texts would take ten times as long.
  private static func rows(of text: TextColumn, _ hashes: [UInt64], in part: Int, of parts: Int) -> [Int] {
    let own = hashes.indices.filter { Int(hashes[$0] >> 48) % parts == part }
    var bits = 4
    while 1 << bits < own.count * 2 { bits += 1 }
    var table = [Int32](repeating: -1, count: 1 << bits)
    let mask = table.count - 1
    var repeated: [Int] = []
    for row in own {
      let range = text.range(of: row)
      if range.isEmpty { continue }
      var slot = Int(truncatingIfNeeded: hashes[row]) & mask
      while table[slot] >= 0 {
        let other = Int(table[slot])
        if hashes[other] == hashes[row], text.bytes[text.range(of: other)] == text.bytes[range] {
          repeated.append(row)
          break
        }
        slot = (slot + 1) & mask
      }
      if table[slot] < 0 { table[slot] = Int32(row) }
    }
    return repeated
  }
}
