import Tables

/// Puts customers in the order of the bytes of their ids, whole numbers in their own, so that the result does not
/// depend on the order of the lines.
struct IDOrder: Sendable {
  private static let chunk = 65_536

  private struct Entry: Sendable {
    /// The first eight bytes of the id, or the number.
    let key: UInt64
    let index: Int32
  }

  private let keys: CustomerKeys
  private let threads: Int

  init(_ keys: CustomerKeys, threads: Int) {
    self.keys = keys
    self.threads = threads
  }

  func sorted(_ customers: [CustomerTotals]) -> [CustomerTotals] {
    let count = customers.count
    var runs = Parallel.map((count + Self.chunk - 1) / Self.chunk, threads: threads) { run -> [Entry] in
      let range = run * Self.chunk..<Swift.min(count, (run + 1) * Self.chunk)
      let entries = range.map { Entry(key: key(Int(customers[$0].row)), index: Int32($0)) }
      return entries.sorted { isBefore($0, $1, customers) }
    }
    while runs.count > 1 {
      let level = runs
      runs = Parallel.map((level.count + 1) / 2, threads: threads) { pair in
        pair * 2 + 1 < level.count ? merged(level[pair * 2], level[pair * 2 + 1], customers) : level[pair * 2]
      }
    }
    return (runs.first ?? []).map { customers[Int($0.index)] }
  }

  private func merged(_ a: [Entry], _ b: [Entry], _ customers: [CustomerTotals]) -> [Entry] {
    var merged: [Entry] = []
    merged.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isBefore(b[j], a[i], customers) {
        merged.append(b[j])
        j += 1
      } else {
        merged.append(a[i])
        i += 1
      }
    }
    merged += a[i...]
    merged += b[j...]
    return merged
  }

  @inline(__always)
  private func isBefore(_ a: Entry, _ b: Entry, _ customers: [CustomerTotals]) -> Bool {
    if a.key != b.key { return a.key < b.key }
    guard case .integers = keys.column else {
      return keys.precedes(Int(customers[Int(a.index)].row), Int(customers[Int(b.index)].row))
    }
    return false
  }

  private func key(_ row: Int) -> UInt64 {
    switch keys.column {
    case .text(let text): return Self.prefix(text.bytes[text.range(of: row)])
    case .integers(let values): return UInt64(Int64(values[row]) - Int64(Int32.min))
    default: return Self.prefix(Array(keys.text(row).utf8)[...])
    }
  }

  private static func prefix(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for byte in bytes.prefix(8) { key = key << 8 | UInt64(byte) }
    return key << UInt64(8 * (8 - Swift.min(8, bytes.count)))
  }
}

extension CustomerKeys {
  /// In the order of the bytes.
  func precedes(_ row: Int, _ other: Int) -> Bool {
    if case .text(let text) = column {
      return text.bytes[text.range(of: row)].lexicographicallyPrecedes(text.bytes[text.range(of: other)])
    }
    return text(row).utf8.lexicographicallyPrecedes(text(other).utf8)
  }
}
