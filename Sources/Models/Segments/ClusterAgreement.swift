/// How far two groupings of the same points agree, and how well one separates its points.
enum ClusterAgreement {
  /// The adjusted Rand index (Hubert and Arabie 1985): 1 for the same grouping, about 0 for chance.
  static func adjustedRand(_ a: [Int], _ b: [Int]) -> Double {
    let rows = (a.max() ?? -1) + 1
    let columns = (b.max() ?? -1) + 1
    var table = [Int](repeating: 0, count: rows * columns)
    for (x, y) in zip(a, b) { table[x * columns + y] += 1 }
    func pairs(_ n: Int) -> Double { Double(n) * Double(n - 1) / 2 }
    let together = table.reduce(0.0) { $0 + pairs($1) }
    let first = (0..<rows).reduce(0.0) { sum, row in
      sum + pairs((0..<columns).reduce(0) { $0 + table[row * columns + $1] })
    }
    let second = (0..<columns).reduce(0.0) { sum, column in
      sum + pairs((0..<rows).reduce(0) { $0 + table[$1 * columns + column] })
    }
    let expected = a.count > 1 ? first * second / pairs(a.count) : 0
    let most = (first + second) / 2
    return most == expected ? 1 : (together - expected) / (most - expected)
  }
}

/// Distances between all pairs of points, kept once for the silhouettes of several groupings.
struct Distances {
  private let values: [Float]
  private let count: Int

  init(_ points: PointCloud) {
    let n = points.count
    var values = [Float](repeating: 0, count: n * n)
    for a in 0..<n {
      for b in a + 1..<Swift.max(n, a + 1) {
        let distance = Float(points.squaredDistance(a, b).squareRoot())
        values[a * n + b] = distance
        values[b * n + a] = distance
      }
    }
    self.values = values
    count = n
  }

  /// The mean silhouette (Rousseeuw 1987), −1…1; a point alone in its group counts 0.
  func silhouette(_ labels: [Int], k: Int) -> Double {
    var sizes = [Int](repeating: 0, count: k)
    for label in labels { sizes[label] += 1 }
    var total = 0.0
    var sums = [Float](repeating: 0, count: k)
    for row in 0..<count {
      for c in 0..<k { sums[c] = 0 }
      for other in 0..<count { sums[labels[other]] += values[row * count + other] }
      let own = labels[row]
      if sizes[own] < 2 { continue }
      let within = Double(sums[own]) / Double(sizes[own] - 1)
      var between = Double.infinity
      for c in 0..<k where c != own && sizes[c] > 0 {
        between = Swift.min(between, Double(sums[c]) / Double(sizes[c]))
      }
      let larger = Swift.max(within, between)
      if larger > 0, between.isFinite { total += (between - within) / larger }
    }
    return count == 0 ? 0 : total / Double(count)
  }
}
