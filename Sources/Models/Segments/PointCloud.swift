/// Points in a few dimensions, row by row in one array.
struct PointCloud: Sendable {
  let values: [Double]
  let dimensions: Int
  var count: Int { dimensions == 0 ? 0 : values.count / dimensions }

  init(values: [Double], dimensions: Int) {
    self.values = values
    self.dimensions = dimensions
  }

  func point(_ row: Int) -> ArraySlice<Double> { values[row * dimensions..<(row + 1) * dimensions] }

  /// The first rows only.
  func prefix(_ rows: Int) -> PointCloud {
    rows >= count ? self : PointCloud(values: Array(values[0..<rows * dimensions]), dimensions: dimensions)
  }

  /// Rows by number, with repeats.
  func selecting(_ rows: [Int]) -> PointCloud {
    var chosen: [Double] = []
    chosen.reserveCapacity(rows.count * dimensions)
    for row in rows { chosen += point(row) }
    return PointCloud(values: chosen, dimensions: dimensions)
  }

  func squaredDistance(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for j in 0..<dimensions {
      let gap = values[a * dimensions + j] - values[b * dimensions + j]
      sum += gap * gap
    }
    return sum
  }
}
