import Threads

/// How well groupings of the same points separate them; distances are worked out once for all groupings.
struct Separation: Sendable {
  /// Silhouettes (Rousseeuw 1987) by grouping and point, −1…1; a point alone in its group counts 0.
  let silhouettes: [[Double]]

  /// Groupings as labels from 0 on, one a point.
  init(_ points: PointCloud, groupings: [(labels: [Int], k: Int)], threads: Int = Parallel.processorCount) {
    let count = points.count
    let sizes = groupings.map { grouping in
      grouping.labels.reduce(into: [Int](repeating: 0, count: grouping.k)) { $0[$1] += 1 }
    }
    // All groupings' labels side by side, each with its own range of sums.
    let starts = groupings.indices.map { index in groupings[..<index].reduce(0) { $0 + $1.k } }
    let width = groupings.count
    var places = [Int32](repeating: 0, count: count * width)
    for (index, grouping) in groupings.enumerated() {
      for row in 0..<count { places[row * width + index] = Int32(starts[index] + grouping.labels[row]) }
    }
    let sumCount = groupings.reduce(0) { $0 + $1.k }
    let block = 64
    let parts = Parallel.map((count + block - 1) / block, threads: threads) { [places] part in
      var found = [Double](repeating: 0, count: Swift.min(block, count - part * block) * width)
      for row in part * block..<Swift.min(count, (part + 1) * block) {
        let sums = Separation.distanceSums(points, row, places, width: width, sumCount: sumCount)
        for (index, grouping) in groupings.enumerated() {
          found[(row - part * block) * width + index] = Separation.silhouette(
            sums[starts[index]..<starts[index] + grouping.k], own: grouping.labels[row], sizes[index])
        }
      }
      return found
    }
    let all = parts.flatMap { $0 }
    silhouettes = (0..<width).map { index in (0..<count).map { all[$0 * width + index] } }
  }

  /// The mean silhouette of a grouping.
  func mean(_ grouping: Int) -> Double {
    let own = silhouettes[grouping]
    return own.isEmpty ? 0 : own.reduce(0, +) / Double(own.count)
  }

  /// Distances from a row to all rows, summed by group of every grouping.
  private static func distanceSums(
    _ points: PointCloud, _ row: Int, _ places: [Int32], width: Int, sumCount: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: sumCount)
    let places = places.span
    let values = points.values.span
    let lanes = points.lanes.span
    let d = points.dimensions
    for start in stride(from: 0, to: points.count, by: 4) {
      var squares = SIMD4<Double>.zero
      for j in 0..<d {
        let gaps = values[row * d + j] - lanes[start / 4 * d + j]
        squares += gaps * gaps
      }
      let distances = squares.squareRoot()
      for lane in 0..<Swift.min(4, points.count - start) {
        let first = (start + lane) * width
        for index in first..<first + width { sums[Int(places[index])] += distances[lane] }
      }
    }
    return sums
  }

  private static func silhouette(_ sums: ArraySlice<Double>, own: Int, _ sizes: [Int]) -> Double {
    guard sizes[own] > 1 else { return 0 }
    let within = sums[sums.startIndex + own] / Double(sizes[own] - 1)
    var between = Double.infinity
    for c in sizes.indices where c != own && sizes[c] > 0 {
      between = Swift.min(between, sums[sums.startIndex + c] / Double(sizes[c]))
    }
    let larger = Swift.max(within, between)
    return larger > 0 && between.isFinite ? (between - within) / larger : 0
  }
}

/// Two more measures of how well a grouping separates its points.
enum SpreadIndices {
  /// Caliński and Harabasz 1974: spread between groups over spread within, each per degree of freedom; more is better.
  static func calinskiHarabasz(_ points: PointCloud, _ labels: [Int], k: Int) -> Double? {
    let groups = Groups(points, labels, k: k)
    let (n, used) = (Double(points.count), Double(groups.used))
    guard groups.used > 1, points.count > groups.used, groups.within > 0 else { return nil }
    return (groups.between / (used - 1)) / (groups.within / (n - used))
  }

  /// Davies and Bouldin 1979: the mean over groups of the worst ratio of their spreads to the distance of their
  /// centres; less is better.
  static func daviesBouldin(_ points: PointCloud, _ labels: [Int], k: Int) -> Double? {
    let groups = Groups(points, labels, k: k)
    let present = (0..<k).filter { groups.sizes[$0] > 0 }
    guard present.count > 1 else { return nil }
    var total = 0.0
    for a in present {
      var worst = 0.0
      for b in present where b != a {
        let apart = groups.distance(a, b)
        guard apart > 0 else { return nil }
        worst = Swift.max(worst, (groups.spreads[a] + groups.spreads[b]) / apart)
      }
      total += worst
    }
    return total / Double(present.count)
  }

  private struct Groups {
    let centres: [[Double]]
    let sizes: [Int]
    /// Mean distance to the own centre.
    let spreads: [Double]
    let within: Double
    let between: Double
    var used: Int { sizes.count { $0 > 0 } }

    init(_ points: PointCloud, _ labels: [Int], k: Int) {
      let d = points.dimensions
      var sums = [[Double]](repeating: [Double](repeating: 0, count: d), count: k)
      var sizes = [Int](repeating: 0, count: k)
      var all = [Double](repeating: 0, count: d)
      for row in 0..<points.count {
        sizes[labels[row]] += 1
        for j in 0..<d {
          sums[labels[row]][j] += points.value(row, j)
          all[j] += points.value(row, j)
        }
      }
      let centres = zip(sums, sizes).map { sum, size in sum.map { $0 / Double(Swift.max(size, 1)) } }
      let mean = all.map { $0 / Double(Swift.max(points.count, 1)) }
      var spreads = [Double](repeating: 0, count: k)
      var within = 0.0
      for row in 0..<points.count {
        let square = (0..<d).reduce(0.0) { sum, j in
          let gap = points.value(row, j) - centres[labels[row]][j]
          return sum + gap * gap
        }
        within += square
        spreads[labels[row]] += square.squareRoot()
      }
      self.centres = centres
      self.sizes = sizes
      self.spreads = zip(spreads, sizes).map { $0 / Double(Swift.max($1, 1)) }
      self.within = within
      between = zip(centres, sizes).reduce(0.0) { sum, group in
        sum + Double(group.1) * zip(group.0, mean).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
    }

    func distance(_ a: Int, _ b: Int) -> Double {
      zip(centres[a], centres[b]).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
  }
}
