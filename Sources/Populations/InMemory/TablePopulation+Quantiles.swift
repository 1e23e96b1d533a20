import Statistics
import Tables
import Threads

extension TablePopulation {
  public func quantiles(of name: String, at shares: [Double]) throws(PopulationError) -> [Double]? {
    let column = try numericColumn(name)
    let bits = count > Self.blockSize ? LeadingBits(column, in: self, ranks: { Self.ranks($0, shares) }) : nil
    let runs = blocks { block in
      var values: [Double] = []
      values.reserveCapacity(bits == nil ? block.count : 0)
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        column.readNumbers(batch, into: &numbers)
        for i in 0..<batch.count where !numbers[i].isNaN {
          if let bits, !bits.isWanted(numbers[i]) { continue }
          values.append(numbers[i])
        }
      }
      return RadixSort.sorted(values)
    }
    let sorted = SortedRuns.merged(runs, threads: threads) { $0 < $1 }
    guard !sorted.isEmpty else { return nil }
    guard let bits else { return shares.compactMap { Quantiles.value($0, ofSorted: sorted) } }
    return shares.map { Quantiles.value($0, count: bits.total) { sorted[bits.place(of: $0)] } }
  }

  /// The ranks that quantiles of so many values ask for.
  private static func ranks(_ count: Int, _ shares: [Double]) -> [Int] {
    var ranks: [Int] = []
    for share in shares {
      // Ends that differ make it ask for both of its ranks.
      _ = Quantiles.value(share, count: count) { rank in
        ranks.append(rank)
        return Double(ranks.count)
      }
    }
    return ranks
  }
}

/// Which values can have the ranks looked for, by the leading bits of all: few, so that only these are sorted.
private struct LeadingBits: Sendable {
  private static let bits = 16

  /// Values that are not missing.
  let total: Int
  private let wanted: [Bool]
  /// Of each place that is wanted: values below it, and those of them that are wanted.
  private let below: [(all: Int, wanted: Int)]

  /// `ranks` are those looked for among so many values; `nil` without any value.
  init?(_ column: Column, in population: TablePopulation, ranks: (Int) -> [Int]) {
    let counts = Self.counts(column, in: population)
    total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    var wanted = [Bool](repeating: false, count: counts.count)
    var below: [(all: Int, wanted: Int)] = []
    var seen = (all: 0, wanted: 0)
    var next = ranks(total).sorted()[...]
    for (place, count) in counts.enumerated() where count > 0 {
      defer { seen.all += count }
      guard let rank = next.first, rank < seen.all + count else { continue }
      next = next.drop { $0 < seen.all + count }
      wanted[place] = true
      below.append(seen)
      seen.wanted += count
    }
    self.wanted = wanted
    self.below = below
  }

  @inline(__always)
  private static func place(of value: Double) -> Int { Int(KeyField.ordered(value) >> UInt64(64 - bits)) }

  @inline(__always)
  func isWanted(_ value: Double) -> Bool { wanted[Self.place(of: value)] }

  /// Where the value of a rank stands among those wanted, sorted.
  func place(of rank: Int) -> Int {
    let last = below.lastIndex { $0.all <= rank } ?? 0
    return below[last].wanted + rank - below[last].all
  }

  /// Values by their leading bits; sums of counts are exact in any order, so each thread has a table of its own.
  private static func counts(_ column: Column, in population: TablePopulation) -> [Int] {
    let count = population.count
    let stretches = Swift.max(1, population.threads)
    let parts = Parallel.map(stretches, threads: population.threads) { part in
      var counts = [Int](repeating: 0, count: 1 << bits)
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in population.batches(count * part / stretches..<count * (part + 1) / stretches) {
        column.readNumbers(batch, into: &numbers)
        for i in 0..<batch.count where !numbers[i].isNaN { counts[place(of: numbers[i])] += 1 }
      }
      return counts
    }
    return parts.dropFirst().reduce(into: parts[0]) { sum, part in
      for place in sum.indices { sum[place] += part[place] }
    }
  }
}
