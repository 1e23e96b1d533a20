import Tables

/// K-means on points held in memory: k-means++ starts, then Lloyd's steps until no point changes its centre.
///
/// Sources: Arthur and Vassilvitskii 2007 (k-means++), Lloyd 1982. Ties go to the centre of the lower number.
struct KMeans: Sendable {
  /// `k × dimensions`, row by row.
  private(set) var centres: [Double]
  private(set) var labels: [Int]
  /// Sum of squared distances to the nearest centre.
  private(set) var inertia: Double
  let k: Int

  /// The best of several starts: all are run until little changes, the best few of them to convergence.
  static func best(
    of starts: Int, _ points: PointCloud, k: Int, draws: inout SegmentDraws, settling: Int = 6,
    threads: Int = Parallel.processorCount
  ) -> KMeans {
    // Each start has a seed of its own, so that they may run side by side.
    let seeds = (0..<Swift.max(starts, 1)).map { _ in draws.next() }
    let found = Parallel.map(seeds.count, threads: threads) { start in
      var own = SegmentDraws(seed: seeds[start])
      return KMeans(points, from: KMeans.seeds(points, k: k, draws: &own), k: k, leastGain: 1e-3)
    }
    // The order of the starts settles ties, so that the choice never depends on the sort.
    let order = found.indices.sorted { (found[$0].inertia, $0) < (found[$1].inertia, $1) }
    let settled = Parallel.map(Swift.min(settling, order.count), threads: threads) { rank in
      KMeans(points, from: found[order[rank]].centres, k: k)
    }
    return settled[settled.indices.min { (settled[$0].inertia, $0) < (settled[$1].inertia, $1) } ?? 0]
  }

  /// Lloyd's steps from given centres, until one lowers the inertia by no more than this share of it: by default
  /// until no point changes its centre.
  init(_ points: PointCloud, from centres: [Double], k: Int, leastGain: Double = 0, limit: Int = 300) {
    self.centres = centres
    self.k = k
    labels = []
    inertia = .infinity
    for _ in 0..<limit {
      let (next, sum) = KMeans.assign(points, to: self.centres, k: k)
      let isDone = next == labels || inertia - sum < leastGain * sum
      inertia = sum
      labels = next
      if isDone { break }
      self.centres = KMeans.means(points, labels: next, k: k, previous: self.centres)
    }
  }

  /// The number of the nearest centre of each point, and the sum of squared distances.
  static func assign(_ points: PointCloud, to centres: [Double], k: Int) -> (labels: [Int], inertia: Double) {
    let values = points.values.span
    let fixed = centres.span
    let d = points.dimensions
    var labels = [Int](repeating: 0, count: points.count)
    var total = 0.0
    for row in 0..<points.count {
      var nearest = 0
      var least = Double.infinity
      for c in 0..<k {
        var sum = 0.0
        for j in 0..<d {
          let gap = values[row * d + j] - fixed[c * d + j]
          sum += gap * gap
        }
        if sum < least {
          least = sum
          nearest = c
        }
      }
      labels[row] = nearest
      total += least
    }
    return (labels, total)
  }

  /// Means by label; a centre that lost all its points moves to the point farthest from its own centre.
  private static func means(_ points: PointCloud, labels: [Int], k: Int, previous: [Double]) -> [Double] {
    let d = points.dimensions
    var sums = [Double](repeating: 0, count: k * d)
    var counts = [Int](repeating: 0, count: k)
    let values = points.values.span
    for row in 0..<points.count {
      let label = labels[row]
      counts[label] += 1
      for j in 0..<d { sums[label * d + j] += values[row * d + j] }
    }
    for c in 0..<k {
      for j in 0..<d {
        sums[c * d + j] = counts[c] == 0 ? previous[c * d + j] : sums[c * d + j] / Double(counts[c])
      }
    }
    for c in 0..<k where counts[c] == 0 {
      let far = farthest(points, labels: labels, centres: sums)
      for j in 0..<d { sums[c * d + j] = points.values[far * d + j] }
    }
    return sums
  }

  private static func farthest(_ points: PointCloud, labels: [Int], centres: [Double]) -> Int {
    let d = points.dimensions
    var row = 0
    var most = -1.0
    for candidate in 0..<points.count {
      var sum = 0.0
      for j in 0..<d {
        let gap = points.values[candidate * d + j] - centres[labels[candidate] * d + j]
        sum += gap * gap
      }
      if sum > most {
        most = sum
        row = candidate
      }
    }
    return row
  }

  /// k-means++: each next seed is a point drawn in proportion to its squared distance to the seeds so far.
  private static func seeds(_ points: PointCloud, k: Int, draws: inout SegmentDraws) -> [Double] {
    var chosen = [draws.index(below: points.count)]
    var nearest = (0..<points.count).map { points.squaredDistance($0, chosen[0]) }
    while chosen.count < k {
      let total = nearest.reduce(0, +)
      var left = draws.share() * total
      var next = points.count - 1
      for row in 0..<points.count {
        left -= nearest[row]
        if left < 0, nearest[row] > 0 {
          next = row
          break
        }
      }
      chosen.append(next)
      for row in 0..<points.count {
        nearest[row] = Swift.min(nearest[row], points.squaredDistance(row, next))
      }
    }
    return chosen.flatMap { points.point($0) }
  }
}
