import Tables
import Threads

/// Puts customers in the order of the bytes of their ids, whole numbers in their own, so that the result does not
/// depend on the order of the lines.
struct IDOrder: Sendable {
  /// Where a customer stands: in which part, and where in it.
  struct Entry: Sendable {
    /// The first eight bytes of the id, or the number.
    let key: UInt64
    let part: Int32
    let place: Int32
  }

  /// Parts sorted as one piece of work.
  private static let partsPerRun = 16

  private let keys: CustomerKeys
  private let hasHashes: Bool
  private let threads: Int

  init(_ keys: CustomerKeys, hasHashes: Bool, threads: Int) {
    self.keys = keys
    self.hasHashes = hasHashes
    self.threads = threads
  }

  func sorted(_ parts: [[CustomerTotals]]) -> [Entry] {
    let size = Self.partsPerRun
    let runs = Parallel.map((parts.count + size - 1) / size, threads: threads) { run -> [Entry] in
      var entries: [Entry] = []
      for part in run * size..<Swift.min(parts.count, (run + 1) * size) {
        for place in parts[part].indices {
          entries.append(
            Entry(key: key(parts[part][place]), part: Int32(part), place: Int32(place)))
        }
      }
      entries.sort { isBefore($0, $1, parts) }
      return entries
    }
    return SortedRuns.merged(runs, threads: threads) { isBefore($0, $1, parts) }
  }

  @inline(__always)
  private func isBefore(_ a: Entry, _ b: Entry, _ parts: [[CustomerTotals]]) -> Bool {
    if a.key != b.key { return a.key < b.key }
    guard !isExact else { return false }
    return keys.precedes(
      Int(parts[Int(a.part)][Int(a.place)].row), Int(parts[Int(b.part)][Int(b.place)].row))
  }

  /// Whether codes of ids are in the order of the ids.
  private var isExact: Bool {
    switch keys.column {
    case .text: !hasHashes
    case .integers: true
    default: false
    }
  }

  @inline(__always)
  private func key(_ customer: CustomerTotals) -> UInt64 {
    if isExact { return customer.code }
    if case .text(let text) = keys.column {
      return TextWord.prefix(text.bytes, text.range(of: Int(customer.row)))
    }
    let bytes = Array(keys.text(Int(customer.row)).utf8)
    return TextWord.prefix(bytes, 0..<bytes.count)
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
