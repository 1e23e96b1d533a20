import Statistics

extension TablePopulation {
  public func quantiles(of name: String, at shares: [Double]) throws(PopulationError) -> [Double]? {
    let column = try numericColumn(name)
    let runs = blocks { block in
      var values: [Double] = []
      values.reserveCapacity(block.count)
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        column.readNumbers(batch, into: &numbers)
        for i in 0..<batch.count where !numbers[i].isNaN { values.append(numbers[i]) }
      }
      return RadixSort.sorted(values)
    }
    let sorted = SortedRuns.merged(runs, threads: threads) { $0 < $1 }
    guard !sorted.isEmpty else { return nil }
    return shares.compactMap { Quantiles.value($0, ofSorted: sorted) }
  }
}
