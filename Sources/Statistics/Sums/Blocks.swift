import Threads

/// Work on long lists, divided over the processors in pieces that depend on the list alone, so that sums put together
/// in their order are the same for every number of processors.
enum Blocks {
  /// Of lists that need little room for each piece's own result.
  static let size = 65_536

  /// The results for stretches of `size` of 0 ..< `count`, in their order.
  static func map<Result: Sendable>(
    _ count: Int, size: Int = Blocks.size, _ work: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    Parallel.map((count + size - 1) / size) { block in
      work(block * size..<Swift.min(count, (block + 1) * size))
    }
  }

  /// One value for each of 0 ..< `count`.
  static func values(_ count: Int, _ value: @Sendable (Int) -> Double) -> [Double] {
    joined(map(count) { range in range.map(value) })
  }

  static func joined<Value>(_ parts: [[Value]]) -> [Value] {
    guard parts.count > 1 else { return parts.first ?? [] }
    var values: [Value] = []
    values.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { values += part }
    return values
  }

  /// Lists of the same length added up, the first to the last.
  static func sum(_ parts: [[Double]]) -> [Double] {
    guard var sums = parts.first else { return [] }
    for part in parts.dropFirst() {
      for index in sums.indices { sums[index] += part[index] }
    }
    return sums
  }
}
