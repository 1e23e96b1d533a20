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

  /// Stretches of customers, one after the other in their order.
  func sorted(_ parts: [[CustomerTotals]]) -> [[Entry]] {
    let size = Self.partsPerRun
    let runs = Parallel.map((parts.count + size - 1) / size, threads: threads) { run -> [Entry] in
      var entries: [Entry] = []
      for part in run * size..<Swift.min(parts.count, (run + 1) * size) {
        for place in parts[part].indices {
          entries.append(
            Entry(key: key(parts[part][place]), part: Int32(part), place: Int32(place)))
        }
      }
      if !isExact { entries.sort { isBefore($0, $1, parts) } }
      return entries
    }
    if isExact { return sortedByKey(runs) }
    let merged = SortedRuns.merged(runs, threads: threads) { isBefore($0, $1, parts) }
    return stride(from: 0, to: merged.count, by: TablePopulation.blockSize).map {
      Array(merged[$0..<Swift.min(merged.count, $0 + TablePopulation.blockSize)])
    }
  }

  /// Keys that say all are parted by their leading bits, and the stretches sorted by their other bits side by side.
  private func sortedByKey(_ runs: [[Entry]]) -> [[Entry]] {
    let lows = runs.compactMap { run in run.lazy.map { $0.key }.min() }
    let highs = runs.compactMap { run in run.lazy.map { $0.key }.max() }
    guard let low = lows.min(), let high = highs.max() else { return [] }
    let shift = UInt64(Swift.max(0, 64 - (high - low).leadingZeroBitCount - EntryDivision.bits))
    let divisions = Parallel.map(runs.count, threads: threads) {
      EntryDivision(runs[$0], above: low, shift: shift)
    }
    let stretches = EntryDivision.stretches(divisions)
    return Parallel.map(stretches.count, threads: threads) { number in
      var entries: [Entry] = []
      for division in divisions { entries += division[stretches[number]] }
      let order = RowKeys.order(entries.map { $0.key }, width: 1, bits: [64])
      return order.map { entries[Int($0)] }
    }
  }

  @inline(__always)
  private func isBefore(_ a: Entry, _ b: Entry, _ parts: [[CustomerTotals]]) -> Bool {
    if a.key != b.key { return a.key < b.key }
    return keys.precedes(
      Int(parts[Int(a.part)][Int(a.place)].row), Int(parts[Int(b.part)][Int(b.place)].row))
  }

  /// Whether keys are ids of text, whole.
  var hasWholeText: Bool {
    if case .text = keys.column { isExact } else { false }
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

/// Customers parted by the leading bits of their keys.
private struct EntryDivision: Sendable {
  static let bits = 12

  private let entries: [IDOrder.Entry]
  /// Where each part begins in `entries`, and where the last one ends.
  private let starts: [Int]

  init(_ unsorted: [IDOrder.Entry], above low: UInt64, shift: UInt64) {
    var starts = [Int](repeating: 0, count: 1 << Self.bits + 1)
    for entry in unsorted { starts[Int((entry.key - low) >> shift) + 1] += 1 }
    for part in 1..<starts.count { starts[part] += starts[part - 1] }
    var next = starts
    var entries = unsorted
    for entry in unsorted {
      let part = Int((entry.key - low) >> shift)
      entries[next[part]] = entry
      next[part] += 1
    }
    self.entries = entries
    self.starts = starts
  }

  subscript(parts: Range<Int>) -> ArraySlice<IDOrder.Entry> {
    entries[starts[parts.lowerBound]..<starts[parts.upperBound]]
  }

  /// Parts beside each other, together of about a block's length, or one that is longer.
  static func stretches(_ divisions: [EntryDivision]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var (start, count) = (0, 0)
    for part in 0..<1 << bits {
      count += divisions.reduce(0) { $0 + $1.starts[part + 1] - $1.starts[part] }
      guard count >= TablePopulation.blockSize || part + 1 == 1 << bits else { continue }
      if count > 0 { stretches.append(start..<part + 1) }
      (start, count) = (part + 1, 0)
    }
    return stretches
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
