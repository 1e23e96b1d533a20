extension TablePopulation {
  public func sums(of kernel: any RowKernel) throws(PopulationError) -> KernelSums {
    guard case .category(let levels)? = kernel.outputs.first?.kind,
      kernel.outputs.dropFirst().allSatisfy({ $0.kind == .number })
    else { throw .kernel("a kernel whose numbers are summed makes a category and then numbers") }
    let inputs = try inputs(of: kernel)
    let partials = blocks { block in
      var partial = KernelPartial(levels: levels.count, columns: kernel.outputs.count - 1)
      partial.add(evaluate(kernel, inputs: inputs, block: block))
      return partial
    }
    let total =
      Self.merge(partials) { $0.add($1) }
      ?? KernelPartial(levels: levels.count, columns: kernel.outputs.count - 1)
    return KernelSums(
      columns: kernel.outputs.dropFirst().map { $0.name },
      groups: levels.indices.map { level in
        KernelSums.Group(level: levels[level], count: total.counts[level], sums: total.sums(of: level))
      })
  }
}

/// Sums of a part of the rows, each with what rounding took from it, so that the order of the rows hardly shows.
private struct KernelPartial: Sendable {
  private(set) var counts: [Int]
  /// For each level the columns beside each other.
  private var totals: [Double]
  private var lost: [Double]
  private let columns: Int

  init(levels: Int, columns: Int) {
    counts = [Int](repeating: 0, count: levels)
    totals = [Double](repeating: 0, count: levels * columns)
    lost = totals
    self.columns = columns
  }

  mutating func add(_ results: KernelResults) {
    let codes = results.outputs[0].codes
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    for column in 0..<columns {
      let values = results.outputs[column + 1].numbers
      for row in codes.indices where codes[row] >= 0 { add(values[row], Int(codes[row]) * columns + column) }
    }
  }

  mutating func add(_ other: KernelPartial) {
    for level in counts.indices { counts[level] += other.counts[level] }
    for place in totals.indices {
      add(other.totals[place], place)
      lost[place] += other.lost[place]
    }
  }

  func sums(of level: Int) -> [Double] {
    (0..<columns).map { totals[level * columns + $0] + lost[level * columns + $0] }
  }

  /// Neumaier's sum.
  @inline(__always)
  private mutating func add(_ value: Double, _ place: Int) {
    let total = totals[place]
    let sum = total + value
    lost[place] += abs(total) >= abs(value) ? (total - sum) + value : (value - sum) + total
    totals[place] = sum
  }
}
