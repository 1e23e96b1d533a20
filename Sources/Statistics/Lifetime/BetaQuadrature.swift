import Distributions
import Glibc

/// Nodes and weights of a mean over a beta distribution: E f(p) ≈ Σ wᵢ·f(pᵢ), exact for polynomials of degree 2n−1.
///
/// Gauss–Jacobi quadrature by the eigenvalues of the recurrence's matrix (Golub & Welsch 1969).
struct BetaQuadrature: Sendable {
  let nodes: [Double]
  /// They sum to 1.
  let weights: [Double]

  /// Both parameters above 0.
  init(a: Double, b: Double, count: Int = 24) {
    // Jacobi weight (1−t)^α(1+t)^β on −1…1 with p = (1+t)/2.
    let (alpha, beta) = (b - 1, a - 1)
    let sum = alpha + beta
    var diagonal = [Double](repeating: 0, count: count)
    var off = [Double](repeating: 0, count: count)
    for index in 0..<count {
      let n = Double(index)
      let s = 2 * n + sum
      diagonal[index] = index == 0 ? (beta - alpha) / (sum + 2) : (beta - alpha) * sum / (s * (s + 2))
      guard index > 0 else { continue }
      let square =
        index == 1
        ? 4 * (1 + alpha) * (1 + beta) / ((2 + sum) * (2 + sum) * (3 + sum))
        : 4 * n * (n + alpha) * (n + beta) * (n + sum) / (s * s * (s + 1) * (s - 1))
      off[index - 1] = square.squareRoot()
    }
    // First components of the eigenvectors give the weights.
    var first = [Double](repeating: 0, count: count)
    first[0] = 1
    Self.diagonalise(&diagonal, &off, &first)
    nodes = diagonal.map { min(1, max(0, (1 + $0) / 2)) }
    weights = first.map { $0 * $0 }
  }

  /// Implicit QL on a symmetric tridiagonal matrix, with the first row of the rotations kept.
  private static func diagonalise(_ d: inout [Double], _ e: inout [Double], _ z: inout [Double]) {
    let n = d.count
    for l in 0..<n {
      for _ in 0..<60 {
        var m = l
        while m < n - 1, abs(e[m]) > 1e-16 * (abs(d[m]) + abs(d[m + 1])) { m += 1 }
        if m == l { break }
        var g = (d[l + 1] - d[l]) / (2 * e[l])
        var r = (g * g + 1).squareRoot()
        g = d[m] - d[l] + e[l] / (g + (g < 0 ? -r : r))
        var (s, c, p) = (1.0, 1.0, 0.0)
        var isSplit = false
        for i in stride(from: m - 1, through: l, by: -1) {
          let f = s * e[i]
          let b = c * e[i]
          r = (f * f + g * g).squareRoot()
          e[i + 1] = r
          if r == 0 {
            d[i + 1] -= p
            e[m] = 0
            isSplit = true
            break
          }
          (s, c) = (f / r, g / r)
          g = d[i + 1] - p
          r = (d[i] - g) * s + 2 * c * b
          p = s * r
          d[i + 1] = g + p
          g = c * r - b
          let upper = z[i + 1]
          z[i + 1] = s * z[i] + c * upper
          z[i] = c * z[i] - s * upper
        }
        if isSplit { continue }
        d[l] -= p
        e[l] = g
        e[m] = 0
      }
    }
  }
}
