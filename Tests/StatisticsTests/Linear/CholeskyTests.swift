import Testing

@testable import Statistics

struct CholeskyTests {
  /// [[4, 2], [2, 3]] with its upper triangle left out: its determinant is 8.
  private let matrix = [4.0, .nan, 2, 3]

  @Test func `a factor solves, inverts and knows its determinant, from the lower triangle`() throws {
    let factor = try #require(Cholesky(matrix, size: 2))
    let solved = factor.solve([8, 8])
    #expect(abs(solved[0] - 1) < 1e-15 && abs(solved[1] - 2) < 1e-15)
    let expected = [3.0 / 8, -0.25, -0.25, 0.5]
    #expect(zip(factor.inverse, expected).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(abs(factor.form([8, 8]) - 24) < 1e-13)
    #expect(abs(factor.logDeterminant - 2.0794415416798357) < 1e-15)
  }

  @Test func `a matrix is refused where next to nothing is left of its diagonal`() {
    let near = [1, 0, 1, 1 + 1e-14]
    #expect(Cholesky(near, size: 2) == nil && Cholesky(near, size: 2, tolerance: 0) != nil)
    #expect(Cholesky([1, 0, 2, 1], size: 2, tolerance: 0) == nil)
    #expect(Cholesky([-1], size: 1) == nil && Cholesky([.infinity], size: 1) == nil)
  }
}
