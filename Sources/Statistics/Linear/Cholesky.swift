import Glibc

/// The triangular factor of a symmetric positive definite matrix, row-major: A = LL′.
public struct Cholesky: Sendable {
  let size: Int
  private let factor: [Double]

  /// `nil` when the matrix is not positive definite: when of an element of its diagonal no more than the share
  /// `tolerance` is left by those before it. Only the lower triangle is read.
  public init?(_ matrix: [Double], size: Int, tolerance: Double = 1e-13) {
    var factor = matrix
    for j in 0..<size {
      for i in j..<size {
        var sum = factor[i * size + j]
        for k in 0..<j { sum -= factor[i * size + k] * factor[j * size + k] }
        if i == j {
          guard sum > tolerance * abs(matrix[j * size + j]), sum.isFinite else { return nil }
          factor[j * size + j] = sum.squareRoot()
        } else {
          factor[i * size + j] = sum / factor[j * size + j]
        }
      }
    }
    self.size = size
    self.factor = factor
  }

  /// x with Ax = b.
  public func solve(_ b: [Double]) -> [Double] {
    var x = b
    for i in 0..<size {
      for k in 0..<i { x[i] -= factor[i * size + k] * x[k] }
      x[i] /= factor[i * size + i]
    }
    for i in (0..<size).reversed() {
      for k in (i + 1)..<max(i + 1, size) { x[i] -= factor[k * size + i] * x[k] }
      x[i] /= factor[i * size + i]
    }
    return x
  }

  var inverse: [Double] {
    var inverse = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      var unit = [Double](repeating: 0, count: size)
      unit[column] = 1
      for (row, value) in solve(unit).enumerated() { inverse[row * size + column] = value }
    }
    return inverse
  }

  /// log det A.
  public var logDeterminant: Double { (0..<size).reduce(0) { $0 + 2 * log(factor[$1 * size + $1]) } }

  /// b′A⁻¹b.
  func form(_ b: [Double]) -> Double { zip(b, solve(b)).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Rows and columns of a matrix, in the order asked for.
  static func part(_ matrix: [Double], size: Int, _ indices: [Int]) -> [Double] {
    indices.flatMap { row in indices.map { matrix[row * size + $0] } }
  }
}
