/// The little algebra of a few parameters.
enum SymmetricMatrix {
  static func identity(_ count: Int) -> [[Double]] {
    (0..<count).map { i in (0..<count).map { i == $0 ? 1 : 0 } }
  }

  /// Inverse of a positive definite matrix, by Cholesky; `nil` when it is not one, or nearly not.
  static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let size = matrix.count
    guard let factor = Cholesky(matrix.flatMap { $0 }, size: size, tolerance: 1e-12) else { return nil }
    let inverse = factor.inverse
    return (0..<size).map { Array(inverse[$0 * size..<($0 + 1) * size]) }
  }

  /// g′Σg, at least 0.
  static func quadratic(_ matrix: [[Double]], _ g: [Double]) -> Double {
    var total = 0.0
    for i in matrix.indices {
      for j in matrix.indices { total += g[i] * matrix[i][j] * g[j] }
    }
    return max(0, total)
  }

  /// The same with slopes beyond the matrix's size, which are left out.
  static func quadratic(_ matrix: [[Double]], _ g: SIMD4<Double>) -> Double { DeltaVariance(matrix)(g) }

  /// The BFGS update of an inverse Hessian, left out where the function does not bend upward along the step.
  static func update(_ inverse: inout [[Double]], moved s: [Double], bent y: [Double], isFresh: Bool) {
    let sy = zip(s, y).reduce(0) { $0 + $1.0 * $1.1 }
    let yy = y.reduce(0) { $0 + $1 * $1 }
    guard sy > 1e-12 * yy else { return }
    let n = s.count
    if isFresh {
      // The first curvature sets the scale (Nocedal & Wright 2006, eq. 6.20).
      inverse = identity(n).map { $0.map { $0 * sy / yy } }
    }
    let hy = inverse.map { row in zip(row, y).reduce(0) { $0 + $1.0 * $1.1 } }
    let yhy = zip(y, hy).reduce(0) { $0 + $1.0 * $1.1 }
    for i in 0..<n {
      for j in 0..<n {
        inverse[i][j] += (1 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy
      }
    }
  }
}

/// The variance g′Σg of a quantity with slopes g by up to four parameters, at least 0, made ready for many quantities;
/// what g has beyond the matrix's size is left out.
public struct DeltaVariance: Sendable {
  private let rows: InlineArray<4, SIMD4<Double>>

  public init(_ matrix: [[Double]]) {
    var rows = InlineArray<4, SIMD4<Double>>(repeating: .zero)
    for i in matrix.indices {
      for j in matrix.indices { rows[i][j] = matrix[i][j] }
    }
    self.rows = rows
  }

  public func callAsFunction(_ g: SIMD4<Double>) -> Double {
    var total = 0.0
    for i in 0..<4 {
      for j in 0..<4 { total += g[i] * rows[i][j] * g[j] }
    }
    return max(0, total)
  }
}
