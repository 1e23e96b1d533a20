import Statistics
import Tables

extension TablePopulation {
  public func quantiles(of name: String, at shares: [Double]) throws(PopulationError) -> [Double]? {
    let column = try numericColumn(name)
    var runs = blocks { block in
      var values: [Double] = []
      values.reserveCapacity(block.count)
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        column.readNumbers(batch, into: &numbers)
        for i in 0..<batch.count where !numbers[i].isNaN { values.append(numbers[i]) }
      }
      return values.sorted()
    }
    while runs.count > 1 {
      let level = runs
      runs = Parallel.map((level.count + 1) / 2, threads: threads) { pair in
        pair * 2 + 1 < level.count ? Self.merged(level[pair * 2], level[pair * 2 + 1]) : level[pair * 2]
      }
    }
    guard let sorted = runs.first, !sorted.isEmpty else { return nil }
    return shares.compactMap { Quantiles.value($0, ofSorted: sorted) }
  }

  private static func merged(_ a: [Double], _ b: [Double]) -> [Double] {
    var merged: [Double] = []
    merged.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if b[j] < a[i] {
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
}
