import Populations
import Tables

/// Rows whose value has been there before.
enum RepeatedValues {
  /// Ascending; missing values repeat nothing.
  static func rows(of column: Column) -> [Int] {
    switch column {
    case .text(let text): rows(of: text)
    case .categories(let categories):
      repeated(categories.count) { categories.code(at: $0).map { Double($0) } }
    default: repeated(column.count) { column.number($0) }
    }
  }

  private static func repeated(_ count: Int, _ value: (Int) -> Double?) -> [Int] {
    var seen: Set<Double> = []
    return (0..<count).filter { row in value(row).map { !seen.insert($0).inserted } ?? false }
  }

  /// By an open table of row numbers, since a set of a million texts would take ten times as long.
  private static func rows(of text: TextColumn) -> [Int] {
    var bits = 4
    while 1 << bits < text.count * 2 { bits += 1 }
    var table = [Int32](repeating: -1, count: 1 << bits)
    let mask = table.count - 1
    var repeated: [Int] = []
    for row in 0..<text.count {
      let range = text.range(of: row)
      if range.isEmpty { continue }
      var slot = Int(truncatingIfNeeded: RowHash.hash(text.bytes[range], seed: 0)) & mask
      while table[slot] >= 0 {
        if text.bytes[text.range(of: Int(table[slot]))] == text.bytes[range] {
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
