import Tables

extension TablePopulation {
  public func distinctValues(
    of name: String, limit: Int
  ) throws(PopulationError) -> [(value: Double, count: Int)] {
    let column = try numericColumn(name)
    let parts = blocks { block in
      var found: [Double: Int] = [:]
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) where found.count <= limit {
        column.readNumbers(batch, into: &numbers)
        for i in 0..<batch.count where !numbers[i].isNaN {
          found[numbers[i], default: 0] += 1
          if found.count > limit { break }
        }
      }
      return found
    }
    let total = parts.reduce(into: [Double: Int]()) { $0.merge($1, uniquingKeysWith: +) }
    guard total.count <= limit else { throw .tooManyValues(column: name, limit: limit) }
    return total.sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) }
  }

  public func histogram(of name: String, edges: [Double]) throws(PopulationError) -> Histogram {
    let column = try numericColumn(name)
    precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges of a histogram ascend")
    let parts = blocks { block in
      // One place more than there are bins, for what is missing.
      var counts = [Int](repeating: 0, count: edges.count + 2)
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        column.readNumbers(batch, into: &numbers)
        for i in 0..<batch.count {
          counts[numbers[i].isNaN ? edges.count + 1 : Self.bin(of: numbers[i], in: edges)] += 1
        }
      }
      return counts
    }
    let total = parts.reduce(into: [Int](repeating: 0, count: edges.count + 2)) { sum, part in
      for i in part.indices { sum[i] += part[i] }
    }
    return Histogram(edges: edges, counts: Array(total.dropLast()), missing: total[edges.count + 1])
  }

  /// How many edges are at or below a value.
  private static func bin(of value: Double, in edges: [Double]) -> Int {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
