public import Statistics
import Tables
import Threads

extension TablePopulation {
  public func valueCounts(of name: String) throws(PopulationError) -> ValueCounts {
    let column = try numericColumn(name)
    if let digits = column.exactDigits, let counted = counted(column, digits: digits) { return counted }
    return sorted(column)
  }

  /// Values counted in a place each rather than sorted; `nil` when they lie too far apart for that.
  private func counted(_ column: Column, digits: Int) -> ValueCounts? {
    let ends = blocks { block in Self.ends(column, batches(block)) }.compactMap { $0 }
    guard let low = ends.map({ $0.low }).min(), let high = ends.map({ $0.high }).max() else {
      return ValueCounts(values: [], counts: [], missing: count)
    }
    let (width, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, width < Swift.max(1 << 16, Swift.min(1 << 23, count * 4)) else { return nil }
    let places = Int(width) + 1
    // A stretch for each thread rather than a table for each block, since a table may be long; sums of counts are
    // exact in any order.
    let stretches = Swift.max(1, Swift.min(threads, (count + Self.blockSize - 1) / Self.blockSize))
    let parts = Parallel.map(stretches, threads: threads) { part in
      let rows = count * part / stretches..<count * (part + 1) / stretches
      return Self.tally(column, batches(rows), from: low, places: places)
    }
    var values: [Double] = []
    var counts: [Int] = []
    let scale = Column.power(of: digits)
    for place in 0..<places {
      let found = parts.reduce(0) { $0 + Int($1[place]) }
      guard found > 0 else { continue }
      values.append(Double(low + Int64(place)) / scale)
      counts.append(found)
    }
    return ValueCounts(values: values, counts: counts, missing: count - counts.reduce(0, +))
  }

  private static func ends(_ column: Column, _ batches: [Batch]) -> (low: Int64, high: Int64)? {
    var (low, high) = (Int64.max, Int64.min)
    var scaled = [Int64](repeating: 0, count: Batch.size)
    for batch in batches {
      column.readScaled(batch, into: &scaled)
      for i in 0..<batch.count where scaled[i] != Column.missingDecimal {
        low = Swift.min(low, scaled[i])
        high = Swift.max(high, scaled[i])
      }
    }
    return low <= high ? (low, high) : nil
  }

  private static func tally(_ column: Column, _ batches: [Batch], from low: Int64, places: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: places)
    var scaled = [Int64](repeating: 0, count: Batch.size)
    for batch in batches {
      column.readScaled(batch, into: &scaled)
      for i in 0..<batch.count where scaled[i] != Column.missingDecimal { counts[Int(scaled[i] - low)] += 1 }
    }
    return counts
  }

  private func sorted(_ column: Column) -> ValueCounts {
    let runs = blocks { block in
      var values: [Double] = []
      values.reserveCapacity(block.count)
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        column.readNumbers(batch, into: &numbers)
        // Adding zero makes one number of −0 and 0.
        for i in 0..<batch.count where !numbers[i].isNaN { values.append(numbers[i] + 0) }
      }
      return values.sorted()
    }
    let sorted = SortedRuns.merged(runs, threads: threads) { $0 < $1 }
    return ValueCounts(sorted: sorted, missing: count - sorted.count)
  }
}
