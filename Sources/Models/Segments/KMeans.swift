import Threads

/// K-means on weighted points held in memory: k-means++ starts, then Lloyd's steps until no centre moves.
///
/// Sources: Arthur and Vassilvitskii 2007 (k-means++), Lloyd 1982. Ties go to the centre of the lower number; a centre
/// that lost all its points moves to the point farthest from its own centre.
struct KMeans: Sendable {
  /// `k × dimensions`, row by row.
  private(set) var centres: [Double]
  /// Weighted sum of squared distances to the nearest centre.
  private(set) var inertia: Double
  let k: Int

  /// The best of several starts: all are run until little changes, the best few of them to convergence.
  ///
  /// Centres that are known already may be among the starts. A run ends once a step lowers the inertia by no more than
  /// a share `leastGain` of it.
  static func best(
    of starts: Int, _ points: PointCloud, k: Int, draws: inout SegmentDraws, settling: Int = 6,
    from known: [[Double]] = [], leastGain: Double = 0, threads: Int = Parallel.processorCount
  ) -> KMeans {
    // Each start has a seed of its own, so that they may run side by side.
    let seeds = (0..<starts).map { _ in draws.next() }
    let found = Parallel.map(starts + known.count, threads: threads) { start in
      guard start < starts else {
        return KMeans(points, from: known[start - starts], k: k, leastGain: 1e-3)
      }
      var own = SegmentDraws(seed: seeds[start])
      return KMeans(points, from: KMeans.seeds(points, k: k, draws: &own), k: k, leastGain: 1e-3)
    }
    // The order of the starts settles ties, so that the choice never depends on the sort.
    let order = found.indices.sorted { (found[$0].inertia, $0) < (found[$1].inertia, $1) }
    let settled = Parallel.map(Swift.min(settling, order.count), threads: threads) { rank in
      KMeans(points, from: found[order[rank]].centres, k: k, leastGain: leastGain)
    }
    return settled[settled.indices.min { (settled[$0].inertia, $0) < (settled[$1].inertia, $1) } ?? 0]
  }

  /// Lloyd's steps from given centres, until one lowers the inertia by no more than this share of it: by default
  /// until no centre moves.
  init(_ points: PointCloud, from centres: [Double], k: Int, leastGain: Double = 0, limit: Int = 300) {
    self.centres = centres
    self.k = k
    inertia = .infinity
    for _ in 0..<limit {
      let step = KMeans.step(points, from: self.centres, k: k)
      let isDone = step.centres == self.centres || inertia - step.inertia < leastGain * step.inertia
      inertia = step.inertia
      self.centres = step.centres
      if isDone { break }
    }
  }

  /// The number of the nearest centre of each point.
  static func labels(_ points: PointCloud, nearest centres: [Double], k: Int) -> [Int] {
    let lanes = points.lanes.span
    let fixed = centres.span
    var labels: [Int] = []
    labels.reserveCapacity(points.count)
    for start in stride(from: 0, to: points.count, by: 4) {
      let own = KMeans.nearest(lanes, start / 4, points.dimensions, fixed, k).centres
      for lane in 0..<Swift.min(4, points.count - start) { labels.append(Int(own[lane])) }
    }
    return labels
  }

  /// One step: the weighted means of the points nearest to each centre, and the inertia around the given centres.
  private static func step(
    _ points: PointCloud, from centres: [Double], k: Int
  ) -> (centres: [Double], inertia: Double) {
    let d = points.dimensions
    let values = points.values.span
    let lanes = points.lanes.span
    let weights = points.weights.span
    let fixed = centres.span
    var sums = [Double](repeating: 0, count: k * d)
    var counts = [Double](repeating: 0, count: k)
    var total = 0.0
    for start in stride(from: 0, to: points.count, by: 4) {
      let (owns, least) = KMeans.nearest(lanes, start / 4, d, fixed, k)
      // Row after row, so that the sums are those of one row at a time.
      for lane in 0..<Swift.min(4, points.count - start) {
        let row = start + lane
        let own = Int(owns[lane])
        let weight = weights[row]
        total += least[lane] * weight
        counts[own] += weight
        for j in 0..<d { sums[own * d + j] += values[row * d + j] * weight }
      }
    }
    var moved = centres
    for c in 0..<k where counts[c] > 0 {
      for j in 0..<d { moved[c * d + j] = sums[c * d + j] / counts[c] }
    }
    for c in 0..<k where counts[c] == 0 {
      let far = farthest(points, from: moved, k: k)
      for j in 0..<d { moved[c * d + j] = points.value(far, j) }
    }
    return (moved, total)
  }

  /// The nearest centres of four rows, and their squared distances; infinite where a value is missing.
  @inline(__always)
  static func nearest(
    _ lanes: Span<SIMD4<Double>>, _ block: Int, _ d: Int, _ centres: Span<Double>, _ k: Int
  ) -> (centres: SIMD4<Int64>, least: SIMD4<Double>) {
    var nearest = SIMD4<Int64>.zero
    var least = SIMD4<Double>(repeating: .infinity)
    for c in 0..<k {
      var sum = SIMD4<Double>.zero
      for j in 0..<d {
        let gap = lanes[block * d + j] - centres[c * d + j]
        sum += gap * gap
      }
      let isNearer = sum .< least
      least.replace(with: sum, where: isNearer)
      nearest.replace(with: Int64(c), where: isNearer)
    }
    return (nearest, least)
  }

  /// The row farthest from the centre nearest to it.
  static func farthest(_ points: PointCloud, from centres: [Double], k: Int) -> Int {
    let d = points.dimensions
    var row = 0
    var most = -1.0
    for candidate in 0..<points.count {
      var least = Double.infinity
      for c in 0..<k {
        var sum = 0.0
        for j in 0..<d {
          let gap = points.value(candidate, j) - centres[c * d + j]
          sum += gap * gap
        }
        least = Swift.min(least, sum)
      }
      if least > most {
        most = least
        row = candidate
      }
    }
    return row
  }

  /// k-means++: each next seed is a point drawn in proportion to its weighted squared distance to the seeds so far.
  private static func seeds(_ points: PointCloud, k: Int, draws: inout SegmentDraws) -> [Double] {
    var chosen = [draws.index(below: points.count)]
    let weights = points.weights
    var nearest = (0..<points.count).map { points.squaredDistance($0, chosen[0]) }
    while chosen.count < k {
      var total = 0.0
      for row in 0..<points.count { total += nearest[row] * weights[row] }
      var left = draws.share() * total
      var next = points.count - 1
      for row in 0..<points.count {
        left -= nearest[row] * weights[row]
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
