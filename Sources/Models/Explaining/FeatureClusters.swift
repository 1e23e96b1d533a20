import Statistics

/// Columns that say much the same, by complete linkage: every two of a cluster are associated at least this much.
struct FeatureClusters: Sendable {
  /// Positions of features, ascending within a cluster; clusters by their first.
  let clusters: [[Int]]

  init(_ sample: SampleInputs, threshold: Double) {
    let count = sample.features.count
    var association = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for a in 0..<count {
      for b in 0..<a {
        association[a][b] = FeatureClusters.association(sample.inputs[a], sample.inputs[b])
        association[b][a] = association[a][b]
      }
    }
    var clusters = (0..<count).map { [$0] }
    while let pair = FeatureClusters.closest(clusters, association, threshold) {
      clusters[pair.0] = (clusters[pair.0] + clusters[pair.1]).sorted()
      clusters.remove(at: pair.1)
    }
    self.clusters = clusters
  }

  /// The two clusters whose least associated columns are most so; `nil` when none reaches the threshold.
  private static func closest(
    _ clusters: [[Int]], _ association: [[Double]], _ threshold: Double
  ) -> (Int, Int)? {
    var best: (least: Double, pair: (Int, Int))?
    for b in clusters.indices {
      for a in 0..<b {
        var least = Double.infinity
        for i in clusters[a] { for j in clusters[b] { least = Swift.min(least, association[i][j]) } }
        if least >= threshold, least > (best?.least ?? -1) { best = (least, (a, b)) }
      }
    }
    return best?.pair
  }

  /// From 0 to 1, of the rows where both are there: |Pearson's correlation| of two numbers, Cramér's V of two categories,
  /// the correlation ratio of one of each.
  static func association(_ a: ScoringInput, _ b: ScoringInput) -> Double {
    switch (a, b) {
    case (.numbers(let x), .numbers(let y)): return correlation(x, y)
    case (.codes(let x), .codes(let y)): return cramersV(x, y)
    case (.codes(let codes), .numbers(let numbers)), (.numbers(let numbers), .codes(let codes)):
      return correlationRatio(codes, numbers)
    }
  }

  private static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    var sums = (n: 0.0, x: 0.0, y: 0.0)
    for row in x.indices where !x[row].isNaN && !y[row].isNaN {
      sums.n += 1
      sums.x += x[row]
      sums.y += y[row]
    }
    guard sums.n > 1 else { return 0 }
    let means = (x: sums.x / sums.n, y: sums.y / sums.n)
    var squares = (x: 0.0, y: 0.0, xy: 0.0)
    for row in x.indices where !x[row].isNaN && !y[row].isNaN {
      let (dx, dy) = (x[row] - means.x, y[row] - means.y)
      squares.x += dx * dx
      squares.y += dy * dy
      squares.xy += dx * dy
    }
    let spread = (squares.x * squares.y).squareRoot()
    return spread > 0 ? Swift.min(1, abs(squares.xy) / spread) : 0
  }

  private static func cramersV(_ x: [UInt8], _ y: [UInt8]) -> Double {
    let rows = Int(x.filter { $0 != CompiledForest.missing }.max() ?? 0) + 1
    let columns = Int(y.filter { $0 != CompiledForest.missing }.max() ?? 0) + 1
    var counts = [[Int]](repeating: [Int](repeating: 0, count: columns), count: rows)
    for row in x.indices where x[row] != CompiledForest.missing && y[row] != CompiledForest.missing {
      counts[Int(x[row])][Int(y[row])] += 1
    }
    let filled = counts.filter { $0.contains { $0 > 0 } }
    let used = (0..<columns).filter { column in filled.contains { $0[column] > 0 } }
    return ContingencyTable(filled.map { row in used.map { row[$0] } })?.cramersV ?? 0
  }

  /// √(variance between groups / variance).
  private static func correlationRatio(_ codes: [UInt8], _ numbers: [Double]) -> Double {
    var groups = [(n: Double, sum: Double)](repeating: (0, 0), count: 256)
    var all = (n: 0.0, sum: 0.0, squares: 0.0)
    // About the first number, so that large values do not drown their spread.
    let origin = numbers.first { !$0.isNaN } ?? 0
    for row in codes.indices where codes[row] != CompiledForest.missing && !numbers[row].isNaN {
      let x = numbers[row] - origin
      groups[Int(codes[row])].n += 1
      groups[Int(codes[row])].sum += x
      all.n += 1
      all.sum += x
      all.squares += x * x
    }
    guard all.n > 1 else { return 0 }
    let whole = all.squares - all.sum * all.sum / all.n
    let between =
      groups.reduce(0) { $1.n > 0 ? $0 + $1.sum * $1.sum / $1.n : $0 } - all.sum * all.sum / all.n
    return whole > 0 ? Swift.min(1, Swift.max(0, between / whole)).squareRoot() : 0
  }
}
