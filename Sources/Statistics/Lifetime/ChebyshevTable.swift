import Glibc

/// Up to eight smooth functions of one variable, evaluated at few points and interpolated between them.
///
/// Chebyshev points of the second kind with the barycentric formula (Berrut & Trefethen 2004): for functions as smooth
/// as those of the purchase models in log(α + t), 16 points leave an error under 1e-8.
struct ChebyshevTable: Sendable {
  private let points: [Double]
  private let signs: [Double]
  /// One row of function values a point.
  private let rows: [SIMD8<Double>]

  static let size = 16

  /// The functions' values, all at once, at each point from `low` to `high`.
  init(from low: Double, to high: Double, _ functions: (Double) -> SIMD8<Double>) {
    let last = Double(Self.size - 1)
    let points = (0..<Self.size).map { index in
      (low + high) / 2 - (high - low) / 2 * cos(Double.pi * Double(index) / last)
    }
    self.points = points
    signs = (0..<Self.size).map { index in
      let sign = index % 2 == 0 ? 1.0 : -1
      return index == 0 || index == Self.size - 1 ? sign / 2 : sign
    }
    rows = points.map(functions)
  }

  func values(at x: Double) -> SIMD8<Double> {
    var sums = SIMD8<Double>.zero
    var total = 0.0
    for index in points.indices {
      let distance = x - points[index]
      if distance == 0 { return rows[index] }
      let weight = signs[index] / distance
      total += weight
      sums += weight * rows[index]
    }
    return sums / total
  }
}
