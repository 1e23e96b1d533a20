import Statistics

/// Rows as keys of one or more words of 64 bits, the most significant word first: sorted, with how many rows have each.
///
/// Blocks of rows are sorted apart and merged in a fixed tree, so neither the number of threads nor the order of the
/// rows shows in the result.
struct RowKeys: Sendable {
  /// Words a key.
  let width: Int
  /// Ascending; `counts.count × width` words.
  private(set) var words: [UInt64]
  private(set) var counts: [Int32]

  var count: Int { counts.count }

  init(width: Int) {
    self.width = width
    words = []
    counts = []
  }

  /// Sorts keys by their bytes from the last to the first (a radix sort), skipping bytes that are the same in all.
  init(sorting unsorted: [UInt64], width: Int, bits: [Int]) {
    self.init(width: width)
    guard width > 1 else {
      count(RadixSort.sorted(unsorted))
      return
    }
    let order = RowKeys.order(unsorted, width: width, bits: bits)
    words.reserveCapacity(unsorted.count)
    counts.reserveCapacity(order.count)
    for row in order {
      let start = Int(row) * width
      if isLast(unsorted, start) {
        counts[counts.count - 1] += 1
      } else {
        for word in 0..<width { words.append(unsorted[start + word]) }
        counts.append(1)
      }
    }
  }

  /// Takes sorted keys of one word.
  private mutating func count(_ sorted: [UInt64]) {
    words.reserveCapacity(sorted.count)
    counts.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      words.append(sorted[start])
      counts.append(Int32(end - start))
      start = end
    }
  }

  /// Whether a key is the one appended last.
  private func isLast(_ other: [UInt64], _ start: Int) -> Bool {
    guard !counts.isEmpty else { return false }
    let last = words.count - width
    for word in 0..<width where words[last + word] != other[start + word] { return false }
    return true
  }

  /// Positions of keys in ascending order; `bits` are used of each word.
  static func order(_ keys: [UInt64], width: Int, bits: [Int]) -> [Int32] {
    let rows = keys.count / width
    var order = (0..<Int32(rows)).map { $0 }
    var next = order
    let digit = 11
    let mask = UInt64(1 << digit - 1)
    for word in (0..<width).reversed() {
      for shift in stride(from: 0, to: bits[word], by: digit) {
        var places = [Int32](repeating: 0, count: 1 << digit + 1)
        for row in 0..<rows { places[Int((keys[row * width + word] >> UInt64(shift)) & mask) + 1] += 1 }
        guard !places.contains(Int32(rows)) else { continue }
        for value in 1..<places.count { places[value] += places[value - 1] }
        for row in order {
          let value = Int((keys[Int(row) * width + word] >> UInt64(shift)) & mask)
          next[Int(places[value])] = row
          places[value] += 1
        }
        swap(&order, &next)
      }
    }
    return order
  }

  /// All keys of both, with their counts added.
  func merged(with other: RowKeys) -> RowKeys {
    guard width > 1 else { return mergedWords(with: other) }
    var result = RowKeys(width: width)
    result.words.reserveCapacity(words.count + other.words.count)
    result.counts.reserveCapacity(counts.count + other.counts.count)
    var (a, b) = (0, 0)
    while a < counts.count, b < other.counts.count {
      switch compare(a, other, b) {
      case ..<0:
        result.append(self, a)
        a += 1
      case 1...:
        result.append(other, b)
        b += 1
      default:
        result.append(self, a)
        result.counts[result.counts.count - 1] += other.counts[b]
        a += 1
        b += 1
      }
    }
    while a < counts.count {
      result.append(self, a)
      a += 1
    }
    while b < other.counts.count {
      result.append(other, b)
      b += 1
    }
    return result
  }

  /// The same for keys of one word.
  private func mergedWords(with other: RowKeys) -> RowKeys {
    var result = RowKeys(width: 1)
    result.words.reserveCapacity(words.count + other.words.count)
    result.counts.reserveCapacity(counts.count + other.counts.count)
    var (a, b) = (0, 0)
    while a < words.count, b < other.words.count {
      let (mine, theirs) = (words[a], other.words[b])
      result.words.append(Swift.min(mine, theirs))
      result.counts.append((mine <= theirs ? counts[a] : 0) + (theirs <= mine ? other.counts[b] : 0))
      a += mine <= theirs ? 1 : 0
      b += theirs <= mine ? 1 : 0
    }
    result.words += words[a...]
    result.words += other.words[b...]
    result.counts += counts[a...]
    result.counts += other.counts[b...]
    return result
  }

  @inline(__always)
  private mutating func append(_ other: RowKeys, _ index: Int) {
    for word in 0..<width { words.append(other.words[index * width + word]) }
    counts.append(other.counts[index])
  }

  @inline(__always)
  private func compare(_ index: Int, _ other: RowKeys, _ position: Int) -> Int {
    for word in 0..<width {
      let (a, b) = (words[index * width + word], other.words[position * width + word])
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }
}
