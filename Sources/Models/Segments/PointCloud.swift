/// Points in a few dimensions, row by row in one array.
struct PointCloud: Sendable {
  let values: [Double]
  let dimensions: Int
  /// How often each row counts.
  let weights: [Double]
  /// The same values of four rows side by side: those of rows 4b … 4b + 3 in dimension j at b × dimensions + j.
  let lanes: [SIMD4<Double>]

  var count: Int { weights.count }

  /// Each row counts once, or as often as its weight says.
  init(values: [Double], dimensions: Int, weights: [Double]? = nil) {
    self.values = values
    self.dimensions = dimensions
    self.weights = weights ?? Array(repeating: 1, count: dimensions == 0 ? 0 : values.count / dimensions)
    lanes = PointCloud.lanes(of: values, dimensions: dimensions)
  }

  /// The last rows are followed by zeros.
  private static func lanes(of values: [Double], dimensions: Int) -> [SIMD4<Double>] {
    guard dimensions > 0 else { return [] }
    let rows = values.count / dimensions
    var lanes = [SIMD4<Double>](repeating: .zero, count: (rows + 3) / 4 * dimensions)
    for row in 0..<rows {
      let start = row / 4 * dimensions
      for j in 0..<dimensions { lanes[start + j][row % 4] = values[row * dimensions + j] }
    }
    return lanes
  }

  func value(_ row: Int, _ dimension: Int) -> Double { values[row * dimensions + dimension] }

  func point(_ row: Int) -> ArraySlice<Double> { values[row * dimensions..<(row + 1) * dimensions] }

  /// The first rows only.
  func prefix(_ rows: Int) -> PointCloud {
    rows >= count
      ? self
      : PointCloud(
        values: Array(values[..<(rows * dimensions)]), dimensions: dimensions,
        weights: Array(weights[..<rows]))
  }

  /// The rows that count at all, under new weights.
  func weighted(_ weights: [Double]) -> PointCloud {
    var kept: [Double] = []
    kept.reserveCapacity(values.count)
    for row in 0..<count where weights[row] > 0 {
      for j in 0..<dimensions { kept.append(values[row * dimensions + j]) }
    }
    return PointCloud(values: kept, dimensions: dimensions, weights: weights.filter { $0 > 0 })
  }

  func squaredDistance(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for j in 0..<dimensions {
      let gap = values[a * dimensions + j] - values[b * dimensions + j]
      sum += gap * gap
    }
    return sum
  }

  /// Rows with different values in at least one dimension, counted up to a limit.
  func distinctCount(upTo limit: Int) -> Int {
    var seen: Set<[Double]> = []
    for row in 0..<count {
      seen.insert(Array(point(row)))
      if seen.count >= limit { break }
    }
    return seen.count
  }
}
