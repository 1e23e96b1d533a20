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

  /// The best of several starts, each run to convergence; of equal ones the first.
  static func best(of starts: Int, _ points: PointCloud, k: Int, draws: inout SegmentDraws) -> KMeans {
    var best = KMeans(points, from: seeds(points, k: k, draws: &draws), k: k)
    for _ in 1..<Swift.max(starts, 1) {
      let next = KMeans(points, from: seeds(points, k: k, draws: &draws), k: k)
      if next.inertia < best.inertia { best = next }
    }
    return best
  }

  /// Lloyd's steps from given centres.
  init(_ points: PointCloud, from centres: [Double], k: Int, limit: Int = 300) {
    self.centres = centres
    self.k = k
    labels = []
    inertia = 0
    for _ in 0..<limit {
      let (next, sum) = KMeans.assign(points, to: self.centres, k: k)
      inertia = sum
      if next == labels { break }
      labels = next
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
    for row in 0..<points.count {
      counts[labels[row]] += 1
      for j in 0..<d { sums[labels[row] * d + j] += points.values[row * d + j] }
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
